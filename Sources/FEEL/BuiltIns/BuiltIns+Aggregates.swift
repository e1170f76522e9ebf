extension BuiltIns {
    /// Source: DMN 1.5, 10.3.4.4.
    static let aggregates: [BuiltIn] = [
        BuiltIn("min", ["list"], variadic: true, gives: .any) { call throws(Fault) in
            try extreme(call, sign: -1)
        },
        BuiltIn("max", ["list"], variadic: true, gives: .any) { call throws(Fault) in
            try extreme(call, sign: 1)
        },
        BuiltIn("sum", ["list"], variadic: true, gives: .number) { call throws(Fault) in
            guard let numbers = try numbers(call) else { return .null }
            return try BuiltInCall.given(total(numbers))
        },
        BuiltIn("product", ["list"], variadic: true, gives: .number) { call throws(Fault) in
            guard let numbers = try numbers(call) else { return .null }
            return try BuiltInCall.given(
                numbers.reduce(Number?.some(.one)) { $0?.multiplied(by: $1) })
        },
        BuiltIn("mean", ["list"], variadic: true, gives: .number) { call throws(Fault) in
            guard let numbers = try numbers(call) else { return .null }
            return try BuiltInCall.given(mean(numbers))
        },
        BuiltIn("median", ["list"], variadic: true, gives: .number) { call throws(Fault) in
            guard let numbers = try numbers(call)?.sorted() else { return .null }
            let middle = numbers.count / 2
            if numbers.count % 2 == 1 { return .number(numbers[middle]) }
            return try BuiltInCall.given(mean([numbers[middle - 1], numbers[middle]]))
        },
        BuiltIn("stddev", ["list"], variadic: true, gives: .number) { call throws(Fault) in
            try BuiltInCall.given(deviation(try numbers(call) ?? []))
        },
        BuiltIn("mode", ["list"], variadic: true, gives: .list(.number)) { call throws(Fault) in
            .list(mode(try numbers(call) ?? []).map { .number($0) })
        },
        BuiltIn("all", ["list"], variadic: true, gives: .boolean) { call throws(Fault) in
            try verdict(call, decisive: false)
        },
        BuiltIn("any", ["list"], variadic: true, gives: .boolean) { call throws(Fault) in
            try verdict(call, decisive: true)
        },
    ]

    /// The numbers given; `nil` when there are none.
    private static func numbers(_ call: BuiltInCall) throws(Fault) -> [Number]? {
        var numbers: [Number] = []
        for item in try call.items() {
            guard case .number(let number) = item else {
                throw .wrongType(expected: .list(.number), found: item.shape)
            }
            numbers.append(number)
        }
        return numbers.isEmpty ? nil : numbers
    }

    static func total(_ numbers: [Number]) -> Number? {
        numbers.reduce(Number?.some(.zero)) { $0?.adding($1) }
    }

    private static func mean(_ numbers: [Number]) -> Number? {
        total(numbers)?.divided(by: Number(numbers.count))
    }

    /// The deviation of a sample, divided by one less than its size.
    private static func deviation(_ numbers: [Number]) -> Number? {
        guard numbers.count > 1, let mean = mean(numbers) else { return nil }
        var sum = Number.zero
        for number in numbers {
            guard let gap = number.subtracting(mean), let square = gap.multiplied(by: gap),
                let next = sum.adding(square)
            else { return nil }
            sum = next
        }
        return sum.divided(by: Number(numbers.count - 1))?.squareRoot
    }

    private static func mode(_ numbers: [Number]) -> [Number] {
        var counts: [Number: Int] = [:]
        for number in numbers { counts[number, default: 0] += 1 }
        guard let most = counts.values.max() else { return [] }
        return counts.filter { $0.value == most }.keys.sorted()
    }

    private static func extreme(_ call: BuiltInCall, sign: Int) throws(Fault) -> Value {
        let items = try call.items()
        guard var best = items.first else { return .null }
        for item in items.dropFirst() {
            guard let order = item.order(best) else {
                throw .incompatible(item.shape, best.shape)
            }
            if order == sign { best = item }
        }
        guard best.order(best) != nil else {
            throw .wrongType(expected: .number, found: best.shape)
        }
        return best
    }

    private static func verdict(_ call: BuiltInCall, decisive: Bool) throws(Fault) -> Value {
        let items = try call.items()
        if items.contains(.boolean(decisive)) { return .boolean(decisive) }
        return items.allSatisfy { $0.asBoolean != nil } ? .boolean(!decisive) : .null
    }
}
