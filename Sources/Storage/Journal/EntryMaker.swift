import City
import Civics
import Synchronization
import TransparencyLog

/// Makes the public ledger entries of events, on the thread of whoever commits.
///
/// An entry follows from its journal row, its case's pseudonym and the leaf before it, so the
/// journal keeps no second copy of it; only one that names a published schema is stored, because
/// what is published may change.
final class EntryMaker: Sendable {
    private let origin: String
    private let published: [String: LogHash]
    private let named = Mutex<[Schema: LogHash]>([:])

    private struct Schema: Hashable {
        let name: String
        let version: Int
    }

    /// - Parameter schemas: SHA-256 of the payload schemas that were published, by `name/version`.
    init(origin: String, schemas: [String: LogHash]) {
        (self.origin, published) = (origin, schemas)
    }

    /// Whether the entry of such an event follows from its row.
    func follows(_ event: NewEvent) -> Bool {
        published.isEmpty || published["\(event.name)/\(event.schema)"] == nil
    }

    /// The entry of one event.
    ///
    /// - Parameter name: The case's pseudonym.
    /// - Throws: ``JournalRefusal/malformed(_:)`` when a text cannot stand in the ledger.
    func entry(
        of event: NewEvent, case name: String, commitment: LogHash, after previous: LogHash?
    ) throws(JournalRefusal) -> [UInt8] {
        let entry = LedgerEntry(
            type: event.name, origin: origin, time: event.at.millisecondsSinceEpoch,
            unit: event.unit ?? "-", caseName: name, previous: previous,
            actor: event.actor?.description, role: event.role, basis: event.basis,
            commitment: commitment, schema: schema(event))
        do {
            return try entry.canonical()
        } catch {
            throw .malformed("event \(event.name)")
        }
    }

    /// Hash of the published schema, or of the event's name and version where none was published.
    private func schema(_ event: NewEvent) -> LogHash {
        if !follows(event), let hash = published["\(event.name)/\(event.schema)"] { return hash }
        let schema = Schema(name: event.name, version: event.schema)
        return named.withLock { named in
            if let hash = named[schema] { return hash }
            let text = "tongban/schema/v1\u{0}\(schema.name)/\(schema.version)"
            let hash = LogHash.plain(Array(text.utf8))
            named[schema] = hash
            return hash
        }
    }
}

extension EntryMaker {
    /// Columns an entry is read from: of the event `j`, its case `c` and the case's event before
    /// it, `p`.
    static let columns = """
        j.entry, j.name, j.schema, j.at, j.actor, j.role, j.unit, j.basis, j.commitment,
        c.pseudonym, p.leaf
        """
    /// The tables of ``columns``.
    static let tables = """
        journal j LEFT JOIN cases c ON c.case_no = j.case_no
        LEFT JOIN journal p ON p.position = j.previous
        """
    /// How many columns they are.
    static let width: Int32 = 11

    /// The entry of a stored event, as it stands there or made again.
    ///
    /// - Throws: ``DamagedRecord`` when the row gives none.
    func entry(_ row: SQLRow, from first: Int32 = 0) throws -> [UInt8] {
        let stored = row.bytes(first)
        guard stored.isEmpty else { return stored }
        guard let commitment = LogHash(row.bytes(first + 8)),
            let name = try row.optionalID(first + 9, as: Pseudonym.self)
        else { throw DamagedRecord() }
        let event = NewEvent(
            name: row.text(first + 1), schema: Int(row.int(first + 2)), at: row.moment(first + 3),
            actor: try row.optionalID(first + 4), role: row.text(first + 5),
            unit: row.optionalText(first + 6), basis: row.optionalText(first + 7), payload: [])
        return try entry(
            of: event, case: name.description, commitment: commitment,
            after: row.isNull(first + 10) ? nil : LogHash(row.bytes(first + 10)))
    }
}
