/// Re-derives a whole log from its entries and compares every hash it publishes. Holds one
/// bundle of entries at a time.
public struct Audit: Sendable {
    /// A state of the log that somebody kept from earlier, to hold it to.
    public struct Memory: Hashable, Sendable {
        public let size: Int
        public let root: LogHash

        /// A state, best from a checkpoint whose signatures were checked then.
        public init(size: Int, root: LogHash) {
            self.size = size
            self.root = root
        }
    }

    /// Something in the log that should not be so.
    public enum Finding: Hashable, Sendable {
        /// The checkpoint is missing or cannot be read.
        case noCheckpoint
        case badCheckpoint(NoteFault)
        case tooFewWitnesses
        /// A piece is missing or cannot be read.
        case unreadable(path: String)
        /// A piece is not what the entries give.
        case wrong(path: String)
        /// The entries do not give the checkpoint's root.
        case wrongRoot
        /// The log no longer begins as it was remembered at this size.
        case rewritten(size: Int)
        /// An entry that the caller's check refused.
        case badEntry(index: Int)
    }

    /// What was found.
    public struct Report: Hashable, Sendable {
        /// The checkpoint audited; `nil` when there was none to believe.
        public internal(set) var trusted: TrustedCheckpoint?
        public internal(set) var entries = 0
        /// Tiles and bundles compared byte by byte.
        public internal(set) var pieces = 0
        public internal(set) var findings: [Finding] = []

        /// Whether the whole log was read and nothing was found.
        public var isSound: Bool { trusted != nil && findings.isEmpty }
    }

    private let policy: LogPolicy
    private let memories: [Memory]

    /// An audit.
    public init(policy: LogPolicy, memories: [Memory] = []) {
        self.policy = policy
        self.memories = memories
    }

    /// Reads the whole log once.
    ///
    /// - Parameter isGood: The caller's own check of each entry, by its place and bytes.
    /// - Returns: Everything found, up to the first piece that cannot be read.
    public func run(
        _ log: some LogReading, isGood: (Int, [UInt8]) -> Bool = { _, _ in true }
    ) async -> Report {
        var report = Report()
        guard let checkpoint = await checkpoint(of: log, &report) else { return report }
        var (derived, tree) = (TiledLog(), MerkleTree())
        hold(tree, &report)
        for path in TilePath.paths(.entries, treeSize: checkpoint.size) {
            guard let bundle = try? await log.entries(path) else {
                report.findings.append(.unreadable(path: path.description))
                return report
            }
            for (place, entry) in bundle.entries.enumerated()
            where !isGood(derived.size + place, entry) {
                report.findings.append(.badEntry(index: derived.size + place))
            }
            guard let batch = try? derived.append(bundle.entries) else { return report }
            report.entries = derived.size
            for leaf in batch.leaves {
                tree.append(leaf)
                hold(tree, &report)
            }
            await compare(batch, with: log, size: checkpoint.size, &report)
        }
        if derived.root != checkpoint.root || tree.root != checkpoint.root {
            report.findings.append(.wrongRoot)
        }
        for memory in memories where memory.size > checkpoint.size {
            report.findings.append(.rewritten(size: memory.size))
        }
        return report
    }

    private func checkpoint(
        of log: some LogReading, _ report: inout Report
    ) async -> Checkpoint? {
        guard let bytes = try? await log.read("checkpoint") else {
            report.findings.append(.noCheckpoint)
            return nil
        }
        do {
            let trusted = try policy.check(try SignedNote(parsing: bytes))
            report.trusted = trusted
            return trusted.checkpoint
        } catch let fault as NoteFault {
            report.findings.append(.badCheckpoint(fault))
        } catch {
            report.findings.append(.tooFewWitnesses)
        }
        return nil
    }

    private func hold(_ tree: MerkleTree, _ report: inout Report) {
        for memory in memories where memory.size == tree.size && memory.root != tree.root {
            report.findings.append(.rewritten(size: memory.size))
        }
    }

    /// Compares the tiles that this batch gives and that a tree of the final size has.
    private func compare(
        _ batch: TiledLog.Batch, with log: some LogReading, size: Int, _ report: inout Report
    ) async {
        for piece in batch.pieces where isPublished(piece.path, size: size) {
            guard let bytes = await read(piece.path, from: log) else {
                report.findings.append(.unreadable(path: piece.path.description))
                continue
            }
            report.pieces += 1
            if bytes != piece.bytes {
                report.findings.append(.wrong(path: piece.path.description))
            }
        }
    }

    /// A log may drop partial pieces once the full one is there; then its beginning counts.
    private func read(_ path: TilePath, from log: some LogReading) async -> [UInt8]? {
        switch path.kind {
        case .entries: (try? await log.entries(path))?.bytes
        case .hashes: (try? await log.tile(path))?.bytes
        }
    }

    private func isPublished(_ path: TilePath, size: Int) -> Bool {
        let count = TilePath.hashes(path.kind, treeSize: size)
        return !path.isPartial
            || (path.index == count / TilePath.fullWidth
                && path.width == count % TilePath.fullWidth)
    }
}
