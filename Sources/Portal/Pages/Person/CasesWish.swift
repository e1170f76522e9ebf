import City
import Civics
import Web

/// What somebody wants to see of their cases: the filters of the address.
struct CasesWish: Sendable {
    enum State: String, CaseIterable { case running, finished }

    var state: State?
    /// `self` or a credit code.
    var whose: String?
    /// Words of the service's name, or a number's beginning.
    var text: String?
    var after: CaseID?

    static let parameters = [
        QueryParameter("state", .choice(State.allCases.map(\.rawValue)), "Finished or not."),
        QueryParameter("whose", .code(1...40), "`self`, or an organisation's credit code."),
        QueryParameter("q", .text(atMost: 100), "Words of the name, or a number's beginning."),
        QueryParameter("after", .opaqueID, "The last case of the page before."),
    ]

    init() {}

    init(_ query: QueryValues) {
        state = query.text("state").flatMap { State(rawValue: $0) }
        whose = query.text("whose")
        text = query.text("q").map(\.trimmed).flatMap { $0.isEmpty ? nil : $0 }
        after = query.text("after").flatMap { CaseID($0) }
    }

    var address: ListAddress {
        ListAddress(
            path: "/me/cases",
            filters: [("state", state?.rawValue), ("whose", whose), ("q", text)],
            after: after?.description)
    }

    /// The same as the city is asked.
    func question(_ visit: Visit, limit: Int) -> OwnCaseQuestion {
        var question = OwnCaseQuestion(limit: limit)
        question.after = after
        question.whose =
            switch whose {
            case nil: .anybody
            case "self"?: .myself
            case let code?: .organisation(code)
            }
        let (state, text) = (state, text.map(Folding.fold))
        let digits = self.text?.filter { $0 != " " && $0 != "-" }
        question.isWanted = { row in
            let isOver = OwnCase.overStages.contains(row.stage)
            guard state.map({ ($0 == .finished) == isOver }) ?? true else { return false }
            guard let text, let digits else { return true }
            return row.number.hasPrefix(digits)
                || Folding.shared.folded(visit.caseTitle(row.policy, else: row.title))
                    .contains(text)
        }
        return question
    }

    /// The filters' form.
    func form(_ visit: Visit) throws -> HTML {
        let states: [Field.Option] = [
            .init(State.running.rawValue, visit.say(ListWord.running)),
            .init(State.finished.rawValue, visit.say(ListWord.finished)),
        ]
        var fields = [
            visit.choice("state", CaseWord.stage, states, chosen: state?.rawValue)
        ]
        let organisations = visit.person?.organisations.sorted() ?? []
        if !organisations.isEmpty {
            let options =
                [Field.Option("self", visit.say(MandateWord.myself))]
                + organisations.map { .init($0, Wording.grouped($0)) }
            fields.append(visit.choice("whose", MandateWord.whom, options, chosen: whose))
        }
        fields.append(
            Field(
                "q", visit.say(DeskWord.filterText), .line(autocomplete: "off", isShort: true),
                values: [text].compactMap(\.self), most: 100))
        return try address.form(visit, fields)
    }
}
