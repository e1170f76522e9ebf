import GRDB

/// Prepared statements of the writing connection, kept for its life.
final class StatementShelf: @unchecked Sendable {
    // Safety: touched on the writer's queue only.
    private var held: [UnsafeRawPointer: (statement: SQLStatement, owner: Statement)] = [:]

    func statement(_ text: StaticString, in database: Database) throws -> SQLStatement {
        let place = UnsafeRawPointer(text.utf8Start)
        if let held = held[place] { return held.statement }
        let owner = try database.makeStatement(sql: text.description)
        let statement = SQLStatement(owner, in: database)
        held[place] = (statement, owner)
        return statement
    }

    /// Lets go of all statements, before the connection is closed.
    func clear() { held = [:] }
}
