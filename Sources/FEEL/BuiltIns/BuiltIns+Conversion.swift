extension BuiltIns {
    /// Source: DMN 1.5, 10.3.4.1 and 10.3.4.2.
    static let conversion: [BuiltIn] = [
        BuiltIn(
            "number", ["from"], ["from", "grouping separator", "decimal separator"],
            gives: .number
        ) { call throws(Fault) in try number(call) },
        BuiltIn("string", ["from"], gives: .string) { call throws(Fault) in
            let value = call.arguments[0]
            return value.isNull ? .null : .string(value.plainText)
        },
    ]

    static let logic: [BuiltIn] = [
        BuiltIn("not", ["negand"], gives: .boolean) { call throws(Fault) in
            .boolean(!(try call.boolean(0)))
        },
        BuiltIn("is", ["value1", "value2"], gives: .boolean) { call throws(Fault) in
            .boolean(call.arguments[0].isSame(as: call.arguments[1]))
        },
    ]

    private static func number(_ call: BuiltInCall) throws(Fault) -> Value {
        if call.count == 1, case .number = call.scalar(0) { return call.scalar(0) }
        var text = try call.text(0)
        let grouping = call.has(1) ? try call.text(1) : nil
        let point = call.has(2) ? try call.text(2) : nil
        guard grouping == nil || [" ", ",", "."].contains(grouping) else {
            throw .badArgument("grouping separator")
        }
        guard point == nil || [",", "."].contains(point), point == nil || point != grouping else {
            throw .badArgument("decimal separator")
        }
        if let grouping { text = String(text.filter { String($0) != grouping }) }
        if let point, point != "." {
            guard !text.contains(".") else { throw .badArgument(text) }
            text = String(text.map { String($0) == point ? "." : $0 })
        }
        guard let number = Number(text) else { throw .badArgument(text) }
        return .number(number)
    }
}

extension Value {
    /// Same kind, same value, same zone: stricter than equality.
    fileprivate func isSame(as other: Value) -> Bool {
        switch (self, other) {
        case (.number(let left), .number(let right)): left == right
        case (.time(let left), .time(let right)):
            left.nanoseconds == right.nanoseconds && left.zone == right.zone
        case (.dateTime(let left), .dateTime(let right)):
            left.date == right.date && left.nanoseconds == right.nanoseconds
                && left.zone == right.zone
        default: self == other
        }
    }
}
