import City
import Civics
import TransparencyLog

/// The events of a row before its last, packed into one column: of what stands in the row's own
/// columns, only what differs.
///
/// The layout is released: `version 1, number of events, then of each: name, schema, a byte that
/// says which of moment, actor, role, unit, basis and stored entry follow, those, commitment`.
enum EarlierEvents {
    private static let layout: UInt8 = 1

    /// What is said of an event by itself, since it is not as in the last event of the row.
    private struct Own: OptionSet {
        let rawValue: UInt8
        static let moment = Own(rawValue: 1)
        static let actor = Own(rawValue: 2)
        static let role = Own(rawValue: 4)
        static let unit = Own(rawValue: 8)
        static let basis = Own(rawValue: 16)
        static let entry = Own(rawValue: 32)
    }

    static func pack(_ events: ArraySlice<StoredEvent>, before last: NewEvent) -> [UInt8] {
        var packing = Packing(capacity: events.count * 80)
        packing.add(bare: [layout])
        packing.add(short: events.count)
        for stored in events { pack(stored, before: last, into: &packing) }
        return packing.bytes
    }

    private static func pack(
        _ stored: StoredEvent, before last: NewEvent, into packing: inout Packing
    ) {
        let event = stored.event
        let own = own(stored, before: last)
        packing.add(short: event.name.utf8)
        packing.add(short: event.schema)
        packing.add(bare: CollectionOfOne(own.rawValue))
        if own.contains(.moment) { packing.add(event.at.millisecondsSinceEpoch) }
        if own.contains(.actor) { packing.add(short: event.actor?.blob ?? []) }
        if own.contains(.role) { packing.add(short: event.role.utf8) }
        if own.contains(.unit) { packing.add(event.unit.map { Array($0.utf8) }) }
        if own.contains(.basis) { packing.add(event.basis.map { Array($0.utf8) }) }
        if own.contains(.entry) { packing.add(short: stored.entry) }
        packing.add(bare: (stored.commitment ?? .ofNothing).bytes)
    }

    private static func own(_ stored: StoredEvent, before last: NewEvent) -> Own {
        let event = stored.event
        var own: Own = []
        if event.at != last.at { own.insert(.moment) }
        if event.actor != last.actor { own.insert(.actor) }
        if event.role != last.role { own.insert(.role) }
        if event.unit != last.unit { own.insert(.unit) }
        if event.basis != last.basis { own.insert(.basis) }
        if !stored.entry.isEmpty { own.insert(.entry) }
        return own
    }

    static func unpack(
        _ bytes: [UInt8], before last: NewEvent
    ) throws(DamagedRecord) -> [StoredEvent] {
        var unpacking = Unpacking(bytes)
        guard try unpacking.byte() == layout else { throw DamagedRecord() }
        let count = try unpacking.short()
        guard (1..<Store.mostEvents).contains(count) else { throw DamagedRecord() }
        var events: [StoredEvent] = []
        events.reserveCapacity(count + 1)
        for _ in 0..<count { events.append(try event(&unpacking, before: last)) }
        guard unpacking.isAtEnd else { throw DamagedRecord() }
        return events
    }

    private static func event(
        _ unpacking: inout Unpacking, before last: NewEvent
    ) throws(DamagedRecord) -> StoredEvent {
        var event = last
        event.name = try unpacking.shortText()
        event.schema = try unpacking.short()
        let own = Own(rawValue: try unpacking.byte())
        if own.contains(.moment) {
            event.at = Instant(millisecondsSinceEpoch: try unpacking.number())
        }
        if own.contains(.actor) { event.actor = Pseudonym(blob: try unpacking.shortField()) }
        if own.contains(.role) { event.role = try unpacking.shortText() }
        if own.contains(.unit) { event.unit = try unpacking.optionalField().map(text) }
        if own.contains(.basis) { event.basis = try unpacking.optionalField().map(text) }
        let entry = own.contains(.entry) ? try unpacking.shortField() : []
        guard let commitment = LogHash(try unpacking.bare(32)) else { throw DamagedRecord() }
        return StoredEvent(event: event, commitment: commitment, entry: entry)
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
