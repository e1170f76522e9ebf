extension BuiltIns {
    /// Source: DMN 1.5, 10.3.4.10.
    static let contexts: [BuiltIn] = [
        BuiltIn("get value", ["m", "key"], ["context", "keys"], gives: .any) {
            call throws(Fault) in
            var value = Value.context(try call.context(0))
            for key in try keys(call.arguments[1]) {
                guard case .context(let context) = value, let next = context[key] else {
                    throw .unknownProperty(key)
                }
                value = next
            }
            return value
        },
        BuiltIn("get entries", ["m"], ["context"], gives: .list(.any)) { call throws(Fault) in
            let entries = try call.context(0).entries
            return .list(
                entries.map { entry in
                    .context(Context([("key", .string(entry.key)), ("value", entry.value)]))
                })
        },
        BuiltIn("context", ["entries"], gives: .context([:])) { call throws(Fault) in
            try contextOfEntries(call)
        },
        BuiltIn(
            "context put", ["context", "key", "value"], ["context", "keys", "value"],
            gives: .context([:])
        ) { call throws(Fault) in
            let keys = try keys(call.arguments[1])
            return .context(try put(call.context(0), keys[...], call.arguments[2]))
        },
        BuiltIn("context merge", ["contexts"], gives: .context([:])) { call throws(Fault) in
            var merged = Context()
            for item in try call.list(0) {
                guard case .context(let context) = item else {
                    throw .wrongType(expected: .context([:]), found: item.shape)
                }
                for (key, value) in context.entries { merged[key] = value }
            }
            return .context(merged)
        },
    ]

    private static func keys(_ value: Value) throws(Fault) -> [String] {
        switch value {
        case .string(let key): return [key]
        case .list(let items):
            var keys: [String] = []
            for item in items {
                guard case .string(let key) = item else {
                    throw .wrongType(expected: .string, found: item.shape)
                }
                keys.append(key)
            }
            guard !keys.isEmpty else { throw .badArgument("keys") }
            return keys
        default: throw .wrongType(expected: .string, found: value.shape)
        }
    }

    private static func contextOfEntries(_ call: BuiltInCall) throws(Fault) -> Value {
        var context = Context()
        for item in try call.list(0) {
            guard case .context(let entry) = item, case .string(let key)? = entry["key"],
                let value = entry["value"]
            else { throw .badArgument("an entry needs key and value") }
            guard context[key] == nil else { throw .duplicateKey(key) }
            context[key] = value
        }
        return .context(context)
    }

    private static func put(
        _ context: Context, _ keys: ArraySlice<String>, _ value: Value
    ) throws(Fault) -> Context {
        guard let key = keys.first else { return context }
        var changed = context
        guard keys.count > 1 else {
            changed[key] = value
            return changed
        }
        guard keys.count <= 64, case .context(let inner)? = context[key] else {
            throw .unknownProperty(key)
        }
        changed[key] = .context(try put(inner, keys.dropFirst(), value))
        return changed
    }
}
