import City
import Civics
import Testing

@Suite("Every store's repeated requests")
struct OnceContract {
    @Test(
        "A repeated request gets the first answer and writes nothing", arguments: StoreKind.allCases
    )
    func repeated(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            let once = bench.once("key 1")
            let first = bench.ordered(CaseID.self)
            _ = try await store.commit(bench.opening(first, once: once))
            let replay = JournalRefusal.replay(answer: once.answer)
            await #expect(throws: replay) {
                try await store.commit(bench.opening(bench.ordered(), once: once))
            }
            await #expect(throws: replay) {
                try await store.commit(bench.opening(first, once: once))
            }
            await #expect(throws: replay) {
                try await store.commit(bench.next(first, after: 7, once: once))
            }
            #expect(try await store.end() == 1)
            #expect(try await store.firstAnswer(to: once.key)?.answer == once.answer)
        }
    }

    @Test("The same key with another request is refused", arguments: StoreKind.allCases)
    func reused(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            let first = bench.ordered(CaseID.self)
            _ = try await store.commit(bench.opening(first, once: bench.once("key")))
            for commit in [
                bench.opening(bench.ordered(), once: bench.once("key", request: 2)),
                bench.next(first, after: 5, once: bench.once("key", request: 2)),
            ] {
                await #expect(throws: JournalRefusal.keyReused) { try await store.commit(commit) }
            }
        }
    }

    @Test("Two senders may use the same words", arguments: StoreKind.allCases)
    func senders(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            for sender in 1...2 {
                let once = bench.once("key", sender: AccountID(high: 0, low: UInt64(sender)))
                _ = try await store.commit(bench.opening(bench.ordered(), once: once))
            }
            #expect(try await store.end() == 2)
        }
    }

    @Test("A refused commit does not use its key up", arguments: StoreKind.allCases)
    func refusedFirst(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            let (caseID, once) = (bench.ordered(CaseID.self), bench.once("key"))
            await #expect(throws: JournalRefusal.self) {
                try await store.commit(bench.next(caseID, after: 3, once: once))
            }
            #expect(try await store.firstAnswer(to: once.key) == nil)
            _ = try await store.commit(bench.opening(caseID, once: once))
        }
    }

    @Test(
        "Of 64 repetitions at once one is carried out, all get its answer",
        arguments: StoreKind.allCases)
    func storm(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            let answers = await withTaskGroup(of: [UInt8]?.self) { group in
                for task in 0..<64 {
                    group.addTask {
                        var once = bench.once("key")
                        once.answer = [UInt8(task)]
                        do {
                            _ = try await store.commit(bench.opening(bench.ordered(), once: once))
                            return once.answer
                        } catch JournalRefusal.replay(let answer) {
                            return answer
                        } catch {
                            return nil
                        }
                    }
                }
                return await group.reduce(into: Set<[UInt8]?>()) { $0.insert($1) }
            }
            #expect(answers.count == 1 && answers.first != .some(nil))
            #expect(try await store.end() == 1)
        }
    }
}
