import City
import Civics
import Foundation
import Storage
import Testing

@testable import Scanning

@Suite("Files are looked into before anyone may open them")
struct ScanningTests {
    private static let now = Instant(millisecondsSinceEpoch: 1_764_550_800_000)
    private static let eicar =
        #"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"#

    private func hall() async throws -> CityHall {
        let store = try await Store.inMemory(
            StoreSettings(
                origin: "scan.example", now: { Self.now },
                randomBytes: { count in (0..<count).map { _ in UInt8.random(in: 0...255) } }))
        return CityHall(
            world: World(
                now: { Self.now },
                randomBytes: { count in (0..<count).map { _ in UInt8.random(in: 0...255) } }),
            store: store, rules: RulesInForce(),
            seal: try CitySeal(secret: Array(repeating: 1, count: 32)))
    }

    private func handIn(_ bytes: [UInt8], to hall: CityHall) async throws -> StoredAttachment {
        let person = SignedIn(
            account: AccountID(high: 1, low: 1), person: PersonID(high: 2, low: 2),
            seats: [Seat(role: .citizen)])
        let body = AsyncThrowingStream<[UInt8], any Error> { stream in
            stream.yield(bytes)
            stream.finish()
        }
        return try await hall.takeIn(body, name: "a.txt", by: person)
    }

    private func state(of digest: String, in hall: CityHall) async throws -> AttachmentState? {
        try await hall.store.attachment(digest: digest)?.state
    }

    @Test("A file waits in quarantine, is given out to nobody, and comes out when found clean")
    func clean() async throws {
        let daemon = try FakeClamd { _ in "stream: OK" }
        defer { daemon.stop() }
        let hall = try await hall()
        let file = try await handIn(Array("一份说明".utf8), to: hall)
        #expect(file.state == .quarantined)
        #expect(try await hall.store.bytes(digest: file.digest) == nil)
        let round = try await hall.scanQuarantined(
            with: [BuiltInScan(), Clamd(at: .unix(path: daemon.path))])
        #expect(round.released == [file.digest])
        #expect(daemon.sizes == [12])
        #expect(try await hall.store.bytes(digest: file.digest) == Array("一份说明".utf8))
    }

    @Test("What the scanner finds is rejected, its bytes destroyed, and not taken in again")
    func found() async throws {
        let daemon = try FakeClamd { file in
            String(decoding: file, as: UTF8.self).contains("坏")
                ? "stream: Bad.Thing-1 FOUND" : "stream: OK"
        }
        defer { daemon.stop() }
        let hall = try await hall()
        let bad = try await handIn(Array("坏东西".utf8), to: hall)
        let good = try await handIn(Array("好东西".utf8), to: hall)
        let round = try await hall.scanQuarantined(with: [Clamd(at: .unix(path: daemon.path))])
        #expect(round.rejected == [bad.digest])
        #expect(round.released == [good.digest])
        #expect(try await hall.store.quarantinedBytes(digest: bad.digest) == nil)
        await #expect(throws: AttachmentRefusal.kindNotTaken) {
            try await handIn(Array("坏东西".utf8), to: hall)
        }
    }

    @Test("While the scanner is down files stay in quarantine; when it answers they come out")
    func down() async throws {
        let hall = try await hall()
        let file = try await handIn(Array("一份说明".utf8), to: hall)
        let nobody = Clamd(at: .unix(path: "/tmp/no-clamd-here-\(getpid()).ctl"))
        let round = try await hall.scanQuarantined(with: [BuiltInScan(), nobody])
        guard case .unreachable? = round.fault else {
            Issue.record("expected a fault, found \(round)")
            return
        }
        #expect(round.released == [])
        #expect(try await state(of: file.digest, in: hall) == .quarantined)
        let daemon = try FakeClamd { _ in "stream: OK" }
        defer { daemon.stop() }
        _ = try await hall.scanQuarantined(with: [Clamd(at: .unix(path: daemon.path))])
        #expect(try await state(of: file.digest, in: hall) == .released)
    }

    @Test(
        "An answer that is no verdict is never taken for clean",
        arguments: ["", "OK", "stream: ", "stream: OK FOUND?", "ERROR", "220 smtp ready"])
    func nonsense(answer: String) async throws {
        let daemon = try FakeClamd { _ in answer }
        defer { daemon.stop() }
        let hall = try await hall()
        let file = try await handIn(Array("一份说明".utf8), to: hall)
        let round = try await hall.scanQuarantined(with: [Clamd(at: .unix(path: daemon.path))])
        #expect(round.released == [])
        #expect(try await state(of: file.digest, in: hall) == .quarantined)
    }

    @Test("A file too large for the scanner stays in quarantine and holds up no other")
    func tooLarge() async throws {
        let daemon = try FakeClamd(limit: 100_000) { _ in "stream: OK" }
        defer { daemon.stop() }
        let hall = try await hall()
        let large = try await handIn(Array(repeating: 0x61, count: 3_000_000), to: hall)
        let small = try await handIn(Array("小".utf8), to: hall)
        let scanners: [any AttachmentScanner] = [Clamd(at: .unix(path: daemon.path))]
        let round = try await hall.scanQuarantined(with: scanners)
        #expect(round.undecided == [large.digest])
        #expect(round.released == [small.digest])
        #expect(try await state(of: large.digest, in: hall) == .quarantined)
        let next = try await hall.scanQuarantined(with: scanners, passing: [large.digest])
        #expect(next.released.isEmpty && next.undecided.isEmpty && next.fault == nil)
    }

    @Test("A file of several pieces reaches the scanner whole")
    func pieces() async throws {
        let bytes = (0..<200_001).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let daemon = try FakeClamd { $0 == bytes ? "stream: OK" : "stream: Differs FOUND" }
        defer { daemon.stop() }
        let verdict = try await Clamd(at: .unix(path: daemon.path)).look(into: bytes)
        #expect(verdict == .clean)
    }

    @Test("The built-in look finds the EICAR test file, alone and inside another, and active PDF")
    func builtIn() async throws {
        let scan = BuiltInScan()
        let eicar = Array(Self.eicar.utf8)
        #expect(try await scan.look(into: eicar) == .harmful(name: "EICAR-Test-File"))
        #expect(
            try await scan.look(into: Array("前面".utf8) + eicar + [10])
                == .harmful(name: "EICAR-Test-File"))
        #expect(
            try await scan.look(into: Array("%PDF-1.7 /OpenAction /Launch".utf8))
                == .harmful(name: "PDF-Action"))
        #expect(try await scan.look(into: Array("%PDF-1.7 /Pages".utf8)) == .clean)
        #expect(try await scan.look(into: []) == .clean)
        let hall = try await hall()
        let file = try await handIn(eicar, to: hall)
        let round = try await hall.scanQuarantined(with: [scan])
        #expect(round.rejected == [file.digest])
    }

    @Test("A scanner's address is a socket's path or a host and a port")
    func addresses() {
        #expect(
            ScannerAddress("unix:/run/clamav/clamd.ctl") == .unix(path: "/run/clamav/clamd.ctl"))
        #expect(ScannerAddress("tcp:127.0.0.1:3310") == .tcp(host: "127.0.0.1", port: 3310))
        #expect(ScannerAddress("tcp:[::1]:3310") == .tcp(host: "::1", port: 3310))
        for text in [
            "", "unix:", "unix:relative", "tcp:", "tcp:host", "tcp:host:0", "tcp:host:99999",
            "http://x", "unix:/" + String(repeating: "a", count: 120),
        ] {
            #expect(ScannerAddress(text) == nil, "\(text)")
        }
    }

    @Test("The daemon's sentences are read by the letter")
    func verdicts() throws {
        #expect(try Clamd.verdict("stream: OK") == .clean)
        #expect(
            try Clamd.verdict("stream: Eicar-Signature FOUND") == .harmful(name: "Eicar-Signature"))
        #expect(throws: ScannerFault.refused(reason: "larger than the scanner takes")) {
            try Clamd.verdict("INSTREAM size limit exceeded. ERROR")
        }
    }
}
