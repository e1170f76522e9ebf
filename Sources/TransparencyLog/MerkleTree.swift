/// A Merkle tree that only grows, kept as the roots of its perfect subtrees from the left (RFC
/// 6962 §2.1): at most 63 hashes however large the log is.
public struct MerkleTree: Hashable, Sendable {
    /// Entries so far.
    public private(set) var size: Int
    /// Roots of the perfect subtrees, the largest and leftmost first: one for each 1 in `size`
    /// written in binary.
    public private(set) var peaks: [LogHash]

    /// A tree without entries.
    public init() {
        size = 0
        peaks = []
    }

    /// A tree taken up again; `nil` when the number of peaks does not go with the size.
    public init?(size: Int, peaks: [LogHash]) {
        guard size >= 0, size.nonzeroBitCount == peaks.count else { return nil }
        self.size = size
        self.peaks = peaks
    }

    /// Adds an entry by its leaf hash, in amortized constant time.
    public mutating func append(_ leaf: LogHash) {
        var hash = leaf
        for _ in 0..<(~size).trailingZeroBitCount {
            hash = .node(peaks.removeLast(), hash)
        }
        peaks.append(hash)
        size += 1
    }

    /// The root over all entries; ``LogHash/ofNothing`` without any.
    public var root: LogHash {
        guard var root = peaks.last else { return .ofNothing }
        for peak in peaks.dropLast().reversed() { root = .node(peak, root) }
        return root
    }
}
