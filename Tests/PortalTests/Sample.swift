import Foundation
import Policies

/// The documents of the sample city.
enum Sample {
    static func policies() throws -> [Policy] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let folder = root.appendingPathComponent("SampleCity/policies")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        return try names.compactMap { try policy(in: folder.appendingPathComponent($0)) }
            .filter { $0.flow != nil }
    }

    static func policy(named name: String) throws -> Policy? {
        try policies().first { $0.reference.id.hasSuffix(name) }
    }

    private static func policy(in folder: URL) throws -> Policy? {
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        var package: [PackageFile] = []
        while let file = files?.nextObject() as? URL {
            guard let bytes = try? Data(contentsOf: file) else { continue }
            let path = String(file.path.dropFirst(folder.path.count + 1))
            package.append(PackageFile(name: path, bytes: [UInt8](bytes)))
        }
        return PolicyPackage(reading: package).policy
    }
}
