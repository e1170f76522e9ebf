import Foundation
import JSON
import Testing
import TransparencyLog

/// Go's own library of notes and logs (golang.org/x/mod/sumdb) as a second judge, from Debian's
/// packages golang-go and golang-golang-x-mod-dev.
@Suite("Judged by Go", .serialized)
struct GoCheckTests {
    private static let sizes = [1, 2, 7, 255, 256, 257, 700, 70_000]

    @Test(
        "Go accepts our checkpoints, tiles and proofs, and refuses each with one bit flipped",
        .enabled(
            if: GoJudge.isPresent,
            "The packages golang-go and golang-golang-x-mod-dev are not installed, so Go's judgement is skipped."
        ))
    func judgedByGo() async throws {
        let judge = try GoJudge()
        defer { judge.remove() }
        let sound = try await write(to: judge.directory)
        #expect(
            try judge.run()
                == "8 checkpoints, \(sound.inclusions) inclusion, \(sound.consistencies) consistency proofs, tiles of 8 sizes hold\n"
        )
        for path in ["checkpoints/700", "tile/0/001", "tile/1/000.p/2", "tile/0/002.p/188"] {
            try judge.flip(path)
            let verdict = try judge.run()
            #expect(verdict == nil, "\(path) was damaged and not noticed")
            try judge.flip(path)
        }
        for member in ["inclusion", "consistency"] {
            let damaged = sound.checks(damaging: member)?.serialized()
            try judge.write(try #require(damaged), to: "checks.json")
            let verdict = try judge.run()
            #expect(verdict == nil, "a damaged \(member) proof was not noticed")
        }
        try judge.write(sound.checks.serialized(), to: "checks.json")
        #expect(try judge.run() != nil)
    }

    private struct Written {
        let checks: JSONValue
        var inclusions: Int { checks["inclusion"]?.array?.count ?? 0 }
        var consistencies: Int { checks["consistency"]?.array?.count ?? 0 }

        /// The checks with one bit of one hash of the last proof flipped.
        func checks(damaging member: String) -> JSONValue? {
            guard var object = checks.object, var proofs = object[member]?.array,
                let place = proofs.lastIndex(where: { $0["hashes"]?[0] != nil }),
                var proof = proofs[place].object, var hashes = proof["hashes"]?.array,
                var bytes = hashes.popLast()?.string.flatMap({ Base64.decode($0) })
            else { return nil }
            bytes[17] ^= 4
            proof["hashes"] = .array(hashes + [.string(Base64.encode(bytes))])
            proofs[place] = .object(proof)
            object[member] = .array(proofs)
            return .object(object)
        }
    }

    private func write(to directory: URL) async throws -> Written {
        let key = try #require(
            NoteSigner(name: "log.example/2026", seed: [UInt8](repeating: 5, count: 32)))
        var signer = CheckpointSigner(origin: "log.example/2026", key: key, last: nil)
        var log = MemoryLog()
        var (inclusions, consistencies): ([JSONValue], [JSONValue]) = ([], [])
        for (place, size) in Self.sizes.enumerated() {
            try log.append((log.sealer.size..<size).map(MemoryLog.entry))
            let old = place > 0 ? Self.sizes[place - 1] : 0
            let grown = old > 0 ? try await log.consistencyProof(from: old, size: size) : nil
            let note = try signer.sign(
                size: size, root: log.sealer.root, consistency: grown, at: Int64(place))
            try GoJudge.write(
                note.bytes, to: directory.appendingPathComponent("checkpoints/\(size)"))
            for older in Self.sizes where older <= size {
                let proof = try await log.consistencyProof(from: older, size: size)
                consistencies.append([
                    "old": .integer(Int64(older)), "new": .integer(Int64(size)),
                    "hashes": json(proof.hashes),
                ])
            }
            for index in Set([0, size / 3, size / 2, size - 1]) {
                let proof = try await log.inclusionProof(of: index, size: size)
                let leaf = LogHash.leaf(MemoryLog.entry(index))
                inclusions.append([
                    "size": .integer(Int64(size)), "index": .integer(Int64(index)),
                    "leaf": .string(leaf.base64), "hashes": json(proof.hashes),
                ])
            }
        }
        for (path, bytes) in log.pieces {
            try GoJudge.write(bytes, to: directory.appendingPathComponent(path))
        }
        let checks: JSONValue = [
            "keys": [.string(key.verifier.description)],
            "sizes": .array(Self.sizes.map { .integer(Int64($0)) }),
            "inclusion": .array(inclusions), "consistency": .array(consistencies),
        ]
        try GoJudge.write(checks.serialized(), to: directory.appendingPathComponent("checks.json"))
        return Written(checks: checks)
    }

    private func json(_ hashes: [LogHash]) -> JSONValue {
        .array(hashes.map { .string($0.base64) })
    }
}

/// The Go program beside these tests, built into a directory of its own.
struct GoJudge {
    struct Failed: Error { let output: String }

    let directory: URL

    static var isPresent: Bool {
        (try? start("go", ["list", "golang.org/x/mod/sumdb/tlog"]))?.status == 0
    }

    init() throws {
        directory = FileManager.default.temporaryDirectory.appendingPathComponent(
            "go-check-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("go-check/main.go")
        let built = try Self.start(
            "go", ["build", "-o", directory.appendingPathComponent("go-check").path, source.path])
        guard built.status == 0 else { throw Failed(output: built.output) }
    }

    func remove() { try? FileManager.default.removeItem(at: directory) }

    /// What the judge says when all holds; `nil` when it refuses.
    func run() throws -> String? {
        let ran = try Self.start(
            directory.appendingPathComponent("go-check").path, [directory.path])
        return ran.status == 0 ? ran.output : nil
    }

    func flip(_ path: String) throws {
        let url = directory.appendingPathComponent(path)
        var bytes = Array(try Data(contentsOf: url))
        bytes[bytes.count / 2] ^= 1
        try Self.write(bytes, to: url)
    }

    func write(_ bytes: [UInt8], to path: String) throws {
        try Self.write(bytes, to: directory.appendingPathComponent(path))
    }

    static func write(_ bytes: [UInt8], to url: URL) throws {
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    private static func start(_ program: String, _ arguments: [String]) throws -> (
        status: Int32, output: String
    ) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        var environment = ProcessInfo.processInfo.environment
        environment["GO111MODULE"] = "off"
        environment["GOPATH"] = "/usr/share/gocode"
        process.environment = environment
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
