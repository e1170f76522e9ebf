import City
import Civics
import Foundation
import Policies

/// Policy packages on disk.
enum PolicyFolder {
    static func read(_ path: String) throws -> PolicyPackage {
        let files = try Folder(path).files()
        guard !files.isEmpty else { throw Failure("\(path): no document here") }
        return PolicyPackage(reading: files.map { PackageFile(name: $0.path, bytes: $0.bytes) })
    }

    /// The folder of packages a document lies in.
    static func shelf(of folder: String) -> String {
        Folder(folder).url.standardizedFileURL.deletingLastPathComponent().path
    }

    /// The working calendar of all packages in a folder; by default of the sample city.
    static func calendar(in path: String?) throws -> WorkingCalendar {
        let shelf =
            try path.map { Folder($0) } ?? SampleFolder(asked: nil).folder.folder("policies")
        let loader = RuleLoader(plan: .init(), offset: .chinaStandardTime)
        var found: [ShelvedPolicy] = []
        for folder in try shelf.folders() where folder.name.contains("calendar") {
            if let policy = try read(folder.url.path).policy, !policy.calendars.isEmpty {
                found.append(
                    ShelvedPolicy(policy: policy, from: .earliest, activated: .earliest, by: []))
            }
        }
        return try loader.calendar(of: found, at: .earliest)
    }

    /// Ids of the documents that lie on a shelf.
    static func documents(in shelf: String) throws -> Set<String> {
        var ids: Set<String> = []
        for folder in try Folder(shelf).folders() {
            guard let package = try? read(folder.url.path), let policy = package.policy else {
                continue
            }
            ids.insert(policy.reference.id)
        }
        return ids
    }

    /// Units a document may name: those of `units.yaml` given, or beside the shelf it lies on.
    static func surroundings(units: String?, near folder: String) throws -> PolicySurroundings {
        let beside = URL(fileURLWithPath: shelf(of: folder)).deletingLastPathComponent()
            .appendingPathComponent("units.yaml").path
        let path = units ?? beside
        let documents = try documents(in: shelf(of: folder))
        guard FileManager.default.fileExists(atPath: path) else {
            return PolicySurroundings(documents: documents)
        }
        let city = SampleFolder(
            folder: Folder(URL(fileURLWithPath: path).deletingLastPathComponent().path))
        let keys = try city.sheet(URL(fileURLWithPath: path).lastPathComponent).root.list()
            .map { try $0.text("key") }
        var surroundings = PolicySurroundings(units: Set(keys), documents: documents)
        guard city.folder.has("registers") else { return surroundings }
        var fields: Set<String> = []
        for register in try SampleRegisters(city: city).registers() {
            surroundings.owners[register.resource] = register.source.split(separator: "/").first
                .map(String.init)
            for field in register.fields.keys { fields.insert("\(register.resource).\(field)") }
        }
        surroundings.registerFields = fields
        return surroundings
    }
}
