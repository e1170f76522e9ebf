/// The tests of one cell: `-`, `>= 80`, `"甲", "乙"`, `not(null)`, `? > 上限`.
public struct UnaryTests: Sendable {
    /// The text they were read from.
    public let source: String
    /// The tests; one of them is enough.
    public let tests: [UnaryTest]
    /// Where the text begins in its document.
    public let position: SourcePosition
    /// The names they ask of their scope, without `?`.
    public let names: [String]
    /// The names of functions they call.
    public let functions: [String]
    private let step: Step

    /// Reads the tests of a cell.
    ///
    /// - Throws: ``SyntaxError`` with the place, what was expected and how to mend it.
    public init(
        parsing source: String, dialect: Dialect = .authoring, origin: SourcePosition = .start
    ) throws(SyntaxError) {
        var parser = try Parser(source, dialect: dialect, origin: origin)
        self.init(try parser.wholeTests(), source: source, dialect: dialect, position: origin)
    }

    /// Tests made elsewhere.
    public init(
        _ tests: [UnaryTest], source: String = "", dialect: Dialect = .authoring,
        position: SourcePosition = .start
    ) {
        self.source = source
        self.tests = tests
        self.position = position
        var compiler = Compiler(dialect: dialect, vocabulary: nil)
        step = compiler.compileTests(tests, at: position)
        names = compiler.names.ordered
        functions = compiler.functions.ordered
    }

    /// The cell that everything passes.
    public static let any = UnaryTests([.any], source: "-")

    /// Whether everything passes, null and unknown included.
    public var isAny: Bool {
        if case [.any] = tests { return true }
        return false
    }

    /// Whether a test names null, so that a null value may pass.
    public var mentionsNull: Bool {
        tests.contains { $0.children.contains(where: \.mentionsNull) }
    }

    func verdict(on value: Value, _ run: Run) -> Value { step(run, Locals(value, nil)) }

    /// Whether a value passes: true, false, or null where that cannot be told.
    ///
    /// Plain FEEL: the rule that a null never matches is the table's, see ``DecisionTable``.
    public func matches(_ value: Value, in scope: some Scope) -> Outcome {
        let run = Run(scope)
        return run.outcome(step(run, Locals(value, nil)))
    }
}

extension UnaryTests: Hashable {
    /// Whether both test the same.
    public static func == (left: UnaryTests, right: UnaryTests) -> Bool {
        left.tests == right.tests
    }
    /// Hashes what is tested.
    public func hash(into hasher: inout Hasher) { hasher.combine(tests) }
}
