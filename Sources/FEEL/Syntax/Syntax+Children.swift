extension Syntax.Kind {
    /// The parts directly below, in the order they are written.
    public var children: [Syntax] {
        switch self {
        case .literal, .name, .testInput, .external, .table: []
        case .property(let base, _), .negation(let base), .instanceOf(let base, _),
            .declared(let base, _):
            [base]
        case .arithmetic(_, let left, let right), .comparison(_, let left, let right),
            .conjunction(let left, let right), .disjunction(let left, let right),
            .filter(let left, let right):
            [left, right]
        case .between(let value, let lower, let upper): [value, lower, upper]
        case .conditional(let test, let then, let otherwise): [test, then, otherwise]
        case .membership(let value, let tests): [value] + tests.flatMap(\.children)
        case .iteration(let iterators, let body), .quantified(_, let iterators, let body):
            iterators.flatMap { [$0.domain] + ($0.end.map { [$0] } ?? []) } + [body]
        case .call(let callee, let arguments): [callee] + arguments.map(\.value)
        case .list(let items): items
        case .context(let entries, let result):
            entries.map(\.value) + (result.map { [$0] } ?? [])
        case .range(let range): range.children
        case .function(_, _, let body): [body]
        }
    }
}

extension RangeTest {
    /// The bounds there are.
    public var children: [Syntax] { [lower, upper].compactMap { $0 } }
}

extension UnaryTest {
    /// The expressions in the test.
    public var children: [Syntax] {
        switch self {
        case .any: []
        case .equals(let value), .differs(let value), .expression(let value): [value]
        case .range(let range): range.children
        case .not(let tests): tests.flatMap(\.children)
        }
    }
}

extension Syntax {
    /// Whether `?` occurs, not counting tests inside that have a `?` of their own.
    var mentionsTestInput: Bool {
        switch kind {
        case .testInput: true
        case .membership(let value, _): value.mentionsTestInput
        default: kind.children.contains(where: \.mentionsTestInput)
        }
    }

    /// Whether the literal null occurs.
    var mentionsNull: Bool {
        if case .literal(.null) = kind { return true }
        return kind.children.contains(where: \.mentionsNull)
    }
}
