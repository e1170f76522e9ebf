/// One sealed step of public service: what happened, to which case, by whose authority, with no
/// word about the person. Names and numbers stay in the journal; here stand pseudonyms and a
/// salted ``Commitment``.
public struct LedgerEntry: Hashable, Sendable {
    /// What happened, such as `case.accepted`.
    public var type: String
    /// The log, as in its checkpoints.
    public var origin: String
    /// Milliseconds since 1970.
    public var time: Int64
    /// The code of the acting unit.
    public var unit: String
    /// The case's random pseudonym; `nil` when the entry is about no case.
    public var caseName: String?
    /// The leaf hash of the case's previous entry; `nil` at its first.
    public var previous: LogHash?
    /// The actor's pseudonym; `nil` where the system itself acted.
    public var actor: String?
    public var role: String?
    /// The code of the rule or article acted on.
    public var basis: String?
    /// ``Commitment/commit(salt:payload:)`` of the payload.
    public var commitment: LogHash
    /// The hash of the payload's schema.
    public var schema: LogHash

    /// An entry; its texts are checked by ``canonical()``.
    public init(
        type: String, origin: String, time: Int64, unit: String, caseName: String? = nil,
        previous: LogHash? = nil, actor: String? = nil, role: String? = nil,
        basis: String? = nil, commitment: LogHash, schema: LogHash
    ) {
        self.type = type
        self.origin = origin
        self.time = time
        self.unit = unit
        self.caseName = caseName
        self.previous = previous
        self.actor = actor
        self.role = role
        self.basis = basis
        self.commitment = commitment
        self.schema = schema
    }
}

/// Why something cannot stand in the ledger, by the name of the member.
public enum LedgerEntryFault: Error, Hashable, Sendable {
    /// Not JSON, not canonical, or longer than 65,535 bytes.
    case malformed
    /// A member is missing, of another type, empty, longer than 256 bytes or not in NFC.
    case badMember(String)
    /// A member that entries do not have: it might tell what must not be told.
    case unknownMember
}
