public import City
public import Civics
import GRDB

extension Store {
    /// Lists erased cases beside the keys, so that a restored backup forgets them again.
    static let erasedList = "erased"

    /// Destroys key, salts and payloads of a case and leaves a tombstone.
    public func erase(
        _ caseID: CaseID, _ erasure: Erasure
    ) async throws(JournalRefusal) -> Bool {
        do {
            // Before the deed: should the process end in between, the order still stands.
            if let folder {
                try Disk.append(
                    Array("\(caseID)\n".utf8), to: folder.keys + "/" + Self.erasedList,
                    mode: 0o600)
            }
        } catch {
            throw .unavailable(error.isFull ? .full : .unreadable(reason: error.reason))
        }
        return try await destroy(caseID, erasure)
    }

    /// Destroys everything a case says about people, in the database, the log of writes and the
    /// attachments.
    func destroy(_ caseID: CaseID, _ erasure: Erasure) async throws(JournalRefusal) -> Bool {
        let files = try await writer.write { batch in
            try batch.erase(caseID, erasure)
        }
        guard let files else { return false }
        heads.forget(caseID)
        do {
            for file in files { try self.files.remove(file) }
        } catch {
            throw .unavailable(Self.unreadable(error))
        }
        await writer.emptyLog()
        return true
    }
}

extension WriteBatch {
    /// Destroys key, payloads and words of a case.
    ///
    /// - Returns: Files that only this case used; `nil` when there is nothing to erase.
    func erase(_ caseID: CaseID, _ erasure: Erasure) throws -> [String]? {
        guard let standing = try standing(caseID), !standing.isErased else { return nil }
        let number = SQLValue.int(standing.number)
        try emptyPayloads(from: standing.head)
        try removeParties(standing)
        try removeSpot(of: standing.number)
        for text in Self.erasing { try sql(text).run(number) }
        try sql("DELETE FROM messages WHERE case_id = ?").run(.id(caseID))
        try sql("DELETE FROM licences WHERE case_id = ?").run(.id(caseID))
        try sql("DELETE FROM rating_tokens WHERE case_id = ?").run(.id(caseID))
        try sql(
            """
            INSERT INTO tombstones (case_no, ordered_by, confirmed_by, basis, at)
            VALUES (?, ?, ?, ?, ?)
            """
        ).run(
            number, .id(erasure.by), .id(erasure.confirmed), .text(erasure.basis),
            .moment(erasure.at))
        return try removeAttachments(of: caseID)
    }

    private static let erasing: [StaticString] = [
        "DELETE FROM case_keys WHERE case_no = ?",
        """
        UPDATE cases SET title = '', people = x'', organisations = x'', category = NULL,
            longitude = NULL, latitude = NULL
        WHERE case_no = ?
        """,
    ]

    private func removeSpot(of number: Int64) throws {
        let found = try sql(
            "SELECT category, longitude, latitude, opened FROM cases WHERE case_no = ?"
        ).first(.int(number)) { row in
            (
                spot: row.optionalText(0).map {
                    CaseSpot(
                        category: $0, longitude: Int32(truncatingIfNeeded: row.int(1)),
                        latitude: Int32(truncatingIfNeeded: row.int(2)))
                }, opened: row.int(3)
            )
        }
        guard let found, let spot = found.spot else { return }
        try sql("DELETE FROM spots WHERE category = ? AND cell = ? AND opened = ? AND case_no = ?")
            .run(.text(spot.category), .int(spot.cell), .int(found.opened), .int(number))
    }

    private func emptyPayloads(from head: Int64) throws {
        var next: Int64? = head
        while let position = next {
            next =
                try sql("SELECT previous FROM journal WHERE position = ?")
                .first(.int(position)) { $0.optionalInt(0) } ?? nil
            try sql("UPDATE journal SET sealed = NULL WHERE position = ?").run(.int(position))
        }
    }

    private func removeAttachments(of caseID: CaseID) throws -> [String] {
        let alone = try sql(
            """
            SELECT a.digest, a.file FROM attachment_uses u JOIN attachments a USING (digest)
            WHERE u.case_id = ?1 AND NOT EXISTS (
                SELECT 1 FROM attachment_uses o WHERE o.digest = u.digest AND o.case_id <> ?1)
            """
        ).all(.id(caseID)) { (digest: $0.text(0), file: $0.text(1)) }
        for (digest, _) in alone {
            try sql("DELETE FROM attachments WHERE digest = ?").run(.text(digest))
        }
        try sql("DELETE FROM attachment_uses WHERE case_id = ?").run(.id(caseID))
        return Array(Set(alone.map(\.file)))
    }
}
