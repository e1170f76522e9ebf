extension Syntax: CustomStringConvertible {
    /// The expression as FEEL text that reads back to the same tree.
    ///
    /// Tables and declared values have no text in FEEL; they are written as `table(…)` and as the
    /// value alone.
    public var description: String { SyntaxWriter().text(self) }
}

extension UnaryTests: CustomStringConvertible {
    /// The tests as FEEL text that reads back to the same tests.
    public var description: String { SyntaxWriter().text(tests) }
}

/// Writes trees as text, with as few brackets as they need.
package struct SyntaxWriter {
    /// Names that a model gives to types; FEEL's own need none.
    package let typeNames: [ValueType: String]

    /// A writer for a model's types.
    package init(typeNames: [ValueType: String] = [:]) { self.typeNames = typeNames }

    private enum Level {
        static let whole = 0
        static let disjunction = 1
        static let conjunction = 2
        static let comparison = 3
        static let sum = 4
        static let product = 5
        static let power = 6
        static let sign = 7
        static let operand = 8
    }

    /// An expression as text.
    package func text(_ syntax: Syntax) -> String { text(syntax, Level.whole) }

    /// Tests as text.
    package func text(_ tests: [UnaryTest]) -> String {
        tests.map { text($0) }.joined(separator: ", ")
    }

    private func text(_ syntax: Syntax, _ needed: Int) -> String {
        let (text, level) = written(syntax)
        return level < needed ? "(" + text + ")" : text
    }

    private func written(_ syntax: Syntax) -> (String, Int) {
        switch syntax.kind {
        case .literal(let value): return literal(value)
        case .name(let name): return (name, Level.operand)
        case .testInput: return ("?", Level.operand)
        case .property(let base, let name):
            return (text(base, Level.operand) + "." + name, Level.operand)
        case .negation(let operand): return ("-" + text(operand, Level.sign), Level.sign)
        case .arithmetic(let sign, let left, let right): return arithmetic(sign, left, right)
        case .comparison(let sign, let left, let right):
            return infix(left, sign.rawValue, right, Level.comparison)
        case .conjunction(let left, let right): return infix(left, "and", right, Level.conjunction)
        case .disjunction(let left, let right): return infix(left, "or", right, Level.disjunction)
        case .between(let value, let lower, let upper):
            let bounds = text(lower, Level.sum) + " and " + text(upper, Level.sum)
            return (text(value, Level.comparison) + " between " + bounds, Level.comparison)
        case .membership(let value, let tests):
            return (
                text(value, Level.comparison) + " in (" + text(tests) + ")", Level.comparison
            )
        case .instanceOf(let value, let type):
            return (text(value, Level.operand) + " instance of " + type.name, Level.sign)
        case .filter(let list, let test):
            return (text(list, Level.operand) + "[" + text(test) + "]", Level.operand)
        case .call(let callee, let arguments):
            return (text(callee, Level.operand) + "(" + text(arguments) + ")", Level.operand)
        case .list(let items):
            return ("[" + items.map { text($0) }.joined(separator: ", ") + "]", Level.operand)
        case .range(let range): return (text(literal: range), Level.operand)
        case .declared(let value, _): return written(value)
        case .table: return ("table()", Level.operand)
        case .conditional, .iteration, .quantified, .context, .function, .external:
            return form(syntax)
        }
    }

    private func form(_ syntax: Syntax) -> (String, Int) {
        switch syntax.kind {
        case .conditional(let test, let then, let otherwise):
            let branches = " then " + text(then) + " else " + text(otherwise)
            return ("if " + text(test) + branches, Level.whole)
        case .iteration(let iterators, let body):
            return ("for " + text(iterators) + " return " + text(body), Level.whole)
        case .quantified(let quantifier, let iterators, let test):
            let head = quantifier.rawValue + " " + text(iterators)
            return (head + " satisfies " + text(test), Level.whole)
        case .context(let entries, nil):
            let parts = entries.map { key($0.key) + ": " + text($0.value) }
            return ("{" + parts.joined(separator: ", ") + "}", Level.operand)
        case .context(let entries, let result?):
            let inner = entries + [Syntax.Entry(key: "result", value: result)]
            let parts = inner.map { key($0.key) + ": " + text($0.value) }
            return ("{" + parts.joined(separator: ", ") + "}.result", Level.operand)
        case .function(let parameters, let result, let body):
            let type = result.map { ": " + $0.name } ?? ""
            return ("function(" + text(parameters) + ")" + type + " " + text(body), Level.whole)
        case .external(let parameters):
            return ("function(" + text(parameters) + ") external {}", Level.whole)
        case .literal, .name, .testInput, .property, .negation, .arithmetic, .comparison,
            .conjunction, .disjunction, .between, .membership, .filter, .instanceOf, .call, .list,
            .range, .declared, .table:
            return written(syntax)
        }
    }

    private func literal(_ value: Value) -> (String, Int) {
        if case .number(let number) = value, number.isNegative {
            return (number.description, Level.sign)
        }
        return (value.description, Level.operand)
    }

    private func infix(
        _ left: Syntax, _ sign: String, _ right: Syntax, _ level: Int
    ) -> (String, Int) {
        (text(left, level) + " " + sign + " " + text(right, level + 1), level)
    }

    private func arithmetic(
        _ sign: Syntax.Arithmetic, _ left: Syntax, _ right: Syntax
    ) -> (String, Int) {
        switch sign {
        case .add, .subtract: infix(left, sign.rawValue, right, Level.sum)
        case .multiply, .divide: infix(left, sign.rawValue, right, Level.product)
        case .power: infix(left, sign.rawValue, right, Level.power)
        }
    }

    private func text(_ arguments: [Syntax.Argument]) -> String {
        arguments.map { ($0.name.map { $0 + ": " } ?? "") + text($0.value) }
            .joined(separator: ", ")
    }

    private func text(_ iterators: [Syntax.Iterator]) -> String {
        iterators.map { iterator in
            let end = iterator.end.map { ".." + text($0, Level.sum) } ?? ""
            let level = iterator.end == nil ? Level.whole : Level.sum
            return iterator.name + " in " + text(iterator.domain, level) + end
        }.joined(separator: ", ")
    }

    private func text(_ parameters: [Syntax.Parameter]) -> String {
        parameters.map { $0.name + ($0.type.map { ": " + text($0) } ?? "") }
            .joined(separator: ", ")
    }

    private func key(_ key: String) -> String {
        let isPlain =
            key.unicodeScalars.allSatisfy(NameScalars.continues)
            && key.unicodeScalars.first.map(NameScalars.starts) ?? false
        return isPlain ? key : Value.quoted(key)
    }

    private func text(literal range: RangeTest) -> String {
        guard let lower = range.lower, let upper = range.upper else {
            return "(" + text(range) + ")"
        }
        let from = (range.lowerClosed ? "[" : "(") + text(lower)
        return from + ".." + text(upper) + (range.upperClosed ? "]" : ")")
    }

    private func text(_ range: RangeTest) -> String {
        switch (range.lower, range.upper) {
        case (let lower?, nil): (range.lowerClosed ? ">= " : "> ") + text(lower, Level.sum)
        case (nil, let upper?): (range.upperClosed ? "<= " : "< ") + text(upper, Level.sum)
        case (nil, nil), (.some, .some): text(literal: range)
        }
    }

    private func text(_ test: UnaryTest) -> String {
        switch test {
        case .any: "-"
        case .equals(let value), .expression(let value): text(value)
        case .differs(let value): "!= " + text(value, Level.sum)
        case .range(let range): text(range)
        case .not(let tests): "not(" + text(tests) + ")"
        }
    }

    /// A type as text.
    package func text(_ type: ValueType) -> String {
        if let name = typeNames[type] { return name }
        switch type {
        case .any: return "Any"
        case .nothing: return "Null"
        case .boolean: return "boolean"
        case .number, .integer, .money: return "number"
        case .string, .enumeration: return "string"
        case .date: return "date"
        case .time: return "time"
        case .dateTime: return "date and time"
        case .yearMonthDuration: return "years and months duration"
        case .dayTimeDuration: return "days and time duration"
        case .list(let item): return "list<" + text(item) + ">"
        case .range(let bound): return "range<" + text(bound) + ">"
        case .constrained(let base, _): return text(base)
        case .context(let members):
            let parts = members.sorted { $0.key < $1.key }.map { $0.key + ": " + text($0.value) }
            return parts.isEmpty ? "context" : "context<" + parts.joined(separator: ", ") + ">"
        case .function(let parameters, let result):
            let list = parameters.map { text($0) }.joined(separator: ", ")
            return "function<" + list + "> -> " + text(result)
        }
    }
}
