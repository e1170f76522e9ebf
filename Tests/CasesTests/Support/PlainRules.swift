import Cases
import Civics
import FEEL
import JSON
import Policies

/// Rules answered from the case's own answers: a condition is the name of a truth value.
struct PlainRules: CaseRules {
    var needed: [NeededMaterial] = []
    var due: [DueFee] = []
    var limits: [String: Limit] = [:]
    var badFields: [String] = []

    func asking(_ answers: [String: AnswerEntry], _ known: KnownFacts) -> any CaseAsking {
        PlainAsking(rules: self, answers: answers, known: known)
    }

    func problems(in answers: [String: JSONValue]) -> [FieldProblem] {
        badFields.filter { answers[$0] != nil }.map {
            FieldProblem("/" + $0, .init("unwanted", message: LocalizedText(zhHans: "不需要")))
        }
    }
}

struct PlainAsking: CaseAsking {
    let rules: PlainRules
    let answers: [String: AnswerEntry]
    private(set) var known: KnownFacts

    mutating func know(_ known: KnownFacts) { self.known = known }

    private func value(_ name: String) -> JSONValue? { answers[name]?.value }

    mutating func answer(_ condition: Expression) -> Answer {
        if condition.source == "两处踏勘" { return known.branchesToVisit.count >= 2 ? .yes : .no }
        guard let truth = value(condition.source)?.bool else {
            return .cannotTell(missing: [condition.source])
        }
        return truth ? .yes : .no
    }

    mutating func refusal(of condition: Expression) -> RuleRefusal {
        RuleRefusal(article: Citation("第四条"), message: condition.source)
    }

    mutating func verdict(by name: String) -> RuleVerdict {
        guard let truth = value(name)?.bool else { return .cannotTell(missing: [name]) }
        return truth
            ? .granted(article: nil)
            : .refused(RuleRefusal(article: Citation("第五条"), message: name))
    }

    mutating func materials() -> [NeededMaterial] { rules.needed }
    mutating func fees(_ names: [String]) -> [DueFee] { rules.due }
    mutating func text(of fact: String) -> String? { value(fact)?.string }
    mutating func unit(_ rule: UnitRule) -> String? {
        if case .componentOwner = rule { return value("部件权属单位")?.string }
        return nil
    }
    mutating func limit(ofStep step: String) -> Limit? { rules.limits[step] }
}
