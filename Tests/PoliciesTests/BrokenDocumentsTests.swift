import Civics
import Foundation
import Policies
import Testing

/// Each `Broken/x.md` is a document with one thing wrong; `Broken/x.expected` lists what is found,
/// one finding a line. Set `TONGBAN_RECORD=1` to write the lists anew, and read the difference.
@Suite("Broken documents give the findings an official can mend them by")
struct BrokenDocumentsTests {
    private static let documents = PackageRoot.folders(in: PackageRoot.broken)
        .filter { $0.pathExtension == "md" }.map(\.lastPathComponent)

    @Test("There are broken documents to read")
    func present() {
        #expect(Self.documents.count >= 30)
    }

    @Test("The findings are the expected ones", arguments: documents)
    func findings(document: String) throws {
        let url = PackageRoot.broken.appendingPathComponent(document)
        let bytes = Array(try Data(contentsOf: url))
        let package = PolicyPackage(reading: [PackageFile(name: document, bytes: bytes)])
        let found = package.check().filter { $0.severity != .note }.map { $0.line(in: .en) }
        let golden = url.deletingPathExtension().appendingPathExtension("expected")
        if ProcessInfo.processInfo.environment["TONGBAN_RECORD"] == "1" {
            try (found.joined(separator: "\n") + "\n").write(
                to: golden, atomically: true, encoding: .utf8)
        }
        let expected = try String(contentsOf: golden, encoding: .utf8).split(separator: "\n").map(
            String.init)
        #expect(found == expected)
        #expect(!found.isEmpty)
    }

    @Test("Every finding speaks Chinese and English and says how to mend it", arguments: documents)
    func words(document: String) throws {
        let url = PackageRoot.broken.appendingPathComponent(document)
        let bytes = Array(try Data(contentsOf: url))
        let package = PolicyPackage(reading: [PackageFile(name: document, bytes: bytes)])
        for finding in package.check() where finding.severity != .note {
            #expect(finding.message.en != nil && finding.message.en != finding.message.zhHans)
            #expect(finding.expected != nil, "\(finding.kind)")
            #expect(finding.remedy != nil, "\(finding.kind)")
        }
    }
}
