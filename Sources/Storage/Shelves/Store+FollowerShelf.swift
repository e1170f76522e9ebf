public import City
import Civics
import GRDB

extension Store: FollowerShelf {
    static let followerPlace = "follower"

    public func position(of follower: String) async throws(StoreUnavailable) -> Int64 {
        try glance { try Self.position(of: follower, in: $0) }
    }

    private static func position(of follower: String, in database: Database) throws -> Int64 {
        try database.sql("SELECT position FROM followers WHERE name = ?")
            .first(.text(follower)) { $0.int(0) } ?? 0
    }

    public func followers() async throws(StoreUnavailable) -> [FollowerPosition] {
        try read { database in
            try database.sql("SELECT name, position FROM followers ORDER BY name").all {
                FollowerPosition(name: $0.text(0), position: $0.int(1))
            }
        }
    }

    public func advance(
        _ follower: String, from: Int64, to: Int64, writes: [FollowerWrite]
    ) async throws(StoreUnavailable) -> Bool {
        let prepared = try writes.map { write throws(StoreUnavailable) in
            (write, try sealed(write))
        }
        return try await put { batch in
            guard try Self.position(of: follower, in: batch.database) == from else {
                return false
            }
            for (write, sealed) in prepared {
                try Self.apply(write, sealed: sealed, of: follower, in: batch)
            }
            try batch.sql(
                """
                INSERT INTO followers (name, position) VALUES (?, ?)
                ON CONFLICT DO UPDATE SET position = excluded.position
                """
            ).run(.text(follower), .int(to))
            return true
        }
    }

    private func sealed(_ write: FollowerWrite) throws(StoreUnavailable) -> [UInt8] {
        switch write {
        case .put(let row): try seal(row.body, in: Self.followerPlace)
        case .remove: []
        }
    }

    private static func apply(
        _ write: FollowerWrite, sealed: [UInt8], of follower: String, in batch: WriteBatch
    ) throws {
        switch write {
        case .put(let row):
            try batch.sql(
                """
                INSERT INTO follower_rows (follower, key, grouping, sort, sealed)
                VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET grouping = excluded.grouping, sort = excluded.sort,
                    sealed = excluded.sealed
                """
            ).run(
                .text(follower), .text(row.key), .text(row.group), .int(row.sort),
                .bytes(sealed))
        case .remove(let key):
            try batch.sql("DELETE FROM follower_rows WHERE follower = ? AND key = ?")
                .run(.text(follower), .text(key))
        }
    }

    public func reset(_ follower: String) async throws(StoreUnavailable) {
        try await put { batch in
            try batch.sql("DELETE FROM follower_rows WHERE follower = ?").run(.text(follower))
            try batch.sql("DELETE FROM followers WHERE name = ?").run(.text(follower))
        }
    }

    public func rows(of follower: String) -> any FollowerRows {
        StoredFollowerRows(follower: follower, store: self)
    }
}

/// The rows one follower keeps in a store.
struct StoredFollowerRows: FollowerRows {
    let follower: String
    let store: Store

    func row(key: String) async throws(StoreUnavailable) -> FollowerRow? {
        try await rows("AND key = ?", [.text(key)]).first
    }

    func rows(
        group: String, after place: FollowerPlace?, limit: Int, descending: Bool
    ) async throws(StoreUnavailable) -> [FollowerRow] {
        let (sign, order) = descending ? ("<", "DESC") : (">", "ASC")
        let after = place.map { [SQLValue.int($0.sort), .text($0.key)] } ?? []
        return try await rows(
            """
            AND grouping = ? \(place == nil ? "" : "AND (sort, key) \(sign) (?, ?)")
            ORDER BY sort \(order), key \(order) LIMIT ?
            """, [.text(group)] + after + [.int(Int64(limit))])
    }

    private func rows(
        _ condition: String, _ values: [SQLValue]
    ) async throws(StoreUnavailable) -> [FollowerRow] {
        try store.glance { [keys = store.keys, follower] database in
            try database.sql(
                """
                SELECT key, grouping, sort, sealed FROM follower_rows
                WHERE follower = ? \(condition)
                """
            ).all([.text(follower)] + values) { row in
                FollowerRow(
                    key: row.text(0), group: row.text(1), sort: row.int(2),
                    body: try keys.open(row.bytes(3), in: Store.followerPlace))
            }
        }
    }
}
