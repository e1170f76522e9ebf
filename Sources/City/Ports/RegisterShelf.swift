public import Civics

/// Records of other offices' registers, as they were given: resource, key, record, source, time.
public protocol RegisterShelf: Sendable {
    /// The record of a resource under a key; `nil` when there is none.
    func record(
        of resource: String, key: String
    ) async throws(StoreUnavailable) -> RegisterRecord?

    /// The records at several places, read at one go: one for each place, `nil` where none is.
    func records(
        at places: [RegisterPlace]
    ) async throws(StoreUnavailable) -> [RegisterRecord?]

    /// Writes records, new or changed, in one transaction.
    func put(_ records: [RegisterRecord]) async throws(StoreUnavailable)

    /// All records of a small book of the house's own, in the order they came.
    func records(ofBook resource: String) async throws(StoreUnavailable) -> [RegisterRecord]

    /// Records of a resource in the order they came, after the number given, at most `limit`.
    func records(
        of resource: String, after number: Int64, limit: Int
    ) async throws(StoreUnavailable) -> [RegisterRecord]

    /// The records of a resource under some keys, in no order; keys without one are left out.
    func records(
        of resource: String, keys: [String]
    ) async throws(StoreUnavailable) -> [RegisterRecord]

    /// How many records of a resource there are.
    func count(of resource: String) async throws(StoreUnavailable) -> Int
}

extension RegisterShelf {
    /// One after the other, for shelves that have nothing better.
    public func records(
        at places: [RegisterPlace]
    ) async throws(StoreUnavailable) -> [RegisterRecord?] {
        var records: [RegisterRecord?] = []
        for place in places {
            records.append(try await record(of: place.resource, key: place.key))
        }
        return records
    }
}

/// Where a record stands.
public struct RegisterPlace: Hashable, Sendable {
    /// `market-regulation.company`.
    public var resource: String
    /// What the register knows it by.
    public var key: String

    /// The place under this key.
    public init(resource: String, key: String) { (self.resource, self.key) = (resource, key) }
}

/// One record of a register.
public struct RegisterRecord: Hashable, Sendable {
    /// Place on the shelf, given by it; 0 before.
    public var number: Int64
    /// `market-regulation.company`.
    public var resource: String
    /// What the register knows it by: a credit code, a resident number.
    public var key: String
    /// The record, JSON.
    public var body: [UInt8]
    /// Office and register it comes from.
    public var source: String
    /// When it was true there.
    public var at: Instant

    /// A record with these parts.
    public init(
        number: Int64 = 0, resource: String, key: String, body: [UInt8], source: String,
        at: Instant
    ) {
        (self.number, self.resource, self.key) = (number, resource, key)
        (self.body, self.source, self.at) = (body, source, at)
    }
}
