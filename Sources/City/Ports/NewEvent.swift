public import Civics

/// One thing that happened, on its way into the journal.
///
/// The payload is opaque here: canonical JSON that whoever decided the event can read for ever. It
/// is kept under the case's own key; everything else of the event stands in the public ledger entry
/// and must therefore say nothing about a person.
public struct NewEvent: Hashable, Sendable {
    /// Wire name, `case.accepted`; never the name of a Swift type.
    public var name: String
    /// Version of the payload's shape, from 1.
    public var schema: Int
    /// When it happened.
    public var at: Instant
    /// Who did it, as this case's readers may know them; `nil` for the system itself.
    public var actor: Pseudonym?
    /// Role under which it was done, `examiner`.
    public var role: String
    /// Key of the unit it was done for; `nil` for the applicant's own acts.
    public var unit: String?
    /// Code of the legal basis, `licensing-law:32.1`; no free text.
    public var basis: String?
    /// Canonical JSON, at most 1 MiB.
    public var payload: [UInt8]

    /// An event with these parts.
    public init(
        name: String, schema: Int, at: Instant, actor: Pseudonym?, role: String,
        unit: String? = nil, basis: String? = nil, payload: [UInt8]
    ) {
        (self.name, self.schema, self.at, self.actor) = (name, schema, at, actor)
        (self.role, self.unit, self.basis, self.payload) = (role, unit, basis, payload)
    }
}
