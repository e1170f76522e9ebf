import City
import Civics
import Testing

@Suite("Every store's journal")
struct JournalContract {
    @Test(
        "Events come back as they were written, in order, with their positions",
        arguments: StoreKind.allCases)
    func writtenAndRead(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            let caseID = bench.ordered(CaseID.self)
            let commit = bench.opening(caseID, ["case.filed", "branch.opened", "clock.started"])
            let committed = try await store.commit(commit)
            #expect(committed.cases.map(\.positions) == [0..<3])
            #expect(committed.cases.map(\.version) == [3])
            let history = try await store.history(of: caseID, after: 0)
            #expect(history.map(\.name) == ["case.filed", "branch.opened", "clock.started"])
            #expect(history.map(\.version) == [1, 2, 3])
            #expect(history.map(\.position) == [0, 1, 2])
            #expect(history.map(\.payload) == commit.appends[0].events.map(\.payload))
            #expect(history.map(\.actor) == commit.appends[0].events.map(\.actor))
            #expect(history.allSatisfy { $0.unit == "market-regulation" && $0.at == bench.now })
            #expect(try await store.history(of: caseID, after: 2).map(\.version) == [3])
            #expect(try await store.history(of: caseID, after: 3).isEmpty)
            #expect(try await store.version(of: caseID) == 3)
            #expect(try await store.end() == 3)
        }
    }

    @Test("A case that nobody opened has no history", arguments: StoreKind.allCases)
    func unknownCase(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            let caseID = bench.id(CaseID.self)
            #expect(try await store.history(of: caseID, after: 0).isEmpty)
            #expect(try await store.version(of: caseID) == 0)
            await #expect(throws: JournalRefusal.staleVersion(caseID, actual: 0)) {
                try await store.commit(bench.next(caseID, after: 1))
            }
        }
    }

    @Test(
        "A decision on an old version is refused and leaves nothing", arguments: StoreKind.allCases)
    func staleVersion(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            let caseID = bench.ordered(CaseID.self)
            _ = try await store.commit(bench.opening(caseID))
            _ = try await store.commit(bench.next(caseID, after: 1))
            for version in [0, 1, 3] {
                await #expect(throws: JournalRefusal.staleVersion(caseID, actual: 2)) {
                    try await store.commit(
                        version == 0 ? bench.opening(caseID) : bench.next(caseID, after: version))
                }
            }
            #expect(try await store.end() == 2)
            #expect(try await store.row(of: caseID)?.stage == "accepted")
        }
    }

    @Test("Of 64 decisions on one version one is taken", arguments: StoreKind.allCases)
    func race(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            let caseID = bench.ordered(CaseID.self)
            _ = try await store.commit(bench.opening(caseID))
            let taken = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<64 {
                    group.addTask { (try? await store.commit(bench.next(caseID, after: 1))) != nil }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(taken == 1)
            #expect(try await store.version(of: caseID) == 2)
        }
    }

    @Test(
        "64 writers retrying on conflict lose no event and leave no gap",
        arguments: StoreKind.allCases)
    func retries(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            let cases = (0..<8).map { _ in bench.ordered(CaseID.self) }
            for caseID in cases { _ = try await store.commit(bench.opening(caseID)) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for task in 0..<64 {
                    group.addTask {
                        let caseID = cases[task % 8]
                        while true {
                            let version = try await store.version(of: caseID)
                            do {
                                _ = try await store.commit(bench.next(caseID, after: version))
                                return
                            } catch JournalRefusal.staleVersion {}
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await store.end() == 72)
            let all = try await store.events(from: 0, limit: 1_000)
            #expect(all.map(\.position) == Array(0..<72))
            for caseID in cases {
                #expect(
                    try await store.history(of: caseID, after: 0).map(\.version) == Array(1...9))
            }
        }
    }

    @Test("A commit over two cases is written whole or not at all", arguments: StoreKind.allCases)
    func severalCases(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            let (first, second) = (bench.ordered(CaseID.self), bench.ordered(CaseID.self))
            _ = try await store.commit(bench.opening(first))
            var both = bench.next(first, after: 1)
            both.appends += bench.next(second, after: 1).appends
            await #expect(throws: JournalRefusal.staleVersion(second, actual: 0)) {
                try await store.commit(both)
            }
            #expect(try await store.version(of: first) == 1)
            var joined = bench.next(first, after: 1)
            joined.appends += bench.opening(second).appends
            let committed = try await store.commit(joined)
            #expect(committed.cases.map(\.positions) == [1..<2, 2..<3])
        }
    }

    @Test("A number that is taken is refused", arguments: StoreKind.allCases)
    func numberTaken(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            let (first, second) = (bench.ordered(CaseID.self), bench.ordered(CaseID.self))
            _ = try await store.commit(bench.opening(first))
            var commit = bench.opening(second)
            commit.appends[0].row.number = "N\(first)"
            await #expect(throws: JournalRefusal.taken(what: "number")) {
                try await store.commit(commit)
            }
            #expect(try await store.version(of: second) == 0)
        }
    }

    @Test("Commits that cannot be stored are refused by name", arguments: StoreKind.allCases)
    func malformed(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            let caseID = bench.ordered(CaseID.self)
            var empty = bench.opening(caseID)
            empty.appends[0].events = []
            var twice = bench.opening(caseID)
            twice.appends += twice.appends
            var long = bench.opening(caseID)
            long.appends[0].events[0].payload = [UInt8](repeating: 32, count: (1 << 20) + 1)
            var badText = bench.opening(caseID)
            badText.appends[0].events[0].role = "e\u{301}"
            for commit in [empty, twice, long, badText, JournalCommit([])] {
                await #expect {
                    try await store.commit(commit)
                } throws: { error in
                    if case JournalRefusal.malformed = error { true } else { false }
                }
            }
            #expect(try await store.end() == 0)
        }
    }

    @Test(
        "Growth wakes those who wait for it, and cancelling does too", arguments: StoreKind.allCases
    )
    func growth(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            async let grown: Void = store.growth(beyond: 0)
            _ = try await store.commit(bench.opening(bench.ordered()))
            await grown
            let forever = Task { await store.growth(beyond: 1_000) }
            forever.cancel()
            await forever.value
        }
    }

    @Test("After erasure the payloads are gone and the rest stands", arguments: StoreKind.allCases)
    func erasure(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            let (caseID, person) = (bench.ordered(CaseID.self), bench.id(PersonID.self))
            var commit = bench.opening(caseID, ["case.filed", "clock.started"])
            commit.appends[0].row.people = [person]
            _ = try await store.commit(commit)
            let order = Erasure(
                by: bench.id(), confirmed: bench.id(), basis: "pipl:47", at: bench.now)
            #expect(try await store.erase(caseID, order))
            #expect(try await !store.erase(caseID, order))
            let history = try await store.history(of: caseID, after: 0)
            #expect(history.map(\.payload) == [nil, nil])
            #expect(history.map(\.name) == ["case.filed", "clock.started"])
            #expect(try await store.rows(of: person, before: nil, limit: 5).isEmpty)
            #expect(try await store.row(of: caseID)?.title.isEmpty == true)
            #expect(try await store.events(from: 0, limit: 9).map(\.payload) == [nil, nil])
            await #expect(throws: JournalRefusal.erased(caseID)) {
                try await store.commit(bench.next(caseID, after: 2))
            }
            #expect(try await !store.erase(bench.ordered(), order))
        }
    }
}
