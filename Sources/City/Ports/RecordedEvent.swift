public import Civics

/// One thing that happened, as the journal keeps it.
public struct RecordedEvent: Hashable, Sendable {
    /// Place in the whole journal, from 0; also the index of its entry in the sealed ledger.
    public var position: Int64
    /// The case it belongs to.
    public var caseID: CaseID
    /// Number of this event within its case, from 1.
    public var version: Int
    /// Wire name, `case.accepted`.
    public var name: String
    /// Version of the payload's shape.
    public var schema: Int
    /// When it happened.
    public var at: Instant
    /// Who did it; `nil` for the system.
    public var actor: Pseudonym?
    /// Role under which it was done.
    public var role: String
    /// Unit it was done for.
    public var unit: String?
    /// Code of the legal basis.
    public var basis: String?
    /// Canonical JSON; `nil` once the case was erased (个人信息保护法第四十七条).
    public var payload: [UInt8]?

    /// An event with these parts.
    public init(
        position: Int64, caseID: CaseID, version: Int, event: NewEvent, payload: [UInt8]?
    ) {
        (self.position, self.caseID, self.version) = (position, caseID, version)
        (name, schema, at, actor) = (event.name, event.schema, event.at, event.actor)
        (role, unit, basis) = (event.role, event.unit, event.basis)
        self.payload = payload
    }
}
