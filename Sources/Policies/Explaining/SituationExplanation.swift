public import Civics
import FEEL

extension PolicyPackage {
    /// Explains a situation: each thing it expects, each branch, and the guard of acceptance.
    ///
    /// - Returns: `nil` when there is no situation of this name.
    public func explain(situation name: String, on calendar: WorkingCalendar) -> [RuleExplanation]?
    {
        guard let policy = policy?.counting(on: calendar),
            let situation = situations.first(where: { $0.name == name })
        else { return nil }
        var runner = SituationRunner(policy: policy, calendar: calendar, surroundings: .init())
        let facts = runner.facts(situation)
        var explanations: [RuleExplanation] = []
        for expectation in situation.expect
        where SituationChecking.words.read(expectation.what) == nil {
            if let explanation = try? policy.explain(expectation.what, facts) {
                explanations.append(explanation)
            }
        }
        let guards =
            policy.flow?.steps.filter { $0.pattern.stepWord == .accept }.compactMap(\.when) ?? []
        let conditions = guards + policy.branches.compactMap(\.branch.when)
        return explanations + conditions.map { policy.explain(condition: $0, facts) }
    }
}
