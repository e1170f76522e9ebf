import Foundation
import Policies
import Testing

@testable import Portal

@Suite("Folders uploaded as a zip")
struct ZipFolderTests {
    /// `senior/policy.md` (four hundred times "hello ", deflated) and `senior/papers/a.mustache`
    /// ("x", stored), as Python's zipfile packs them.
    private static let packedText = [
        "UEsDBBQAAAAIAAAAIVzMdJ5qGwAAAGAJAAAQAAAAc2VuaW9yL3BvbGljeS5tZMtIzcnJV8gYJUfJUXKUHCVHyVFylB",
        "wlqUQCAFBLAwQUAAAAAAAAACFcgxbcjAEAAAABAAAAGAAAAHNlbmlvci9wYXBlcnMvYS5tdXN0YWNoZXhQSwECFAMU",
        "AAAACAAAACFczHSeahsAAABgCQAAEAAAAAAAAAAAAAAAgAEAAAAAc2VuaW9yL3BvbGljeS5tZFBLAQIUAxQAAAAAAA",
        "AAIVyDFtyMAQAAAAEAAAAYAAAAAAAAAAAAAACAAUkAAABzZW5pb3IvcGFwZXJzL2EubXVzdGFjaGVQSwUGAAAAAAIA",
        "AgCEAAAAgAAAAAAA",
    ].joined()

    static let packed: [UInt8] = Array(Data(base64Encoded: packedText) ?? Data())

    @Test("A packed folder is unpacked without the name of the folder itself")
    func folder() throws {
        let files = try ZipFolder(Self.packed).files
        #expect(files.map(\.name).sorted() == ["papers/a.mustache", "policy.md"])
        let text = files.first { $0.name == "policy.md" }?.bytes ?? []
        #expect(String(decoding: text, as: UTF8.self) == String(repeating: "hello ", count: 400))
    }

    @Test("Every single changed byte is refused or leaves the files as they are, and nothing traps")
    func flips() throws {
        let right = try ZipFolder(Self.packed).files
        for place in Self.packed.indices {
            for bit in [0, 3, 7] {
                var bytes = Self.packed
                bytes[place] ^= 1 << UInt8(bit)
                guard let files = try? ZipFolder(bytes).files else { continue }
                let contents = Set(files.map(\.bytes))
                #expect(contents.isSubset(of: Set(right.map(\.bytes))), "byte \(place)")
            }
        }
    }

    @Test("Any beginning of an archive is refused")
    func torn() {
        for length in 0..<Self.packed.count {
            #expect(throws: ZipFault.self) { try ZipFolder(Array(Self.packed.prefix(length))) }
        }
    }

    @Test("Words of a line that differ are marked, and lines around stay beside each other")
    func sides() {
        let rows = LineDifference.rows(
            ["一", "月标准 100 元", "三"], ["一", "月标准 120 元", "三", "四"])
        #expect(rows.count == 4)
        #expect(rows[0] == .same("一"))
        guard case .changed(let old, let new) = rows[1] else {
            Issue.record("the changed line is not marked")
            return
        }
        #expect(old.differing == "100" && new.differing == "120" && old.before == "月标准 ")
        #expect(rows[3] == .come("四"))
    }

    @Test("Prose is escaped; only its own marks become markup")
    func prose() {
        let html = Prose(["**粗** <script>", "- 甲 `a<b`", "- 乙"]).html.markup
        #expect(html.contains("<strong>粗</strong> &lt;script&gt;"))
        #expect(html.contains("<ul><li>甲 <code>a&lt;b</code></li><li>乙</li></ul>"))
    }
}
