import City
import Civics
import Testing

@Suite("Every store's shelves")
struct ShelfContract {
    @Test(
        "Serials of a day count from 1 without gap or repetition under 64 takers",
        arguments: StoreKind.allCases)
    func serials(_ kind: StoreKind) async throws {
        try await kind.with { (store, _) async throws in
            let day = try #require(CivilDate("2026-12-01"))
            let drawn = try await withThrowingTaskGroup(of: [Int].self) { group in
                for _ in 0..<64 {
                    group.addTask {
                        var mine: [Int] = []
                        for _ in 0..<10 {
                            mine.append(try await store.nextSerial(of: "990100", on: day))
                        }
                        return mine
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(Set(drawn).count == 640)
            #expect(drawn.min() == 1)
            let next = try #require(CivilDate("2026-12-02"))
            #expect(try await store.nextSerial(of: "990100", on: next) == 1)
            #expect(try await store.nextSerial(of: "990101", on: day) == 1)
        }
    }

    @Test("A sign-in name belongs to one account", arguments: StoreKind.allCases)
    func accounts(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            let first = AccountRecord(id: bench.id(), name: "wang", person: bench.id(), body: [1])
            var second = AccountRecord(id: bench.id(), name: "li", person: bench.id(), body: [2])
            try await store.put([first, second])
            try await store.put([first])
            #expect(try await store.account(first.id) == first)
            #expect(try await store.account(named: "li") == second)
            #expect(try await store.account(named: "zhao") == nil)
            second.name = "wang"
            await #expect(throws: JournalRefusal.taken(what: "sign-in name")) {
                try await store.put([second])
            }
            #expect(
                try await store.accounts(after: nil, limit: 9).map(\.id) == [first.id, second.id])
            #expect(try await store.accounts(after: first.id, limit: 9).map(\.name) == ["li"])
        }
    }

    @Test("An ended session is gone at once", arguments: StoreKind.allCases)
    func sessions(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            let account = bench.id(AccountID.self)
            let ends = bench.now.adding(milliseconds: 1_000)
            let sessions = ["a", "b", "c"].map {
                SessionRecord(
                    digest: $0, account: $0 == "c" ? bench.id() : account, began: bench.now,
                    seen: bench.now, ends: ends, body: [7])
            }
            for session in sessions { try await store.put(session) }
            #expect(try await store.session(digest: "a") == sessions[0])
            try await store.endSession(digest: "a")
            #expect(try await store.session(digest: "a") == nil)
            try await store.endSessions(of: account)
            #expect(try await store.session(digest: "b") == nil)
            #expect(try await store.session(digest: "c") == sessions[2])
            try await store.removeSessions(endedBefore: ends.adding(milliseconds: 1))
            #expect(try await store.session(digest: "c") == nil)
        }
    }

    @Test(
        "A register's record is found by its key and replaced by a newer one",
        arguments: StoreKind.allCases)
    func registers(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            var records = (0..<5).map {
                RegisterRecord(
                    resource: "police.person", key: "key \($0)", body: [UInt8($0)],
                    source: "公安", at: bench.now)
            }
            try await store.put(records)
            records[2].body = [99]
            try await store.put([records[2]])
            let found = try await store.record(of: "police.person", key: "key 2")
            #expect(found?.body == [99] && found?.key == "key 2" && found?.source == "公安")
            #expect(try await store.record(of: "police.house", key: "key 2") == nil)
            let page = try await store.records(of: "police.person", after: 0, limit: 3)
            let rest = try await store.records(
                of: "police.person", after: page.last?.number ?? 0, limit: 3)
            #expect((page + rest).map(\.key) == (0..<5).map { "key \($0)" })
            let some = try await store.records(
                of: "police.person", keys: ["key 4", "nobody", "key 0"])
            #expect(Set(some.map(\.key)) == ["key 0", "key 4"])
            #expect(try await store.count(of: "police.person") == 5)
            #expect(try await store.count(of: "police.house") == 0)
        }
    }

    @Test("An activated policy version is never rewritten", arguments: StoreKind.allCases)
    func policies(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            var policy = ActivatedPolicy(
                id: "sample", version: 1, digest: "aa",
                files: ["policy.md": [1, 2], "tests/a.yaml": []], from: bench.now,
                activated: bench.now, by: [bench.id(), bench.id()])
            try await store.activate([policy])
            try await store.activate([policy])
            #expect(try await store.policies() == [policy])
            policy.digest = "bb"
            await #expect(throws: JournalRefusal.taken(what: "policy version")) {
                try await store.activate([policy])
            }
            policy.version = 2
            try await store.activate([policy])
            #expect(try await store.policies().map(\.version) == [1, 2])
        }
    }

    @Test("A draft saved twice from one version is saved once", arguments: StoreKind.allCases)
    func drafts(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            let person = bench.id(PersonID.self)
            var draft = Draft(
                id: bench.ordered(), person: person, policy: "sample@1", changed: bench.now,
                body: [1])
            #expect(try await store.save(draft, over: 0) == 1)
            #expect(try await store.save(draft, over: 0) == nil)
            draft.body = [2]
            #expect(try await store.save(draft, over: 1) == 2)
            #expect(try await store.save(draft, over: 1) == nil)
            #expect(try await store.draft(draft.id)?.body == [2])
            var commit = bench.opening(bench.ordered())
            commit.records = [.draftFiled(draft.id)]
            _ = try await store.commit(commit)
            #expect(try await store.drafts(of: person).isEmpty)
            #expect(try await store.save(draft, over: 0) == 1)
            let later = bench.now.adding(milliseconds: 1)
            #expect(try await store.discardDrafts(before: later) == 1)
        }
    }

    @Test(
        "A licence is found by number, code and holder; its code is its own",
        arguments: StoreKind.allCases)
    func licences(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            let caseID = bench.ordered(CaseID.self)
            let person = bench.id(PersonID.self)
            var licence = LicenceRecord(
                number: "JY1", code: "code1", caseID: caseID, kind: "food-permit", person: person,
                organisation: "91990100MA00000017", contentHash: "aa",
                validFrom: try #require(CivilDate("2026-12-01")),
                validThrough: CivilDate("2031-11-30"), issued: bench.now, body: [1, 2])
            var commit = bench.opening(caseID)
            commit.records = [.licence(licence)]
            _ = try await store.commit(commit)
            #expect(try await store.licence(number: "JY1") == licence)
            #expect(try await store.licence(code: "code1") == licence)
            for holder in [PartyKey.person(person), .organisation("91990100MA00000017")] {
                let found = try await store.licences(ofAny: [holder], before: nil, limit: 9)
                #expect(found == [licence])
            }
            #expect(try await store.licences(issuedIn: caseID) == [licence])
            var other = licence
            other.number = "JY2"
            var clash = bench.next(caseID, after: 1)
            clash.records = [.licence(other)]
            await #expect(throws: JournalRefusal.taken(what: "licence code")) {
                try await store.commit(clash)
            }
            #expect(try await store.version(of: caseID) == 1)
            licence.revoked = bench.now
            var revoking = bench.next(caseID, after: 1)
            revoking.records = [.licence(licence)]
            _ = try await store.commit(revoking)
            #expect(try await store.licence(code: "code1")?.revoked == bench.now)
        }
    }

    @Test(
        "Papers of several holders come newest first, each once, page by page",
        arguments: StoreKind.allCases)
    func papersByPage(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            let caseID = bench.ordered(CaseID.self)
            let (person, other) = (bench.id(PersonID.self), bench.id(PersonID.self))
            let company = "91990100MA00000017"
            let day = try #require(CivilDate("2026-12-01"))
            var commit = bench.opening(caseID)
            commit.records = (0..<7).map { number in
                .licence(
                    LicenceRecord(
                        number: "JY\(number)", code: "code\(number)", caseID: caseID,
                        kind: "permit", person: number == 3 ? other : person,
                        organisation: number % 2 == 0 ? company : nil, contentHash: "aa",
                        validFrom: day, issued: bench.now, body: [1]))
            }
            _ = try await store.commit(commit)
            let holders: Set<PartyKey> = [.person(person), .organisation(company)]
            var (found, last) = ([String](), String?.none)
            repeat {
                let page = try await store.licences(ofAny: holders, before: last, limit: 2)
                found += page.map(\.code)
                last = page.last?.code
            } while last != nil
            #expect(found == ["code6", "code5", "code4", "code2", "code1", "code0"])
        }
    }

    @Test("A rating link works once and not after its end", arguments: StoreKind.allCases)
    func ratingTokens(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            let caseID = bench.ordered(CaseID.self)
            let token = RatingToken(
                digest: "t", caseID: caseID, ends: bench.now.adding(milliseconds: 10))
            var commit = bench.opening(caseID)
            commit.records = [.ratingToken(token)]
            _ = try await store.commit(commit)
            #expect(try await store.ratingToken(digest: "t", at: bench.now) == token)
            #expect(try await store.ratingToken(digest: "t", at: token.ends) == nil)
            var spending = bench.next(caseID, after: 1)
            spending.records = [.ratingTokenSpent(digest: "t")]
            _ = try await store.commit(spending)
            #expect(try await store.ratingToken(digest: "t", at: bench.now) == nil)
            var again = bench.next(caseID, after: 2)
            again.records = spending.records
            await #expect(throws: JournalRefusal.tokenSpent) { try await store.commit(again) }
            #expect(try await store.version(of: caseID) == 2)
        }
    }

    @Test(
        "A link to show a paper is found by its digest and can be taken back",
        arguments: StoreKind.allCases)
    func paperShares(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            var share = PaperShare(
                id: bench.ordered(Pseudonym.self), digest: "a", number: "JY1", made: bench.now,
                ends: bench.now.adding(milliseconds: 10))
            let later = PaperShare(
                id: bench.ordered(Pseudonym.self), digest: "b", number: "JY1",
                made: bench.now.adding(milliseconds: 1), ends: share.ends)
            for one in [share, later] {
                _ = try await store.commit(JournalCommit([], records: [.paperShare(one)]))
            }
            #expect(try await store.paperShare(digest: "a") == share)
            #expect(try await store.paperShare(digest: "c") == nil)
            #expect(try await store.paperShares(ofPaper: "JY1") == [later, share])
            #expect(try await store.paperShares(ofPaper: "JY2").isEmpty)
            share.revoked = bench.now
            _ = try await store.commit(JournalCommit([], records: [.paperShare(share)]))
            #expect(try await store.paperShare(digest: "a") == share)
            #expect(share.isOpen(at: bench.now) == false && later.isOpen(at: bench.now))
            #expect(later.isOpen(at: later.ends) == false)
        }
    }

    @Test(
        "Messages come newest first and are read by their owner only", arguments: StoreKind.allCases
    )
    func inbox(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            let person = bench.id(PersonID.self)
            let messages = (0..<5).map { number in
                InboxMessage(
                    id: bench.ordered(), person: person, caseID: nil, kind: "k\(number)",
                    at: bench.now, body: [UInt8(number)])
            }
            try await store.deliver(messages)
            try await store.deliver([messages[0]])
            let page = try await store.messages(of: person, before: nil, limit: 3)
            #expect(page.map(\.kind) == ["k4", "k3", "k2"])
            let rest = try await store.messages(of: person, before: page.last?.id, limit: 3)
            #expect(rest == [messages[1], messages[0]])
            try await store.markRead(messages[0].id, of: bench.id(), at: bench.now)
            #expect(try await store.unread(of: person) == 5)
            try await store.markRead(messages[0].id, of: person, at: bench.now)
            #expect(try await store.unread(of: person) == 4)
        }
    }

    @Test(
        "Allowed and denied acts are listed for case, person and auditor",
        arguments: StoreKind.allCases)
    func accesses(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            let (caseID, subject) = (bench.ordered(CaseID.self), bench.id(PersonID.self))
            try await store.note([
                AccessRecord(
                    at: bench.now, account: bench.id(), seat: "examiner@fire", act: "read-case",
                    caseID: caseID, subject: subject, purpose: "p", isAllowed: true),
                AccessRecord(
                    at: bench.now, account: nil, seat: "", act: "read-case", isAllowed: false),
            ])
            var commit = bench.opening(caseID)
            commit.records = [
                .access(
                    AccessRecord(
                        at: bench.now, account: bench.id(), seat: "citizen", act: "file-case",
                        caseID: caseID, isAllowed: true))
            ]
            _ = try await store.commit(commit)
            let ofCase = try await store.accesses(to: caseID, before: nil, limit: 9)
            #expect(ofCase.map(\.act) == ["file-case", "read-case"])
            let ofPerson = try await store.accesses(concerning: subject, before: nil, limit: 9)
            #expect(ofPerson.map(\.seat) == ["examiner@fire"])
            let all = try await store.accesses(before: nil, limit: 2)
            #expect(all.map(\.isAllowed) == [true, false])
            #expect(try await store.accesses(before: all.last?.number, limit: 2).count == 1)
        }
    }
}
