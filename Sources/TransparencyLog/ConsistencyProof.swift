/// That a newer tree begins with all entries of an older one, unchanged (RFC 6962 §2.1.2).
public struct ConsistencyProof: Hashable, Sendable {
    public let oldSize: Int
    public let newSize: Int
    public let hashes: [LogHash]

    /// A proof as claimed; nothing is checked before ``verify(oldRoot:newRoot:)``.
    public init(oldSize: Int, newSize: Int, hashes: [LogHash]) {
        self.oldSize = oldSize
        self.newSize = newSize
        self.hashes = hashes
    }

    /// Checks that the tree with `newRoot` grew from the one with `oldRoot` (RFC 9162 §2.1.4.2).
    ///
    /// - Throws: ``ProofFault``; the log has then rewritten its past, or the proof is damaged.
    ///   From an empty tree there is nothing to prove: ask only for sizes of 1 and more.
    public func verify(oldRoot: LogHash, newRoot: LogHash) throws(ProofFault) {
        guard oldSize > 0, oldSize <= newSize else { throw .sizesOutOfOrder }
        if oldSize == newSize {
            guard hashes.isEmpty else { throw .wrongLength }
            guard oldRoot == newRoot else { throw .rootMismatch }
            return
        }
        let roots = try roots(startingWith: oldRoot)
        guard roots == [oldRoot, newRoot] else { throw .rootMismatch }
    }

    /// The older and the newer root that the hashes lead to.
    private func roots(startingWith oldRoot: LogHash) throws(ProofFault) -> [LogHash] {
        let shift = (~(oldSize - 1)).trailingZeroBitCount
        var (place, last) = ((oldSize - 1) >> shift, (newSize - 1) >> shift)
        var rest = hashes[...]
        // An older tree that is one perfect subtree is itself the first hash and is left out.
        guard let first = oldSize.nonzeroBitCount == 1 ? oldRoot : rest.popFirst() else {
            throw .wrongLength
        }
        var (old, new) = (first, first)
        for hash in rest {
            guard last > 0 else { throw .wrongLength }
            if place & 1 == 1 || place == last {
                old = .node(hash, old)
                new = .node(hash, new)
                while place & 1 == 0, place != 0 {
                    place >>= 1
                    last >>= 1
                }
            } else {
                new = .node(new, hash)
            }
            place >>= 1
            last >>= 1
        }
        guard last == 0 else { throw .wrongLength }
        return [old, new]
    }
}
