import City
import Civics
import FEEL
import JSON
import Policies

extension Portal {
    /// 能不能办: questions, and what the rules say to the answers. Nothing is kept.
    func checkPage(_ visit: Visit, _ id: String, _ posted: Posted) throws -> Page {
        let policy = try visit.policy(id)
        let reader = FormPartReader(policy: policy, language: visit.language)
        let parts = policy.questions.enumerated().map { reader.part($1, at: $0) }
        let typed = Typed(posted, parts)
        var answers = JSONObject()
        for part in parts { answers[part.key] = typed.answer(part) }
        var asking = policy.rules.asking(
            policy.rules.facts(answering: answers, in: FactBase(asOf: hall.today)).facts)
        let asked = questions(policy, answers, &asking)
        let wasSent = !posted.fields.isEmpty
        let open = asked.filter { answers[$0] == nil }
        let title = visit.say(ServiceWord.checkTitle, ["name": visit.name(of: policy)])
        var main = [try Heading(title, lead: visit.say(ServiceWord.checkLead)).html()]
        if wasSent, !answers.isEmpty { main.append(try verdict(visit, policy, answers, open)) }
        if wasSent, !open.isEmpty {
            let count = ["count": String(open.count)] as KeyValuePairs
            main.append(try Notice(.info, visit.say(ServiceWord.checkMore, count)).html())
        }
        let drawing = FormDrawing(visit: visit, typed: typed, wrong: [:])
        let fields = try parts.filter { asked.contains($0.key) }.map {
            try drawing.html($0, isRequired: true)
        }
        let send = wasSent ? ServiceWord.checkAgain : .checkSend
        main.append(
            try FormView(
                visit, to: visit.href(.eligibility(id)), fields: fields,
                buttons: [.init(visit.say(send))],
                links: [.init(visit.say(ServiceWord.guideAbove), visit.href(.guide(id)))]
            ).html())
        return Page(
            title, .joined(main), back: (visit.name(of: policy), visit.href(.guide(id))),
            hasForm: true)
    }

    /// Names of the questions asked now; one whose condition waits for another answer comes later.
    private func questions(
        _ policy: Policy, _ answers: JSONObject, _ asking: inout RuleAsking
    ) -> [String] {
        policy.questions.filter { question in
            switch asking.answer(question.when) {
            case .yes: true
            case .no: false
            case .cannotTell(let missing): !missing.contains { policy.questions[$0] != nil }
            }
        }.map(\.name)
    }

    private func verdict(
        _ visit: Visit, _ policy: Policy, _ answers: JSONObject, _ open: [String]
    ) throws -> HTML {
        guard let told = foretold(visit, policy, answers) else { throw Problem(.notFound) }
        let missing = (told["missing"]?.array ?? []).compactMap { $0["fact"]?.string }
        let held = missing.filter { policy.questions[$0] == nil && !isTyped($0, policy) }
        var parts: [HTML] = []
        switch told["answer"]?.string {
        case "no":
            let article = told["article"]?.string
            let message = told["message"]?.string ?? ""
            parts.append(
                try Notice(
                    .bad, title: visit.say(ServiceWord.verdictNo),
                    article.map { visit.wording.bracketed(message, $0) } ?? message
                ).html())
        case "yes":
            parts.append(try Notice(.ok, title: visit.say(ServiceWord.verdictYes)).html())
        case _ where open.isEmpty:
            parts.append(try Notice(.ok, title: visit.say(ServiceWord.verdictOpen)).html())
        case _: break
        }
        if !held.isEmpty, open.isEmpty {
            let names = held.map { policy.facts[$0]?.title?.text(in: visit.language) ?? $0 }
            parts.append(
                try Section(
                    nil, lead: visit.say(ServiceWord.verdictHeld),
                    [try Lines(names.map { .init($0) }).html()]
                ).html())
        }
        if told["answer"]?.string != "no" {
            parts.append(try list(visit, told, "branches", ServiceWord.verdictBranches))
            parts.append(try list(visit, told, "materials", ServiceWord.verdictMaterials))
        }
        return .joined(parts)
    }

    /// What the rules say; and when they wait for what offices hold, "no" already if it is no
    /// whatever that may be.
    private func foretold(
        _ visit: Visit, _ policy: Policy, _ answers: JSONObject
    ) -> JSONValue? {
        func ask(_ answers: JSONObject) -> JSONValue? {
            hall.checkEligibility(policy.reference.id, answers: answers, in: visit.language)
        }
        guard let told = ask(answers), told["answer"]?.string == "cannot-tell",
            let ways = Self.ways(policy.heldFactsOfAcceptance)
        else { return ask(answers) }
        var first: JSONValue?
        for way in ways {
            var all = answers
            for member in way { all[member.key] = member.value }
            guard let outcome = ask(all), outcome["answer"]?.string == "no" else { return told }
            first = first ?? outcome
        }
        return first ?? told
    }

    /// Every way these facts may stand, the most usual first; `nil` when one of them can be
    /// anything, or there are too many ways.
    private static func ways(_ facts: [Policies.Fact]) -> [JSONObject]? {
        var ways: [JSONObject] = [[:]]
        for fact in facts {
            guard let values = possible(fact.type), ways.count * values.count <= 64 else {
                return nil
            }
            ways = values.flatMap { value in
                ways.map { way in
                    var way = way
                    way[fact.name] = value
                    return way
                }
            }
        }
        return facts.isEmpty ? nil : ways
    }

    private static func possible(_ type: FactType) -> [JSONValue]? {
        switch type {
        case .boolean: [true, false, .null]
        case .enumeration(let values): values.map { .string($0) } + [.null]
        case .integer, .decimal, .money, .text, .date, .dateTime, .time, .duration, .residentID,
            .creditCode, .region, .mobile, .email, .list, .structure:
            nil
        }
    }

    private func isTyped(_ name: String, _ policy: Policy) -> Bool {
        policy.form?.fields.contains { $0.name == name } ?? false
    }

    private func list(
        _ visit: Visit, _ told: JSONValue, _ member: String, _ heading: ServiceWord
    ) throws -> HTML {
        let lines = (told[member]?.array ?? []).compactMap { item -> Lines.Line? in
            guard let title = item["title"]?.string, item["answer"]?.string != "no" else {
                return nil
            }
            let isSure = item["answer"]?.string == "yes"
            return .init(title, note: isSure ? nil : visit.say(ServiceWord.maybe))
        }
        guard !lines.isEmpty else { return .empty }
        return try Section(visit.say(heading), [try Lines(lines).html()]).html()
    }
}

extension Policy {
    /// Facts some office holds on which it rests whether the application can be accepted at all.
    fileprivate var heldFactsOfAcceptance: [Policies.Fact] {
        let accept = flow?.steps.first { step in
            if case .accept = step.pattern { true } else { false }
        }
        var open = accept?.when?.names ?? []
        var seen: Set<String> = []
        var held: [Policies.Fact] = []
        while let name = open.popLast() {
            let first = String(name.prefix { $0 != "." })
            guard seen.insert(first).inserted else { continue }
            if let table = tables[first] {
                open += table.table.inputs.flatMap(\.expression.names)
            } else if let decision = decisions[first] {
                open += decision.expression.names
            } else if let fact = facts[first] {
                switch fact.source {
                case .derived(let expression): open += expression.names
                case .register: held.append(fact)
                case .form, .engine: break
                }
            }
        }
        return held
    }
}
