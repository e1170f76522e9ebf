import City
import Civics
import TransparencyLog

/// The public part of an event as the journal keeps it.
struct StoredEvent: Sendable {
    /// The event without its payload.
    let event: NewEvent
    /// `nil` in the oldest rows, whose entries are stored.
    let commitment: LogHash?
    /// Its ledger entry where that does not follow from the row; else empty.
    let entry: [UInt8]
}

/// One row of the journal: what one commit told of one case, the oldest event first.
///
/// A row stands under the position of its last event, whose public part fills its columns; the
/// events before it are packed (``EarlierEvents``), and the payloads of all are sealed as one. A
/// row of one event is what every row was before steps had rows.
struct JournalRow: Sendable {
    /// Columns a row is read from.
    static let columns = """
        j.position, j.version, j.previous, j.name, j.schema, j.at, j.actor, j.role, j.unit,
        j.basis, j.sealed, j.earlier, j.entry, j.commitment
        """
    /// How many columns they are.
    static let width: Int32 = 14

    /// Position of the last event.
    let position: Int64
    /// Version of the last event.
    let version: Int
    /// Position of the case's event before this row's first; `nil` where that opens the case.
    let previous: Int64?
    let events: [StoredEvent]
    /// The sealed payloads; `nil` once they were destroyed.
    let sealed: [UInt8]?

    /// Position of the first event.
    var first: Int64 { position - Int64(events.count) + 1 }

    init(_ row: SQLRow, from start: Int32 = 0) throws {
        position = row.int(start)
        version = Int(row.int(start + 1))
        previous = row.optionalInt(start + 2)
        let last = NewEvent(
            name: row.text(start + 3), schema: Int(row.int(start + 4)), at: row.moment(start + 5),
            actor: try row.optionalID(start + 6), role: row.text(start + 7),
            unit: row.optionalText(start + 8), basis: row.optionalText(start + 9), payload: [])
        sealed = row.optionalBytes(start + 10)
        let earlier = try row.optionalBytes(start + 11).map {
            try EarlierEvents.unpack($0, before: last)
        }
        let own = StoredEvent(
            event: last, commitment: LogHash(row.bytes(start + 13)), entry: row.bytes(start + 12))
        events = (earlier ?? []) + [own]
    }

    /// Version of the event at a place in the row.
    func version(at place: Int) -> Int { version - events.count + 1 + place }

    /// The events with their payloads, or without where the case was erased.
    func opened(of caseID: CaseID, with key: CaseKey?) throws -> [RecordedEvent] {
        let payloads: [[UInt8]]? = if let key { try self.payloads(with: key) } else { nil }
        return events.indices.map { place in
            RecordedEvent(
                position: first + Int64(place), caseID: caseID, version: version(at: place),
                event: events[place].event, payload: payloads?[place])
        }
    }

    /// The payloads of all events; `nil` where they were destroyed.
    func payloads(with key: CaseKey) throws -> [[UInt8]]? {
        guard let sealed else { return nil }
        let payloads = try key.open(sealed, upTo: version, count: events.count)
        guard payloads.count == events.count else { throw DamagedRecord() }
        return payloads
    }
}
