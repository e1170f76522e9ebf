import City
import Civics
import Testing

@Suite("Every store's finding of cases")
struct IndexContract {
    private func open(
        _ store: any CityStore, _ bench: Bench, change: (inout CaseRow) -> Void
    ) async throws -> CaseID {
        let caseID = bench.ordered(CaseID.self)
        var commit = bench.opening(caseID)
        change(&commit.appends[0].row)
        _ = try await store.commit(commit)
        return caseID
    }

    private func moment(_ minutes: Int64, _ bench: Bench) -> Instant {
        bench.now.adding(milliseconds: minutes * 60_000)
    }

    @Test("A row comes back whole", arguments: StoreKind.allCases)
    func wholeRow(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            let caseID = bench.ordered(CaseID.self)
            let place = QueuePlace(
                unit: "fire", desk: "examiner", path: "消防/审查", due: moment(9, bench),
                light: .yellow, since: bench.now, assignee: bench.id())
            let row = CaseRow(
                caseID: caseID, number: "99010020261201000017", internalNumber: "内1",
                policy: "sample@2", kind: "bundle", stage: "in-progress", isClosed: false,
                title: "小面馆", people: [bench.id(), bench.id()],
                organisations: ["91990100MA00000017"], places: [place],
                promisedDue: moment(1, bench), statutoryDue: moment(2, bench), light: .red,
                nextMoment: moment(3, bench), opened: bench.now, updated: moment(4, bench),
                parent: bench.ordered(),
                spot: CaseSpot(category: "cover", longitude: 1_160_000_000, latitude: 390_000_000))
            let append = CaseAppend(caseID, expecting: 0, events: [bench.event("a.b")], row: row)
            _ = try await store.commit(JournalCommit([append]))
            #expect(try await store.row(of: caseID) == row)
            #expect(try await store.row(number: row.number) == row)
            #expect(try await store.row(number: "0") == nil)
            let parent = try #require(row.parent)
            #expect(try await store.children(of: parent) == [row])
            let byCode = try await store.rows(
                ofOrganisation: "91990100MA00000017", before: nil, limit: 5)
            #expect(byCode == [row])
        }
    }

    @Test("A person's cases come newest first, page by page", arguments: StoreKind.allCases)
    func byPerson(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            let (person, other) = (bench.id(PersonID.self), bench.id(PersonID.self))
            var mine: [CaseID] = []
            for number in 0..<7 {
                let caseID = try await open(store, bench) {
                    $0.people = number % 2 == 0 ? [person, other] : [other]
                }
                if number % 2 == 0 { mine.insert(caseID, at: 0) }
            }
            let first = try await store.rows(of: person, before: nil, limit: 3)
            #expect(first.map(\.caseID) == Array(mine.prefix(3)))
            let rest = try await store.rows(of: person, before: first.last?.caseID, limit: 3)
            #expect(rest.map(\.caseID) == Array(mine.dropFirst(3)))
            var leaving = bench.next(mine[0], after: 1)
            leaving.appends[0].row.people = [other]
            _ = try await store.commit(leaving)
            let now = try await store.rows(of: person, before: nil, limit: 9)
            #expect(now.map(\.caseID) == Array(mine.dropFirst()))
        }
    }

    @Test(
        "Cases of several parties come in one order, each once, page by page",
        arguments: StoreKind.allCases)
    func byParties(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            let (person, other) = (bench.id(PersonID.self), bench.id(PersonID.self))
            let company = "91990100MA00000017"
            var wanted: [CaseID] = []
            for number in 0..<9 {
                let caseID = try await open(store, bench) { row in
                    row.people = number % 3 == 0 ? [other] : [person]
                    row.organisations = number % 3 == 1 ? [company] : []
                }
                if number % 3 != 0 { wanted.insert(caseID, at: 0) }
            }
            let parties: Set<PartyKey> = [.person(person), .organisation(company)]
            var (found, last) = ([CaseID](), CaseID?.none)
            repeat {
                let page = try await store.rows(ofAny: parties, before: last, limit: 2)
                found += page.map(\.caseID)
                last = page.last?.caseID
            } while last != nil
            #expect(found == wanted)
        }
    }

    @Test(
        "A queue is sorted by due, filtered and paged without loss", arguments: StoreKind.allCases)
    func queue(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            var expected: [(Int64, CaseID)] = []
            for number in 0..<25 {
                let due: Int64? = number == 24 ? nil : Int64((number * 7) % 12)
                let caseID = try await open(store, bench) { row in
                    row.places = [
                        QueuePlace(
                            unit: "fire", desk: number % 5 == 0 ? "window" : "examiner",
                            path: "审查", due: due.map { moment($0, bench) },
                            light: number % 3 == 0 ? .red : .green, since: bench.now),
                        QueuePlace(
                            unit: "food", desk: "examiner", path: "许可", due: nil,
                            since: bench.now),
                    ]
                    row.title = number == 4 ? "老王烧烤" : "小面馆"
                }
                expected.append((due ?? .max, caseID))
            }
            let order = expected.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.1)
            var (seen, question) = ([CaseID](), QueueQuestion(unit: "fire", limit: 4))
            while true {
                let page = try await store.queue(question)
                seen += page.items.map(\.row.caseID)
                #expect(page.items.count <= 4)
                guard let next = page.next else { break }
                question.after = QueueCursor(next.description)
            }
            #expect(seen == order)
            func count(_ question: QueueQuestion) async throws -> Int {
                try await store.count(question).number
            }
            #expect(try await count(QueueQuestion(unit: "fire")) == 25)
            #expect(try await count(QueueQuestion(unit: "fire", desk: "window")) == 5)
            #expect(try await count(QueueQuestion(unit: "fire", lights: [.red])) == 9)
            #expect(try await count(QueueQuestion(unit: "fire", text: "烧烤")) == 1)
            #expect(try await count(QueueQuestion(unit: "fire", stages: ["closed"])) == 0)
            let policy = QueueQuestion(unit: "fire", policy: "sample.open-restaurant")
            #expect(try await count(policy) == 25)
            #expect(try await count(QueueQuestion(unit: "fire", policy: "sample.open")) == 0)
            #expect(try await count(QueueQuestion(unit: "none")) == 0)
            #expect(try await count(QueueQuestion(unit: "fire", step: "审查")) == 25)
            #expect(try await count(QueueQuestion(unit: "fire", step: "查")) == 0)
            let soon = QueueQuestion(unit: "fire", dueBy: moment(3, bench))
            #expect(try await count(soon) == expected.filter { $0.0 <= 3 }.count)
            #expect(try await count(QueueQuestion(unit: "fire", isUnassigned: true)) == 25)
        }
    }

    @Test(
        "A queue sorted by how long it has waited is paged without loss either way, by step and by who has it",
        arguments: StoreKind.allCases)
    func queueByWaiting(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            let hand = bench.id(PersonID.self)
            var cases: [CaseID] = []
            for number in 0..<7 {
                cases.append(
                    try await open(store, bench) { row in
                        row.places = [
                            QueuePlace(
                                unit: "fire", desk: "examiner", path: "fire-check/审查", due: nil,
                                since: moment(Int64(number), bench),
                                assignee: number == 3 ? hand : nil)
                        ]
                    })
            }
            for (order, wanted) in [
                (QueueQuestion.Order.since, cases), (.newest, cases.reversed()),
            ] {
                var question = QueueQuestion(unit: "fire", order: order, limit: 3)
                var seen: [CaseID] = []
                repeat {
                    let page = try await store.queue(question)
                    seen += page.items.map(\.row.caseID)
                    question.after = page.next
                } while question.after != nil
                #expect(seen == wanted)
            }
            let byStep = QueueQuestion(unit: "fire", step: "审查", isUnassigned: true)
            #expect(try await store.count(byStep).number == 6)
            let mine = QueueQuestion(unit: "fire", assignee: hand, step: "fire-check/审查")
            #expect(try await store.queue(mine).items.map(\.row.caseID) == [cases[3]])
        }
    }

    @Test("A case leaves the queues it no longer waits in", arguments: StoreKind.allCases)
    func leavingQueue(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            let caseID = try await open(store, bench) { row in
                row.places = ["a", "b"].map {
                    QueuePlace(
                        unit: $0, desk: "examiner", path: "x", due: moment(5, bench),
                        since: bench.now)
                }
            }
            var moved = bench.next(caseID, after: 1, stage: "in-progress")
            moved.appends[0].row.places = [
                QueuePlace(
                    unit: "b", desk: "examiner", path: "x", due: moment(5, bench),
                    since: bench.now)
            ]
            _ = try await store.commit(moved)
            #expect(try await store.queue(QueueQuestion(unit: "a")).items.isEmpty)
            let left = try await store.queue(QueueQuestion(unit: "b", stages: ["in-progress"]))
            #expect(left.items.map(\.row.caseID) == [caseID])
        }
    }

    @Test("Timers come in order and only when due", arguments: StoreKind.allCases)
    func timers(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            let late = try await open(store, bench) { $0.nextMoment = moment(9, bench) }
            let soon = try await open(store, bench) { $0.nextMoment = moment(3, bench) }
            _ = try await open(store, bench) { $0.nextMoment = nil }
            #expect(try await store.due(by: moment(2, bench), limit: 9).isEmpty)
            #expect(try await store.due(by: moment(3, bench), limit: 9).map(\.caseID) == [soon])
            let both = try await store.due(by: moment(99, bench), limit: 9)
            #expect(both.map(\.caseID) == [soon, late])
            _ = try await store.commit(bench.next(soon, after: 1))
            let left = try await store.due(by: moment(99, bench), limit: 9)
            #expect(left == [CaseMoment(caseID: late, at: moment(9, bench))])
        }
    }

    @Test(
        "What was reported within fifty metres is found, the nearest first",
        arguments: StoreKind.allCases)
    func near(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            // One thousandth of a degree of latitude is 111 m; across a cell's border too.
            let here = CaseSpot(category: "cover", longitude: 1_160_000_000, latitude: 389_999_500)
            func at(_ north: Int32, _ category: String = "cover") -> CaseSpot {
                CaseSpot(
                    category: category, longitude: 1_160_000_000, latitude: 389_999_500 + north)
            }
            let far = try await open(store, bench) { $0.spot = at(5_000) }
            let close = try await open(store, bench) { $0.spot = at(4_000) }
            let closest = try await open(store, bench) { $0.spot = at(-1_000) }
            _ = try await open(store, bench) { $0.spot = at(0, "lamp") }
            let found = try await store.near(here, metres: 50, since: bench.now)
            #expect(found.map(\.caseID) == [closest, close])
            let wide = try await store.near(here, metres: 60, since: bench.now)
            #expect(wide.map(\.caseID) == [closest, close, far])
            let later = bench.now.adding(milliseconds: 1)
            #expect(try await store.near(here, metres: 60, since: later).isEmpty)
        }
    }

    @Test(
        "A rewritten row is found by what it says now, its history untouched",
        arguments: StoreKind.allCases)
    func rewritten(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            let (old, new) = (bench.id(PersonID.self), bench.id(PersonID.self))
            let caseID = try await open(store, bench) { row in
                row.people = [old]
                row.nextMoment = moment(1, bench)
            }
            var row = try #require(try await store.row(of: caseID))
            row.people = [new]
            row.stage = "accepted"
            row.nextMoment = nil
            row.places = [QueuePlace(unit: "u", desk: "d", path: "p", due: nil, since: bench.now)]
            try await store.rewrite(row)
            #expect(try await store.row(of: caseID) == row)
            #expect(try await store.rows(of: old, before: nil, limit: 9).isEmpty)
            #expect(try await store.rows(of: new, before: nil, limit: 9) == [row])
            #expect(try await store.due(by: .latest, limit: 9).isEmpty)
            #expect(try await store.queue(QueueQuestion(unit: "u")).items.map(\.row) == [row])
            #expect(try await store.tally().map(\.stage) == ["accepted"])
            #expect(try await store.version(of: caseID) == 1)
            var unknown = row
            unknown.caseID = bench.ordered()
            try await store.rewrite(unknown)
            #expect(try await store.row(of: unknown.caseID) == nil)
        }
    }

    @Test("Running cases are listed by document, page by page", arguments: StoreKind.allCases)
    func running(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            var open: [CaseID] = []
            for number in 0..<6 {
                let caseID = try await self.open(store, bench) { row in
                    row.isClosed = number == 2
                    row.policy = number == 3 ? "sample.open@1" : row.policy
                }
                if number != 2 { open.append(caseID) }
            }
            let all = try await store.running(under: nil, after: nil, limit: 9)
            #expect(all == open)
            let page = try await store.running(under: nil, after: open[1], limit: 2)
            #expect(page == Array(open[2...3]))
            let other = try await store.running(under: "sample.open", after: nil, limit: 9)
            #expect(other == [open[2]])
        }
    }

    @Test("The tally follows the cases from stage to stage", arguments: StoreKind.allCases)
    func tally(_ kind: StoreKind) async throws {
        try await kind.with { (store, bench) async throws in
            let first = try await open(store, bench) { _ in }
            _ = try await open(store, bench) { _ in }
            _ = try await store.commit(bench.next(first, after: 1, stage: "accepted"))
            let tally = try await store.tally()
            let counts = Dictionary(uniqueKeysWithValues: tally.map { ($0.stage, $0.count) })
            #expect(counts == ["filed": 1, "accepted": 1])
        }
    }
}
