import Cases
public import Civics
public import JSON
import Policies

extension CityHall {
    /// 能不能办: what the rules say to these answers. Nothing is stored, nobody is asked who they
    /// are, so facts that offices hold are missing unless they are answered.
    ///
    /// - Returns: `nil` when the service is not in force.
    public func checkEligibility(
        _ id: String, answers: JSONObject, in language: Language
    ) -> JSONValue? {
        guard let prepared = rules.inForce(id, at: world.now(), offset: world.offset),
            let flow = prepared.policy.flow
        else { return nil }
        var entries: [String: AnswerEntry] = [:]
        for member in answers {
            entries[member.key] = AnswerEntry(value: member.value, source: .question)
        }
        return verdict(prepared, flow, entries, in: language)
    }

    /// What the engine would know of a case that is not one yet.
    func knownFacts(on day: CivilDate) -> KnownFacts {
        KnownFacts(
            asOf: day, filedOn: day, acceptedOn: nil, channel: .online, branchesToVisit: [],
            branchesGranted: [], branchesRefused: [], parties: [DocumentWords.applicant])
    }

    private func verdict(
        _ prepared: PreparedPolicy, _ flow: Flow, _ entries: [String: AnswerEntry],
        in language: Language
    ) -> JSONValue {
        let known = knownFacts(on: today)
        let facts = prepared.rules.facts(entries, known)
        var asking = prepared.policy.rules.asking(facts)
        var object = JSONObject()
        let guarded = flow.steps.first { step in
            if case .accept = step.pattern { return step.when != nil }
            return false
        }
        let answer = asking.answer(guarded?.when)
        object["answer"] = .string(answer.word)
        if case .no = answer, let condition = guarded?.when {
            var telling = prepared.rules.asking(entries, known)
            let refusal = telling.refusal(of: condition)
            object["message"] = .string(refusal.message)
            object["article"] = refusal.article.map { .string($0.text(in: language)) }
        }
        object["missing"] = .array(missing(answer, prepared, in: language))
        object["branches"] = .array(
            asking.branches().map { need in
                [
                    "id": .string(need.branch),
                    "title": .string(
                        flow.branch(need.branch)?.title.text(in: language) ?? need.branch),
                    "answer": .string(need.answer.word),
                ]
            })
        var city = prepared.rules.asking(entries, known)
        let own = Set(city.materials().filter(\.isOwn).map(\.name))
        object["materials"] = .array(
            asking.materials().filter { $0.answer != .no }.map { need in
                [
                    "name": .string(need.material.name),
                    "title": .string(need.material.title.text(in: language)),
                    "answer": .string(need.answer.word),
                    "own": .bool(own.contains(need.material.name)),
                ]
            })
        return .object(object)
    }

    private func missing(
        _ answer: Answer, _ prepared: PreparedPolicy, in language: Language
    ) -> [JSONValue] {
        guard case .cannotTell(let names) = answer else { return [] }
        return names.map { name in
            var object: JSONObject = ["fact": .string(name)]
            if case .office(let unit, let resource, _)? = prepared.policy.rules.holder(of: name) {
                object["heldBy"] = .string(unit)
                object["resource"] = .string(resource)
            }
            return .object(object)
        }
    }
}

extension Answer {
    /// The answer's name on the wire.
    var word: String {
        switch self {
        case .yes: "yes"
        case .no: "no"
        case .cannotTell: "cannot-tell"
        }
    }
}
