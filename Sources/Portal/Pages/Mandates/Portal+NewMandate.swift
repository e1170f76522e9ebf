import City
import Civics
import Web

extension Portal {
    /// The form that names an agent, with what was typed and what is wrong with it.
    func newMandatePage(
        _ visit: Visit, _ posted: Posted?, _ errors: [ErrorSummary.Item]
    ) throws -> Page {
        let back = visit.href(.other("/me/mandates"))
        let form = FormView(
            visit, to: visit.href(.other("/me/mandates/new")),
            fields: try partyFields(visit, posted, errors) + scopeFields(visit, posted, errors),
            buttons: [.init(visit.say(MandateWord.offer))],
            links: [.init(visit.say(HouseWord.back), back)])
        let title = visit.say(MandateWord.new)
        return Page(
            title,
            .joined([
                try ErrorSummary.html(errors, visit),
                try Heading(title, lead: visit.say(MandateWord.newLead)).html(),
                try form.html(),
            ]), hasErrors: !errors.isEmpty, back: (visit.say(MandateWord.title), back),
            isPrivate: true)
    }

    /// Who acts for whom.
    private func partyFields(
        _ visit: Visit, _ posted: Posted?, _ errors: [ErrorSummary.Item]
    ) throws -> [HTML] {
        let whom =
            try visit.signedIn().mandates.sorted().map { Field.Option($0, Wording.grouped($0)) }
            + [Field.Option("self", visit.say(MandateWord.myself))]
        func field(
            _ id: String, _ word: MandateWord, _ shape: Field.Shape, usual: [String] = [],
            most: Int? = nil
        ) -> Field {
            Field(
                id, visit.say(word), shape, values: posted.map { $0.all(id) } ?? usual,
                wrong: errors.first { $0.field == id }?.message, most: most)
        }
        return try [
            field("whom", .whom, .oneOf(whom), usual: [whom[0].value]),
            field("agent", .agentNumber, .line(autocomplete: "off"), most: 18),
            field("agentName", .agentName, .line(autocomplete: "off"), most: 50),
        ].map { try $0.html() }
    }

    /// What for, and for how long.
    private func scopeFields(
        _ visit: Visit, _ posted: Posted?, _ errors: [ErrorSummary.Item]
    ) throws -> [HTML] {
        let services = visit.servicesOnOffer.map { Field.Option($0.id, $0.name) }
        let powers = Mandate.Power.allCases.map {
            Field.Option($0.rawValue, visit.say($0.word))
        }
        func field(
            _ id: String, _ word: MandateWord, _ shape: Field.Shape, usual: [String] = [],
            hint: MandateWord? = nil
        ) -> Field {
            Field(
                id, visit.say(word), shape, values: posted.map { $0.all(id) } ?? usual,
                hint: hint.map { visit.say($0) }, wrong: errors.first { $0.field == id }?.message)
        }
        let today = hall.today.description
        return try [
            field("services", .services, .anyOf(services), hint: .servicesHint),
            field("powers", .powers, .anyOf(powers), usual: ["handle"]),
            field("from", .from, .line(type: "date", isShort: true), usual: [today]),
            field("until", .until, .line(type: "date", isShort: true), hint: .dateHint),
        ].map { try $0.html() }
    }

    func offerMandate(_ visit: Visit, _ posted: Posted) async throws -> PageAnswer {
        let (from, until) = (day(posted, "from"), day(posted, "until"))
        var errors: [ErrorSummary.Item] = []
        for (id, day) in [("from", from), ("until", until)] where day == nil {
            errors.append(.init(id, visit.say(MandateWord.noDate)))
        }
        guard let from, let until, errors.isEmpty else {
            return .page(try newMandatePage(visit, posted, errors))
        }
        let whom = posted["whom"] ?? "self"
        do {
            let mandate = try await hall.offerMandate(
                MandateOffer(
                    organisation: whom == "self" ? nil : whom, agent: posted["agent"] ?? "",
                    agentName: posted["agentName"] ?? "", services: posted.all("services"),
                    powers: Set(posted.all("powers").compactMap { Mandate.Power(rawValue: $0) }),
                    from: from, until: until), by: visit.person)
            return .seeOtherAddress(visit.address(of: mandate))
        } catch let problem as Problem where !problem.fields.isEmpty {
            return .page(try newMandatePage(visit, posted, items(problem.fields, visit)))
        }
    }

    /// What is at fault, in the order of the form.
    private func items(_ faults: [FieldProblem], _ visit: Visit) -> [ErrorSummary.Item] {
        let order = ["whom", "agent", "agentName", "services", "powers", "from", "until"]
        let items = faults.map { fault in
            ErrorSummary.Item(
                fault.pointer == "/organisation" ? "whom" : String(fault.pointer.dropFirst()),
                fault.message(in: visit.language))
        }
        return order.flatMap { id in items.filter { $0.field == id } }
    }

    private func day(_ posted: Posted, _ name: String) -> CivilDate? {
        posted[name].flatMap { CivilDate($0) }
    }
}
