public import Civics

/// What the house itself keeps beside cases: orders of payments, mandates. Each record is one value
/// with a version, changed only by whoever saw the version before.
public protocol HouseRecords: Sendable {
    /// The record of a kind under a key; `nil` when there is none.
    func houseRecord(
        _ kind: HouseRecord.Kind, _ key: String
    ) async throws(StoreUnavailable) -> HouseRecord?

    /// Records of a kind that name this holder, the newest first.
    func houseRecords(
        _ kind: HouseRecord.Kind, of holder: String, limit: Int
    ) async throws(StoreUnavailable) -> [HouseRecord]

    /// Writes a record over the version before it.
    ///
    /// - Throws: ``JournalRefusal/recordChanged`` when it stands at another version.
    func put(_ record: HouseRecord) async throws(JournalRefusal)
}

/// One record. Written by itself, or beside events with ``SideRecord/house(_:)``.
public struct HouseRecord: Hashable, Sendable {
    /// What kinds there are.
    public enum Kind: String, Sendable, CaseIterable { case payment, mandate }

    /// What it is.
    public var kind: Kind
    /// Unique within its kind; says nothing about a person.
    public var key: String
    /// From 1; this value is written over the one before.
    public var version: Int
    /// Whose lists it stands in. Kept so that a thief learns nothing from them.
    public var holders: [String]
    /// When it was written.
    public var at: Instant
    /// What it says, JSON. Kept sealed.
    public var body: [UInt8]

    /// A record with these parts.
    public init(
        kind: Kind, key: String, version: Int, holders: [String], at: Instant, body: [UInt8]
    ) {
        (self.kind, self.key, self.version) = (kind, key, version)
        (self.holders, self.at, self.body) = (holders, at, body)
    }
}
