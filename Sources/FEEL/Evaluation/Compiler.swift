/// Turns a tree into steps, with names resolved to bindings, places or facts once and for all.
struct Compiler {
    /// A value bound around a part of the tree.
    enum Binding {
        /// Under a name.
        case named(String)
        /// An item of a filtered list, whose own entries are names too.
        case item
    }

    /// Names in the order of first use.
    struct Names {
        private(set) var ordered: [String] = []
        private var seen: Set<String> = []

        mutating func insert(_ name: String) {
            if seen.insert(name).inserted { ordered.append(name) }
        }
    }

    let vocabulary: Vocabulary?
    let traced: Bool
    let modelFunctions: Set<String>
    let strictNull: Bool
    var bindings: [Binding] = []
    var names = Names()
    var functions = Names()

    init(dialect: Dialect, vocabulary: Vocabulary?, traced: Bool = false) {
        self.vocabulary = vocabulary
        self.traced = traced
        switch dialect {
        case .authoring: (modelFunctions, strictNull) = ([], true)
        case .dmn(let set): (modelFunctions, strictNull) = (set.functions, false)
        }
    }

    mutating func compile(_ syntax: Syntax) -> Step {
        let step = untraced(syntax)
        guard traced else { return step }
        return { run, locals in
            run.tracer?.enter()
            let value = step(run, locals)
            run.tracer?.leave(syntax, value)
            return value
        }
    }

    mutating func within<T>(_ binding: Binding, _ body: (inout Compiler) -> T) -> T {
        bindings.append(binding)
        let result = body(&self)
        bindings.removeLast()
        return result
    }

    private mutating func untraced(_ syntax: Syntax) -> Step {
        let place = syntax.position
        switch syntax.kind {
        case .literal(let value): return { _, _ in value }
        case .name(let name): return compile(name: name, place)
        case .testInput: return compile(name: "?", place)
        case .property(let base, let name): return property(base, name, place)
        case .negation(let operand): return negation(operand, place)
        case .arithmetic(let sign, let left, let right): return arithmetic(sign, left, right, place)
        case .comparison(let sign, let left, let right): return comparison(sign, left, right, place)
        case .conjunction(let left, let right): return logic(left, right, decisive: false, place)
        case .disjunction(let left, let right): return logic(left, right, decisive: true, place)
        case .between(let value, let lower, let upper): return between(value, lower, upper, place)
        case .membership(let value, let tests): return membership(value, tests, place)
        case .conditional(let test, let then, let otherwise):
            return conditional(test, then, otherwise)
        case .iteration(let iterators, let body): return iteration(iterators, body, place)
        case .quantified(let quantifier, let iterators, let test):
            return quantified(quantifier, iterators, test, place)
        case .filter(let list, let test): return filter(list, test, place)
        case .instanceOf(let value, let type): return instanceOf(value, type, place)
        case .call(let callee, let arguments): return call(callee, arguments, place)
        case .list(let items): return list(items)
        case .context(let entries, let result): return context(entries, result, place)
        case .range(let range): return self.range(range, place)
        case .function(let parameters, let result, let body):
            return function(parameters, result?.type, body)
        case .external: return { run, _ in run.fail(.external, place) }
        case .declared(let value, let type): return declared(value, type, place)
        case .table(let table): return self.table(table, place)
        }
    }

    private mutating func declared(
        _ value: Syntax, _ type: ValueType, _ place: SourcePosition
    ) -> Step {
        let step = compile(value)
        return { run, locals in
            let value = step(run, locals)
            if let fitting = type.coerced(value, run) { return fitting }
            return run.fail(.nonConforming(type), place)
        }
    }

    private mutating func instanceOf(
        _ value: Syntax, _ type: Syntax.TypeName, _ place: SourcePosition
    ) -> Step {
        let step = compile(value)
        guard let known = type.type else {
            return { run, _ in run.fail(.unknownType(type.name), place) }
        }
        return { run, locals in .boolean(known.isInstance(step(run, locals), run)) }
    }
}
