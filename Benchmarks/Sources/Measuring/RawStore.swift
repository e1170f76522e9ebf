import GRDB
import GRDBSQLite

/// The bare database to compare with: one table, one prepared statement, rows of the same size in
/// transactions of the same length, WAL and `synchronous=FULL`.
package enum RawStore {
    /// Rows a second.
    package static func rowsPerSecond(
        folder: String, rows: Int, rowBytes: Int, batch: Int
    ) throws -> Double {
        let queue = try DatabaseQueue(path: folder + "/raw.sqlite")
        defer { try? queue.close() }
        return try queue.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA journal_mode = WAL")
            try database.execute(sql: "PRAGMA synchronous = FULL")
            try database.execute(sql: "CREATE TABLE rows (id INTEGER PRIMARY KEY, bytes BLOB)")
            let insert = try database.makeStatement(sql: "INSERT INTO rows (bytes) VALUES (?)")
            let bytes = [UInt8](repeating: 7, count: rowBytes)
            let clock = ContinuousClock()
            let taken = try clock.measure {
                for _ in 0..<max(1, rows / batch) {
                    try database.execute(sql: "BEGIN IMMEDIATE")
                    for _ in 0..<batch { insertRow(insert.sqliteStatement, bytes) }
                    try database.execute(sql: "COMMIT")
                }
            }
            return Double(max(1, rows / batch) * batch) / taken.seconds
        }
    }

    private static func insertRow(_ statement: OpaquePointer, _ bytes: [UInt8]) {
        bytes.withUnsafeBytes {
            _ = sqlite3_bind_blob(statement, 1, $0.baseAddress, Int32($0.count), nil)
            sqlite3_step(statement)
            sqlite3_reset(statement)
        }
    }
}

extension Duration {
    package var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}
