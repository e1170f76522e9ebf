import City
import Civics
import Testing

/// Counts events by name: order-sensitive enough to notice any event missed or taken twice.
private struct Counting: Follower {
    let name = "counting"

    func follow(
        _ events: [RecordedEvent], rows: any FollowerRows
    ) async throws -> [FollowerWrite] {
        var counts: [String: Int64] = [:]
        for event in events {
            if counts[event.name] == nil {
                counts[event.name] = try await rows.row(key: event.name)?.sort ?? 0
            }
            counts[event.name, default: 0] += 1
        }
        return counts.map {
            .put(FollowerRow(key: $0.key, group: "all", sort: $0.value, body: [1]))
        }
    }
}

@Suite("Every store's followers")
struct FollowerContract {
    @Test(
        "A follower takes each event in once, through restarts and rebuilding",
        arguments: StoreKind.allCases)
    func counting(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            let runner = FollowerRunner(Counting(), journal: store, shelf: store)
            for _ in 0..<20 {
                _ = try await store.commit(bench.opening(bench.ordered(), ["a.x", "b.y"]))
            }
            #expect(try await runner.catchUp() == 40)
            _ = try await store.commit(bench.opening(bench.ordered(), ["a.x"]))
            try await FollowerRunner(Counting(), journal: store, shelf: store).catchUp()
            let rows = store.rows(of: "counting")
            #expect(try await rows.row(key: "a.x")?.sort == 21)
            try await runner.rebuild()
            #expect(try await rows.row(key: "a.x")?.sort == 21)
            #expect(try await rows.row(key: "b.y")?.sort == 20)
            let up = try await rows.rows(group: "all", after: nil, limit: 1, descending: false)
            #expect(up.map(\.key) == ["b.y"])
            let place = FollowerPlace(sort: 20, key: "b.y")
            let next = try await rows.rows(group: "all", after: place, limit: 9, descending: false)
            #expect(next.map(\.key) == ["a.x"])
            let down = try await rows.rows(group: "all", after: nil, limit: 9, descending: true)
            #expect(down.map(\.key) == ["a.x", "b.y"])
        }
    }

    @Test("A running follower keeps up and stops when told", arguments: StoreKind.allCases)
    func running(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            let runner = FollowerRunner(Counting(), journal: store, shelf: store)
            let running = Task { try await runner.run() }
            for _ in 0..<5 { _ = try await store.commit(bench.opening(bench.ordered())) }
            while try await store.position(of: "counting") < 5 { await Task.yield() }
            running.cancel()
            try await running.value
            #expect(try await store.rows(of: "counting").row(key: "case.filed")?.sort == 5)
        }
    }

    @Test(
        "A batch that starts elsewhere than the follower stands writes nothing",
        arguments: StoreKind.allCases)
    func elsewhere(_ kind: StoreKind) async throws {
        try await kind.with { (store, _) async throws in
            let row = FollowerRow(key: "k", body: [1])
            #expect(try await store.advance("f", from: 0, to: 5, writes: [.put(row)]))
            #expect(try await !store.advance("f", from: 0, to: 5, writes: [.remove(key: "k")]))
            #expect(try await store.rows(of: "f").row(key: "k") == row)
            #expect(try await store.position(of: "f") == 5)
            #expect(try await store.advance("f", from: 5, to: 6, writes: [.remove(key: "k")]))
            #expect(try await store.rows(of: "f").row(key: "k") == nil)
        }
    }
}
