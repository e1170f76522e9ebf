import City
import Civics
import Foundation
import JSON
import Storage
import Synchronization

/// Backups made while the city is served: data to DIR/backups/TIME, keys to DIR/key-backups/TIME,
/// for the operator's own tools to carry to two different places.
final class BackupRun: Sendable {
    private let directory: DataDirectory
    private let running = Mutex<BackupState?>(nil)

    init(_ directory: DataDirectory) { self.directory = directory }

    /// Files beside the store that make a city: its plan and its marks.
    static let beside = ["plan", "origin", "announced", "sample-city", "sample-clock"]

    private static let resultName = "backup.json"

    private var folder: Folder { directory.folder.folder("backups") }

    /// - Throws: `backup-running`.
    func start() throws {
        let began = directory.world.now()
        // By the machine's clock: the sample city's may stand still in the morning.
        let name = Machine.now().text(at: .utc).filter { $0.isNumber || $0 == "T" }
        let place = folder.url.appendingPathComponent(name).path
        let keys = directory.folder.folder("key-backups").url.appendingPathComponent(name).path
        let state = BackupState(
            began: began, result: .running, expected: expected, place: place, keysPlace: keys)
        try running.withLock { now in
            guard now == nil else { throw Problem(.backupRunning) }
            now = state
        }
        Task { await self.run(state) }
    }

    private func run(_ begun: BackupState) async {
        var state = begun
        do {
            state.events = try await copy(to: state.place, keys: state.keysPlace)
            state.result = .done
        } catch {
            state.result = .failed
            state.fault = error is BackupFault ? "\(error)" : "\(type(of: error))"
        }
        state.ended = directory.world.now()
        state.bytes = Self.size(of: state.place)
        try? keep(state)
        running.withLock { $0 = nil }
    }

    private func copy(to place: String, keys: String) async throws -> Int64 {
        for path in [place, keys] {
            try FileManager.default.createDirectory(
                at: URL(fileURLWithPath: path).deletingLastPathComponent(),
                withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
        let report = try await directory.store.backup(to: place)
        try Self.copyBeside(from: directory.folder, to: Folder(place))
        try await directory.store.backupKeys(to: keys)
        return report.events
    }

    static func copyBeside(from: Folder, to: Folder) throws {
        for name in beside where from.has(name) {
            try FileManager.default.copyItem(
                at: from.url.appendingPathComponent(name), to: to.url.appendingPathComponent(name))
        }
    }

    /// Done ones from their folders, with the one under way before them.
    func states() -> [BackupState] {
        var states = ((try? folder.folders()) ?? []).compactMap(read)
        states.sort { $0.place > $1.place }
        guard var now = running.withLock({ $0 }) else { return states }
        now.bytes = Self.size(of: now.place)
        return [now] + states.filter { $0.place != now.place }
    }

    // MARK: What is kept of one

    private func keep(_ state: BackupState) throws {
        var object: JSONObject = [
            "began": .integer(state.began.millisecondsSinceEpoch),
            "result": .string(state.result.rawValue), "bytes": .integer(state.bytes),
            "events": .integer(state.events), "keys": .string(state.keysPlace),
        ]
        object["ended"] = state.ended.map { .integer($0.millisecondsSinceEpoch) }
        object["fault"] = state.fault.map { .string($0) }
        try FileManager.default.createDirectory(
            atPath: state.place, withIntermediateDirectories: true)
        let file = URL(fileURLWithPath: state.place).appendingPathComponent(Self.resultName)
        try Data(JSONValue.object(object).serialized()).write(to: file, options: .atomic)
    }

    private func read(_ folder: Folder) -> BackupState? {
        guard let bytes = try? folder.bytes(Self.resultName),
            let json = try? JSONValue(parsing: bytes), let began = json["began"]?.int,
            let result = json["result"]?.string.flatMap({ BackupState.Result(rawValue: $0) })
        else { return nil }
        return BackupState(
            began: Instant(millisecondsSinceEpoch: began),
            ended: json["ended"]?.int.map { Instant(millisecondsSinceEpoch: $0) }, result: result,
            bytes: json["bytes"]?.int ?? 0, events: json["events"]?.int ?? 0,
            place: folder.url.path, keysPlace: json["keys"]?.string ?? "",
            fault: json["fault"]?.string)
    }

    // MARK: Sizes

    private var expected: Int64 {
        let root = directory.folder
        return ["tongban.sqlite", "ledger", "attachments"].reduce(0) {
            $0 + Self.size(of: root.url.appendingPathComponent($1).path)
        }
    }

    static func size(of path: String) -> Int64 {
        let own = try? FileManager.default.attributesOfItem(atPath: path)
        guard (own?[.type] as? FileAttributeType) == .typeDirectory else {
            return (own?[.size] as? NSNumber)?.int64Value ?? 0
        }
        var sum: Int64 = 0
        let walk = FileManager.default.enumerator(atPath: path)
        while walk?.nextObject() != nil {
            sum += (walk?.fileAttributes?[.size] as? NSNumber)?.int64Value ?? 0
        }
        return sum
    }
}
