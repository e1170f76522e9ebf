import GRDB
import GRDBSQLite

/// A prepared statement of one connection. GRDB prepares and keeps it; binding and stepping go
/// straight to SQLite, because the journal writes tens of thousands of rows a second.
struct SQLStatement {
    private let pointer: OpaquePointer
    private let connection: OpaquePointer?

    /// The statement that GRDB prepared; valid as long as `statement` is kept.
    init(_ statement: Statement, in database: Database) {
        (pointer, connection) = (statement.sqliteStatement, database.sqliteConnection)
    }

    /// Runs to the end; rows are ignored.
    func run(_ values: SQLValue...) throws(SQLFault) {
        try bind(values)
        defer { sqlite3_reset(pointer) }
        while try step() {}
    }

    /// The first row, as `read` makes it.
    func first<Made>(_ values: SQLValue..., read: (SQLRow) throws -> Made) throws -> Made? {
        try bind(values)
        defer { sqlite3_reset(pointer) }
        return try step() ? try read(SQLRow(pointer)) : nil
    }

    /// All rows, as `read` makes them.
    func all<Made>(_ values: SQLValue..., read: (SQLRow) throws -> Made) throws -> [Made] {
        try all(values, read: read)
    }

    /// All rows, as `read` makes them.
    func all<Made>(_ values: [SQLValue], read: (SQLRow) throws -> Made) throws -> [Made] {
        try bind(values)
        defer { sqlite3_reset(pointer) }
        var made: [Made] = []
        while try step() { made.append(try read(SQLRow(pointer))) }
        return made
    }

    /// Reads rows until `read` says to stop.
    func each(_ values: [SQLValue], read: (SQLRow) throws -> Bool) throws {
        try bind(values)
        defer { sqlite3_reset(pointer) }
        while try step() { guard try read(SQLRow(pointer)) else { return } }
    }

    private func step() throws(SQLFault) -> Bool {
        switch sqlite3_step(pointer) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw SQLFault(code: code, connection: connection)
        }
    }

    private func bind(_ values: [SQLValue]) throws(SQLFault) {
        for (place, value) in values.enumerated() {
            let code = bind(value, at: Int32(place + 1))
            guard code == SQLITE_OK else {
                throw SQLFault(code: code, connection: connection)
            }
        }
    }

    private func bind(_ value: SQLValue, at place: Int32) -> Int32 {
        // SQLite copies what is bound: SQLITE_TRANSIENT, a macro Swift cannot see.
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        switch value {
        case .int(let number): return sqlite3_bind_int64(pointer, place, number)
        case .null: return sqlite3_bind_null(pointer, place)
        case .text(var text):
            return text.withUTF8 { words in
                words.withMemoryRebound(to: CChar.self) {
                    sqlite3_bind_text(
                        pointer, place, $0.baseAddress ?? Self.empty, Int32(clamping: $0.count),
                        copied)
                }
            }
        case .bytes(let bytes):
            guard !bytes.isEmpty else { return sqlite3_bind_zeroblob(pointer, place, 0) }
            return bytes.withUnsafeBytes {
                sqlite3_bind_blob(pointer, place, $0.baseAddress, Int32(clamping: $0.count), copied)
            }
        }
    }

    // Safety: one zero byte that nobody writes to.
    private nonisolated(unsafe) static let empty: UnsafePointer<CChar> = {
        let byte = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
        byte.initialize(to: 0)
        return UnsafePointer(byte)
    }()
}

/// The row a statement stands on; valid until the next step.
struct SQLRow {
    private let pointer: OpaquePointer

    fileprivate init(_ pointer: OpaquePointer) { self.pointer = pointer }

    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(pointer, column) == SQLITE_NULL }
    func int(_ column: Int32) -> Int64 { sqlite3_column_int64(pointer, column) }
    func optionalInt(_ column: Int32) -> Int64? { isNull(column) ? nil : int(column) }

    func text(_ column: Int32) -> String {
        guard let start = sqlite3_column_text(pointer, column) else { return "" }
        let count = Int(sqlite3_column_bytes(pointer, column))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

    func bytes(_ column: Int32) -> [UInt8] {
        guard let start = sqlite3_column_blob(pointer, column) else { return [] }
        let count = Int(sqlite3_column_bytes(pointer, column))
        return Array(UnsafeRawBufferPointer(start: start, count: count))
    }

    func optionalBytes(_ column: Int32) -> [UInt8]? { isNull(column) ? nil : bytes(column) }
}

extension Database {
    /// The statement with this text, prepared once for each connection.
    func sql(_ text: String) throws -> SQLStatement {
        SQLStatement(try cachedStatement(sql: text), in: self)
    }

    /// Rows that the last statement changed.
    var changed: Int { Int(sqlite3_changes(sqliteConnection)) }

    /// The row number that the last insertion gave.
    var inserted: Int64 { sqlite3_last_insert_rowid(sqliteConnection) }
}
