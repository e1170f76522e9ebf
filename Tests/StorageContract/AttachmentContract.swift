import City
import Civics
import Testing

@Suite("Every store's attachments")
struct AttachmentContract {
    private func pieces(_ pieces: [[UInt8]]) -> any AsyncSequence<[UInt8], any Error> & Sendable {
        AsyncThrowingStream<[UInt8], any Error> { stream in
            for piece in pieces { stream.yield(piece) }
            stream.finish()
        }
    }

    private func take(
        _ store: any CityStore, _ bench: Bench, _ parts: [[UInt8]], name: String = "扫描件.pdf"
    ) async throws -> StoredAttachment {
        try await store.takeIn(pieces(parts), name: name, by: bench.id(), at: bench.now)
    }

    @Test("A file is given out only after it was looked into", arguments: StoreKind.allCases)
    func quarantine(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            let bytes = Array("%PDF-1.7\n".utf8) + bench.random(200_000)
            let taken = try await take(store, bench, [Array(bytes[..<5]), Array(bytes[5...])])
            #expect(taken.kind == .pdf && taken.size == bytes.count)
            #expect(taken.state == .quarantined && taken.digest.count == 64)
            #expect(try await store.bytes(digest: taken.digest) == nil)
            #expect(try await store.quarantined(limit: 9) == [taken])
            #expect(try await store.quarantinedBytes(digest: taken.digest) == bytes)
            try await store.judge(digest: taken.digest, isClean: true, at: bench.now)
            #expect(try await store.bytes(digest: taken.digest) == bytes)
            #expect(try await store.quarantined(limit: 9).isEmpty)
            let again = try await take(store, bench, [bytes], name: "other.pdf")
            #expect(again.digest == taken.digest && again.state == .released)
        }
    }

    @Test("A rejected file is destroyed and stays out", arguments: StoreKind.allCases)
    func rejected(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            let bytes = Array("%PDF-1.7 harmful".utf8)
            let taken = try await take(store, bench, [bytes])
            try await store.judge(digest: taken.digest, isClean: false, at: bench.now)
            #expect(try await store.quarantinedBytes(digest: taken.digest) == nil)
            try await store.judge(digest: taken.digest, isClean: true, at: bench.now)
            #expect(try await store.bytes(digest: taken.digest) == nil)
            await #expect(throws: AttachmentRefusal.kindNotTaken) {
                try await take(store, bench, [bytes])
            }
        }
    }

    @Test(
        "What a file is is told by its bytes",
        arguments: [
            (AttachmentKind.jpeg, [0xff, 0xd8, 0xff, 0xe0] as [UInt8], "a.pdf"),
            (.png, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], "a"),
            (.webp, Array("RIFF0000WEBPVP8 ".utf8), "a"),
            (.heic, [0, 0, 0, 24] + Array("ftypheic".utf8), "a"),
            (.zip, [0x50, 0x4b, 3, 4] + [UInt8](repeating: 0, count: 40), "a.ofd"),
            (
                .ofd,
                [0x50, 0x4b, 3, 4] + [UInt8](repeating: 0, count: 22) + [7, 0, 0, 0]
                    + Array("OFD.xml".utf8), "a.zip"
            ),
            (.plainText, Array("一行\n".utf8), "a.txt"),
            (.csv, Array("a,b\n".utf8), "a.CSV"),
        ])
    func kinds(_ kind: AttachmentKind, _ bytes: [UInt8], _ name: String) async throws {
        try await StoreKind.memory.with { (store, bench) async throws in
            #expect(try await take(store, bench, [bytes], name: name).kind == kind)
        }
    }

    @Test(
        "Programs, scripts, pictures that run and broken text are not taken",
        arguments: [
            [0x7f, 0x45, 0x4c, 0x46, 0] as [UInt8], Array("MZ\u{90}\u{0}".utf8),
            Array("<svg onload=alert(1)>".utf8), Array("  <html>".utf8),
            [0xc3, 0x28, 0x41], [0xef, 0xbb, 0xbf, 0x3c, 0x73],
        ])
    func notTaken(_ bytes: [UInt8]) async throws {
        try await StoreKind.memory.with { (store, bench) async throws in
            await #expect(throws: AttachmentRefusal.kindNotTaken) {
                try await take(store, bench, [bytes], name: "a.pdf")
            }
        }
    }

    @Test("Too large, empty and broken off leave nothing", arguments: StoreKind.allCases)
    func refused(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            let large = [[UInt8]](
                repeating: Array("%PDF-".utf8) + [UInt8](repeating: 1, count: 1 << 20), count: 21)
            await #expect(throws: AttachmentRefusal.tooLarge(limit: 20 << 20)) {
                try await take(store, bench, large)
            }
            await #expect(throws: AttachmentRefusal.empty) { try await take(store, bench, []) }
            let broken = AsyncThrowingStream<[UInt8], any Error> { stream in
                stream.yield(Array("%PDF-".utf8))
                stream.finish(throwing: CancellationError())
            }
            await #expect(throws: AttachmentRefusal.brokenOff) {
                try await store.takeIn(broken, name: "a", by: bench.id(), at: bench.now)
            }
            #expect(try await store.quarantined(limit: 9).isEmpty)
        }
    }

    @Test("Names lose what could mislead", arguments: StoreKind.allCases)
    func names(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            let taken = try await take(
                store, bench, [Array("%PDF-1".utf8)], name: "../a\u{202e}\r\nfdp.exe")
            #expect(taken.name == "..afdp.exe")
        }
    }

    @Test("Erasing a case destroys the files that only it used", arguments: StoreKind.allCases)
    func erased(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            let own = try await take(store, bench, [Array("%PDF-own".utf8)])
            let shared = try await take(store, bench, [Array("%PDF-shared".utf8)])
            let (first, second) = (bench.ordered(CaseID.self), bench.ordered(CaseID.self))
            for (caseID, digests) in [(first, [own, shared]), (second, [shared])] {
                var commit = bench.opening(caseID)
                commit.records = digests.map {
                    .attachment(AttachmentUse(digest: $0.digest, caseID: caseID, purpose: "lease"))
                }
                _ = try await store.commit(commit)
            }
            #expect(try await store.attachments(of: first).count == 2)
            #expect(try await store.cases(holding: shared.digest, limit: 9) == [second, first])
            let order = Erasure(
                by: bench.id(), confirmed: bench.id(), basis: "pipl:47", at: bench.now)
            _ = try await store.erase(first, order)
            #expect(try await store.attachment(digest: own.digest) == nil)
            #expect(try await store.quarantinedBytes(digest: shared.digest) != nil)
        }
    }
}
