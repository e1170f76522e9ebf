import City
import Civics
import Crypto
import JSON
import Policies
import Web

extension Portal {
    /// To whom the picked ones may be given, and why.
    func assignFields(
        _ visit: Visit, _ wish: QueueWish, _ typed: Posted?, _ errors: [ErrorSummary.Item]
    ) async throws -> [HTML] {
        let options = try await takers(visit, wish)
        func wrong(_ field: String) -> String? { errors.first { $0.field == field }?.message }
        let who = Field(
            "to", visit.say(DeskWord.assignTitle),
            .list([.init("", visit.say(DeskWord.choose))] + options),
            values: typed?.all("to") ?? [""], wrong: wrong("to"))
        let why = Field(
            "reason", visit.say(DeskWord.assignReason), .line(isShort: true),
            values: typed?.all("reason") ?? [], wrong: wrong("reason"),
            optional: visit.say(HouseWord.optional), most: 200)
        return [try FieldsAcross(fields: [try who.html(), try why.html()]).html()]
    }

    private func takers(_ visit: Visit, _ wish: QueueWish) async throws -> [Field.Option] {
        let unit = wish.unit ?? visit.ownUnits.first ?? ""
        var options: [Field.Option] = []
        if visit.ownUnits.contains(unit) {
            options = [
                .init("me", visit.say(DeskWord.assignMe)),
                .init("unit", visit.say(DeskWord.assignBack)),
            ]
        }
        let gives = visit.deskSeats.contains {
            $0.role == .supervisor || $0.role == .dispatcher
                || $0.role == .approver && $0.unit == unit
        }
        guard gives else { return options }
        let colleagues = try await hall.staff(for: visit.person).values.filter { colleague in
            colleague.person != visit.person?.person
                && colleague.seats.contains { $0.unit == unit }
        }
        options += colleagues.sorted { ($0.name, $0.person) < ($1.name, $1.person) }.map { one in
            let role = one.seats.first { $0.unit == unit }?.role.desk?.rawValue ?? ""
            return .init(
                "person:\(one.person)",
                visit.say(
                    DeskWord.assignPerson,
                    ["name": one.name, "role": visit.say(DeskWord.desk(role))]))
        }
        guard visit.deskSeats.contains(where: { $0.role == .supervisor || $0.role == .dispatcher })
        else { return options }
        let units = hall.rules.plan.units.keys.filter { $0 != unit }.sorted()
        return options
            + units.map {
                .init("unit:\($0)", visit.say(DeskWord.assignUnit, ["unit": visit.unit($0)]))
            }
    }

    // MARK: Giving

    private struct Given {
        var number: CaseNumber
        var place: String
        var refused: String?
    }

    func assign(_ visit: Visit, _ posted: Posted) async throws -> PageAnswer {
        let wish = QueueWish(FormFields(Array((posted["query"] ?? "").utf8)))
        let picked = Array(posted.all("pick").prefix(Self.queueRows))
        let target = posted["to"] ?? ""
        let offered = Set(try await takers(visit, wish).map(\.value))
        var errors: [ErrorSummary.Item] = []
        if picked.isEmpty { errors.append(.init("pick", visit.say(DeskWord.assignNone))) }
        if !offered.contains(target) { errors.append(.init("to", visit.say(DeskWord.assignWho))) }
        if target.contains(":"), (posted["reason"] ?? "").isEmpty {
            errors.append(.init("reason", visit.say(DeskWord.assignWhy)))
        }
        guard errors.isEmpty else {
            return .page(try await queuePage(visit, wish: wish, typed: posted, errors: errors))
        }
        var given: [Given] = []
        for pick in picked {
            if let one = try await give(pick, to: target, visit, posted) { given.append(one) }
        }
        let refused = given.filter { $0.refused != nil }
        let query = wish.query(isPaged: true)
        if refused.isEmpty {
            let more = query.isEmpty ? "" : "\(query)&"
            return .seeOtherAddress(
                visit.href(.other("/desk/queue")) + "?\(more)given=\(max(1, given.count))")
        }
        return .page(try assignResult(visit, wish, given))
    }

    private func give(
        _ pick: String, to target: String, _ visit: Visit, _ posted: Posted
    ) async throws -> Given? {
        let parts = pick.split(separator: " ", maxSplits: 1).map(String.init)
        guard parts.count == 2, let number = try? CaseNumber(parts[0]),
            let id = try await hall.caseID(of: number)
        else { return nil }
        var fields: JSONObject = [
            "place": .string(parts[1]), "reason": .string(posted["reason"] ?? ""),
        ]
        let command: String
        switch target {
        case "me": command = "take-on"
        case "unit": command = "put-back"
        case _ where target.hasPrefix("person:"):
            command = "reassign"
            fields["person"] = .string(String(target.dropFirst("person:".count)))
        case _:
            command = "reassign"
            fields["unit"] = .string(String(target.dropFirst("unit:".count)))
        }
        let text = "\(command) \(id) \(target) \(posted["once"] ?? "") \(parts[1])"
        let digest = Array(SHA256.hash(data: Array(text.utf8)))
        do {
            _ = try await hall.perform(
                command, fields, on: id, seen: nil, by: visit.person,
                once: OnceRequest(key: "page-" + Hex.text(digest.prefix(16)), digest: digest))
            return Given(number: number, place: parts[1])
        } catch {
            let problem = Problem(showing: error)
            guard problem.kind.status < 500 else { throw error }
            return Given(
                number: number, place: parts[1],
                refused:
                    problem.sentence(in: visit.language))
        }
    }

    private func assignResult(_ visit: Visit, _ wish: QueueWish, _ given: [Given]) throws -> Page {
        let title = visit.say(DeskWord.assignResult)
        let done = given.filter { $0.refused == nil }
        let refused = given.filter { $0.refused != nil }
        let words = visit.say(DeskWord.assigned, ["count": String(done.count)])
        let table = DataTable(
            visit.say(DeskWord.assignRefused, ["count": String(refused.count)]),
            [DeskWord.columnNumber, .columnStep, .assignReason].map { .init(visit.say($0)) },
            refused.map { one in
                [
                    .init(
                        one.number.grouped,
                        to: visit.href(.other("/desk/cases/\(one.number.text)"))),
                    .init(one.place), .init(one.refused ?? ""),
                ]
            })
        let main = HTML.joined([
            try Heading(title).html(),
            try Notice(done.isEmpty ? .warn : .ok, words).html(), try table.html(),
            try Lines([.init(visit.say(DeskWord.queue), wish.address(visit, isPaged: true))])
                .html(),
        ])
        return Page(
            title, main, back: (visit.say(DeskWord.queue), wish.address(visit, isPaged: true)),
            isWide: true, isPrivate: true)
    }
}

/// Fields side by side.
struct FieldsAcross: View {
    let fields: [HTML]

    static let template = Template(
        "fields-across", #"<div class="filters">{{#.fields}}{{{.}}}{{/.fields}}</div>"#)
}
