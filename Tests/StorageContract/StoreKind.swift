import City
import Civics
import Foundation
import Storage
import Synchronization
import Testing

/// Stores the suite is run on. A further one needs a case here and nothing else.
enum StoreKind: String, CaseIterable, CustomTestStringConvertible {
    case memory
    case file

    var testDescription: String { rawValue }

    /// Opens an empty store, gives it to `body`, and clears it away.
    func with(_ body: (any CityStore, Bench) async throws -> Void) async throws {
        let bench = Bench()
        switch self {
        case .memory:
            let store = try await Store.inMemory(bench.settings)
            try await body(store, bench)
            try await store.close()
        case .file:
            let folder = FileManager.default.temporaryDirectory
                .appendingPathComponent("tongban-contract-\(UUID().uuidString)").path
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let store = try await Store.open(folder, bench.settings)
            try await body(store, bench)
            try await store.close()
        }
    }
}

/// What tests make their cases from: a fixed morning and a seeded stream of numbers.
final class Bench: Sendable {
    private let generator = Mutex(SeededGenerator(seed: 7))
    private let clock = Mutex(Instant(millisecondsSinceEpoch: 1_764_550_800_000))

    var now: Instant { clock.withLock { $0 } }

    func setClock(_ moment: Instant) { clock.withLock { $0 = moment } }

    func random(_ count: Int) -> [UInt8] {
        generator.withLock { generator in
            (0..<count).map { _ in UInt8(truncatingIfNeeded: generator.next() as UInt64) }
        }
    }

    func id<ID: OpaqueID>(_ type: ID.Type = ID.self) -> ID {
        generator.withLock { ID(drawingFrom: &$0) }
    }

    private let order = Atomic<UInt64>(0)

    /// An id whose order is the order of asking.
    func ordered<ID: OpaqueID>(_ type: ID.Type = ID.self) -> ID {
        let number = order.add(1, ordering: .relaxed).newValue
        return ID(high: 0x0190_0000_0000_0000 + number, low: number &* 0x9e37_79b9_7f4a_7c15)
    }

    var settings: StoreSettings {
        StoreSettings(
            origin: "log.example.org/contract", now: { self.now },
            randomBytes: { self.random($0) }, waitingKeys: 5)
    }

    func event(_ name: String, _ payload: String = "{\"a\":1}") -> NewEvent {
        NewEvent(
            name: name, schema: 1, at: now, actor: id(), role: "applicant",
            unit: "market-regulation", basis: "licensing-law:32", payload: Array(payload.utf8))
    }

    func row(_ caseID: CaseID, stage: String = "filed") -> CaseRow {
        CaseRow(
            caseID: caseID, number: "N\(caseID)", policy: "sample.open-restaurant@1",
            kind: "bundle", stage: stage, title: "开餐饮店", opened: now, updated: now)
    }

    /// A commit that opens a case with these events.
    func opening(
        _ caseID: CaseID, _ names: [String] = ["case.filed"], once: Once? = nil
    ) -> JournalCommit {
        JournalCommit(
            [CaseAppend(caseID, expecting: 0, events: names.map { event($0) }, row: row(caseID))],
            once: once)
    }

    /// A commit that goes on with a case.
    func next(
        _ caseID: CaseID, after version: Int, _ name: String = "case.accepted",
        stage: String = "accepted", once: Once? = nil
    ) -> JournalCommit {
        JournalCommit(
            [
                CaseAppend(
                    caseID, expecting: version, events: [event(name)],
                    row: row(caseID, stage: stage))
            ], once: once)
    }

    func once(_ text: String, request: UInt8 = 1, sender: AccountID? = nil) -> Once {
        Once(
            OnceKey(sender: sender ?? AccountID(high: 1, low: 1), text),
            request: [UInt8](repeating: request, count: 32), answer: Array("answer \(text)".utf8))
    }
}
