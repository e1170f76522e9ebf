import City
import Civics
import JSON
import Storage
import Testing
import TransparencyLog

@Suite("Every store's sealed ledger")
struct LedgerContract {
    /// Reads a store's public pieces as an outsider would.
    private struct Outside: LogReading {
        struct Missing: Error {}
        let store: any CityStore

        func read(_ path: String) async throws -> [UInt8] {
            let bytes =
                path == "checkpoint" ? try await store.checkpoint() : try await store.tile(path)
            guard let bytes else { throw Missing() }
            return bytes
        }
    }

    private func policy(_ store: any CityStore) throws -> LogPolicy {
        let store = try #require(store as? Store)
        return LogPolicy(logs: [store.verifier], quorum: .none)
    }

    private func seal(_ store: any CityStore) async throws -> SealingState {
        try await #require(store as? Store).sealAll()
    }

    @Test("Before the first checkpoint there is nothing to show", arguments: StoreKind.allCases)
    func empty(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            #expect(try await store.checkpoint() == nil)
            _ = try await store.commit(bench.opening(bench.ordered()))
            #expect(try await store.receipt(for: 0, disclosing: false) == nil)
            #expect(try await store.tile("tile/0/000.p/1") == nil)
        }
    }

    @Test(
        "An outsider's audit finds the whole ledger sound as it grows",
        arguments: StoreKind.allCases)
    func audit(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            var memories: [Audit.Memory] = []
            for size in [1, 2, 100, 256, 300, 513] {
                while try await store.end() < size {
                    _ = try await store.commit(bench.opening(bench.ordered()))
                }
                let state = try await seal(store)
                #expect(state == SealingState(sealed: Int64(size)))
                let report = await Audit(policy: try policy(store), memories: memories)
                    .run(Outside(store: store))
                #expect(report.findings == [] && report.entries == size)
                let root = try #require(report.trusted?.checkpoint.root)
                memories.append(.init(size: size, root: root))
            }
            #expect(try await store.tile("tile/0/000.p/100")?.count == 3_200)
            #expect(try await store.tile("tile/0/002.p/2") == nil)
            #expect(try await store.tile("tile/0/../keys") == nil)
        }
    }

    @Test(
        "A receipt verifies, discloses what was sealed, and outlives erasure",
        arguments: StoreKind.allCases)
    func receipt(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            let caseID = bench.ordered(CaseID.self)
            for _ in 0..<5 { _ = try await store.commit(bench.opening(bench.ordered())) }
            let commit = bench.opening(caseID, ["case.filed", "clock.started"])
            let position = try #require(
                try await store.commit(commit).cases.first?.positions.lowerBound)
            _ = try await seal(store)
            let open = try #require(try await store.receipt(for: position, disclosing: true))
            let held = try Receipt(JSONValue(parsing: open))
            let verified = try held.verify(by: try policy(store))
            #expect(verified.payload == ["a": 1])
            #expect(verified.entry.type == "case.filed" && verified.index == 5)
            let order = Erasure(
                by: bench.id(), confirmed: bench.id(), basis: "pipl:47", at: bench.now)
            _ = try await store.erase(caseID, order)
            let closed = try #require(try await store.receipt(for: position, disclosing: true))
            let after = try Receipt(JSONValue(parsing: closed))
            #expect(after.disclosed == nil)
            #expect(try after.verify(by: try policy(store)).entry == verified.entry)
            #expect(try held.verify(by: try policy(store)).payload == ["a": 1])
            let proof = try #require(try await store.proof(for: position))
            _ = try LogProof(parsing: proof).verify(
                leaf: .leaf(held.entry), policy: try policy(store))
        }
    }

    @Test(
        "Entries of one case follow one another by hash and name no one",
        arguments: StoreKind.allCases)
    func chain(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            let caseID = bench.ordered(CaseID.self)
            _ = try await store.commit(bench.opening(caseID, ["a.x", "b.y"]))
            _ = try await store.commit(bench.next(caseID, after: 2))
            _ = try await seal(store)
            var previous: LogHash?
            var names: Set<String?> = []
            for position in 0..<3 {
                let json = try #require(
                    try await store.receipt(for: Int64(position), disclosing: false))
                let bytes = try Receipt(JSONValue(parsing: json)).entry
                let entry = try LedgerEntry(parsing: bytes)
                #expect(entry.previous == previous)
                names.insert(entry.caseName)
                previous = .leaf(bytes)
                #expect(!String(decoding: bytes, as: UTF8.self).contains(caseID.description))
            }
            #expect(names.count == 1)
        }
    }

    @Test(
        "A clock set back by more than two seconds stops sealing until it is over",
        arguments: StoreKind.allCases)
    func clock(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            let start = bench.now
            _ = try await store.commit(bench.opening(bench.ordered()))
            #expect(try await seal(store).stopped == nil)
            bench.setClock(start.adding(milliseconds: -2_001))
            _ = try await store.commit(bench.opening(bench.ordered()))
            let state = try await seal(store)
            #expect(state.sealed == 1 && state.stopped?.contains("clock") == true)
            #expect(try await store.end() == 2)
            #expect(try await store.receipt(for: 0, disclosing: false) != nil)
            bench.setClock(start)
            #expect(try await seal(store) == SealingState(sealed: 2))
        }
    }
}
