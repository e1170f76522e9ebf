import City
import Civics
import Synchronization
import TransparencyLog

/// Makes the public ledger entries of events, on the thread of whoever commits.
final class EntryMaker: Sendable {
    private let origin: String
    private let published: [String: LogHash]
    private let named = Mutex<[String: LogHash]>([:])

    /// - Parameter schemas: SHA-256 of the payload schemas that were published, by `name/version`.
    init(origin: String, schemas: [String: LogHash]) {
        (self.origin, published) = (origin, schemas)
    }

    /// The entry of one event.
    ///
    /// - Throws: ``JournalRefusal/malformed(_:)`` when a text cannot stand in the ledger.
    func entry(
        of event: NewEvent, in head: CaseHead, commitment: LogHash, after previous: LogHash?
    ) throws(JournalRefusal) -> [UInt8] {
        let entry = LedgerEntry(
            type: event.name, origin: origin, time: event.at.millisecondsSinceEpoch,
            unit: event.unit ?? "-", caseName: head.pseudonym.description, previous: previous,
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
        let name = "\(event.name)/\(event.schema)"
        if let hash = published[name] { return hash }
        return named.withLock { named in
            if let hash = named[name] { return hash }
            let hash = LogHash.plain(Array("tongban/schema/v1\u{0}\(name)".utf8))
            named[name] = hash
            return hash
        }
    }
}
