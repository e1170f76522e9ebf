/// Works out types from the leaves up and notes what does not fit.
struct TypeInference {
    let names: [String: ValueType]
    let functions: HostFunctions
    var findings: [Finding] = []
    /// What `?` is.
    var input: ValueType = .any
    var locals: [(name: String, type: ValueType)] = []

    init(names: [String: ValueType], functions: HostFunctions) {
        self.names = names
        self.functions = functions
    }

    mutating func note(_ kind: Finding.Kind, _ syntax: Syntax) {
        findings.append(Finding(kind, at: syntax.position))
    }

    mutating func within<T>(
        _ added: [(String, ValueType)], _ body: (inout TypeInference) -> T
    ) -> T {
        locals += added.map { (name: $0.0, type: $0.1) }
        let result = body(&self)
        locals.removeLast(added.count)
        return result
    }

    mutating func type(of syntax: Syntax) -> ValueType {
        switch syntax.kind {
        case .literal(let value): return literal(value)
        case .name(let name): return type(ofName: name, syntax)
        case .testInput: return input
        case .property(let base, let name): return property(base, name, syntax)
        case .negation(let operand): return negation(operand)
        case .arithmetic(let sign, let left, let right):
            return arithmetic(sign, left, right, syntax)
        case .comparison(let sign, let left, let right):
            return comparison(sign, left, right, syntax)
        case .conjunction(let left, let right), .disjunction(let left, let right):
            for part in [left, right] { expect(.boolean, type(of: part), part) }
            return .boolean
        case .between(let value, let lower, let upper):
            let kind = type(of: value)
            for bound in [lower, upper] { compare(kind, type(of: bound), bound) }
            return .boolean
        case .membership(let value, let tests): return membership(value, tests)
        case .conditional(let test, let then, let otherwise):
            expect(.boolean, type(of: test), test)
            return TypeInference.common(type(of: then), type(of: otherwise))
        case .iteration(let iterators, let body):
            return .list(loop(iterators, extra: [("partial", .list(.any))]) { $0.type(of: body) })
        case .quantified(_, let iterators, let test):
            loop(iterators, extra: []) { $0.expect(.boolean, $0.type(of: test), test) }
            return .boolean
        case .filter(let list, let test): return filter(list, test)
        case .instanceOf(let value, _):
            _ = type(of: value)
            return .boolean
        case .call(let callee, let arguments): return call(callee, arguments, syntax)
        case .list(let items): return list(items)
        case .context(let entries, let result): return context(entries, result)
        case .range(let range): return .range(bounds(range))
        case .function(let parameters, _, let body): return function(parameters, body)
        case .external(let parameters): return .function(parameters.map { $0.type ?? .any }, .any)
        case .declared(let value, let type):
            expect(type, self.type(of: value), value)
            return type
        case .table(let table): return tableType(table)
        }
    }

    private func literal(_ value: Value) -> ValueType {
        if case .number(let number) = value { return number.isInteger ? .integer : .number }
        if case .string(let text) = value { return .enumeration([text]) }
        return value.type
    }

    private mutating func type(ofName name: String, _ syntax: Syntax) -> ValueType {
        if let local = locals.last(where: { $0.name == name }) { return local.type }
        if let type = names[name] { return type }
        if let function = BuiltIns.named(name) {
            return .function(function.signatures[0].map { _ in .any }, function.result)
        }
        let known = Array(names.keys) + locals.map(\.name)
        note(.unknownName(name, nearest: NearestName.to(name, among: known)), syntax)
        return .any
    }

    private mutating func property(_ base: Syntax, _ name: String, _ syntax: Syntax) -> ValueType {
        let type = self.type(of: base)
        return property(name, of: type, syntax)
    }

    private mutating func property(
        _ name: String, of type: ValueType, _ syntax: Syntax
    ) -> ValueType {
        switch type.base {
        case .any, .nothing: return .any
        case .list(let item): return .list(property(name, of: item, syntax))
        case .context(let members):
            if let member = members[name] { return member }
            if members.isEmpty { return .any }
            note(.unknownProperty(name, nearest: NearestName.to(name, among: members.keys)), syntax)
            return .any
        default:
            if let known = TypeInference.properties(of: type.base)[name] { return known }
            note(.unknownProperty(name, nearest: nil), syntax)
            return .any
        }
    }

    private static func properties(of type: ValueType) -> [String: ValueType] {
        let day: [String: ValueType] = [
            "year": .integer, "month": .integer, "day": .integer, "weekday": .integer,
            "年": .integer, "月": .integer, "日": .integer, "星期": .integer,
        ]
        let clock: [String: ValueType] = [
            "hour": .integer, "minute": .integer, "second": .integer, "时": .integer,
            "分": .integer, "秒": .integer, "time offset": .dayTimeDuration, "timezone": .string,
        ]
        switch type {
        case .date: return day
        case .time: return clock
        case .dateTime: return day.merging(clock) { first, _ in first }
        case .yearMonthDuration: return ["years": .integer, "months": .integer]
        case .dayTimeDuration:
            return ["days": .integer, "hours": .integer, "minutes": .integer, "seconds": .number]
        case .range(let bound):
            return [
                "start": bound, "end": bound, "start included": .boolean, "end included": .boolean,
            ]
        default: return [:]
        }
    }

    /// The narrowest type both belong to.
    static func common(_ one: ValueType, _ other: ValueType) -> ValueType {
        if one.conforms(to: other) { return other }
        if other.conforms(to: one) { return one }
        if case .enumeration(let mine) = one, case .enumeration(let others) = other {
            return .enumeration(mine + others.filter { !mine.contains($0) })
        }
        if case .list(let mine) = one, case .list(let others) = other {
            return .list(common(mine, others))
        }
        return one.base == other.base ? one.base : .any
    }
}
