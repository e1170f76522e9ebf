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
    /// The entry of a stored event, as it stands there or made again.
    ///
    /// - Throws: ``DamagedRecord`` when the event gives none.
    func entry(
        of stored: StoredEvent, case name: Pseudonym?, after previous: LogHash?
    ) throws -> [UInt8] {
        guard stored.entry.isEmpty else { return stored.entry }
        guard let name, let commitment = stored.commitment else { throw DamagedRecord() }
        return try entry(
            of: stored.event, case: name.description, commitment: commitment, after: previous)
    }
}
