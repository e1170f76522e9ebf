import Civics
import FEEL

// Named values: facts, parameters, decisions, tables and their columns.
extension SituationChecking {
    mutating func named(_ what: String, _ expected: SituationValue, _ place: Place) -> Result {
        let parts = what.split(separator: ".", maxSplits: 1).map(String.init)
        guard var actual = asking.value(of: what) ?? asking.value(of: parts[0]) else {
            let nearest = Nearness.nearest(to: parts[0], among: policy.rules.vocabulary.names)
            let hint = nearest.map { ", did you mean \($0)?" } ?? ""
            return Result(
                what: what, expected: expected.text, actual: "no such name" + hint, passed: false,
                place: place)
        }
        if parts.count == 2, case .value(let whole) = actual {
            actual = .value(Self.property(parts[1], of: whole))
        }
        return Result(
            what: what, expected: expected.text, actual: readable(actual),
            passed: meets(actual, expected), place: place)
    }

    private static func property(_ path: String, of value: Value) -> Value {
        guard case .context(let context) = value else { return .null }
        if let found = context[path] { return found }
        let parts = path.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2, let inner = context[parts[0]] else { return .null }
        return property(parts[1], of: inner)
    }

    private func readable(_ actual: RuleValue) -> String {
        guard case .cannotTell(let missing) = actual else { return actual.readable }
        return actual.readable + " held by " + holders(missing).sorted().joined(separator: ", ")
    }

    private func holders(_ names: [String]) -> Set<String> {
        Set(names.compactMap { policy.rules.holder(of: $0).map { surroundings.word(of: $0) } })
    }

    private func meets(_ actual: RuleValue, _ expected: SituationValue) -> Bool {
        switch actual {
        case .value(let value): return value.equals(expected)
        case .undetermined: return ["undetermined", "无结论"].contains(expected.text)
        case .conflict(_, let rows):
            if ["conflict", "冲突"].contains(expected.text) { return true }
            guard case .mapping(let pairs) = expected, pairs.count == 1,
                ["conflict", "冲突"].contains(pairs[0].key)
            else { return false }
            return Set(pairs[0].value.texts) == Set(rows.map { "\($0 + 1)" })
        case .cannotTell(let missing):
            if ["cannot-tell", "不能判断"].contains(expected.text) { return true }
            return isExpected(missing, expected)
        }
    }

    private func isExpected(_ missing: [String], _ expected: SituationValue) -> Bool {
        guard case .mapping(let pairs) = expected else { return false }
        var isNamed = false
        for pair in pairs {
            switch pair.key {
            case "cannot-tell", "不能判断":
                guard Set(pair.value.texts) == Set(missing) else { return false }
                isNamed = true
            case "held-by", "持有":
                guard Set(pair.value.texts) == holders(missing) else { return false }
            case _: return false
            }
        }
        return isNamed
    }
}

extension Value {
    /// Whether this is what a situation writes, read by the kind of this value.
    func equals(_ expected: SituationValue) -> Bool {
        if case .text(let wanted) = expected {
            if case .string(let text) = self { return text == wanted }
            return equals(.scalar(wanted))
        }
        return equalsPlain(expected)
    }

    private func equalsPlain(_ expected: SituationValue) -> Bool {
        switch (self, expected) {
        case (.null, .null): true
        case (.boolean(let truth), .boolean(let wanted)): truth == wanted
        case (.string(let text), .scalar(let wanted)): text == wanted
        case (.string(let text), .boolean(let wanted)): BlockReading.truth(text) == wanted
        case (.number(let number), .scalar(let wanted)): Number(wanted) == number
        case (.date(let date), .scalar(let wanted)): CalendarDate(wanted) == date
        case (.list(let items), .list(let wanted)):
            items.count == wanted.count && zip(items, wanted).allSatisfy { $0.equals($1) }
        case (.context(let context), .mapping(let pairs)):
            pairs.allSatisfy { context[$0.key]?.equals($0.value) ?? false }
        case (.time, .scalar(let wanted)), (.dateTime, .scalar(let wanted)),
            (.yearMonthDuration, .scalar(let wanted)), (.dayTimeDuration, .scalar(let wanted)):
            plainText == wanted
        case (.null, _), (.boolean, _), (.string, _), (.number, _), (.date, _), (.list, _),
            (.context, _), (.time, _), (.dateTime, _), (.yearMonthDuration, _),
            (.dayTimeDuration, _), (.range, _), (.function, _):
            false
        }
    }
}
