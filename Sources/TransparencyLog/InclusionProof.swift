/// That an entry stands at a place in a tree (RFC 6962 §2.1.1): the hashes beside the way from
/// the leaf to the root, the leaf's sibling first.
public struct InclusionProof: Hashable, Sendable {
    /// The entry's place, from 0.
    public let index: Int
    /// Entries of the tree.
    public let size: Int
    public let hashes: [LogHash]

    /// A proof as claimed; nothing is checked before ``verify(leaf:root:)``.
    public init(index: Int, size: Int, hashes: [LogHash]) {
        self.index = index
        self.size = size
        self.hashes = hashes
    }

    /// The root of the only tree in which this proof holds for `leaf` (RFC 9162 §2.1.3.2).
    ///
    /// - Throws: ``ProofFault`` when index, size and number of hashes do not go together.
    public func root(leaf: LogHash) throws(ProofFault) -> LogHash {
        guard index >= 0, index < size else { throw .indexOutOfRange }
        var (place, last, root) = (index, size - 1, leaf)
        for hash in hashes {
            guard last > 0 else { throw .wrongLength }
            if place & 1 == 1 || place == last {
                root = .node(hash, root)
                while place & 1 == 0, place != 0 {
                    place >>= 1
                    last >>= 1
                }
            } else {
                root = .node(root, hash)
            }
            place >>= 1
            last >>= 1
        }
        guard last == 0 else { throw .wrongLength }
        return root
    }

    /// Checks that `leaf` is in the tree with this root.
    ///
    /// - Throws: ``ProofFault``; the entry is then not proved to be in the log.
    public func verify(leaf: LogHash, root: LogHash) throws(ProofFault) {
        guard try self.root(leaf: leaf) == root else { throw .rootMismatch }
    }
}
