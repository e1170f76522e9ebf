extension BuiltIns {
    /// Source: DMN 1.5, 10.3.4.4.
    static let listChanges: [BuiltIn] = [
        BuiltIn("append", ["list", "item"], variadic: true, gives: .list(.any)) {
            call throws(Fault) in
            let items = call.arguments[0].isNull ? [] : try call.list(0)
            try call.sized(items.count + call.count)
            return .list(items + call.arguments.dropFirst())
        },
        BuiltIn("insert before", ["list", "position", "newItem"], gives: .list(.any)) {
            call throws(Fault) in
            var items = try call.list(0)
            items.insert(call.arguments[2], at: try place(call, items.count, extra: 0))
            return .list(items)
        },
        BuiltIn("remove", ["list", "position"], gives: .list(.any)) { call throws(Fault) in
            var items = try call.list(0)
            items.remove(at: try place(call, items.count, extra: 0))
            return .list(items)
        },
        BuiltIn(
            "list replace", ["list", "position", "newItem"], ["list", "match", "newItem"],
            gives: .list(.any)
        ) { call throws(Fault) in try replaced(call) },
    ]

    /// The index of a FEEL position, which may count from the end.
    private static func place(
        _ call: BuiltInCall, _ count: Int, extra: Int
    ) throws(Fault) -> Int {
        let position = try call.whole(1)
        guard position != 0, position <= count + extra, position >= -count else {
            throw .badArgument("position \(position)")
        }
        return position > 0 ? position - 1 : count + position
    }

    private static func replaced(_ call: BuiltInCall) throws(Fault) -> Value {
        var items = try call.list(0)
        guard case .function(let match) = call.scalar(1) else {
            items[try place(call, items.count, extra: 0)] = call.arguments[2]
            return .list(items)
        }
        for index in items.indices {
            let arguments = [items[index], call.arguments[2]]
            let verdict = call.run.call(match, arguments, nil, call.position)
            guard let replaces = verdict.asBoolean else {
                throw .wrongType(expected: .boolean, found: verdict.shape)
            }
            if replaces { items[index] = call.arguments[2] }
        }
        return .list(items)
    }
}
