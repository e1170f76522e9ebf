import Cases
import Civics
import FEEL
import JSON
import Policies

extension Paper {
    /// What the paper states, by its labels; a value that cannot be told is left out.
    func statements(_ asking: inout RuleAsking) -> JSONObject {
        var object = JSONObject()
        for (label, fact) in states {
            guard case .value(let value)? = asking.value(of: fact), value != .null else { continue }
            object[label] = .string(value.saidText)
        }
        return object
    }

    /// Last day of validity; `nil` for papers without an end.
    func validThrough(from day: CivilDate, _ asking: inout RuleAsking) -> CivilDate? {
        switch valid {
        case .years(let years): day.adding(months: years * 12)?.adding(days: -1)
        case .months(let months): day.adding(months: months)?.adding(days: -1)
        case .days(let days): day.adding(days: days - 1)
        case .untilDate(let fact): date(of: fact, &asking)
        case .unlimited, nil: nil
        }
    }

    private func date(of fact: String, _ asking: inout RuleAsking) -> CivilDate? {
        guard case .value(let value)? = asking.value(of: fact) else { return nil }
        return CivilDate(value.saidText)
    }
}

extension CityRules {
    /// The document's rules asked about a case as it stands now.
    func ruleAsking(about state: Case, asOf day: CivilDate) -> RuleAsking {
        ruleAsking(
            state.answers,
            KnownFacts(
                asOf: day, filedOn: day, acceptedOn: nil, channel: state.channel,
                branchesToVisit: [],
                branchesGranted: state.branches.filter { $0.status == .granted }.map(\.id),
                branchesRefused: state.branches.filter { $0.status == .refused }.map(\.id),
                parties: state.parties.map(\.role)))
    }
}
