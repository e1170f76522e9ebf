extension TypeInference {
    /// Notes a type that does not belong to the expected one.
    mutating func expect(_ expected: ValueType, _ found: ValueType, _ syntax: Syntax) {
        if found.isOpen || found.conforms(to: expected) { return }
        if case .enumeration(let allowed) = expected, case .enumeration(let words) = found {
            for word in words where !allowed.contains(word) {
                let nearest = NearestName.to(word, among: allowed)
                note(.valueNotDeclared(word, nearest: nearest), syntax)
            }
            return
        }
        if expected.base == found.base, expected != .integer { return }
        note(.typeMismatch(expected: expected, found: found), syntax)
    }

    /// Notes two types that cannot be compared.
    mutating func compare(_ one: ValueType, _ other: ValueType, _ syntax: Syntax) {
        if one.isOpen || other.isOpen { return }
        if case .enumeration(let allowed) = one, case .enumeration(let words) = other {
            if allowed.contains(where: words.contains) { return }
            let word = words.first ?? ""
            let nearest = NearestName.to(word, among: allowed)
            note(.valueNotDeclared(word, nearest: nearest), syntax)
            return
        }
        let dates: [ValueType] = [.date, .dateTime]
        if one.base == other.base || (dates.contains(one.base) && dates.contains(other.base)) {
            return
        }
        if TypeInference.common(one, other) != .any { return }
        note(.incompatible(one, other), syntax)
    }

    mutating func negation(_ operand: Syntax) -> ValueType {
        let type = self.type(of: operand)
        switch type.base {
        case .yearMonthDuration, .dayTimeDuration: return type
        default:
            expect(.number, type, operand)
            return type
        }
    }

    mutating func comparison(
        _ sign: Syntax.Comparison, _ left: Syntax, _ right: Syntax, _ syntax: Syntax
    ) -> ValueType {
        let one = type(of: left)
        let other = type(of: right)
        if case .enumeration(let words) = one, words.count == 1, case .enumeration = other {
            compare(other, one, left)
        } else {
            compare(one, other, right)
        }
        return .boolean
    }

    mutating func arithmetic(
        _ sign: Syntax.Arithmetic, _ left: Syntax, _ right: Syntax, _ syntax: Syntax
    ) -> ValueType {
        let one = type(of: left)
        let other = type(of: right)
        if sign == .divide, case .literal(.number(let number)) = right.kind, number.isZero {
            note(.divisionByZero, right)
        }
        if one.isOpen || other.isOpen { return .any }
        if one.base == .number, other.base == .number {
            return TypeInference.numeric(sign, one, other)
        }
        if let result = TypeInference.temporal(sign, one.base, other.base) { return result }
        note(.incompatible(one, other), syntax)
        return .any
    }

    private static func numeric(
        _ sign: Syntax.Arithmetic, _ one: ValueType, _ other: ValueType
    ) -> ValueType {
        switch sign {
        case .add, .subtract, .multiply:
            if one == .money || other == .money { return .money }
            return one == .integer && other == .integer ? .integer : .number
        case .divide:
            if one == .money, other == .money { return .number }
            return one == .money ? .money : .number
        case .power: return one == .integer && other == .integer ? .integer : .number
        }
    }

    private static func temporal(
        _ sign: Syntax.Arithmetic, _ one: ValueType, _ other: ValueType
    ) -> ValueType? {
        let spans: [ValueType] = [.yearMonthDuration, .dayTimeDuration]
        let moments: [ValueType] = [.date, .dateTime, .time]
        switch sign {
        case .add:
            if one == .string, other == .string { return .string }
            if spans.contains(one), one == other { return one }
            if moments.contains(one), spans.contains(other) { return one }
            return spans.contains(one) && moments.contains(other) ? other : nil
        case .subtract:
            if spans.contains(one), one == other { return one }
            if moments.contains(one), spans.contains(other) { return one }
            return moments.contains(one) && moments.contains(other) ? .dayTimeDuration : nil
        case .multiply:
            if spans.contains(one), other == .number { return one }
            return one == .number && spans.contains(other) ? other : nil
        case .divide:
            if spans.contains(one), other == .number { return one }
            return spans.contains(one) && one == other ? .number : nil
        case .power: return nil
        }
    }

    /// Notes amounts of money that are divided or multiplied by fractions without rounding.
    mutating func checkRounding(_ syntax: Syntax, _ expected: ValueType?) {
        guard expected == .money else { return }
        switch syntax.kind {
        case .arithmetic(.divide, _, _): note(.unroundedMoney, syntax)
        case .arithmetic(.multiply, let left, let right):
            if !isWhole(left), !isWhole(right) { note(.unroundedMoney, syntax) }
        case .arithmetic(_, let left, let right):
            for part in [left, right] { checkRounding(part, expected) }
        case .negation(let inner): checkRounding(inner, expected)
        case .conditional(_, let then, let otherwise):
            for part in [then, otherwise] { checkRounding(part, expected) }
        case .call(let callee, _):
            if case .name("decimal") = callee.kind { note(.halfEvenMoney, syntax) }
            if case .name("分段累进") = callee.kind { note(.unroundedMoney, syntax) }
        default: return
        }
    }

    private func isWhole(_ syntax: Syntax) -> Bool {
        var quiet = TypeInference(names: names, functions: functions)
        quiet.locals = locals
        return quiet.type(of: syntax) == .integer
    }
}
