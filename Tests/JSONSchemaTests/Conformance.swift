import Foundation

/// The public suites' cases, which stand beside the repository and never in it.
enum Conformance {
    static var root: URL {
        if let path = ProcessInfo.processInfo.environment["TONGBAN_CONFORMANCE"] {
            return URL(fileURLWithPath: path)
        }
        // Tests/JSONSchemaTests/Conformance.swift in the package.
        return URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("shared/conformance")
    }

    static func isPresent(_ suite: String) -> Bool {
        FileManager.default.fileExists(atPath: root.appendingPathComponent(suite).path)
    }

    /// Every JSON file of a suite, in order of paths.
    static func files(_ suite: String) throws -> [(path: String, bytes: [UInt8])] {
        let base = root.appendingPathComponent(suite)
        let paths = try FileManager.default.subpathsOfDirectory(atPath: base.path)
        return try paths.filter { $0.hasSuffix(".json") }.sorted().map { path in
            (path, Array(try Data(contentsOf: base.appendingPathComponent(path))))
        }
    }
}
