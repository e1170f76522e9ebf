public import City
import Civics
import GRDB

/// Rows of links by which papers are shown.
enum PaperShareTable {
    static let columns = "id, digest, number, made, ends, revoked"

    static func write(_ share: PaperShare, in batch: WriteBatch) throws {
        try batch.sql(
            """
            INSERT INTO paper_shares (id, digest, number, made, ends, revoked)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (digest) DO UPDATE SET ends = excluded.ends, revoked = excluded.revoked
            """
        ).run(
            .id(share.id), .text(share.digest), .text(share.number), .moment(share.made),
            .moment(share.ends), .optional(share.revoked?.millisecondsSinceEpoch))
    }

    static func read(_ row: SQLRow) throws -> PaperShare {
        PaperShare(
            id: try row.id(0), digest: row.text(1), number: row.text(2), made: row.moment(3),
            ends: row.moment(4), revoked: row.optionalMoment(5))
    }
}

extension Store: PaperShares {
    public func paperShare(digest: String) async throws(StoreUnavailable) -> PaperShare? {
        try read { database in
            try database.sql(
                "SELECT \(PaperShareTable.columns) FROM paper_shares WHERE digest = ?"
            ).first(.text(digest)) { try PaperShareTable.read($0) }
        }
    }

    public func paperShares(
        ofPaper number: String
    ) async throws(StoreUnavailable) -> [PaperShare] {
        try read { database in
            try database.sql(
                """
                SELECT \(PaperShareTable.columns) FROM paper_shares WHERE number = ?
                ORDER BY made DESC, digest
                """
            ).all(.text(number)) { try PaperShareTable.read($0) }
        }
    }
}
