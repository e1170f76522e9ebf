/// Who can give a fact that is missing.
public enum FactHolder: Hashable, Sendable {
    /// The person who applies.
    case applicant
    /// The office whose resource holds it, the resource and its field.
    case office(unit: String, resource: String, field: String)
    /// The case engine, in the course of the case.
    case engine
    /// Nobody: it follows from other facts.
    case derived

    /// The word of a situation's `held-by`: the unit, `form`, `engine`.
    public var word: String {
        switch self {
        case .applicant: "form"
        case .office(let unit, _, _): unit
        case .engine: "engine"
        case .derived: "derived"
        }
    }

    static func holders(_ policy: Policy) -> [String: FactHolder] {
        var holders: [String: FactHolder] = [:]
        let owners = Dictionary(
            policy.resources.map { ($0.name, $0.owner) }, uniquingKeysWith: { first, _ in first })
        for name in EngineFacts.names { holders[name] = .engine }
        for field in policy.form?.fields ?? [] {
            holders[field.name] = .applicant
        }
        for question in policy.questions { holders[question.name] = .applicant }
        for fact in policy.facts { holders[fact.name] = FactHolder(fact.source, owners) }
        for decision in policy.decisions { holders[decision.name] = .derived }
        for table in policy.tables { holders[table.name] = .derived }
        return holders
    }

    private init(_ source: FactSource, _ owners: [String: String]) {
        switch source {
        case .form: self = .applicant
        case .register(let resource, let field, _):
            let unit = PolicySurroundings(owners: owners).owner(of: resource)
            self = .office(unit: unit, resource: resource, field: field)
        case .derived: self = .derived
        case .engine: self = .engine
        }
    }
}
