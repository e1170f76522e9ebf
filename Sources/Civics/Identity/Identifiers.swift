/// Names one case 办件 inside one government, from its draft to its archive.
public struct CaseID: OpaqueID {
    /// The 128 bits.
    public let bits: OpaqueBits
    /// The case identifier with these bits.
    public init(bits: OpaqueBits) { self.bits = bits }
}

/// Names one natural person without saying anything about that person.
public struct PersonID: OpaqueID {
    /// The 128 bits.
    public let bits: OpaqueBits
    /// The person identifier with these bits.
    public init(bits: OpaqueBits) { self.bits = bits }
}

/// Names one unit of government 部门: a bureau, an office, a desk.
public struct UnitID: OpaqueID {
    /// The 128 bits.
    public let bits: OpaqueBits
    /// The unit identifier with these bits.
    public init(bits: OpaqueBits) { self.bits = bits }
}

/// Names one account that can sign in; a person may have several.
public struct AccountID: OpaqueID {
    /// The 128 bits.
    public let bits: OpaqueBits
    /// The account identifier with these bits.
    public init(bits: OpaqueBits) { self.bits = bits }
}

/// Stands for a person towards one reader, who cannot join it with what another reader holds.
///
/// The bits are derived, with a key, outside of this target; here they are only carried.
public struct Pseudonym: OpaqueID {
    /// The 128 bits.
    public let bits: OpaqueBits
    /// The pseudonym with these bits.
    public init(bits: OpaqueBits) { self.bits = bits }
}
