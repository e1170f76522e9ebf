import Civics
import FEEL

// Dates: when the case would have to be accepted and ended, and each step be done.
extension SituationChecking {
    private static let dueWords = Words([
        "accepted": "受理", "promised": "承诺", "statutory": "法定", "entered": "起算",
        "provisional": "暂定",
    ])

    mutating func due(_ expected: SituationValue, _ place: Place) -> [Result] {
        guard case .mapping(let pairs) = expected else {
            return [misshapen("due", expected, "{ accepted: DATE, promised: DATE }", place)]
        }
        func written(_ word: String) -> String? {
            pairs.first { isWord($0.key, word) }?.value.text
        }
        let accepted = written("accepted").flatMap { CivilDate($0) } ?? facts.asOf
        let entered = written("entered").flatMap { LocalDateTime($0) } ?? LocalDateTime(accepted)
        var results: [Result] = []
        for pair in pairs where !isWord(pair.key, "entered") {
            results += due(pair, accepted: accepted, entered: entered, place)
        }
        return results
    }

    /// A step's own id wins over the word: a step may be called 受理.
    private func isWord(_ key: String, _ word: String) -> Bool {
        key == word || (Self.dueWords.read(key) == word && policy.step(at: key) == nil)
    }

    private mutating func due(
        _ pair: SituationValue.Pair, accepted: CivilDate, entered: LocalDateTime, _ place: Place
    ) -> [Result] {
        if isWord(pair.key, "accepted") {
            return [ended(pair.key, pair.value, acceptance, place)]
        }
        if isWord(pair.key, "provisional") {
            let limits = [policy.flow?.promised, policy.flow?.statutory].compactMap(\.self)
            let actual = limits.contains {
                calendar.due($0, from: LocalDateTime(accepted)).provisional
            }
            return [
                Result(
                    what: "due.provisional", expected: pair.value.answerWord, actual: "\(actual)",
                    passed: pair.value.answerWord == "\(actual)", place: place)
            ]
        }
        let start = LocalDateTime(accepted)
        if isWord(pair.key, "promised") {
            return [limited("promised", pair.value, policy.flow?.promised, start, place)]
        }
        if isWord(pair.key, "statutory") {
            return [limited("statutory", pair.value, policy.flow?.statutory, start, place)]
        }
        return dueOfPlace(pair, start: start, entered: entered, place)
    }

    private mutating func dueOfPlace(
        _ pair: SituationValue.Pair, start: LocalDateTime, entered: LocalDateTime, _ place: Place
    ) -> [Result] {
        if let step = policy.step(at: pair.key) {
            let limit = categoryLimit(step.id) ?? step.within
            // From another step's entry a situation counts as from its own; from a fact's day, it knows.
            let origin = step.countedFrom.flatMap { policy.step(at: $0) == nil ? $0 : nil }
            guard let origin else {
                return [limited(pair.key, pair.value, limit, entered, place)]
            }
            let from = day(named: origin)
            return [
                from.map { limited(pair.key, pair.value, limit, $0, place) }
                    ?? ended(pair.key, pair.value, nil, place)
            ]
        }
        guard let branch = policy.branches.first(where: { $0.branch.id == pair.key })?.branch,
            case .mapping(let limits) = pair.value
        else { return [misshapen("due.\(pair.key)", pair.value, "a step or a branch", place)] }
        let from = branch.countedFrom.map { day(named: $0) } ?? start
        return limits.map { inner in
            let isStatutory = Self.dueWords.read(inner.key) == "statutory"
            let limit = isStatutory ? branch.statutory : branch.promised
            return from.map {
                limited("\(pair.key).\(inner.key)", inner.value, limit, $0, place)
            } ?? ended("\(pair.key).\(inner.key)", inner.value, nil, place)
        }
    }

    /// The day a fact names; `nil` while it is unknown.
    private mutating func day(named fact: String) -> LocalDateTime? {
        guard case .value(.date(let date))? = asking.value(of: fact) else { return nil }
        return CivilDate(year: date.year, month: date.month, day: date.day).map {
            LocalDateTime($0)
        }
    }

    private func categoryLimit(_ step: String) -> Limit? {
        guard case .string(let code) = facts[EngineFacts.category]?.value else { return nil }
        let category = policy.categories.first { $0.code == code }
        return category?.limits.first { $0.step == step }?.limit
    }

    private func limited(
        _ what: String, _ expected: SituationValue, _ limit: Limit?, _ from: LocalDateTime,
        _ place: Place
    ) -> Result {
        ended(what, expected, limit.map { calendar.due($0, from: from) }, place)
    }

    private func ended(
        _ what: String, _ expected: SituationValue, _ due: Due?, _ place: Place
    ) -> Result {
        let actual = due?.end.description ?? "no limit"
        let wanted = expected.text
        return Result(
            what: "due.\(what)", expected: wanted, actual: actual,
            passed: wanted == actual || due?.end.isSame(as: wanted) == true, place: place)
    }

    /// Acceptance within its step's limit; without one on the day itself, or the next working day.
    private var acceptance: Due? {
        let step = policy.flow?.steps.first { $0.pattern.stepWord == .accept }
        guard let limit = step?.within ?? Limit(0, .workingDay) else { return nil }
        let due = calendar.due(limit, from: LocalDateTime(facts.asOf))
        guard limit.amount == 0, let first = firstWorkingDay else { return due }
        return Due(end: .day(first), provisional: calendar.isProvisional(first))
    }

    private var firstWorkingDay: CivilDate? {
        (0...30).lazy.compactMap { facts.asOf.adding(days: $0) }.first { calendar.isWorkingDay($0) }
    }
}

extension Due.End {
    /// `2026-12-04T21:00` and `2026-12-04T21:00:00` are one moment.
    fileprivate func isSame(as text: String) -> Bool {
        switch self {
        case .day(let day): CivilDate(text) == day
        case .moment(let moment): LocalDateTime(text) == moment
        }
    }
}
