import City
import Civics
import Foundation
import Storage
import Synchronization

/// A data directory of a test's own, cleared away at its end, and what to fill it with.
final class DataPlace: Sendable {
    let root = FileManager.default.temporaryDirectory
        .appendingPathComponent("tongban-storage-\(UUID().uuidString)").path
    private let generator = Mutex(SeededGenerator(seed: 11))
    private let order = Atomic<UInt64>(0)

    var data: String { root + "/data" }
    let now = Instant(millisecondsSinceEpoch: 1_764_550_800_000)

    init() throws {
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    }
    deinit { try? FileManager.default.removeItem(atPath: root) }

    var settings: StoreSettings {
        StoreSettings(
            origin: "log.example.org/tests", now: { self.now }, randomBytes: { self.random($0) },
            waitingKeys: 40)
    }

    func random(_ count: Int) -> [UInt8] {
        generator.withLock { generator in
            (0..<count).map { _ in UInt8(truncatingIfNeeded: generator.next() as UInt64) }
        }
    }

    func id<ID: OpaqueID>(_ type: ID.Type = ID.self) -> ID {
        generator.withLock { ID(drawingFrom: &$0) }
    }

    func caseID() -> CaseID {
        let number = order.add(1, ordering: .relaxed).newValue
        return CaseID(high: 0x0190_0000_0000_0000 + number, low: number &* 0x9e37_79b9_7f4a_7c15)
    }

    func open() async throws -> Store { try await Store.open(data, settings) }

    /// A commit of one or more events on a case.
    func commit(
        _ caseID: CaseID, after version: Int = 0, events: Int = 1, payload: String = "{\"a\":1}"
    ) -> JournalCommit {
        let events = (0..<events).map { _ in
            NewEvent(
                name: "case.filed", schema: 1, at: now, actor: nil, role: "applicant",
                payload: Array(payload.utf8))
        }
        let row = CaseRow(
            caseID: caseID, number: "N\(caseID)", policy: "sample@1", kind: "bundle",
            stage: "filed", title: "开餐饮店", opened: now, updated: now)
        return JournalCommit([CaseAppend(caseID, expecting: version, events: events, row: row)])
    }

    /// Opens so many cases, many at once.
    func fill(_ store: Store, _ cases: Int) async throws -> [CaseID] {
        try await withThrowingTaskGroup(of: CaseID.self) { group in
            for _ in 0..<cases {
                let caseID = caseID()
                group.addTask {
                    _ = try await store.commit(self.commit(caseID))
                    return caseID
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    func bytes(_ path: String) -> [UInt8] {
        FileManager.default.contents(atPath: path).map { Array($0) } ?? []
    }

    /// All files below a directory.
    func files(_ path: String) -> [String] {
        (FileManager.default.enumerator(atPath: path)?.allObjects as? [String] ?? [])
            .map { path + "/" + $0 }
    }
}
