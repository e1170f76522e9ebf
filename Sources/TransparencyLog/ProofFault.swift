/// Why a Merkle proof does not hold. None of these is repaired by asking again: whoever made the
/// proof is wrong or lying.
public enum ProofFault: String, Error, Hashable, Sendable, CaseIterable {
    /// The index is not below the tree's size, or a size is negative.
    case indexOutOfRange = "index-out-of-range"
    /// The older tree is larger than the newer, or is empty: every tree grows from nothing.
    case sizesOutOfOrder = "sizes-out-of-order"
    /// More or fewer hashes than the sizes call for.
    case wrongLength = "wrong-length"
    /// The hashes lead to another root than the one given.
    case rootMismatch = "root-mismatch"
}
