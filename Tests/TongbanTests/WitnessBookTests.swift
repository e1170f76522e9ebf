import Foundation
import Testing
import TransparencyLog

@testable import tongban

@Suite("The book of a witness")
struct WitnessBookTests {
    private let folder: Folder
    private let log: NoteSigner
    private let witness: Witness
    private let leaves = (0..<9).map { LogHash.leaf([UInt8($0)]) }

    init() throws {
        folder = Folder(
            FileManager.default.temporaryDirectory
                .appendingPathComponent("witness-\(UUID().uuidString)").path)
        log = try #require(NoteSigner(name: "log.example", seed: Array(repeating: 1, count: 32)))
        let key = try #require(
            NoteSigner(
                name: "w.example", kind: .cosignature, seed: Array(repeating: 2, count: 32)))
        witness = try #require(Witness(key: key, logs: ["log.example": [log.verifier]]))
    }

    /// What a log with `size` entries, the last of them `changed`, asks a witness that saw `old`.
    private func request(_ old: Int, _ size: Int, changed: Bool = false) throws -> [UInt8] {
        var known = Array(leaves.prefix(size))
        if changed { known[size - 1] = .leaf([99]) }
        var tree = MerkleTree()
        for leaf in known { tree.append(leaf) }
        let checkpoint = try #require(
            Checkpoint(origin: "log.example", size: size, root: tree.root))
        var note = try #require(SignedNote(text: checkpoint.description))
        note.add(try log.sign(note.text, at: 0))
        let request = try #require(WitnessRequest(oldSize: old, hashes: [], note: note))
        return request.body
    }

    @Test("What was cosigned is remembered by the next start, and another past refused")
    func remembers() async throws {
        defer { try? FileManager.default.removeItem(at: folder.url) }
        do {
            let book = try WitnessBook(folder, witness)
            #expect(try await book.answer(request(0, 5), at: 1_000).status == 200)
        }
        let book = try WitnessBook(folder, witness)
        let fresh = try await book.answer(request(0, 6), at: 1_001)
        #expect(fresh == .conflict(lastSize: 5))
        #expect(try await book.answer(request(5, 5, changed: true), at: 1_002).status == 409)
        #expect(try await book.answer(request(5, 6), at: 1_003).status == 422)
        #expect(try await book.answer(request(5, 5), at: 1_004).status == 200)
    }

    @Test("A second witness does not take the same directory")
    func oneKeeper() throws {
        defer { try? FileManager.default.removeItem(at: folder.url) }
        let first = try WitnessBook(folder, witness)
        #expect(throws: Failure.self) { try WitnessBook(folder, witness) }
        withExtendedLifetime(first) {}
    }

    @Test("A record that cannot be read stops the cosigning until somebody has looked")
    func damaged() async throws {
        defer { try? FileManager.default.removeItem(at: folder.url) }
        let book = try WitnessBook(folder, witness)
        #expect(try await book.answer(request(0, 5), at: 1_000).status == 200)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
        let record = try #require(names.first { $0.hasPrefix("log-") })
        try Data("5".utf8).write(to: folder.url.appendingPathComponent(record))
        await #expect(throws: Failure.self) { try await book.answer(request(5, 5), at: 1_001) }
    }

    @Test("What is no request is malformed, and a log it does not know is said to be unknown")
    func strangers() async throws {
        defer { try? FileManager.default.removeItem(at: folder.url) }
        let book = try WitnessBook(folder, witness)
        #expect(try await book.answer(Array("hello".utf8), at: 0).status == 400)
        let seed = [UInt8](repeating: 3, count: 32)
        let other = try #require(NoteSigner(name: "x.example", seed: seed))
        let checkpoint = try #require(
            Checkpoint(origin: "x.example", size: 1, root: .leaf([1])))
        var note = try #require(SignedNote(text: checkpoint.description))
        note.add(try other.sign(note.text, at: 0))
        let request = try #require(WitnessRequest(oldSize: 0, hashes: [], note: note))
        #expect(try await book.answer(request.body, at: 0).status == 404)
    }
}
