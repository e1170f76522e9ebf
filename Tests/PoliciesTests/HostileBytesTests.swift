import Civics
import Policies
import Testing

@Suite("Any bytes whatever are read without a trap")
struct HostileBytesTests {
    /// Whole documents for each round: one for a hundred of the small inputs elsewhere.
    private static let documents = FuzzCount.each(of: 2_400, usual: 12)
    private static let whole = Sample.seniorAllowance.bytes + Sample.flows

    @Test("Documents with random bytes changed, cut, doubled or moved", arguments: 0..<24)
    func mutated(round: Int) {
        var generator = SeededGenerator(seed: UInt64(round) + 7)
        for _ in 0..<Self.documents {
            var bytes = Self.whole
            for _ in 0..<generator.number(in: 1...12) { Self.mutate(&bytes, &generator) }
            let file = PackageFile(name: "policy.md", bytes: bytes)
            let yaml = PackageFile(name: "situations.yaml", bytes: bytes)
            let package = PolicyPackage(reading: [file, yaml])
            _ = package.check()
            _ = package.runSituations(on: .weekendsOnly)
            #expect(package.findings.allSatisfy { $0.place.line >= 1 && $0.place.column >= 1 })
        }
    }

    @Test("Deep nesting, long lines, anchors and control characters are refused, not suffered")
    func extremes() {
        let hostile = [
            String(repeating: "[", count: 50_000), String(repeating: "{a: ", count: 20_000),
            String(repeating: "- ", count: 20_000), String(repeating: "? ", count: 5_000) + "x",
            "a: &x [1]\nb: *x", "a: !!binary x", "\u{0}\u{1}\u{FEFF}", "? [a]\n: b",
            "a: 'unclosed", "a: \"\\uD800\"", "%YAML 9.9\n---\nx", "---\na\n---\nb", "\tx: y",
            String(repeating: "a:\n ", count: 3_000), "x: |\n  a\n b", "<<: { a: 1 }",
        ]
        for text in hostile {
            let front = "---\n\(text)\n---\n```facts\n\(text)\n```\n```flow\n\(text)\n```\n"
            let package = PolicyPackage(reading: [Sample.file(front)])
            #expect(!package.findings.isEmpty)
        }
    }

    private static func mutate(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
        guard bytes.count > 8 else { return }
        let at = generator.number(in: 0...(bytes.count - 1))
        let length = min(generator.number(in: 1...40), bytes.count - at)
        switch generator.number(in: 0...6) {
        case 0: bytes[at] = UInt8(truncatingIfNeeded: generator.number(in: 0...255))
        case 1: bytes.removeSubrange(at..<(at + length))
        case 2: bytes.insert(contentsOf: bytes[at..<(at + length)], at: at)
        case 3:
            bytes.insert(
                Array("{}[]:,#|>&*!%@`'\"-? \n".utf8).randomElement(using: &generator) ?? 0, at: at)
        case 4: bytes.removeSubrange(at...)
        case 5: bytes.insert(contentsOf: Array("999999999999999999999999".utf8), at: at)
        default:
            let part = Array(bytes[at..<(at + length)])
            bytes.removeSubrange(at..<(at + length))
            bytes.insert(contentsOf: part, at: generator.number(in: 0...bytes.count))
        }
    }
}
