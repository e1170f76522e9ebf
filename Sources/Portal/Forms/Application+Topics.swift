import Civics
import FEEL
import JSON
import Policies

extension Application {
    /// What somebody meets on one page.
    struct Topic: Sendable {
        var id: String
        var title: String
        var parts: [TopicPart]
    }

    struct TopicPart: Sendable {
        var part: FormPart
        var when: Expression?
        var required: Expression?
        var field: FormField?
        var question: Question?
    }

    /// A part that is asked now.
    struct Shown: Sendable {
        var part: TopicPart
        var isRequired: Bool
    }

    /// The questions, then the form's topics in the document's order. Declarations come at the end,
    /// on the page that submits.
    var topics: [Topic] {
        var topics: [Topic] = []
        if !policy.questions.isEmpty {
            topics.append(
                Topic(
                    id: "questions", title: visit.say(ApplyWord.questionsTitle),
                    parts: questionParts))
        }
        var places: [String: Int] = [:]
        for part in areaParts + fieldParts where !part.part.isDeclaration {
            // Whoever reports something has no time for a page for each field.
            let name = part.field?.topic?.zhHans ?? (isReport ? Self.reportTopic : part.part.key)
            if let place = places[name] {
                topics[place].parts.append(part)
            } else {
                places[name] = topics.count
                topics.append(Topic(id: "t\(topics.count)", title: name, parts: [part]))
            }
        }
        return topics.map(titled)
    }

    /// A topic as its document calls it in the visitor's language; where it has no word for that,
    /// what the topic asks first.
    private func titled(_ topic: Topic) -> Topic {
        guard topic.id != "questions" else { return topic }
        var topic = topic
        guard topic.title != Self.reportTopic else {
            topic.title = visit.say(ApplyWord.reportTopic)
            return topic
        }
        let called = topic.parts.lazy.compactMap { part in
            part.field?.topic?.written(in: visit.language)
        }.first
        topic.title = called ?? visit.wording.list(topic.parts.prefix(2).map(\.part.title))
        return topic
    }

    /// What only "yes" will do for, on the last page.
    var declarations: [TopicPart] { fieldParts.filter(\.part.isDeclaration) }

    private var questionParts: [TopicPart] {
        let reader = FormPartReader(policy: policy, language: visit.language)
        return policy.questions.enumerated().map { place, question in
            TopicPart(
                part: reader.part(question, at: place), when: question.when, required: nil,
                field: nil, question: question)
        }
    }

    /// Fields that repeat a question are not asked twice.
    private var fieldParts: [TopicPart] {
        let reader = FormPartReader(policy: policy, language: visit.language)
        return (policy.form?.fields ?? []).enumerated().compactMap { place, field in
            if let question = field.question, policy.questions[question] != nil { return nil }
            if field.isFile { return nil }
            return TopicPart(
                part: reader.part(field, at: place), when: field.visible,
                required: field.required, field: field, question: nil)
        }
    }

    func topic(_ id: String) throws -> Topic {
        guard let topic = topics.first(where: { $0.id == id }) else { throw Problem(.notFound) }
        return topic
    }

    /// Parts of a topic that are asked, given the answers so far.
    ///
    /// A condition that waits for another answer of the person hides its field until then; one
    /// that waits for an office does not.
    func shown(_ topic: Topic, with typed: JSONObject? = nil) -> [Shown] {
        var asking = asking(typed)
        return shown(topic.parts, &asking)
    }

    func shown(_ parts: [TopicPart], _ asking: inout RuleAsking) -> [Shown] {
        parts.compactMap { part in
            switch asking.answer(part.when) {
            case .yes: break
            case .no: return nil
            case .cannotTell(let missing):
                if missing.contains(where: isAsked) { return nil }
            }
            let required =
                part.part.isRequired
                || (part.required != nil && asking.answer(part.required) == .yes)
            return Shown(part: part, isRequired: required)
        }
    }

    private func isAsked(_ name: String) -> Bool {
        if case .applicant? = policy.rules.holder(of: name) { return true }
        return policy.questions[name] != nil
    }

    // MARK: How far

    enum Progress { case todo, begun, done, notNeeded }

    func progress(_ topic: Topic) -> Progress {
        let shown = shown(topic)
        guard !shown.isEmpty else { return .notNeeded }
        let touched = shown.filter { answers[$0.part.part.key] != nil }
        guard !touched.isEmpty else { return .todo }
        return problems(topic, answers).isEmpty && touched.count == shown.count ? .done : .begun
    }

    // MARK: What is wrong

    /// What is wrong with the answers of a topic, each with the id of its control.
    func problems(_ topic: Topic, _ typed: JSONObject) -> [ErrorSummary.Item] {
        let shown = shown(topic, with: typed)
        let questions = shown.filter { $0.part.question != nil }
        var items = questions.compactMap { problem($0, typed) }
        items += shown.filter { $0.part.part.key == Self.areaKey }.compactMap {
            let isChosen = areas.contains { $0.value == typed[Self.areaKey]?.string }
            let title = $0.part.part.title
            return isChosen
                ? nil
                : .init($0.part.part.id, visit.say(ApplyWord.answerMissing, ["name": title]))
        }
        let fields = shown.filter { $0.part.field != nil }
        guard !fields.isEmpty else { return items }
        let found = formProblems(typed)
        for shown in fields {
            items += found.compactMap { item(for: $0, in: shown.part.part) }
        }
        return items
    }

    /// What the form says to these answers as a whole.
    func formProblems(_ typed: JSONObject) -> [FieldProblem] {
        let names = Set(policy.form?.fields.map(\.name) ?? [])
        let complete = complete(typed)
        var form = JSONObject()
        for member in complete where names.contains(member.key) { form[member.key] = member.value }
        return policy.rules.formProblems(form, facts(typed))
    }

    private func problem(_ shown: Shown, _ typed: JSONObject) -> ErrorSummary.Item? {
        let part = shown.part.part
        guard let question = shown.part.question else { return nil }
        guard let answer = typed[part.key], !answer.isNull else {
            return .init(part.id, visit.say(ApplyWord.answerMissing, ["name": part.title]))
        }
        guard let value = question.type.value(of: answer) else {
            return .init(part.id, told(part.title, visit.say(ApplyWord.expectedNumber)))
        }
        guard let bounds = question.bounds,
            case .boolean(false) = bounds.tests.matches(value, in: FEEL.Facts()).value
        else { return nil }
        return .init(
            part.id, told(part.title, visit.say(ApplyWord.outside, ["bounds": bounds.text])))
    }

    private func item(for problem: FieldProblem, in part: FormPart) -> ErrorSummary.Item? {
        guard let pointer = JSONPointer(parsing: problem.pointer),
            pointer.tokens.first == part.key
        else { return nil }
        let (id, title) = Self.control(Array(pointer.tokens.dropFirst()), of: part)
        if problem.kind == .notOffered || problem.kind == .missing {
            return .init(id, visit.say(ApplyWord.answerMissing, ["name": title]))
        }
        if problem.kind == .wrongType {
            return .init(id, told(title, visit.say(ApplyWord.expectedNumber)))
        }
        return .init(id, told(title, problem.message(in: visit.language)))
    }

    private func told(_ name: String, _ problem: String) -> String {
        var name = name
        while let last = name.last, "？?".contains(last) { name.removeLast() }
        return visit.say(ApplyWord.fieldProblem, ["name": name, "problem": problem])
    }

    /// The control a pointer into an answer leads to, and what it is called.
    private static func control(_ tokens: [String], of part: FormPart) -> (String, String) {
        switch part.kind {
        case .group(let members):
            guard let name = tokens.first,
                let member = members.first(where: { $0.key == name })
            else { return (part.id, part.title) }
            return control(Array(tokens.dropFirst()), of: member)
        case .several(let members, _):
            guard let number = tokens.first.flatMap({ Int($0) }),
                let name = tokens.dropFirst().first,
                let place = members.firstIndex(where: { $0.key == name })
            else { return ("\(part.id).0.0", part.title) }
            return ("\(part.id).\(number).\(place)", members[place].title)
        case .yesNo, .declaration, .oneOf, .anyOf, .number, .day, .clock, .text, .residentNumber,
            .creditCode, .mobile, .email:
            return (part.id, part.title)
        }
    }
}
