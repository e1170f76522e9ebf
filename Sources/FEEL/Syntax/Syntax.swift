/// An expression as a tree. Equality ignores where the parts stand in their text.
public struct Syntax: Sendable {
    /// What stands here.
    public let kind: Kind
    /// Where it begins.
    public let position: SourcePosition
    /// How many levels the tree has from here down.
    let height: Int

    /// A part of a tree.
    public init(_ kind: Kind, at position: SourcePosition) {
        self.kind = kind
        self.position = position
        height = 1 + (kind.children.map(\.height).max() ?? 0)
    }

    /// The forms an expression can take.
    public indirect enum Kind: Hashable, Sendable {
        /// A value written out.
        case literal(Value)
        /// A name.
        case name(String)
        /// `?`, the value a test is about.
        case testInput
        /// `a.b`
        case property(Syntax, String)
        /// `-a`
        case negation(Syntax)
        /// `a + b` and so on
        case arithmetic(Arithmetic, Syntax, Syntax)
        /// `a < b` and so on
        case comparison(Comparison, Syntax, Syntax)
        /// `a and b`
        case conjunction(Syntax, Syntax)
        /// `a or b`
        case disjunction(Syntax, Syntax)
        /// `a between b and c`
        case between(Syntax, lower: Syntax, upper: Syntax)
        /// `a in (tests)`
        case membership(Syntax, [UnaryTest])
        /// `if a then b else c`
        case conditional(Syntax, then: Syntax, otherwise: Syntax)
        /// `for x in a return b`
        case iteration([Iterator], body: Syntax)
        /// `some x in a satisfies b`, `every x in a satisfies b`
        case quantified(Quantifier, [Iterator], test: Syntax)
        /// `a[b]`
        case filter(Syntax, Syntax)
        /// `a instance of T`
        case instanceOf(Syntax, TypeName)
        /// `f(a, b)`
        case call(Syntax, [Argument])
        /// `[a, b]`
        case list([Syntax])
        /// `{a: b}`; with a result, the entries are only names for it.
        case context([Entry], result: Syntax?)
        /// `[a..b)`, `(>= a)`
        case range(RangeTest)
        /// `function(a, b) c`
        case function([Parameter], result: TypeName?, body: Syntax)
        /// A function in another language, which FEEL cannot call.
        case external([Parameter])
        /// A value brought to a declared type, null where it does not conform.
        case declared(Syntax, ValueType)
        /// A decision table in place of an expression.
        case table(DecisionTable)
    }

    /// Arithmetic operators.
    public enum Arithmetic: String, Hashable, Sendable, CaseIterable {
        /// `+`
        case add = "+"
        /// `-`
        case subtract = "-"
        /// `*`
        case multiply = "*"
        /// `/`
        case divide = "/"
        /// `**`
        case power = "**"
    }

    /// Comparison operators.
    public enum Comparison: String, Hashable, Sendable, CaseIterable {
        /// `=`
        case equal = "="
        /// `!=`
        case unequal = "!="
        /// `<`
        case less = "<"
        /// `<=`
        case atMost = "<="
        /// `>`
        case greater = ">"
        /// `>=`
        case atLeast = ">="
    }

    /// Whether one item or all of them must pass.
    public enum Quantifier: String, Hashable, Sendable, CaseIterable {
        /// One is enough.
        case some
        /// None may fail.
        case every
    }

    /// `x in domain`, or `x in from..to`.
    public struct Iterator: Hashable, Sendable {
        /// The name each item gets.
        public let name: String
        /// The list, or the first of a run.
        public let domain: Syntax
        /// The last of a run, `nil` for a list.
        public let end: Syntax?

        /// A name for the items of a list, or of a run when there is an end.
        public init(name: String, domain: Syntax, end: Syntax? = nil) {
            self.name = name
            self.domain = domain
            self.end = end
        }
    }

    /// What is passed to a function, by place or by name.
    public struct Argument: Hashable, Sendable {
        /// The parameter's name, `nil` when passed by place.
        public let name: String?
        /// What is passed.
        public let value: Syntax

        /// A value passed by name, or by place.
        public init(name: String?, value: Syntax) {
            self.name = name
            self.value = value
        }
    }

    /// One name of a context.
    public struct Entry: Hashable, Sendable {
        /// The name.
        public let key: String
        /// What it stands for.
        public let value: Syntax

        /// A name with what it stands for.
        public init(key: String, value: Syntax) {
            self.key = key
            self.value = value
        }
    }

    /// A parameter of a function.
    public struct Parameter: Hashable, Sendable {
        /// Its name.
        public let name: String
        /// Its type, `nil` for any.
        public let type: ValueType?

        /// A parameter.
        public init(name: String, type: ValueType?) {
            self.name = name
            self.type = type
        }
    }

    /// A type as written; `type` is `nil` where no such type is known.
    public struct TypeName: Hashable, Sendable {
        /// The words written.
        public let name: String
        /// What they mean.
        public let type: ValueType?

        /// A written type with its meaning.
        public init(name: String, type: ValueType?) {
            self.name = name
            self.type = type
        }
    }
}

extension Syntax: Hashable {
    /// Whether both say the same, wherever they stand.
    public static func == (left: Syntax, right: Syntax) -> Bool { left.kind == right.kind }
    /// Hashes what is said.
    public func hash(into hasher: inout Hasher) { hasher.combine(kind) }
}

/// One of the tests in a cell or behind `in`.
public indirect enum UnaryTest: Hashable, Sendable {
    /// `-`
    case any
    /// Equal to this, or contained in it when it comes to a list or a range.
    case equals(Syntax)
    /// `!= a`
    case differs(Syntax)
    /// `>= 80`, `[80..90)`
    case range(RangeTest)
    /// `not(a, b)`
    case not([UnaryTest])
    /// A condition on `?`.
    case expression(Syntax)
}

/// An interval with expressions as bounds; a missing bound is open-ended.
public struct RangeTest: Hashable, Sendable {
    /// The lower bound.
    public let lower: Syntax?
    /// Whether the lower bound belongs to it.
    public let lowerClosed: Bool
    /// The upper bound.
    public let upper: Syntax?
    /// Whether the upper bound belongs to it.
    public let upperClosed: Bool

    /// An interval.
    public init(lower: Syntax?, lowerClosed: Bool, upper: Syntax?, upperClosed: Bool) {
        self.lower = lower
        self.lowerClosed = lowerClosed
        self.upper = upper
        self.upperClosed = upperClosed
    }
}
