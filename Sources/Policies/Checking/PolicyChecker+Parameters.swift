import Civics
import FEEL

// Parameters: within their bounds, and with a value when the document takes effect.
extension PolicyChecker {
    mutating func checkParameters() {
        for parameter in policy.parameters {
            checkBounds(parameter)
            guard parameter.value(on: policy.effective) == nil else { continue }
            found(
                "no-value-in-force", at: parameter.place,
                (
                    "“\(parameter.name)”在施行日 \(policy.effective) 没有值。",
                    "`\(parameter.name)` has no value on \(policy.effective), when the document takes effect."
                ),
                expected: (
                    "不晚于 \(policy.effective) 的一个值", "a value from \(policy.effective) or before"
                ),
                remedy: ("在 values 里加上。", "Add it to `values`."))
        }
    }

    private mutating func checkBounds(_ parameter: Parameter) {
        for (from, value) in parameter.values {
            if let bounds = parameter.bounds,
                bounds.tests.matches(value, in: Facts(known: [:])).value != .boolean(true)
            {
                found(
                    "out-of-bounds", at: parameter.place,
                    (
                        "“\(parameter.name)”自 \(from) 的值 \(value) 超出范围 \(bounds.text)。",
                        "`\(parameter.name)` is \(value) from \(from), outside \(bounds.text)."
                    ),
                    expected: (bounds.text, bounds.text),
                    remedy: ("改值,或由上级改范围。", "Change the value, or have the bounds changed."))
            }
            if parameter.type == .money, case .number(let yuan) = value,
                yuan.asInt64(scale: 2) == nil
            {
                found(
                    "unrounded-money", at: parameter.place,
                    (
                        "“\(parameter.name)”的值 \(value) 不到分。",
                        "`\(parameter.name)`, \(value), is finer than a fen."
                    ),
                    expected: ("至多两位小数", "two decimals at most"),
                    remedy: ("取整到分。", "Round it to the fen."))
            }
        }
        if parameter.openFor.contains(where: { $0 <= policy.level }) {
            found(
                "open-for-no-one", .warning, at: parameter.place,
                (
                    "“\(parameter.name)”开放给了本级或上级。",
                    "`\(parameter.name)` is open for this level or one above."
                ),
                expected: ("下级", "a lower level"), remedy: ("只写下级。", "Name lower levels only."))
        }
    }
}
