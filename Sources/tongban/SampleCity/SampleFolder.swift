import Foundation

/// The folder a sample city is made from.
struct SampleFolder {
    let folder: Folder

    init(folder: Folder) { self.folder = folder }

    /// - Parameter asked: What `--from` says. Else `$TONGBAN_SAMPLE_CITY`, `./SampleCity`, or the
    ///   one of the checkout this program was built in.
    /// - Throws: ``Failure`` that names every place looked at.
    init(asked: String?) throws {
        if let asked {
            folder = Folder(asked)
            guard folder.has("city.yaml") else {
                throw Failure("\(asked): no sample city here (city.yaml is missing)")
            }
            return
        }
        let places = Self.places
        guard let found = places.lazy.map({ Folder($0) }).first(where: { $0.has("city.yaml") })
        else {
            throw Failure(
                "no sample city found; looked at \(places.joined(separator: ", ")). "
                    + "Give its folder with --from DIR or in $TONGBAN_SAMPLE_CITY")
        }
        folder = found
    }

    private static var places: [String] {
        let environment = ProcessInfo.processInfo.environment["TONGBAN_SAMPLE_CITY"]
        let program = Bundle.main.executableURL?.resolvingSymlinksInPath()
            .deletingLastPathComponent()
        let beside = ["../../../SampleCity", "../../SampleCity"].compactMap {
            program?.appendingPathComponent($0).standardizedFileURL.path
        }
        return [environment, "SampleCity"].compactMap(\.self) + beside
    }

    func sheet(_ path: String) throws -> Sheet {
        try Sheet(file: folder.url.appendingPathComponent(path), name: path)
    }

    /// Names of a folder's files that end so, sorted.
    func files(in path: String, ending: String) throws -> [String] {
        let url = folder.url.appendingPathComponent(path)
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: url.path) else {
            throw Failure("\(path): no such folder in \(folder.url.path)")
        }
        return names.filter { $0.hasSuffix(ending) && !$0.hasPrefix(".") }.sorted()
            .map { "\(path)/\($0)" }
    }
}
