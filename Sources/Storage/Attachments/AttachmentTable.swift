import City
import Civics
import Crypto
import FoundationEssentials
import GRDB

/// Rows of attachments and of the cases that refer to them.
enum AttachmentTable {
    static let place = "attachment"
    static let columns = "digest, size, kind, name, account, at, state, file, wrapped"

    /// A row with where its bytes lie and the key they open with.
    struct Kept: Sendable {
        let attachment: StoredAttachment
        let file: String
        /// `nil` once the bytes were destroyed.
        let wrapped: [UInt8]?
    }

    static func read(_ row: SQLRow, with keys: KeyRing) throws -> Kept {
        guard let kind = AttachmentKind(rawValue: row.text(2)),
            let state = AttachmentState(rawValue: row.text(6))
        else { throw DamagedRecord() }
        let name = String(decoding: try keys.open(row.bytes(3), in: place), as: UTF8.self)
        return Kept(
            attachment: StoredAttachment(
                digest: row.text(0), size: Int(row.int(1)), kind: kind, name: name,
                account: try row.id(4), at: row.moment(5), state: state),
            file: row.text(7), wrapped: row.optionalBytes(8))
    }

    static func find(
        _ digest: String, in database: Database, with keys: KeyRing
    ) throws -> Kept? {
        try database.sql("SELECT \(columns) FROM attachments WHERE digest = ?")
            .first(.text(digest)) { try read($0, with: keys) }
    }

    static func write(_ use: AttachmentUse, in batch: WriteBatch) throws {
        try batch.sql(
            "INSERT OR IGNORE INTO attachment_uses (case_id, digest, purpose) VALUES (?, ?, ?)"
        ).run(.id(use.caseID), .text(use.digest), .text(use.purpose))
    }
}
