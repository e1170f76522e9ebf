import GRDB

/// Looks into a closed database.
enum Peek {
    static func count(_ path: String, _ table: String) throws -> Int? {
        let database = try DatabaseQueue(path: path)
        defer { try? database.close() }
        return try database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") }
    }
}
