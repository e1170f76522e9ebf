import City
import Civics
import GRDB

/// Rows of issued papers. What a paper says is sealed; number, code and holder find it.
enum LicenceTable {
    private static let place = "licence"
    static let columns = "number, code, case_id, person, organisation, issued, sealed"

    static func seal(_ licence: LicenceRecord, with keys: KeyRing) throws -> [UInt8] {
        var packing = Packing()
        packing.add(licence.kind)
        packing.add(licence.contentHash)
        packing.add(Int64(licence.validFrom.daysSinceEpoch))
        packing.add(licence.validThrough.map { Int64($0.daysSinceEpoch) })
        packing.add(licence.revoked?.millisecondsSinceEpoch)
        packing.add(licence.body)
        return try keys.seal(packing.bytes, in: place)
    }

    static func write(
        _ licence: LicenceRecord, sealed: [UInt8], in batch: WriteBatch
    ) throws {
        let taken = try batch.sql("SELECT 1 FROM licences WHERE code = ? AND number <> ?")
            .first(.text(licence.code), .text(licence.number)) { _ in true }
        guard taken == nil else { throw JournalRefusal.taken(what: "licence code") }
        let otherCase = try batch.sql("SELECT 1 FROM licences WHERE number = ? AND case_id <> ?")
            .first(.text(licence.number), .id(licence.caseID)) { _ in true }
        guard otherCase == nil else { throw JournalRefusal.taken(what: "licence number") }
        try batch.sql(
            """
            INSERT INTO licences (number, code, case_id, person, organisation, issued, sealed)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET code = excluded.code, person = excluded.person,
                organisation = excluded.organisation, sealed = excluded.sealed
            """
        ).run(
            .text(licence.number), .text(licence.code), .id(licence.caseID),
            .optional(licence.person), .optional(licence.organisation), .moment(licence.issued),
            .bytes(sealed))
    }

    static func read(_ row: SQLRow, with keys: KeyRing) throws -> LicenceRecord {
        var unpacking = Unpacking(try keys.open(row.bytes(6), in: place))
        let (kind, contentHash) = (try unpacking.text(), try unpacking.text())
        let from = try day(try unpacking.number())
        let through = try unpacking.optionalNumber().map(day)
        let revoked = try unpacking.optionalNumber()
        return LicenceRecord(
            number: row.text(0), code: row.text(1), caseID: try row.id(2), kind: kind,
            person: try row.optionalID(3), organisation: row.optionalText(4),
            contentHash: contentHash, validFrom: from, validThrough: through,
            revoked: revoked.map { Instant(millisecondsSinceEpoch: $0) }, issued: row.moment(5),
            body: try unpacking.field())
    }

    private static func day(_ number: Int64) throws -> CivilDate {
        guard let days = Int(exactly: number), let day = CivilDate(daysSinceEpoch: days) else {
            throw DamagedRecord()
        }
        return day
    }
}
