import Cases
import City
import Civics
import Foundation
import JSON
import Policies
import Storage
import Synchronization
import Testing

/// A whole city in memory: the documents of this folder, the real engine, store and rights. Everybody
/// acts as over the API: by the command's wire name and fields, under the role they hold.
final class SmallTown: Sendable {
    let store: Store
    let hall: CityHall
    private let clock: Clock
    private let state = Mutex((commands: Set<String>(), keys: 0))

    /// The town's clock, and its chance from a seed.
    final class Clock: Sendable {
        private let now: Mutex<Instant>
        private let chance = Mutex(SeededGenerator(seed: 11))

        init(_ start: Instant) { now = Mutex(start) }

        func read() -> Instant { now.withLock { $0 } }
        func set(_ moment: Instant) { now.withLock { $0 = moment } }
        func bytes(_ count: Int) -> [UInt8] {
            chance.withLock { chance in
                (0..<count).map { _ in UInt8(truncatingIfNeeded: chance.next() as UInt64) }
            }
        }
    }

    init(at start: String = "2026-11-30T09:00", without missing: Set<String> = []) async throws {
        let clock = Clock(Instant(try #require(LocalDateTime(start))))
        self.clock = clock
        store = try await Store.inMemory(
            StoreSettings(
                origin: "town.example", now: { clock.read() },
                randomBytes: { clock.bytes($0) }))
        let world = World(now: { clock.read() }, randomBytes: { clock.bytes($0) })
        hall = CityHall(
            world: world, store: store, rules: RulesInForce(now: { clock.read() }),
            seal: try CitySeal(secret: Array(repeating: 7, count: 32)))
        try await publish(without: missing)
        try await store.put([
            RegisterRecord(
                resource: "companies", key: "C1", body: Array(#"{"status":"存续"}"#.utf8),
                source: "market/companies", at: clock.read())
        ])
    }

    /// Puts the documents in force, and where asked a second version of one of them.
    func publish(without missing: Set<String> = [], second: String? = nil) async throws {
        var documents = try Self.documents().filter { !missing.contains($0.id) }
        if let second, let first = documents.first(where: { $0.id == second }) {
            let text = String(decoding: first.bytes, as: UTF8.self)
                .replacing("version: 1", with: "version: 2")
            documents.append(try Document(Array(text.utf8), named: second))
        }
        try await store.activate(
            documents.map { document in
                ActivatedPolicy(
                    id: document.id, version: document.version, digest: document.digest,
                    files: ["policy.md": document.bytes],
                    from: Instant(LocalDateTime(document.effective)), activated: clock.read(),
                    by: [])
            })
        try await hall.loadRules(CityPlan(resources: ["companies"]))
    }

    /// A document of this folder, read.
    struct Document {
        let id: String
        let version: Int
        let digest: String
        let effective: CivilDate
        let bytes: [UInt8]

        init(_ bytes: [UInt8], named name: String) throws {
            let package = PolicyPackage(reading: [PackageFile(name: "policy.md", bytes: bytes)])
            let wrong = package.check().filter { $0.severity == .error }
            #expect(wrong.map { $0.line(in: .en) } == [], "\(name)")
            let policy = try #require(package.policy)
            (id, version) = (policy.reference.id, policy.reference.version)
            (digest, effective) = (policy.digest, policy.effective)
            self.bytes = bytes
        }
    }

    private static func documents() throws -> [Document] {
        let folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Documents")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        return try names.map { name in
            let bytes = Array(try Data(contentsOf: folder.appendingPathComponent(name)))
            return try Document(bytes, named: name)
        }
    }

    // MARK: Who

    func somebody(_ seats: String..., number: UInt64) -> SignedIn {
        SignedIn(
            account: AccountID(high: 5, low: number), person: PersonID(high: 6, low: number),
            seats: seats.compactMap { Seat($0) })
    }

    var citizen: SignedIn { somebody("citizen", number: 1) }
    var neighbour: SignedIn { somebody("citizen", number: 2) }
    var window: SignedIn { somebody("window-clerk@hall", number: 10) }
    var dispatcher: SignedIn { somebody("dispatcher@centre", number: 11) }
    var supervisor: SignedIn { somebody("supervisor@oversight", number: 12) }
    var volunteer: SignedIn { somebody("volunteer@volunteers", number: 13) }
    func examiner(_ unit: String) -> SignedIn {
        somebody("examiner@\(unit)", number: 100 + Self.number(unit))
    }
    func approver(_ unit: String) -> SignedIn {
        somebody("approver@\(unit)", number: 200 + Self.number(unit))
    }
    func crew(_ unit: String) -> SignedIn {
        somebody("field-team@\(unit)", number: 300 + Self.number(unit))
    }
    private static func number(_ unit: String) -> UInt64 {
        unit.utf8.reduce(7) { ($0 &* 31 &+ UInt64($1)) % 97 }
    }

    // MARK: Doing

    /// Names of all commands that were carried out.
    var performed: Set<String> { state.withLock { $0.commands } }

    private func once() -> OnceRequest {
        let number = state.withLock { state in
            state.keys += 1
            return state.keys
        }
        return OnceRequest(
            key: "key-\(number)", digest: Array(repeating: UInt8(number % 256), count: 32))
    }

    func file(
        _ policy: String, _ answers: JSONObject = [:], by person: SignedIn? = nil,
        position: Position? = nil, parties: [String: String] = [:]
    ) async throws -> CaseID {
        let answered = try await hall.fileCase(
            FilingRequest(
                policy: policy, answers: answers, parties: parties, position: position),
            by: person ?? citizen, once: once())
        let id = try JSONValue(parsing: answered.body)["id"]?.string
        return try #require(id.flatMap { CaseID($0) })
    }

    /// A permit with nothing particular about it but what is said.
    func permit(_ more: JSONObject = [:], parties: [String: String] = [:]) async throws -> CaseID {
        var answers: JSONObject = [
            "信用代码": "C1", "取证方式": "电子", "收费": false, "公示": false, "听证": false,
            "有另一方": false,
        ]
        for member in more { answers[member.key] = member.value }
        return try await file("test.permit", answers, parties: parties)
    }

    @discardableResult
    func perform(
        _ name: String, _ fields: JSONObject = [:], on id: CaseID, by person: SignedIn
    ) async throws -> JSONValue {
        let answered: Answered
        do {
            answered = try await hall.perform(
                name, fields, on: id, seen: nil, by: person, once: once())
        } catch {
            let waiting = (try? await places(id)) ?? []
            Issue.record("\(name) is refused: \(error); it waits at \(waiting)")
            throw error
        }
        state.withLock { _ = $0.commands.insert(name) }
        return try JSONValue(parsing: answered.body)
    }

    /// The kind of problem a command meets; `nil` when it goes through.
    func problem(
        _ name: String, _ fields: JSONObject = [:], on id: CaseID, by person: SignedIn
    ) async throws -> String? {
        do {
            _ = try await hall.perform(name, fields, on: id, seen: nil, by: person, once: once())
            return nil
        } catch let problem as Problem {
            return problem.kind.name
        }
    }

    /// What follows the journal does its work.
    func follow() async throws {
        try await FollowerRunner(ChildCases(hall), journal: store, shelf: store).catchUp()
    }

    func wait(until moment: String) async throws {
        clock.set(Instant(try #require(LocalDateTime(moment))))
        while try await hall.performDue() > 0 {}
    }

    // MARK: Seeing

    func view(_ id: CaseID) async throws -> JSONValue {
        try await hall.readCase(id, by: somebody("auditor", number: 99), in: .en).json
    }

    func timeline(_ id: CaseID) async throws -> [JSONValue] {
        try await hall.timeline(of: id, by: somebody("auditor", number: 99), in: .en)
    }

    func places(_ id: CaseID) async throws -> [String] {
        (try await view(id)["waiting"]?.array ?? []).compactMap { $0["place"]?.string }.sorted()
    }

    /// The only case of a purpose that grew out of this one.
    func child(of id: CaseID, _ purpose: String) async throws -> CaseID? {
        let children = try await view(id)["children"]?.array ?? []
        let child = children.last { $0["purpose"]?.string == purpose }
        return child?["case"]?.string.flatMap { CaseID($0) }
    }

    func due(_ clock: String, of id: CaseID) async throws -> String? {
        let clocks = try await view(id)["clocks"]?.array ?? []
        return clocks.last { $0["clock"]?.string == clock }?["due"]?["due"]?.string
    }
}
