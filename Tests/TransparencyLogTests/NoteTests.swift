import Testing
import TransparencyLog

@Suite("Signed notes and checkpoints")
struct NoteTests {
    private static let seed = [UInt8](repeating: 7, count: 32)
    private let text = "log.example/2026\n3\n\(LogHash.ofNothing.base64)\n"

    private func signer(_ name: String = "log.example/2026", _ kind: KeyKind = .ed25519) throws
        -> NoteSigner
    {
        try #require(NoteSigner(name: name, kind: kind, seed: Self.seed))
    }

    @Test(
        "The witness example of the specification's signed-note text verifies in Go's form of keys")
    func knownKey() throws {
        // The key and note of Go's own documentation (golang.org/x/mod/sumdb/note).
        let key = try #require(
            NoteVerifier(
                parsing: "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"))
        let note = try SignedNote(
            parsing: Array(
                """
                If you think cryptography is the answer to your problem,
                then you don't know what your problem is.

                — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=

                """.utf8))
        #expect(try note.verify(by: [key]).map(\.verifier) == [key])
        #expect(
            key.description == "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
        let secret =
            "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
        let signer = try #require(NoteSigner(parsing: secret))
        #expect(signer.privateText == secret)
        #expect(try signer.sign(note.text, at: 0) == note.signatures.first)
    }

    @Test("A note reads back as written, and its signature holds for this text alone")
    func roundTrip() throws {
        let signer = try signer()
        var note = try #require(SignedNote(text: text))
        note.add(try signer.sign(text, at: 0))
        let read = try SignedNote(parsing: note.bytes)
        #expect(read == note)
        #expect(try read.verify(by: [signer.verifier]).count == 1)
        let other = try #require(SignedNote(text: text + "more\n", signatures: note.signatures))
        #expect(throws: NoteFault.badSignature(name: "log.example/2026")) {
            try other.verify(by: [signer.verifier])
        }
    }

    @Test("Unknown keys are passed over, a known key's bad signature rejects the note")
    func whoSigned() throws {
        let (log, stranger) = (try signer(), try signer("stranger.example"))
        var note = try #require(SignedNote(text: text))
        note.add(try stranger.sign(text, at: 0))
        #expect(throws: NoteFault.unknownKeys) { try note.verify(by: [log.verifier]) }
        note.add(try log.sign(text, at: 0))
        #expect(try note.verify(by: [log.verifier]).map(\.verifier.name) == ["log.example/2026"])
        let good = try log.sign(text, at: 0)
        var broken = good.bytes
        broken[10] ^= 1
        note.add(.init(name: good.name, keyID: good.keyID, bytes: broken))
        #expect(note.signatures.count == 2)
        #expect(throws: NoteFault.badSignature(name: good.name)) {
            try note.verify(by: [log.verifier, stranger.verifier])
        }
    }

    @Test("A cosignature tells its time and is bound to it")
    func cosignature() throws {
        let witness = try signer("witness.example/w1", .cosignature)
        var note = try #require(SignedNote(text: text))
        note.add(try witness.sign(text, at: 1_679_315_147))
        let verified = try note.verify(by: [witness.verifier])
        #expect(verified.map(\.time) == [1_679_315_147])
        #expect(witness.verifier.keyID != (try signer("witness.example/w1").verifier.keyID))
        let signature = try #require(note.signatures.first)
        #expect(signature.bytes.count == 72)
        var later = signature.bytes
        later[7] ^= 1
        note.add(.init(name: signature.name, keyID: signature.keyID, bytes: later))
        #expect(throws: NoteFault.self) { try note.verify(by: [witness.verifier]) }
    }

    @Test(
        "What is no signed note is refused",
        arguments: [
            "", "\n", "text\n", "text\n\n", "text\n\n— a", "text\n\n- a AAAAAAA=\n",
            "text\n\n— a AAAA\n",
            "text\n\n— a b AAAAAAA=\n", "text\n\n— a+b AAAAAAA=\n", "text\n\n—  AAAAAAA=\n",
            "te\txt\n\n— a AAAAAAA=\n",
            "text\r\n\n— a AAAAAAA=\n", "text\n\n— a AAAAAAA=\nx\n", "\n— a AAAAAAA=\n",
            "text\n— a AAAAAAA=\n",
        ])
    func malformed(text: String) {
        #expect(throws: NoteFault.malformed) { try SignedNote(parsing: Array(text.utf8)) }
    }

    @Test("A text with empty lines is parted from its signatures at the last of them")
    func emptyLines() throws {
        let note = try SignedNote(parsing: Array("a\n\nb\n\n— k AAAAAAA=\n".utf8))
        #expect(note.text == "a\n\nb\n")
        #expect(String(decoding: note.bytes, as: UTF8.self) == "a\n\nb\n\n— k AAAAAAA=\n")
    }

    @Test("Keys with names that signature lines cannot carry are refused")
    func badKeys() throws {
        for name in ["", "a b", "a+b", "a\u{A0}b", "a\u{3000}b", "a\nb"] {
            #expect(NoteSigner(name: name, seed: Self.seed) == nil)
        }
        #expect(NoteSigner(name: "a", seed: [1, 2]) == nil)
        let key = try signer().verifier.description
        #expect(NoteVerifier(parsing: key)?.description == key)
        #expect(NoteVerifier(parsing: key.replacing("log.example", with: "evil.example")) == nil)
        #expect(NoteVerifier(parsing: String(key.dropLast(4))) == nil)
        #expect(NoteVerifier(parsing: "a+b") == nil)
    }

    @Test("A checkpoint reads back as written; loose forms are refused")
    func checkpoints() throws {
        let root = LogHash.ofNothing
        let checkpoint = try #require(
            Checkpoint(origin: "云汀.example", size: 20_852_163, root: root, extensions: ["x y"]))
        #expect(try Checkpoint(parsing: checkpoint.description) == checkpoint)
        for text in [
            "a\n1\n", "a\n01\n\(root.base64)\n", "a\n-1\n\(root.base64)\n", "\n1\n\(root.base64)\n",
            "a\n1\n\(root.base64)", "a\n1\nAAAA\n", "a\n1\n\(root.base64)\n\n",
            "a\n9223372036854775808\n\(root.base64)\n", "a\n٣\n\(root.base64)\n",
        ] {
            #expect(throws: NoteFault.malformed) { try Checkpoint(parsing: text) }
        }
        #expect(Checkpoint(origin: "a\nb", size: 1, root: root) == nil)
        #expect(Checkpoint(origin: "", size: 1, root: root) == nil)
    }
}
