import Foundation

/// Files of a folder as bytes, by path relative to it.
struct Folder {
    let url: URL

    init(_ path: String) { url = URL(fileURLWithPath: path, isDirectory: true) }

    var exists: Bool {
        var isDirectory: ObjCBool = false
        return FileManager.default.fileExists(atPath: url.path, isDirectory: &isDirectory)
            && isDirectory.boolValue
    }

    /// Every regular file below, sorted by path; names beginning with a dot are left out.
    func files() throws -> [(path: String, bytes: [UInt8])] {
        guard exists else { throw Failure("\(url.path): no such folder") }
        let keys: [URLResourceKey] = [.isRegularFileKey]
        let walk = FileManager.default.enumerator(
            at: url, includingPropertiesForKeys: keys, options: [.skipsHiddenFiles])
        var found: [(String, [UInt8])] = []
        let root = url.standardizedFileURL.path
        while let file = walk?.nextObject() as? URL {
            guard try file.resourceValues(forKeys: Set(keys)).isRegularFile ?? false else {
                continue
            }
            let path = file.standardizedFileURL.path
            let relative = String(path.dropFirst(root.count).drop { $0 == "/" })
            found.append((relative, [UInt8](try Data(contentsOf: file))))
        }
        return found.sorted { $0.0 < $1.0 }
    }

    /// Folders directly below, sorted.
    func folders() throws -> [Folder] {
        guard exists else { throw Failure("\(url.path): no such folder") }
        return try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
            .map { Folder(url.appendingPathComponent($0).path) }.filter(\.exists)
    }

    var name: String { url.lastPathComponent }

    func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: url.appendingPathComponent(name)))
    }

    func folder(_ name: String) -> Folder { Folder(url.appendingPathComponent(name).path) }

    func has(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: url.appendingPathComponent(name).path)
    }
}
