import FEEL

extension GuideExample {
    /// What the expression comes to on 7 December 2026, as the guide writes it.
    func answer(functions: HostFunctions) throws -> String {
        let today = CalendarDate("2026-12-07")
        var facts: [String: Fact] = [:]
        for name in unknown { facts[name] = .unknown }
        facts["基准日"] = today.map { .known(.date($0)) }
        for fact in given {
            let scope = Facts(facts, asOf: today, functions: functions)
            let value = try Expression(parsing: fact.text).evaluate(in: scope).value
            facts[fact.name] = .known(value)
        }
        let scope = Facts(facts, asOf: today, functions: functions, options: options)
        let outcome = try Expression(parsing: expression).evaluate(in: scope)
        guard outcome.missing.isEmpty else {
            return "cannot tell: " + outcome.missing.joined(separator: ", ")
        }
        return outcome.value.description
    }

    private var options: EvaluationOptions {
        func rule(_ name: String, else usual: MonthEnd) -> MonthEnd {
            rounding.last { $0.name == name }.flatMap { MonthEnd(rawValue: $0.text) } ?? usual
        }
        return EvaluationOptions(
            birthday: rule("completed", else: .up), monthEnd: rule("added", else: .down))
    }
}
