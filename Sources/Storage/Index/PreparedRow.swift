import City
import Civics

/// A case's row with its lists packed for their columns.
struct PreparedRow: Sendable {
    let row: CaseRow
    let people: [UInt8]
    let organisations: [UInt8]
    let places: [UInt8]
    /// What the case is found by through its parties.
    let parties: Set<[UInt8]>

    init(_ row: CaseRow) {
        self.row = row
        people = row.people.flatMap(\.blob)
        organisations = Self.pack(row.organisations)
        places = Self.pack(row.places)
        parties = Self.parties(row.people, row.organisations)
    }

    private static func parties(_ people: [PersonID], _ codes: [String]) -> Set<[UInt8]> {
        Set(people.map(\.blob)).union(codes.map { Array($0.utf8) })
    }

    /// What a case is found by through the parties that were packed.
    static func parties(people: [UInt8], organisations: [UInt8]) throws -> Set<[UInt8]> {
        parties(try Self.people(people), try texts(organisations))
    }

    private static func pack(_ texts: [String]) -> [UInt8] {
        var packing = Packing()
        for text in texts { packing.add(text) }
        return packing.bytes
    }

    private static func pack(_ places: [QueuePlace]) -> [UInt8] {
        var packing = Packing()
        for place in places {
            packing.add(place.unit)
            packing.add(place.desk)
            packing.add(place.path)
            packing.add(place.due?.millisecondsSinceEpoch)
            packing.add(Int64(place.light.rawValue))
            packing.add(place.since.millisecondsSinceEpoch)
            packing.add(place.assignee?.blob)
        }
        return packing.bytes
    }

    /// The places that were packed.
    static func places(_ bytes: [UInt8]) throws(DamagedRecord) -> [QueuePlace] {
        var unpacking = Unpacking(bytes)
        var places: [QueuePlace] = []
        while !unpacking.isAtEnd { places.append(try place(&unpacking)) }
        return places
    }

    private static func place(_ unpacking: inout Unpacking) throws(DamagedRecord) -> QueuePlace {
        let (unit, desk) = (try unpacking.text(), try unpacking.text())
        let (path, due) = (try unpacking.text(), try unpacking.optionalNumber())
        let light = ClockLight(rawValue: Int(truncatingIfNeeded: try unpacking.number()))
        let since = Instant(millisecondsSinceEpoch: try unpacking.number())
        let assignee = try unpacking.optionalField()
        guard let light else { throw DamagedRecord() }
        return QueuePlace(
            unit: unit, desk: desk, path: path,
            due: due.map { Instant(millisecondsSinceEpoch: $0) }, light: light, since: since,
            assignee: assignee.flatMap { PersonID(blob: $0) })
    }

    /// The texts that were packed.
    static func texts(_ bytes: [UInt8]) throws(DamagedRecord) -> [String] {
        var unpacking = Unpacking(bytes)
        var texts: [String] = []
        while !unpacking.isAtEnd { texts.append(try unpacking.text()) }
        return texts
    }

    /// The people that were packed.
    static func people(_ bytes: [UInt8]) throws(DamagedRecord) -> [PersonID] {
        var people: [PersonID] = []
        for start in stride(from: 0, to: bytes.count, by: 16) {
            people.append(try PersonID(stored: Array(bytes[start...].prefix(16))))
        }
        return people
    }
}
