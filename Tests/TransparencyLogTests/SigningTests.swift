import JSON
import Testing
import TransparencyLog

@Suite("The signer that does not contradict itself")
struct SigningTests {
    private let origin = "log.example/2026"

    private func signer(last: CheckpointSigner.Record? = nil) throws -> CheckpointSigner {
        let key = try #require(NoteSigner(name: origin, seed: [UInt8](repeating: 1, count: 32)))
        return CheckpointSigner(origin: origin, key: key, last: last)
    }

    private func root(_ size: Int) -> LogHash {
        Reference.root((0..<size).map { LogHash.leaf(MemoryLog.entry($0)) }[...])
    }

    private func proof(_ old: Int, _ new: Int) async throws -> ConsistencyProof {
        try await MemoryLog.numbered(new).consistencyProof(from: old, size: new)
    }

    @Test("Growing states are signed one after the other, and the record keeps the last")
    func grows() async throws {
        var signer = try signer()
        _ = try signer.sign(size: 0, root: .ofNothing, consistency: nil, at: 1_000)
        _ = try signer.sign(size: 3, root: root(3), consistency: nil, at: 2_000)
        let note = try signer.sign(
            size: 8, root: root(8), consistency: try await proof(3, 8), at: 3_000)
        #expect(try Checkpoint(parsing: note.text).size == 8)
        _ = try signer.sign(size: 8, root: root(8), consistency: nil, at: 3_500)
        let last = try #require(signer.last)
        #expect(last == .init(size: 8, root: root(8), time: 3_500))
        #expect(CheckpointSigner.Record(last.json) == last)
        #expect(CheckpointSigner.Record(["size": 1]) == nil)
    }

    @Test(
        "A smaller state, another root, a missing or false proof are refused, and nothing changes")
    func refuses() async throws {
        let last = CheckpointSigner.Record(size: 5, root: root(5), time: 10_000)
        var signer = try signer(last: last)
        let good = try await proof(5, 9)
        let cases: [(Int, LogHash, ConsistencyProof?, Int64, SigningRefusal)] = [
            (4, root(4), nil, 10_000, .wentBack(from: 5, to: 4)),
            (5, root(4), nil, 10_000, .forked(size: 5)),
            (9, root(9), nil, 10_000, .inconsistent(.wrongLength)),
            (9, root(8), good, 10_000, .inconsistent(.rootMismatch)),
            (9, root(9), try await proof(4, 9), 10_000, .inconsistent(.wrongLength)),
            (0, root(1), nil, 10_000, .forked(size: 0)),
            (9, root(9), good, 7_999, .clockWentBack(milliseconds: 2_001)),
        ]
        for (size, root, proof, time, refusal) in cases {
            #expect(throws: refusal) {
                try signer.sign(size: size, root: root, consistency: proof, at: time)
            }
            #expect(signer.last == last)
        }
    }

    @Test("A clock two seconds behind is borne, but does not move the mark back")
    func clock() throws {
        var signer = try signer(last: .init(size: 5, root: root(5), time: 10_000))
        _ = try signer.sign(size: 5, root: root(5), consistency: nil, at: 8_000)
        #expect(signer.last?.time == 10_000)
        #expect(throws: SigningRefusal.clockWentBack(milliseconds: 4_000)) {
            try signer.sign(size: 5, root: root(5), consistency: nil, at: 6_000)
        }
    }
}
