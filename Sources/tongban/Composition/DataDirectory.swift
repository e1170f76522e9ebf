import City
import Civics
import Foundation
import Storage
import TransparencyLog

/// A city's data directory: store, keys, plan. Opened by one process at a time.
struct DataDirectory {
    let folder: Folder
    let store: Store
    let seal: CitySeal
    let clock: SettableClock?
    let world: World

    /// Name of the sealed ledger of a new directory; a directory keeps the one it was made with.
    static let defaultOrigin = "tongban.example/city"

    /// Opens a directory, making an empty one where there is none.
    ///
    /// - Parameter isSample: Makes a new directory's clock settable; never an existing city's.
    static func open(_ path: String, isSample: Bool = false) async throws -> DataDirectory {
        let folder = Folder(path)
        try FileManager.default.createDirectory(at: folder.url, withIntermediateDirectories: true)
        let isNew = !folder.has("tongban.sqlite")
        let mark = folder.url.appendingPathComponent("sample-city")
        if isNew, isSample { try Data().write(to: mark) }
        let clock = folder.has("sample-city") ? SettableClock(folder: folder) : nil
        let world = Machine.world(ahead: clock)
        let store = try await Store.open(folder.url.path, settings(world, folder))
        return DataDirectory(
            folder: folder, store: store, seal: try paperSeal(in: folder), clock: clock,
            world: world)
    }

    /// Opens the directory of a city that exists.
    static func existing(_ path: String) async throws -> DataDirectory {
        guard Folder(path).has("tongban.sqlite") else {
            throw Failure("\(path): no city lives here")
        }
        return try await open(path)
    }

    static func settings(_ world: World, _ folder: Folder) throws -> StoreSettings {
        StoreSettings(
            origin: try origin(of: folder), now: world.now, randomBytes: world.randomBytes)
    }

    private static func origin(of folder: Folder) throws -> String {
        let file = folder.url.appendingPathComponent("origin")
        if let text = try? String(contentsOf: file, encoding: .utf8) {
            return text.trimmingCharacters(in: .whitespacesAndNewlines)
        }
        try Data((defaultOrigin + "\n").utf8).write(to: file, options: .atomic)
        return defaultOrigin
    }

    /// The secret papers are signed with: 32 bytes beside the node's other keys, readable by its
    /// owner only, and backed up with them.
    private static func paperSeal(in folder: Folder) throws -> CitySeal {
        let keys = folder.url.appendingPathComponent("keys")
        let file = keys.appendingPathComponent("papers")
        if let bytes = try? Data(contentsOf: file) { return try CitySeal(secret: Array(bytes)) }
        let secret = Machine.randomBytes(32)
        let isMade = FileManager.default.createFile(
            atPath: file.path, contents: Data(secret), attributes: [.posixPermissions: 0o600])
        guard isMade else { throw Failure("\(file.path) cannot be written") }
        return try CitySeal(secret: secret)
    }

    /// The city with its rules in force, and the machine below it.
    ///
    /// - Parameters:
    ///   - board: Where loops beside the requests write down how they go.
    ///   - printing: What its papers are printed with; `nil` where nobody will ask for one.
    func hall(
        board: JobBoard = JobBoard(), printing: PrintShop? = nil
    ) async throws -> CityHall {
        let hall = CityHall(
            world: world, store: store, rules: RulesInForce(now: world.now), seal: seal,
            printing: printing, house: CityHousekeeping(self, board: board))
        try await hall.republish()
        return hall
    }

    /// The plan the city was made with.
    func plan() throws -> CityPlan {
        folder.has("plan") ? try CityPlanReader(folder).plan() : CityPlan()
    }
}
