import City
import Civics
import Foundation
import JSON
import Policies
import Storage
import Synchronization

/// A whole city on a store in memory, with documents of the sample city and a clock of its own.
final class TestCity: Sendable {
    let store: Store
    private let clock: TestClock
    private let random: @Sendable (Int) -> [UInt8]
    /// The city as its process knows it; ``restart()`` makes another on the same store.
    let hall: CityHall

    /// Something a test asks for is not there.
    struct Missing: Error {
        let what: String
        init(_ what: String) { self.what = what }
    }

    /// - Parameter documents: Folders of the sample city that are in force from the beginning.
    static func with(
        _ documents: [String], at moment: String = "2026-11-23T09:00:00+08:00",
        _ body: (TestCity) async throws -> Void
    ) async throws {
        let city = try await TestCity(at: try instant(moment))
        for name in documents {
            try await city.store.activate([try city.activated(SampleDocument(name).files)])
        }
        try await city.hall.loadRules(CityPlan())
        try await body(city)
        try await city.store.close()
    }

    private init(at moment: Instant) async throws {
        let clock = TestClock(moment)
        let generator = Mutex(SeededGenerator(seed: 11))
        random = { count in
            generator.withLock { generator in
                (0..<count).map { _ in UInt8(truncatingIfNeeded: generator.next() as UInt64) }
            }
        }
        store = try await Store.inMemory(
            StoreSettings(
                origin: "log.example.org/city", now: { clock.now }, randomBytes: random))
        hall = try Self.hall(on: store, clock, random)
        self.clock = clock
    }

    private static func hall(
        on store: Store, _ clock: TestClock, _ random: @escaping @Sendable (Int) -> [UInt8]
    ) throws -> CityHall {
        CityHall(
            world: World(now: { clock.now }, randomBytes: random), store: store,
            rules: RulesInForce(now: { clock.now }),
            seal: try CitySeal(secret: [UInt8](repeating: 7, count: 32)))
    }

    /// Another process on the same store, as after an unclean stop.
    func restart() async throws -> CityHall {
        let hall = try Self.hall(on: store, clock, random)
        try await hall.loadRules(CityPlan())
        return hall
    }

    /// Lets time pass; timers only run when the test asks for them.
    func setClock(_ moment: String) throws { clock.now = try Self.instant(moment) }

    var now: Instant { clock.now }

    static func instant(_ text: String) throws -> Instant {
        guard let moment = Instant(text) else { throw Missing("moment \(text)") }
        return moment
    }

    func activated(_ files: [PackageFile]) throws -> ActivatedPolicy {
        guard let policy = PolicyPackage(reading: files).policy else { throw Missing("policy") }
        return ActivatedPolicy(
            id: policy.reference.id, version: policy.reference.version, digest: policy.digest,
            files: Dictionary(files.map { ($0.name, $0.bytes) }) { first, _ in first },
            from: Instant(LocalDateTime(policy.effective), offset: .chinaStandardTime),
            activated: now, by: [])
    }

    /// Somebody with these seats; the same number is the same person.
    func person(_ number: UInt64, _ seats: Seat...) -> SignedIn {
        SignedIn(
            account: AccountID(high: 5, low: number), person: PersonID(high: 6, low: number),
            seats: seats, displayName: "person \(number)")
    }

    var author: SignedIn { person(1, Seat(role: .policyAuthor, unit: "civil-affairs")) }
    var releaser: SignedIn { person(2, Seat(role: .policyReleaser, unit: "justice")) }
}

/// A clock that stands still until a test sets it.
final class TestClock: Sendable {
    private let moment: Mutex<Instant>
    init(_ moment: Instant) { self.moment = Mutex(moment) }
    var now: Instant {
        get { moment.withLock { $0 } }
        set { moment.withLock { $0 = newValue } }
    }
}

/// A document of the sample city, to be changed word by word.
struct SampleDocument {
    var files: [PackageFile]

    init(_ name: String) throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let folder = root.appendingPathComponent("SampleCity/policies/\(name)")
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
        files = paths.compactMap { path in
            guard
                let data = FileManager.default.contents(
                    atPath: folder.appendingPathComponent(path).path)
            else { return nil }
            return PackageFile(name: path, bytes: [UInt8](data))
        }
    }

    /// The same with a text replaced wherever it stands in one file.
    func replacing(
        _ old: String, with new: String, in file: String = "policy.md"
    ) throws -> SampleDocument {
        var copy = self
        guard let place = files.firstIndex(where: { $0.name == file }) else {
            throw TestCity.Missing(file)
        }
        let text = String(decoding: files[place].bytes, as: UTF8.self)
        guard text.contains(old) else { throw TestCity.Missing(old) }
        copy.files[place] = PackageFile(
            name: file, bytes: Array(text.replacing(old, with: new).utf8))
        return copy
    }

    /// Another version from another day.
    func version(_ version: Int, from day: String) throws -> SampleDocument {
        try replacing("\nversion: 1\n", with: "\nversion: \(version)\n")
            .replacing("\neffective: 2026-01-01\n", with: "\neffective: \(day)\n")
    }
}
