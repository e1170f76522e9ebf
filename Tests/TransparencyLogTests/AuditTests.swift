import Testing
import TransparencyLog

@Suite("Auditing a log")
struct AuditTests {
    private let key: NoteSigner

    init() throws {
        key = try #require(NoteSigner(name: "log.example", seed: [UInt8](repeating: 4, count: 32)))
    }

    private func log(_ size: Int) throws -> MemoryLog {
        var log = try MemoryLog.numbered(size)
        var signer = CheckpointSigner(origin: "log.example", key: key, last: nil)
        let note = try signer.sign(size: size, root: log.sealer.root, consistency: nil, at: 0)
        log.pieces["checkpoint"] = note.bytes
        return log
    }

    private func root(_ size: Int) throws -> LogHash { try MemoryLog.numbered(size).sealer.root }

    @Test(
        "A sound log is found sound, every piece compared",
        arguments: [0, 1, 256, 300, 513, 66_000])
    func sound(size: Int) async throws {
        let memories = try [0, 1, 255, 300].filter { $0 <= size }.map {
            Audit.Memory(size: $0, root: try root($0))
        }
        let report = await Audit(policy: LogPolicy(logs: [key.verifier]), memories: memories).run(
            try log(size))
        #expect(report.findings == [])
        #expect(report.isSound)
        #expect(report.entries == size)
        let kinds: [TilePath.Kind] = [
            .entries, .hashes(level: 0), .hashes(level: 1), .hashes(level: 2),
        ]
        #expect(
            report.pieces == kinds.map { TilePath.paths($0, treeSize: size).count }.reduce(0, +))
    }

    @Test("Each kind of damage is found where it is")
    func findsDamage() async throws {
        let sound = try log(600)
        func findings(_ memories: [Audit.Memory] = [], _ change: (inout MemoryLog) throws -> Void)
            async throws -> [Audit.Finding]
        {
            var log = sound
            try change(&log)
            return await Audit(policy: LogPolicy(logs: [key.verifier]), memories: memories).run(log)
                .findings
        }
        #expect(try await findings { $0.pieces["checkpoint"] = nil } == [.noCheckpoint])
        #expect(
            try await findings { $0.pieces["checkpoint"]?[0] ^= 1 } == [
                .badCheckpoint(.unknownKeys)
            ])
        #expect(
            try await findings { $0.pieces["checkpoint"]?[13] ^= 1 } == [
                .badCheckpoint(.badSignature(name: "log.example"))
            ])
        #expect(
            try await findings { $0.pieces["tile/0/001"]?[40] ^= 1 } == [.wrong(path: "tile/0/001")]
        )
        #expect(
            try await findings { $0.pieces["tile/1/000.p/2"]?[40] ^= 1 } == [
                .wrong(path: "tile/1/000.p/2")
            ])
        #expect(
            try await findings { $0.pieces["tile/0/002.p/88"] = nil } == [
                .unreadable(path: "tile/0/002.p/88")
            ])
        #expect(
            try await findings { $0.pieces["tile/entries/001"] = nil } == [
                .unreadable(path: "tile/entries/001")
            ])
        #expect(
            try await findings { $0.pieces["tile/entries/001"]?[5] ^= 1 } == [
                .wrong(path: "tile/0/001"), .wrong(path: "tile/1/000.p/2"), .wrongRoot,
            ])
        #expect(
            try await findings([
                .init(size: 100, root: .ofNothing), .init(size: 601, root: .ofNothing),
            ]) { _ in } == [.rewritten(size: 100), .rewritten(size: 601)])
    }

    @Test(
        "A partial piece that gave way to the full one is read from it; an entry the caller refuses is named"
    )
    func fallsBack() async throws {
        var grown = try log(600)
        let checkpoint = grown.pieces["checkpoint"]
        try grown.append((600..<1_000).map(MemoryLog.entry))
        grown.pieces = grown.pieces.filter {
            !$0.key.hasPrefix("tile/0/002.p") && !$0.key.hasPrefix("tile/entries/002.p")
        }
        grown.pieces["checkpoint"] = checkpoint
        let report = await Audit(policy: LogPolicy(logs: [key.verifier])).run(grown) { index, _ in
            index != 599
        }
        #expect(report.findings == [.badEntry(index: 599)])
        #expect(report.entries == 600)
    }
}
