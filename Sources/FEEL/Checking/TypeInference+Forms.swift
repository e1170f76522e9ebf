extension TypeInference {
    mutating func membership(_ value: Syntax, _ tests: [UnaryTest]) -> ValueType {
        let outer = input
        input = type(of: value)
        for test in tests { check(test, value.position) }
        input = outer
        return .boolean
    }

    /// Notes what a test of ``input`` cannot mean.
    mutating func check(_ test: UnaryTest, _ place: SourcePosition) {
        switch test {
        case .any: return
        case .equals(let value), .differs(let value): checkEquals(value)
        case .range(let range):
            let bound = bounds(range)
            if let example = range.lower ?? range.upper { compare(input, bound, example) }
        case .not(let tests): for test in tests { check(test, place) }
        case .expression(let condition):
            expect(.boolean, type(of: condition), condition)
        }
    }

    private mutating func checkEquals(_ value: Syntax) {
        let found = type(of: value)
        switch found {
        case .list(let item) where !isList(input): compare(input, item, value)
        case .range(let bound): compare(input, bound, value)
        case .boolean where input.base != .boolean && !value.isLiteral: return
        default: compare(input, found, value)
        }
    }

    private func isList(_ type: ValueType) -> Bool {
        if case .list = type.base { return true }
        return false
    }

    /// The type of a range's bounds.
    mutating func bounds(_ range: RangeTest) -> ValueType {
        let lower = range.lower.map { type(of: $0) }
        let upper = range.upper.map { type(of: $0) }
        if let lower, let upper, let bound = range.upper { compare(lower, upper, bound) }
        if case .literal(let low)? = range.lower?.kind,
            case .literal(let high)? = range.upper?.kind,
            let order = low.order(high), let bound = range.lower,
            order > 0 || (order == 0 && !(range.lowerClosed && range.upperClosed))
        {
            note(.emptyRange, bound)
        }
        return (lower ?? upper ?? .any).base
    }

    @discardableResult
    mutating func loop<T>(
        _ iterators: [Syntax.Iterator], extra: [(String, ValueType)],
        _ body: (inout TypeInference) -> T
    ) -> T {
        let outer = locals.count
        for iterator in iterators {
            let domain = type(of: iterator.domain)
            if let end = iterator.end { compare(domain, type(of: end), end) }
            locals.append(
                (iterator.name, iterator.end == nil ? TypeInference.item(domain) : domain))
        }
        locals += extra.map { (name: $0.0, type: $0.1) }
        let result = body(&self)
        locals.removeLast(locals.count - outer)
        return result
    }

    static func item(_ type: ValueType) -> ValueType {
        switch type.base {
        case .list(let item), .range(let item): item
        default: type
        }
    }

    mutating func filter(_ list: Syntax, _ test: Syntax) -> ValueType {
        let kind = type(of: list)
        let item = TypeInference.item(kind)
        var added: [(String, ValueType)] = [("item", item)]
        if case .context(let members) = item.base { added += members.map { ($0.key, $0.value) } }
        let verdict = within(added) { $0.type(of: test) }
        if verdict.base == .number { return item }
        expect(.boolean, verdict, test)
        return .list(item)
    }

    mutating func list(_ items: [Syntax]) -> ValueType {
        let types = items.map { type(of: $0) }
        guard let first = types.first else { return .list(.any) }
        return .list(types.dropFirst().reduce(first) { TypeInference.common($0, $1) })
    }

    mutating func context(_ entries: [Syntax.Entry], _ result: Syntax?) -> ValueType {
        let outer = locals.count
        var members: [String: ValueType] = [:]
        for entry in entries {
            let kind = type(of: entry.value)
            members[entry.key] = kind
            locals.append((entry.key, kind))
        }
        let end = result.map { type(of: $0) }
        locals.removeLast(locals.count - outer)
        return end ?? .context(members)
    }

    mutating func function(_ parameters: [Syntax.Parameter], _ body: Syntax) -> ValueType {
        let added = parameters.map { ($0.name, $0.type ?? .any) }
        let result = within(added) { $0.type(of: body) }
        return .function(added.map(\.1), result)
    }

    mutating func tableType(_ table: DecisionTable) -> ValueType {
        guard table.outputs.count == 1 else {
            let members = table.outputs.map { ($0.name, $0.type ?? .any) }
            return .context(Dictionary(members, uniquingKeysWith: { first, _ in first }))
        }
        return table.outputs[0].type ?? .any
    }

    mutating func call(
        _ callee: Syntax, _ arguments: [Syntax.Argument], _ syntax: Syntax
    ) -> ValueType {
        let types = arguments.map { type(of: $0.value) }
        guard case .name(let name) = callee.kind, !locals.contains(where: { $0.name == name })
        else {
            if case .function(_, let result) = type(of: callee) { return result }
            return .any
        }
        if let function = BuiltIns.named(name) { return call(function, arguments, types, syntax) }
        if let host = functions[name] { return call(host, arguments, types, syntax) }
        if case .function(_, let result)? = names[name] { return result }
        let known = BuiltIns.names + functions.names
        note(.unknownFunction(name, nearest: NearestName.to(name, among: known)), syntax)
        return .any
    }

    private mutating func call(
        _ function: BuiltIn, _ arguments: [Syntax.Argument], _ types: [ValueType], _ syntax: Syntax
    ) -> ValueType {
        let names = arguments.compactMap(\.name)
        let named = function.signatures.contains { signature in names.allSatisfy(signature.contains)
        }
        guard names.isEmpty ? function.accepts(arguments.count) : named else {
            note(.wrongArguments(function.usage), syntax)
            return function.result
        }
        if names.isEmpty { checkKinds(function, arguments, types) }
        return result(of: function, types)
    }

    /// Notes arguments whose kind no form of the function takes.
    private mutating func checkKinds(
        _ function: BuiltIn, _ arguments: [Syntax.Argument], _ types: [ValueType]
    ) {
        guard let signature = function.signatures.first(where: { $0.count == types.count }) else {
            return
        }
        for (index, parameter) in signature.enumerated() {
            guard
                let kind = BuiltIns.kinds[parameter]
                    ?? BuiltIns.kinds[function.name + "/" + parameter]
            else { continue }
            let found = types[index]
            if case .list(let item) = found.base, item.conforms(to: kind) || item.isOpen {
                continue
            }
            if kind == .date, found.base == .dateTime { continue }
            expect(kind, found, arguments[index].value)
        }
    }

    /// A result that depends on the arguments: the rounding functions keep money money.
    private func result(of function: BuiltIn, _ types: [ValueType]) -> ValueType {
        guard let first = types.first else { return function.result }
        switch function.name {
        case "min", "max":
            let kinds = types.count == 1 ? [TypeInference.item(first)] : types
            return kinds.dropFirst().reduce(kinds[0]) { TypeInference.common($0, $1) }
        case "sum", "abs", "decimal", "round up", "round down", "round half up",
            "round half down", "mean", "modulo":
            let item = TypeInference.item(first)
            return item == .money
                ? .money : (function.name == "sum" && item == .integer ? item : function.result)
        case "floor", "ceiling": return types.count == 1 ? .integer : .number
        case "append", "reverse", "sublist", "distinct values", "sort", "remove", "concatenate":
            return .list(TypeInference.item(first))
        default: return function.result
        }
    }

    private mutating func call(
        _ function: HostFunctions.Entry, _ arguments: [Syntax.Argument], _ types: [ValueType],
        _ syntax: Syntax
    ) -> ValueType {
        let names = function.parameters.map(\.name)
        guard arguments.count >= function.required, arguments.count <= names.count,
            arguments.compactMap(\.name).allSatisfy(names.contains)
        else {
            note(.wrongArguments(function.name + "(" + names.joined(separator: ", ") + ")"), syntax)
            return function.result
        }
        for (index, argument) in arguments.enumerated() {
            let place = argument.name.flatMap { names.firstIndex(of: $0) } ?? index
            expect(function.parameters[place].type, types[index], argument.value)
        }
        return function.result
    }
}

extension Syntax {
    fileprivate var isLiteral: Bool {
        if case .literal = kind { return true }
        return false
    }
}

extension BuiltIns {
    /// What kind a parameter of a certain name needs, for the type checker.
    static let kinds: [String: ValueType] = [
        "n": .number, "scale": .number, "dividend": .number, "divisor": .number, "x": .number,
        "string": .string, "delimiter": .string, "input": .string,
        "pattern": .string, "replacement": .string, "flags": .string, "start position": .number,
        "length": .number, "negand": .boolean, "date": .date, "出生日期": .date, "基准日": .date,
        "起": .date, "止": .date, "year": .number, "month": .number, "day": .number,
        "position": .number,
    ]
}
