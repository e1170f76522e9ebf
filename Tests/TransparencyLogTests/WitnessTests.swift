import Testing
import TransparencyLog

@Suite("A witness")
struct WitnessTests {
    private let origin = "log.example/2026"
    private let log: NoteSigner
    private let witness: Witness
    private let witnessKey: NoteSigner

    init() throws {
        log = try #require(NoteSigner(name: origin, seed: [UInt8](repeating: 1, count: 32)))
        witnessKey = try #require(
            NoteSigner(
                name: "witness.example", kind: .cosignature, seed: [UInt8](repeating: 2, count: 32))
        )
        witness = try #require(Witness(key: witnessKey, logs: [origin: [log.verifier]]))
    }

    private func note(_ size: Int, origin: String? = nil, root: LogHash? = nil, signed: Bool = true)
        throws -> SignedNote
    {
        let leaves = (0..<size).map { LogHash.leaf(MemoryLog.entry($0)) }
        let checkpoint = try #require(
            Checkpoint(
                origin: origin ?? self.origin, size: size, root: root ?? Reference.root(leaves[...])
            ))
        var note = try #require(SignedNote(text: checkpoint.description))
        let stranger = try #require(
            NoteSigner(name: "stranger", seed: [UInt8](repeating: 3, count: 32)))
        note.add(try (signed ? log : stranger).sign(note.text, at: 0))
        return note
    }

    private func decide(_ old: Int, _ hashes: [LogHash], _ note: SignedNote, last: Witness.Record?)
        throws -> Witness.Decision
    {
        let request = try #require(WitnessRequest(oldSize: old, hashes: hashes, note: note))
        let parsed = try #require(WitnessRequest(parsing: request.body))
        #expect(parsed == request)
        return try witness.decide(parsed, last: last, at: 1_700_000_000)
    }

    @Test("The first checkpoint and each consistent next one are cosigned")
    func cosigns() async throws {
        let first = try decide(0, [], note(5), last: nil)
        #expect(first.answer.status == 200)
        let record = try #require(first.record)
        #expect(record.size == 5)
        let proof = try await MemoryLog.numbered(12).consistencyProof(from: 5, size: 12)
        let next = try decide(5, proof.hashes, note(12), last: record)
        #expect(next.record?.size == 12)
        guard
            case .cosigned(let signature)? = WitnessAnswer.read(status: 200, body: next.answer.body)
        else {
            Issue.record("the answer holds no signature")
            return
        }
        var cosigned = try note(12)
        cosigned.add(signature)
        let verified = try cosigned.verify(by: [log.verifier, witnessKey.verifier])
        #expect(verified.map(\.time) == [nil, 1_700_000_000])
        let again = try decide(12, [], note(12), last: next.record)
        #expect(again.answer.status == 200)
    }

    @Test("Each refusal has the protocol's status, and nothing is recorded")
    func refuses() async throws {
        let good = try await MemoryLog.numbered(12).consistencyProof(from: 5, size: 12).hashes
        let last = try #require(decide(0, [], note(5), last: nil).record)
        let fork = LogHash.leaf([1])
        let cases: [(Witness.Decision, Int)] = [
            (try decide(5, good, note(12, origin: "other.example"), last: last), 404),
            (try decide(5, good, note(12, signed: false), last: last), 403),
            (try decide(9, [], note(5), last: last), 400),
            (try decide(0, [], note(12), last: last), 409),
            (try decide(4, [], note(12), last: last), 409),
            (try decide(5, [], note(5, root: fork), last: last), 409),
            (try decide(5, [], note(12), last: last), 422),
            (try decide(5, Array(good.reversed()), note(12), last: last), 422),
            (try decide(5, good, note(12, root: fork), last: last), 422),
            (try decide(5, good, note(5), last: last), 422),
            (try decide(0, good, note(12), last: nil), 422),
        ]
        for (decision, status) in cases {
            #expect(decision.answer.status == status)
            #expect(decision.record == nil)
        }
        let conflict = try decide(4, [], note(12), last: last).answer
        #expect(conflict.contentType == "text/x.tlog.size")
        #expect(String(decoding: conflict.body, as: UTF8.self) == "5\n")
        #expect(WitnessAnswer.read(status: 409, body: conflict.body) == .conflict(lastSize: 5))
        #expect(WitnessAnswer.read(status: 500, body: []) == nil)
    }

    @Test("A body that is no request is refused")
    func malformed() throws {
        let good = String(
            decoding: try #require(WitnessRequest(oldSize: 0, hashes: [.ofNothing], note: note(1)))
                .body, as: UTF8.self)
        #expect(WitnessRequest(parsing: Array(good.utf8)) != nil)
        let bad = [
            "", "\n", "old 0\n", "old 0\n\n", good.replacing("old 0", with: "old 00"),
            good.replacing("old 0", with: "old -1"), good.replacing("old 0", with: "new 0"),
            good.replacing("=\n\nlog", with: "\n\nlog"), String(good.dropLast()),
            "old 0\n" + String(repeating: LogHash.ofNothing.base64 + "\n", count: 64) + "\n"
                + good.drop { $0 != "l" },
        ]
        for text in bad { #expect(WitnessRequest(parsing: Array(text.utf8)) == nil) }
        #expect(Witness(key: log, logs: [:]) == nil)
    }
}
