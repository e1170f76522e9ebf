import FoundationEssentials
import GRDB
import GRDBSQLite

extension RawStore {
    /// One value of a row.
    package enum Field: Sendable {
        case number(Int64)
        case text(String)
        case bytes([UInt8])
        case nothing

        fileprivate var value: DatabaseValue {
            switch self {
            case .number(let number): number.databaseValue
            case .text(let text): text.databaseValue
            case .bytes(let bytes): Data(bytes).databaseValue
            case .nothing: .null
            }
        }
    }

    /// Journal rows, to be written by nothing but SQLite.
    package struct Rows: Sendable {
        fileprivate var rows: [[DatabaseValue]]

        fileprivate init(rows: [[DatabaseValue]]) { self.rows = rows }

        /// Rows of these fields, the first of each its number.
        package init(_ rows: [[Field]]) { self.rows = rows.map { $0.map(\.value) } }

        package var count: Int { rows.count }
        /// Bytes of a row on the average.
        package var bytes: Int {
            let sum = rows.reduce(0) { $0 + $1.reduce(0) { $0 + Self.bytes($1) } }
            return sum / max(1, rows.count)
        }

        /// Events a row holds on the average: rows are numbered by their last event.
        package var events: Double {
            guard let first = rows.first?.first, let last = rows.last?.first, rows.count > 1 else {
                return 1
            }
            let (from, to) = (Int64.fromDatabaseValue(first), Int64.fromDatabaseValue(last))
            return Double((to ?? 0) - (from ?? 0)) / Double(rows.count - 1)
        }

        private static func bytes(_ value: DatabaseValue) -> Int {
            switch value.storage {
            case .null: 0
            case .int64, .double: 8
            case .string(let text): text.utf8.count
            case .blob(let bytes): bytes.count
            }
        }
    }

    /// The last rows of a store's journal, at most `limit`.
    package static func journal(of path: String, limit: Int) throws -> Rows {
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        let rows = try queue.read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM journal ORDER BY position DESC LIMIT ?",
                arguments: [limit])
        }
        return Rows(rows: rows.reversed().map { Array($0.databaseValues) })
    }

    /// Rows a second when SQLite alone writes these rows, so many a transaction, at FULL.
    package static func rowsPerSecond(
        _ rows: Rows, folder: String, batch: Int
    ) throws -> Double {
        let queue = try DatabaseQueue(path: folder + "/raw.sqlite")
        defer { try? queue.close() }
        return try queue.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA journal_mode = WAL")
            try database.execute(sql: "PRAGMA synchronous = FULL")
            let width = rows.rows.first?.count ?? 1
            let names = (1..<max(2, width)).map { "c\($0)" }.joined(separator: ", ")
            try database.execute(
                sql: "CREATE TABLE rows (position INTEGER PRIMARY KEY, \(names))")
            let marks = Array(repeating: "?", count: max(2, width)).joined(separator: ", ")
            let insert = try database.makeStatement(sql: "INSERT INTO rows VALUES (\(marks))")
            let clock = ContinuousClock()
            let taken = try clock.measure {
                var rest = rows.rows[...]
                while !rest.isEmpty {
                    try database.execute(sql: "BEGIN IMMEDIATE")
                    for row in rest.prefix(batch) { write(row, insert.sqliteStatement) }
                    try database.execute(sql: "COMMIT")
                    rest = rest.dropFirst(batch)
                }
            }
            return Double(rows.count) / taken.seconds
        }
    }

    private static func write(_ row: [DatabaseValue], _ statement: OpaquePointer) {
        for (place, value) in row.enumerated() { bind(value, statement, Int32(place + 1)) }
        sqlite3_step(statement)
        sqlite3_reset(statement)
    }

    private static func bind(
        _ value: DatabaseValue, _ statement: OpaquePointer, _ place: Int32
    ) {
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        switch value.storage {
        case .null: sqlite3_bind_null(statement, place)
        case .int64(let number): sqlite3_bind_int64(statement, place, number)
        case .double(let number): sqlite3_bind_double(statement, place, number)
        case .string(let text):
            sqlite3_bind_text(statement, place, text, Int32(text.utf8.count), copied)
        case .blob(let bytes):
            bytes.withUnsafeBytes {
                _ = sqlite3_bind_blob(statement, place, $0.baseAddress, Int32($0.count), copied)
            }
        }
    }
}
