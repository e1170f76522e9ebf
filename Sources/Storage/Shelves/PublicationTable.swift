public import City
public import Civics
import GRDB

/// Rows of publications. What they hold is public: documents and where their release stands.
enum PublicationTable {
    private static let columns = "id, document, version, stage, next"

    /// A publication's files come with its first record and are never replaced.
    static func write(
        _ record: PublicationRecord, files: [UInt8]?, in batch: WriteBatch
    ) throws {
        try batch.sql(
            """
            INSERT INTO publications (id, document, version, stage, next, files)
            VALUES (?1, ?2, ?3, ?4, ?5, coalesce(?6, x''))
            ON CONFLICT (id) DO UPDATE SET stage = excluded.stage, next = excluded.next
            """
        ).run(
            .id(record.id), .text(record.document), .int(Int64(record.version)),
            .text(record.stage), .optional(record.next), .optional(files))
    }

    static let select = "SELECT \(columns) FROM publications"

    static func read(_ row: SQLRow) throws -> PublicationRecord {
        PublicationRecord(
            id: try row.id(0), document: row.text(1), version: Int(row.int(2)),
            stage: row.text(3), next: row.optionalMoment(4))
    }
}

extension Store: PublicationShelf {
    public func publication(_ id: CaseID) async throws(StoreUnavailable) -> PublicationRecord? {
        try read { database in
            try database.sql(PublicationTable.select + " WHERE id = ?")
                .first(.id(id), read: PublicationTable.read)
        }
    }

    public func files(
        ofPublication id: CaseID
    ) async throws(StoreUnavailable) -> [String: [UInt8]]? {
        try read { database in
            try database.sql("SELECT files FROM publications WHERE id = ?")
                .first(.id(id)) { try Self.files($0.bytes(0)) }
        }
    }

    public func publications(
        of document: String?, before id: CaseID?, limit: Int
    ) async throws(StoreUnavailable) -> [PublicationRecord] {
        let before = id.map { SQLValue.id($0) } ?? .bytes([UInt8](repeating: 0xff, count: 17))
        return try read { database in
            guard let document else {
                return try database.sql(
                    PublicationTable.select + " WHERE id < ? ORDER BY id DESC LIMIT ?"
                ).all(before, .int(Int64(limit)), read: PublicationTable.read)
            }
            return try database.sql(
                PublicationTable.select
                    + " WHERE document = ? AND id < ? ORDER BY id DESC LIMIT ?"
            ).all(.text(document), before, .int(Int64(limit)), read: PublicationTable.read)
        }
    }

    public func publications(
        dueBy moment: Instant, limit: Int
    ) async throws(StoreUnavailable) -> [CaseID] {
        try read { database in
            try database.sql(
                """
                SELECT id FROM publications WHERE next IS NOT NULL AND next <= ?
                ORDER BY next, id LIMIT ?
                """
            ).all(.moment(moment), .int(Int64(limit))) { try $0.id(0) }
        }
    }

    public func rewrite(_ record: PublicationRecord) async throws(StoreUnavailable) {
        try await put { batch in try PublicationTable.write(record, files: nil, in: batch) }
    }
}
