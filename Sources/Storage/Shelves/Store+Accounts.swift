public import City
public import Civics
import GRDB

extension Store: Accounts {
    public func account(_ id: AccountID) async throws(StoreUnavailable) -> AccountRecord? {
        try await accounts("id = ?", [.id(id)]).first
    }

    public func account(named name: String) async throws(StoreUnavailable) -> AccountRecord? {
        try await accounts("name = ?", [.bytes(blindName(name))]).first
    }

    public func accounts(
        after id: AccountID?, limit: Int
    ) async throws(StoreUnavailable) -> [AccountRecord] {
        try await accounts(
            "number > coalesce((SELECT number FROM accounts WHERE id = ?), 0) ORDER BY number LIMIT ?",
            [.optional(id), .int(Int64(limit))])
    }

    public func put(_ accounts: [AccountRecord]) async throws(JournalRefusal) {
        let rows: [AccountTable.Row]
        do {
            rows = try accounts.map { try AccountTable.Row($0, with: keys) }
        } catch {
            throw .malformed("account")
        }
        try await writer.write { batch in
            for row in rows { try AccountTable.write(row, in: batch) }
        }
    }

    private func blindName(_ name: String) -> [UInt8] { AccountTable.blind(name, with: keys) }

    private func accounts(
        _ condition: String, _ values: [SQLValue]
    ) async throws(StoreUnavailable) -> [AccountRecord] {
        try glance { [keys] database in
            try database.sql("SELECT id, sealed FROM accounts WHERE \(condition)")
                .all(values) { row in
                    var unpacking = Unpacking(
                        try keys.open(row.bytes(1), in: AccountTable.place))
                    return AccountRecord(
                        id: try row.id(0), name: try unpacking.text(),
                        person: try PersonID(stored: try unpacking.field()),
                        body: try unpacking.field())
                }
        }
    }
}

/// Rows of accounts, sealed; found again by a blind name.
enum AccountTable {
    static let place = "account"

    /// An account as it is stored.
    struct Row: Sendable {
        let id: AccountID
        let name: [UInt8]
        let sealed: [UInt8]

        init(_ account: AccountRecord, with keys: KeyRing) throws {
            var packing = Packing()
            packing.add(account.name)
            packing.add(account.person.blob)
            packing.add(account.body)
            (id, name) = (account.id, AccountTable.blind(account.name, with: keys))
            sealed = try keys.seal(packing.bytes, in: AccountTable.place)
        }
    }

    static func blind(_ name: String, with keys: KeyRing) -> [UInt8] {
        keys.blind(name, in: place)
    }

    static func write(_ row: Row, in batch: WriteBatch) throws {
        let holder = try batch.sql("SELECT id FROM accounts WHERE name = ?")
            .first(.bytes(row.name)) { $0.bytes(0) }
        guard holder == nil || holder == row.id.blob else {
            throw JournalRefusal.taken(what: "sign-in name")
        }
        try batch.sql(
            """
            INSERT INTO accounts (id, name, sealed) VALUES (?, ?, ?)
            ON CONFLICT DO UPDATE SET name = excluded.name, sealed = excluded.sealed
            """
        ).run(.id(row.id), .bytes(row.name), .bytes(row.sealed))
    }
}
