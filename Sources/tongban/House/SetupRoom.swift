import Storage
import City
import Civics
import Foundation
import Glibc
import JSON
import Portal
import Synchronization

/// The set-up of a new data directory: answers in DIR/setup.json until the city opens.
final class SetupRoom: SetupOffice, Sendable {
    private let folder: Folder
    private let samples: SampleFolder?
    private let plate: NameplateHolder
    private let state: Mutex<Bool>
    /// Printed on the terminal at each start; kept in memory only.
    let code: String

    private static let file = "setup.json"

    /// - Parameter plate: Renamed when the city opens.
    init(_ folder: Folder, isOpen: Bool, samples: SampleFolder?, plate: NameplateHolder) {
        (self.folder, self.samples, self.plate) = (folder, samples, plate)
        state = Mutex(isOpen)
        code = Self.draw()
    }

    /// Whether a directory has yet to be set up: nobody can sign in, and nothing is in force.
    static func isNeeded(_ directory: DataDirectory) async throws -> Bool {
        guard directory.clock == nil, !directory.folder.has("plan") else { return false }
        let accounts = try await directory.store.accounts(after: nil, limit: 1)
        let documents = try await directory.store.policies()
        return accounts.isEmpty && documents.isEmpty
    }

    /// Twelve signs that read aloud well: 60 bits, behind the limit for guessing.
    private static func draw() -> String {
        let signs = Array("23456789abcdefghjkmnpqrstuvwxyzz".utf8)
        let drawn = Machine.randomBytes(12).map { signs[Int($0) % 32] }
        let text = String(decoding: drawn, as: UTF8.self)
        return "\(text.prefix(4))-\(text.dropFirst(4).prefix(4))-\(text.suffix(4))"
    }

    var isOpen: Bool { state.withLock { $0 } }

    func admits(_ code: String) -> Bool {
        guard isOpen else { return false }
        let (typed, own) = (Self.plain(code), Self.plain(self.code))
        guard typed.count == own.count else { return false }
        return zip(typed, own).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func plain(_ code: String) -> [UInt8] {
        code.lowercased().utf8.filter { $0 != 0x2D && $0 != 0x20 }
    }

    private var url: URL { folder.url.appendingPathComponent(Self.file) }

    func draft() throws -> SetupDraft {
        guard folder.has(Self.file) else { return SetupDraft() }
        return SetupDraft(try JSONValue(parsing: try folder.bytes(Self.file)))
    }

    func keep(_ draft: SetupDraft) throws {
        let part = folder.url.appendingPathComponent(Self.file + ".new")
        try? FileManager.default.removeItem(at: part)
        let isMade = FileManager.default.createFile(
            atPath: part.path, contents: Data(draft.json.serialized()),
            attributes: [.posixPermissions: 0o600])
        guard isMade else { throw Failure("\(part.path) cannot be written") }
        guard rename(part.path, url.path) == 0 else {
            throw Failure("\(url.path) cannot be written")
        }
    }

    func offeredCalendars() -> [SetupDocument] {
        let folders = (try? samples?.folder.folder("policies").folders()) ?? []
        return folders.filter { $0.name.hasPrefix("calendar-") }.compactMap { folder in
            guard let bytes = try? folder.bytes("policy.md") else { return nil }
            return SetupDocument(name: folder.name, bytes: bytes)
        }
    }

    func close(_ draft: SetupDraft) throws {
        guard let city = draft.city else { throw Failure("the city has no name") }
        try PlanWriter(folder: folder).write(city)
        try? FileManager.default.removeItem(at: url)
        state.withLock { $0 = false }
        plate.change { plate in
            (plate.name, plate.telephone) = (city.name, city.hotline)
            plate.hours = LocalizedText(zhHans: city.hours)
            plate.address = LocalizedText(zhHans: city.address)
            plate.languages = city.languages
        }
    }
}

/// Writes the plan of a new city: what it is called, and empty lists to be filled later.
struct PlanWriter {
    let folder: Folder

    func write(_ city: SetupDraft.City) throws {
        let plan = folder.folder("plan").url
        let part = folder.folder("plan.new").url
        try? FileManager.default.removeItem(at: part)
        try FileManager.default.createDirectory(at: part, withIntermediateDirectories: true)
        for (name, text) in files(city) {
            try Data(text.utf8).write(to: part.appendingPathComponent(name), options: .atomic)
        }
        // The last step: where it stands, the city is set up.
        try FileManager.default.moveItem(at: part, to: plan)
    }

    private func files(_ city: SetupDraft.City) -> [(String, String)] {
        let names = [
            ("zh-Hans", city.name.zhHans), ("zh-Hant", city.name.zhHant ?? ""),
            ("en", city.name.en ?? ""),
        ].filter { !$0.1.isEmpty }.map { "\($0.0): \(Self.quoted($0.1))" }
        let languages = city.languages.map(\.rawValue).joined(separator: ", ")
        let text = """
            code: \(Self.quoted(city.code))
            name: { \(names.joined(separator: ", ")) }
            languages: [\(languages)]
            hotline: \(Self.quoted(city.hotline))
            help:
              hours: { zh-Hans: \(Self.quoted(city.hours)) }
              address: { zh-Hans: \(Self.quoted(city.address)) }

            """
        return [
            ("city.yaml", text), ("units.yaml", "[]\n"), ("components.yaml", "components: []\n"),
            ("resources.yaml", "[]\n"),
            ("grids.geojson", "{\"type\": \"FeatureCollection\", \"features\": []}\n"),
        ]
    }

    /// A double-quoted YAML scalar, which is a JSON string.
    private static func quoted(_ text: String) -> String {
        String(decoding: JSONValue.string(text).serialized(), as: UTF8.self)
    }
}
