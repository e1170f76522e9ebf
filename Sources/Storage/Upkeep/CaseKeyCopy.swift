import GRDB

/// The keys' seeds of all cases in a file of their own, beside the backed-up keys of the node.
enum CaseKeyCopy {
    static let name = "case-keys.sqlite"
    private static let batch = 20_000

    /// Copies the keys that are there.
    static func write(from store: Store, to path: String) async throws {
        try await store.aside {
            let copy = try DatabaseQueue(path: path)
            try Disk.protect(path)
            try copy.writeWithoutTransaction { database in
                try database.execute(
                    sql: """
                        CREATE TABLE case_keys (id BLOB PRIMARY KEY, seed BLOB NOT NULL)
                        STRICT, WITHOUT ROWID
                        """)
            }
            var last: Int64 = 0
            while true {
                let rows = try store.database.read { try read(after: last, in: $0) }
                guard let end = rows.last?.number else { break }
                try copy.write { database in
                    for row in rows {
                        try database.sql("INSERT INTO case_keys (id, seed) VALUES (?, ?)")
                            .run(.bytes(row.id), .bytes(row.seed))
                    }
                }
                last = end
            }
            try copy.close()
        }
    }

    private struct Row {
        let number: Int64
        let id: [UInt8]
        let seed: [UInt8]
    }

    private static func read(after number: Int64, in database: Database) throws -> [Row] {
        try database.sql(
            """
            SELECT k.case_no, c.id, k.seed FROM case_keys k JOIN cases c USING (case_no)
            WHERE k.case_no > ? ORDER BY k.case_no LIMIT ?
            """
        ).all(.int(number), .int(Int64(batch))) {
            Row(number: $0.int(0), id: $0.bytes(1), seed: $0.bytes(2))
        }
    }

    /// Gives the cases of a restored database their keys back, as far as the copy has them and
    /// they were not erased.
    static func restore(from path: String, into database: DatabaseQueue) throws {
        let copy = try DatabaseQueue(path: path, configuration: readOnly)
        let rows = try copy.read { copied in
            try copied.sql("SELECT id, seed FROM case_keys").all { ($0.bytes(0), $0.bytes(1)) }
        }
        try copy.close()
        try database.write { database in
            for (id, seed) in rows {
                try database.sql(
                    """
                    INSERT OR IGNORE INTO case_keys (case_no, seed)
                    SELECT case_no, ? FROM cases
                    WHERE id = ? AND case_no NOT IN (SELECT case_no FROM tombstones)
                    """
                ).run(.bytes(seed), .bytes(id))
            }
        }
    }

    private static var readOnly: Configuration {
        var configuration = Configuration()
        configuration.readonly = true
        return configuration
    }
}
