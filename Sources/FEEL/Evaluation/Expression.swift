/// A FEEL expression, read once and asked as often as wanted.
///
///     let rule = try Expression(parsing: "年龄 >= 80 and 户籍 = true")
///     rule.evaluate(in: Facts(known: ["年龄": 83], unknown: ["户籍"])).missing   // ["户籍"]
public struct Expression: Sendable {
    /// The text it was read from.
    public let source: String
    /// Its tree.
    public let syntax: Syntax
    private let code: Code

    /// The names it asks of its scope, in the order of first use.
    public var names: [String] { code.names }
    /// The names of functions it calls that are not defined inside it, built-in ones included.
    public var functions: [String] { code.functions }

    /// Reads an expression.
    ///
    /// - Parameter dialect: Which names the text may use.
    /// - Parameter origin: Where the text begins in its document; errors count from there.
    /// - Throws: ``SyntaxError`` with the place, what was expected and how to mend it.
    public init(
        parsing source: String, dialect: Dialect = .authoring, origin: SourcePosition = .start
    ) throws(SyntaxError) {
        var parser = try Parser(source, dialect: dialect, origin: origin)
        let syntax = try parser.whole()
        self.init(syntax, source: source, dialect: dialect)
    }

    /// An expression from a tree made elsewhere, for instance from a boxed expression of DMN.
    public init(_ syntax: Syntax, source: String = "", dialect: Dialect = .authoring) {
        self.source = source
        self.syntax = syntax
        code = Code(syntax, dialect: dialect, vocabulary: nil)
    }

    private init(source: String, syntax: Syntax, code: Code) {
        self.source = source
        self.syntax = syntax
        self.code = code
    }

    /// The same expression with its names replaced by places, for scopes with this vocabulary.
    ///
    /// In other scopes it still works, by name.
    public func bound(to vocabulary: Vocabulary) -> Expression {
        let code = Code(syntax, dialect: code.dialect, vocabulary: vocabulary)
        return Expression(source: source, syntax: syntax, code: code)
    }

    /// What the expression comes to. Never throws and never traps: errors are null with reasons.
    public func evaluate(in scope: some Scope) -> Outcome {
        let run = Run(scope)
        return run.outcome(code.step(run, nil))
    }

    func value(in run: Run) -> Value { code.step(run, nil) }

    /// What the expression comes to, with the result of every part.
    public func explain(in scope: some Scope) -> Explanation {
        let run = Run(scope)
        run.tracer = Tracer()
        let traced = Code(syntax, dialect: code.dialect, vocabulary: nil, traced: true)
        let outcome = run.outcome(traced.step(run, nil))
        return Explanation(outcome: outcome, root: run.tracer?.root)
    }
}

extension Expression: Hashable {
    /// Whether both say the same, wherever they stand.
    public static func == (left: Expression, right: Expression) -> Bool {
        left.syntax == right.syntax
    }
    /// Hashes what is said.
    public func hash(into hasher: inout Hasher) { hasher.combine(syntax) }
}

/// A compiled expression.
struct Code: Sendable {
    let step: Step
    let names: [String]
    let functions: [String]
    let dialect: Dialect

    init(_ syntax: Syntax, dialect: Dialect, vocabulary: Vocabulary?, traced: Bool = false) {
        var compiler = Compiler(dialect: dialect, vocabulary: vocabulary, traced: traced)
        step = compiler.compile(syntax)
        names = compiler.names.ordered
        functions = compiler.functions.ordered
        self.dialect = dialect
    }
}
