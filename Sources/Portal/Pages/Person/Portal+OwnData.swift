import City
import Civics
import JSON
import Web

extension Portal {
    func dataPage(_ visit: Visit) async throws -> Page {
        let person = try visit.signedIn()
        let wish = DataWish(visit.call.query)
        let (records, next) = try await wish.records(visit, limit: Self.listRows)
        let title = visit.say(CaseWord.dataTitle)
        let table = DataTable(
            title, [CaseWord.timeColumn, .dataWho, .dataWhat].map { .init(visit.say($0)) },
            records.map { row(visit, $0, person).map { .init($0) } })
        let correct = Section(
            visit.say(CaseWord.correctTitle), id: "correct",
            lead: visit.say(CaseWord.correctText, ["telephone": nameplate.telephone]), [])
        let main = HTML.joined([
            try Heading(title, lead: visit.say(CaseWord.dataLead)).html(), try wish.form(visit),
            records.isEmpty
                ? try visit.emptyList(wish.address, CaseWord.dataNone) : try table.html(),
            try wish.address.twins(visit, next: next), try correct.html(),
        ])
        return Page(
            title, main, back: (visit.say(CaseWord.meTitle), visit.href(.me)), isPrivate: true)
    }

    private func row(_ visit: Visit, _ record: AccessRecord, _ person: SignedIn) -> [String] {
        let who: String
        if record.account == person.account {
            who = visit.say(CaseWord.dataYou)
        } else if let unit = Seat(record.seat)?.unit {
            who = visit.unit(unit)
        } else {
            who = visit.say(CaseWord.dataCity)
        }
        let what = ActWord.act(record.act).map { visit.say($0) } ?? record.act
        let denied = visit.wording.bracketed(what, visit.say(CaseWord.dataDenied))
        return [visit.wording.moment(record.at), who, record.isAllowed ? what : denied]
    }

    func dataCSV(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedIn()
        var table = CSVText(
            headings: [CaseWord.timeColumn, .dataWho, .dataWhat].map { visit.say($0) })
        let wish = DataWish(visit.call.query)
        let (records, next) = try await wish.records(visit, limit: Self.twinRows)
        for record in records {
            table.add(row: row(visit, record, person))
        }
        return .csv(table, named: "my-data").next(wish.address.next(next))
    }

    func dataJSON(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedIn()
        let (records, next) = try await DataWish(visit.call.query).records(
            visit, limit: Self.twinRows)
        let items = records.map { record in
            let row = row(visit, record, person)
            return [
                "at": .string(record.at.text(at: hall.world.offset)), "who": .string(row[1]),
                "act": .string(record.act), "allowed": .bool(record.isAllowed),
            ] as JSONValue
        }
        return .page(items, next: next)
    }
}

/// Which looks at their data somebody wants to see.
struct DataWish: Sendable {
    static let parameters = [
        QueryParameter("show", .choice(["others"]), "Those by others only."),
        QueryParameter("after", .whole(1...Int(Int32.max)), "The last of the page before."),
    ]

    var isOthersOnly: Bool
    var after: Int?

    init(_ query: QueryValues) {
        isOthersOnly = query.text("show") == "others"
        after = query.whole("after")
    }

    var address: ListAddress {
        ListAddress(
            path: "/me/data", filters: [("show", isOthersOnly ? "others" : nil)],
            after: after.map(String.init))
    }

    func records(
        _ visit: Visit, limit: Int
    ) async throws -> (records: [AccessRecord], next: String?) {
        let (records, next) = try await visit.hall.accesses(
            concerning: visit.person, isOthersOnly: isOthersOnly, before: after.map { Int64($0) },
            limit: limit)
        return (records, next.map { String($0) })
    }

    func form(_ visit: Visit) throws -> HTML {
        let others = Field.Option("others", visit.say(ListWord.offices))
        return try address.form(
            visit,
            [
                visit.choice(
                    "show", ListWord.show, [others], chosen: isOthersOnly ? "others" : nil)
            ])
    }
}
