extension BuiltIns {
    /// Source: DMN 1.5, 10.3.4.4.
    static let lists: [BuiltIn] = [
        BuiltIn("list contains", ["list", "element"], gives: .boolean) { call throws(Fault) in
            let element = call.arguments[1]
            return .boolean(try call.list(0).contains { $0.equals(element) == true })
        },
        BuiltIn("count", ["list"], variadic: true, gives: .integer) { call throws(Fault) in
            .whole(try call.items().count)
        },
        BuiltIn("index of", ["list", "match"], gives: .list(.integer)) { call throws(Fault) in
            let match = call.arguments[1]
            let items = try call.list(0)
            return .list(
                items.indices.filter { items[$0].equals(match) == true }
                    .map { .whole($0 + 1) })
        },
        BuiltIn("reverse", ["list"], gives: .list(.any)) { call throws(Fault) in
            .list(try call.list(0).reversed())
        },
        BuiltIn("union", ["list"], variadic: true, gives: .list(.any)) { call throws(Fault) in
            .list(try distinct(concatenated(call), call))
        },
        BuiltIn("concatenate", ["list"], variadic: true, gives: .list(.any)) {
            call throws(Fault) in .list(try concatenated(call))
        },
        BuiltIn("distinct values", ["list"], gives: .list(.any)) { call throws(Fault) in
            .list(try distinct(call.list(0), call))
        },
        BuiltIn("flatten", ["list"], gives: .list(.any)) { call throws(Fault) in
            var flat: [Value] = []
            try flatten(.list(call.list(0)), into: &flat, call)
            return .list(flat)
        },
        BuiltIn(
            "sublist", ["list", "start position"], ["list", "start position", "length"],
            gives: .list(.any)
        ) { call throws(Fault) in try sublist(call) },
        BuiltIn("sort", ["list"], ["list", "precedes"], gives: .list(.any)) {
            call throws(Fault) in try sorted(call)
        },
    ]

    private static func concatenated(_ call: BuiltInCall) throws(Fault) -> [Value] {
        var all: [Value] = []
        for index in call.arguments.indices { all += try call.list(index) }
        try call.sized(all.count)
        return all
    }

    /// Equal items once; what cannot be compared counts as different.
    private static func distinct(
        _ items: [Value], _ call: BuiltInCall
    ) throws(Fault) -> [Value] {
        var seen: Set<Value> = []
        var kept: [Value] = []
        for item in items where seen.insert(item).inserted {
            if item.hasLooseEquality {
                guard call.run.spend(kept.count) else { throw .tooManySteps }
                if kept.contains(where: { $0.equals(item) == true }) { continue }
            }
            kept.append(item)
        }
        return kept
    }

    private static func flatten(
        _ value: Value, into flat: inout [Value], _ call: BuiltInCall
    ) throws(Fault) {
        guard case .list(let items) = value else {
            flat.append(value)
            return
        }
        try call.sized(flat.count + items.count)
        for item in items { try flatten(item, into: &flat, call) }
    }

    private static func sublist(_ call: BuiltInCall) throws(Fault) -> Value {
        let items = try call.list(0)
        let position = try call.whole(1)
        guard position != 0, abs(position) <= items.count else {
            throw .badArgument("start position \(position)")
        }
        let start = position > 0 ? position - 1 : items.count + position
        guard call.has(2) else {
            if call.count > 2 { throw call.wrong(2, .number) }
            return .list(Array(items[start...]))
        }
        let length = try call.whole(2)
        guard length >= 0, length <= items.count - start else {
            throw .badArgument("length \(length)")
        }
        return .list(Array(items[start..<start + length]))
    }

    private static func sorted(_ call: BuiltInCall) throws(Fault) -> Value {
        let items = try call.list(0)
        let precedes: (Value, Value) throws(Fault) -> Bool
        if call.count > 1 {
            let function = try call.function(1)
            guard function.parameters.count == 2 || function.parameters.isEmpty else {
                throw .wrongArguments("sort(list, function(a, b) …)")
            }
            precedes = { (left: Value, right: Value) throws(Fault) in
                let verdict = call.run.call(function, [left, right], nil, call.position)
                guard call.run.steps <= call.options.stepLimit else { throw .tooManySteps }
                return verdict.asBoolean ?? false
            }
        } else {
            precedes = { (left: Value, right: Value) throws(Fault) in
                guard let order = left.order(right) else {
                    throw .incompatible(left.shape, right.shape)
                }
                return order < 0
            }
        }
        return .list(try mergeSorted(items, precedes))
    }

    /// Stable, and safe with a `precedes` that contradicts itself.
    private static func mergeSorted(
        _ items: [Value], _ precedes: (Value, Value) throws(Fault) -> Bool
    ) throws(Fault) -> [Value] {
        guard items.count > 1 else { return items }
        let middle = items.count / 2
        let left = try mergeSorted(Array(items[..<middle]), precedes)
        let right = try mergeSorted(Array(items[middle...]), precedes)
        var merged: [Value] = []
        merged.reserveCapacity(items.count)
        var (first, second) = (0, 0)
        while first < left.count, second < right.count {
            if try precedes(right[second], left[first]) {
                merged.append(right[second])
                second += 1
            } else {
                merged.append(left[first])
                first += 1
            }
        }
        return merged + left[first...] + right[second...]
    }
}

extension Value {
    /// Whether FEEL may call it equal to a value with different content, such as another zone.
    fileprivate var hasLooseEquality: Bool {
        switch self {
        case .time, .dateTime, .date, .list, .context, .range: true
        case .null, .boolean, .number, .string, .yearMonthDuration, .dayTimeDuration, .function:
            false
        }
    }
}
