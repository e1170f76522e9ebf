extension BuiltIns {
    /// Source: DMN 1.5, 10.3.4.5.
    static let numbers: [BuiltIn] = [
        BuiltIn("decimal", ["n", "scale"], gives: .number) { call throws(Fault) in
            try rounded(call, .halfEven, scaleNeeded: true)
        },
        BuiltIn("floor", ["n"], ["n", "scale"], gives: .number) { call throws(Fault) in
            try rounded(call, .floor)
        },
        BuiltIn("ceiling", ["n"], ["n", "scale"], gives: .number) { call throws(Fault) in
            try rounded(call, .ceiling)
        },
        BuiltIn("round up", ["n", "scale"], gives: .number) { call throws(Fault) in
            try rounded(call, .up, scaleNeeded: true)
        },
        BuiltIn("round down", ["n", "scale"], gives: .number) { call throws(Fault) in
            try rounded(call, .down, scaleNeeded: true)
        },
        BuiltIn("round half up", ["n", "scale"], gives: .number) { call throws(Fault) in
            try rounded(call, .halfUp, scaleNeeded: true)
        },
        BuiltIn("round half down", ["n", "scale"], gives: .number) { call throws(Fault) in
            try rounded(call, .halfDown, scaleNeeded: true)
        },
        BuiltIn("abs", ["n"], gives: .number) { call throws(Fault) in
            switch call.scalar(0) {
            case .number(let number): return .number(number.magnitude)
            case .yearMonthDuration(let span) where span.months < 0:
                return .yearMonthDuration(YearMonthDuration(months: 0 &- span.months))
            case .dayTimeDuration(let span) where span.nanoseconds < 0:
                return .dayTimeDuration(DayTimeDuration(nanoseconds: 0 &- span.nanoseconds))
            case .yearMonthDuration, .dayTimeDuration: return call.scalar(0)
            default: throw call.wrong(0, .number)
            }
        },
        BuiltIn("modulo", ["dividend", "divisor"], gives: .number) { call throws(Fault) in
            let divisor = try call.number(1)
            guard !divisor.isZero else { throw .divisionByZero }
            return try BuiltInCall.given(call.number(0).modulo(divisor))
        },
        BuiltIn("sqrt", ["number"], gives: .number) { call throws(Fault) in
            try BuiltInCall.given(call.number(0).squareRoot)
        },
        BuiltIn("log", ["number"], gives: .number) { call throws(Fault) in
            try BuiltInCall.given(call.number(0).naturalLog)
        },
        BuiltIn("exp", ["number"], gives: .number) { call throws(Fault) in
            try BuiltInCall.given(call.number(0).exponential)
        },
        BuiltIn("odd", ["number"], gives: .boolean) { call throws(Fault) in
            let number = try call.number(0)
            return .boolean(number.modulo(2)?.magnitude == 1)
        },
        BuiltIn("even", ["number"], gives: .boolean) { call throws(Fault) in
            let number = try call.number(0)
            return .boolean(number.modulo(2)?.isZero ?? false)
        },
    ]

    private static func rounded(
        _ call: BuiltInCall, _ mode: Rounding, scaleNeeded: Bool = false
    ) throws(Fault) -> Value {
        let number = try call.number(0)
        let scale = scaleNeeded || call.count > 1 ? try call.whole(1) : 0
        return try BuiltInCall.given(number.rounded(scale: scale, mode))
    }
}
