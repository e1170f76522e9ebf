import City
import Civics
import Foundation
import Storage
import Yams

/// A sample city that `tongban serve --sample` made, opened in this process: the same store, rules
/// and acts, without HTTP before them.
struct BenchCity: Sendable {
    let path: String
    let store: Store
    let hall: CityHall
    let plan: CityPlan

    static func open(_ path: String) async throws -> BenchCity {
        let folder = URL(fileURLWithPath: path)
        let origin = try String(
            contentsOf: folder.appendingPathComponent("origin"), encoding: .utf8
        ).trimmingCharacters(in: .whitespacesAndNewlines)
        let store = try await Store.open(
            path, StoreSettings(origin: origin, now: now, randomBytes: randomBytes))
        let plan = try plan(in: folder.appendingPathComponent("plan"))
        let secret = try Data(contentsOf: folder.appendingPathComponent("keys/papers"))
        let hall = CityHall(
            world: World(now: now, randomBytes: randomBytes), store: store,
            rules: RulesInForce(now: now), seal: try CitySeal(secret: Array(secret)))
        try await hall.loadRules(plan)
        return BenchCity(path: path, store: store, hall: hall, plan: plan)
    }

    /// The loops a served city has beside its requests: sealing, timers, access notes.
    func withLoops<Made: Sendable>(
        _ work: @Sendable @escaping () async throws -> Made
    ) async throws -> Made {
        let loops: [Task<Void, any Error>] = [
            Task { await store.runSealing() },
            Task {
                while !Task.isCancelled {
                    while try await hall.performDue() >= 500, !Task.isCancelled {}
                    try await Task.sleep(for: .milliseconds(500))
                }
            },
            Task {
                while !Task.isCancelled {
                    try await hall.writeAccessNotes()
                    try await Task.sleep(for: .seconds(1))
                }
            },
        ]
        defer { for loop in loops { loop.cancel() } }
        return try await work()
    }

    /// The person of a demo account.
    func person(_ account: String) async throws -> SignedIn {
        guard let record = try await store.account(named: account),
            let profile = AccountProfile(record.body)
        else { throw BenchFault("there is no account \(account): is this a sample city?") }
        return profile.signedIn(account: record.id, person: record.person, on: hall.today)
    }

    private static func plan(in folder: URL) throws -> CityPlan {
        func list(_ name: String) throws -> [Any] {
            let text = try String(
                contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
            return try Yams.load(yaml: text) as? [Any] ?? []
        }
        let units = try list("units.yaml").compactMap { $0 as? [String: Any] }
        return CityPlan(
            units: units.compactMap { unit in
                guard let key = unit["key"] as? String, let kind = unit["kind"] as? String,
                    let region = unit["region"] as? String
                else { return nil }
                return CityPlan.Unit(
                    key: key, name: LocalizedText(zhHans: key), kind: kind, region: region,
                    telephone: nil)
            }, resources: Set(try list("resources.yaml").compactMap { $0 as? String }))
    }

    @Sendable static func now() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(
            millisecondsSinceEpoch: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
    }

    @Sendable static func randomBytes(_ count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, written in
            getentropy(buffer.baseAddress, count)
            written = count
        }
    }
}

struct BenchFault: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
