import Civics
import Crypto
public import JSON

extension CityHall {
    /// Decisions a sealed entry covers at most.
    private static let sealedTogether = 1_000

    /// Seals what the access log took in since the last time: an entry of the ledger commits to the
    /// digest of up to 1,000 rows, so that no row can be changed or taken out unseen. Called once a
    /// minute.
    public func sealAccesses() async throws {
        try await writeAccessNotes()
        var last = try await lastSealedAccess()
        while true {
            let rows = try await store.accesses(after: last, limit: Self.sealedTogether)
            guard let end = rows.last else { return }
            let leaves = rows.map { Self.leaf(of: $0) }
            let payload: JSONObject = [
                "first": .integer(rows[0].number), "last": .integer(end.number),
                "count": .integer(Int64(rows.count)), "digest": .string(Self.digest(of: leaves)),
            ]
            let mark = RegisterRecord(
                resource: HouseBook.accessSeal, key: "last",
                body: Array(String(end.number).utf8), source: "house", at: world.now())
            try await enter(
                HouseEntry(
                    event: .accessesSealed, matter: seal.accessMatter(of: today),
                    payload: payload, records: [.register(mark)]), by: nil, seat: nil)
            last = end.number
            guard rows.count == Self.sealedTogether else { return }
        }
    }

    private func lastSealedAccess() async throws -> Int64 {
        let mark = try await store.record(of: HouseBook.accessSeal, key: "last")
        return mark.flatMap { Int64(String(decoding: $0.body, as: UTF8.self)) } ?? 0
    }

    /// One decision with its proof: the row, the hashes of the rows sealed with it, and the receipt
    /// of the ledger entry that commits to them.
    ///
    /// To check it: SHA-256 of the row's canonical JSON is `leaves[place]`; SHA-256 over all leaves
    /// (as bytes, in order) is `digest` of the receipt's disclosed payload; the receipt verifies
    /// with `tongban ledger verify`.
    /// - Returns: `nil` until the row is sealed, at most a minute after it was written.
    /// - Throws: `not-found` when there is no such row.
    public func accessProof(_ number: Int64, by person: SignedIn?) async throws -> JSONValue? {
        let seat = try permit(.readAccessLog, to: person)
        note(
            .readAccessLog, by: person, seat: seat, purpose: "proof:\(number)", allowed: true)
        guard let row = try await store.accesses(after: number - 1, limit: 1).first,
            row.number == number
        else { throw Problem(.notFound) }
        guard let sealed = try await sealedBatch(of: row),
            let receipt = try await store.receipt(for: sealed.position, disclosing: true)
        else { return nil }
        let count = Int(sealed.last - sealed.first + 1)
        let rows = try await store.accesses(after: sealed.first - 1, limit: count)
        return [
            "mediaType": "application/vnd.tongban.access-proof+json;v=1",
            "record": Self.json(of: row), "place": .integer(number - sealed.first),
            "leaves": .array(rows.map { .string(Hex.text(Self.leaf(of: $0))) }),
            "receipt": try JSONValue(parsing: receipt),
        ]
    }

    private struct Batch {
        var first: Int64
        var last: Int64
        var position: Int64
    }

    /// A row of the last minute of a day is sealed on the next; one of a server that stood still,
    /// when it starts again.
    private func sealedBatch(of row: AccessRecord) async throws -> Batch? {
        var day = row.at.date(at: world.offset)
        for _ in 0..<8 where day <= today {
            for event in try await store.history(of: seal.accessMatter(of: day), after: 0) {
                guard let json = event.payload.flatMap({ try? JSONValue(parsing: $0) }),
                    let first = json["first"]?.int, let last = json["last"]?.int,
                    first <= row.number, row.number <= last
                else { continue }
                return Batch(first: first, last: last, position: event.position)
            }
            guard let next = day.adding(days: 1) else { break }
            day = next
        }
        return nil
    }

    private static func leaf(of record: AccessRecord) -> [UInt8] {
        Array(SHA256.hash(data: json(of: record).canonical()))
    }

    private static func digest(of leaves: [[UInt8]]) -> String {
        Hex.text(SHA256.hash(data: leaves.flatMap(\.self)))
    }

    /// A row as it is sealed and handed out.
    public static func json(of record: AccessRecord) -> JSONValue {
        var object: JSONObject = [
            "number": .integer(record.number), "at": .integer(record.at.millisecondsSinceEpoch),
            "seat": .string(record.seat), "act": .string(record.act),
            "purpose": .string(record.purpose), "allowed": .bool(record.isAllowed),
        ]
        object["account"] = record.account.map { .string($0.description) }
        object["case"] = record.caseID.map { .string($0.description) }
        object["subject"] = record.subject.map { .string($0.description) }
        return .object(object)
    }
}
