import Foundation
import Policies

/// Folders of the package that tests read.
enum PackageRoot {
    static let url: URL = {
        // The test folder may be reached through a link: its real place is what counts.
        let here = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        return here.deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
    }()

    static let broken = url.appendingPathComponent("Tests/PoliciesTests/Broken")
    static let policies = url.appendingPathComponent("SampleCity/policies")

    /// All files below a folder as a package.
    static func files(in folder: URL) -> [PackageFile] {
        let names =
            FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String] ?? []
        return names.compactMap { name in
            let path = folder.appendingPathComponent(name).path
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
                !isFolder.boolValue, let data = FileManager.default.contents(atPath: path)
            else { return nil }
            return PackageFile(name: name, bytes: Array(data))
        }
    }

    static func folders(in folder: URL) -> [URL] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().filter { !$0.hasPrefix(".") }.map {
            folder.appendingPathComponent($0)
        }
    }
}
