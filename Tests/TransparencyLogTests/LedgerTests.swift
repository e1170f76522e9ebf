import JSON
import Testing
import TransparencyLog

@Suite("Ledger entries and receipts")
struct LedgerTests {
    private let origin = "log.example/2026"
    private let log: NoteSigner
    private let witnesses: [NoteSigner]
    private let salt = [UInt8](repeating: 9, count: 32)
    private let payload: JSONValue = ["decision": "accepted", "at": "2026-03-01"]

    init() throws {
        log = try #require(NoteSigner(name: origin, seed: [UInt8](repeating: 1, count: 32)))
        witnesses = try (1...3).map { number in
            try #require(
                NoteSigner(
                    name: "w\(number).example", kind: .cosignature,
                    seed: [UInt8](repeating: 10 + number, count: 32)))
        }
    }

    private func entry(_ number: Int = 0, origin: String? = nil) throws -> LedgerEntry {
        LedgerEntry(
            type: "case.accepted", origin: origin ?? self.origin,
            time: 1_772_000_000_000 + Int64(number),
            unit: "990100-SC", caseName: "c-8f3a", actor: "a-17", role: "examiner",
            basis: "行政许可法-32",
            commitment: try #require(Commitment.commit(salt: salt, payload: payload.canonical())),
            schema: .plain(Array("schema".utf8)))
    }

    private func receipt(
        cosigned: Int = 2, of count: Int = 300, place: Int = 123, entry: [UInt8]? = nil
    ) async throws -> Receipt {
        let own = try entry ?? self.entry().canonical()
        var memory = MemoryLog()
        try memory.append((0..<count).map { $0 == place ? own : MemoryLog.entry($0) })
        var signer = CheckpointSigner(origin: origin, key: log, last: nil)
        var note = try signer.sign(
            size: count, root: memory.sealer.root, consistency: nil, at: 5_000)
        for witness in witnesses.prefix(cosigned) { note.add(try witness.sign(note.text, at: 6)) }
        let proof = try await memory.inclusionProof(of: place, size: count)
        return Receipt(
            entry: own, index: place, hashes: proof.hashes, note: note,
            disclosed: .init(salt: salt, payload: payload))
    }

    private var policy: LogPolicy {
        LogPolicy(logs: [log.verifier], atLeast: 2, of: witnesses.map(\.verifier))
    }

    @Test("An entry's bytes are canonical, name no person, and read back")
    func canonicalEntry() throws {
        let bytes = try entry().canonical()
        let text = String(decoding: bytes, as: UTF8.self)
        let commitment = try #require(Commitment.commit(salt: salt, payload: payload.canonical()))
        #expect(
            text
                == #"{"actor":"a-17","basis":"行政许可法-32","case":"c-8f3a","origin":"log.example/2026","payload":{"alg":"sha256-salted","c":"\#(commitment.base64)"},"prev":null,"role":"examiner","schema":"\#(LogHash.plain(Array("schema".utf8)).base64)","ts":1772000000000,"type":"case.accepted","unit":"990100-SC","v":1}"#
        )
        #expect(try JSONValue(parsing: bytes).canonical() == bytes)
        #expect(try LedgerEntry(parsing: bytes) == entry())
        #expect(bytes.count < 1_024)
        var next = try entry(1)
        next.previous = .leaf(bytes)
        next.actor = nil
        #expect(try LedgerEntry(parsing: next.canonical()) == next)
    }

    @Test("Members that are not an entry's, and texts not fit to be sealed, are refused")
    func strictEntry() throws {
        var entry = try entry()
        for (text, name) in [
            ("", "unit"), ("e\u{301}", "unit"), (String(repeating: "x", count: 257), "unit"),
        ] {
            entry.unit = text
            #expect(throws: LedgerEntryFault.badMember(name)) { try entry.canonical() }
        }
        let bytes = try self.entry().canonical()
        let value = try JSONValue(parsing: bytes)
        func reread(_ change: (inout JSONObject) -> Void) throws -> LedgerEntry {
            var object = try #require(value.object)
            change(&object)
            return try LedgerEntry(parsing: JSONValue.object(object).canonical())
        }
        #expect(throws: LedgerEntryFault.unknownMember) { try reread { $0["name"] = "张三" } }
        #expect(throws: LedgerEntryFault.badMember("unit")) { try reread { $0["unit"] = 5 } }
        #expect(throws: LedgerEntryFault.badMember("prev")) { try reread { $0["prev"] = "AAAA" } }
        #expect(throws: LedgerEntryFault.badMember("v")) { try reread { $0["v"] = 2 } }
        #expect(throws: LedgerEntryFault.badMember("actor")) { try reread { $0["actor"] = nil } }
        #expect(throws: LedgerEntryFault.badMember("ts")) { try reread { $0["ts"] = "now" } }
        #expect(throws: LedgerEntryFault.malformed) { try LedgerEntry(parsing: bytes + [0x20]) }
        #expect(throws: LedgerEntryFault.malformed) { try LedgerEntry(parsing: [0xFF]) }
    }

    @Test("The commitment is the hash that the ledger's design defines")
    func commitment() throws {
        let expected = LogHash.plain(
            Array("tongban/commit/v1".utf8) + [0] + salt + Array("{}".utf8))
        #expect(Commitment.commit(salt: salt, payload: Array("{}".utf8)) == expected)
        #expect(Commitment.commit(salt: [1], payload: []) == nil)
    }

    @Test("A receipt holds offline in its JSON and its text form, and proves what was disclosed")
    func holds() async throws {
        let receipt = try await receipt()
        let kept = try Receipt(JSONValue(parsing: receipt.json.prettyPrinted()))
        #expect(kept == receipt)
        let verified = try kept.verify(by: policy)
        #expect(verified.entry == (try entry()))
        #expect(verified.payload == payload)
        #expect(verified.trusted.cosignatures.count == 2)
        let text = Array(receipt.proof.description.utf8)
        let proof = try LogProof(parsing: text)
        #expect(proof == receipt.proof)
        #expect(try Receipt(proof)?.verify(by: policy).payload == nil)
        let bare = LogProof(index: proof.index, hashes: proof.hashes, note: proof.note)
        #expect(try LogProof(parsing: Array(bare.description.utf8)) == bare)
    }

    @Test("A flipped bit anywhere in a receipt's text form is noticed")
    func noticesDamage() async throws {
        let text = try await receipt(of: 5, place: 3).proof.description
        var bytes = Array(text.utf8)
        for place in stride(from: 0, to: bytes.count, by: 5) {
            bytes[place] ^= 1
            let proof = try? LogProof(parsing: bytes)
            #expect((try? proof.flatMap(Receipt.init)?.verify(by: policy)) == nil, "byte \(place)")
            bytes[place] ^= 1
        }
    }

    @Test(
        "A receipt that claims another place, fact, log or too few witnesses is refused with the reason"
    )
    func refuses() async throws {
        let good = try await receipt()
        func fault(_ receipt: Receipt) -> ReceiptFault? {
            do throws(ReceiptFault) {
                _ = try receipt.verify(by: policy)
                return nil
            } catch {
                return error
            }
        }
        #expect(fault(good) == nil)
        #expect(
            fault(Receipt(entry: good.entry, index: 122, hashes: good.hashes, note: good.note))
                == .badProof(.rootMismatch))
        #expect(
            fault(Receipt(entry: good.entry, index: 300, hashes: good.hashes, note: good.note))
                == .badProof(.indexOutOfRange))
        #expect(
            fault(Receipt(entry: [1], index: good.index, hashes: good.hashes, note: good.note))
                == .badProof(.rootMismatch))
        let other = Receipt.Disclosure(salt: salt, payload: ["decision": "refused"])
        #expect(
            fault(
                Receipt(
                    entry: good.entry, index: good.index, hashes: good.hashes, note: good.note,
                    disclosed: other)) == .otherFacts)
        #expect(fault(try await receipt(cosigned: 1)) == .tooFewWitnesses)
        #expect(fault(try await receipt(entry: [1, 2])) == .badEntry(.malformed))
        let foreign = try entry(origin: "other.example").canonical()
        #expect(fault(try await receipt(entry: foreign)) == .otherLog)
        let stranger = LogPolicy(logs: witnesses.map(\.verifier))
        #expect(throws: ReceiptFault.badCheckpoint(.unknownKeys)) { try good.verify(by: stranger) }
    }

    @Test("A wrapper with a member out of form is refused by that member's name")
    func malformedWrapper() async throws {
        let json = try #require(try await receipt().json.object)
        let changes: [(String, JSONValue?)] = [
            ("mediaType", "x"), ("entry", "!"), ("logIndex", 1.5), ("treeSize", 299),
            ("hashes", ["AAAA"]),
            ("checkpoint", "x"), ("disclosed", ["salt": "AAAA", "payload": 1]), ("treeSize", nil),
        ]
        for (name, value) in changes {
            var changed = json
            changed[name] = value
            #expect(throws: ReceiptFault.malformed(name)) { try Receipt(.object(changed)) }
        }
    }

    @Test("A policy file names logs, witnesses, groups and the quorum")
    func policyFile() throws {
        let keys = witnesses.map(\.verifier.description)
        let text = """
            # who is trusted
            log \(log.verifier) https://log.example/2026
            witness A \(keys[0])
            witness B \(keys[1]) https://b.example
            witness C \(keys[2])
            group two 2 A B
            group all-of all two C
            quorum all-of
            """
        let policy = try LogPolicy(parsing: text)
        #expect(policy.logs == [log.verifier])
        #expect(
            policy.quorum
                == .group(
                    atLeast: 2,
                    of: [
                        .group(
                            atLeast: 2,
                            of: [.witness(witnesses[0].verifier), .witness(witnesses[1].verifier)]),
                        .witness(witnesses[2].verifier),
                    ]))
        let faults: [(String, Int)] = [
            ("", 2), ("quorum none\nquorum none", 2), ("quorum A", 1), ("log x", 1), ("what", 1),
            ("witness A \(keys[0])\nwitness B \(keys[0])", 2), ("witness none \(keys[0])", 1),
            ("witness A \(keys[0])\ngroup g 2 A", 2), ("witness A \(keys[0])\ngroup g any A A", 2),
            ("log \(keys[0])", 1), ("witness A \(log.verifier)", 1),
        ]
        for (text, line) in faults {
            let error = #expect(throws: LogPolicy.Malformed.self) { try LogPolicy(parsing: text) }
            #expect(error?.line == line)
        }
    }
}
