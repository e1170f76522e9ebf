/// A decision table: inputs, rows of tests, outputs.
///
/// Rulings where the standard is silent: a null input never passes a cell except `-` or one that
/// names null (authoring dialect); two rows under ``HitPolicy/unique`` or unequal rows under
/// ``HitPolicy/any`` are a conflict, never the first row; no row and no default is undetermined,
/// never zero; and while a row that could change the answer hangs on facts nobody has given, the
/// table cannot tell.
public struct DecisionTable: Hashable, Sendable {
    /// One column of tests.
    public struct Input: Hashable, Sendable {
        /// The column's heading.
        public let label: String
        /// What the column's cells are asked about.
        public let expression: Expression
        /// The type declared for it.
        public let type: ValueType?
        /// The values it may have, `nil` for any.
        public let allowed: UnaryTests?
        /// Where the heading stands.
        public let position: SourcePosition

        /// A column of tests.
        public init(
            label: String = "", expression: Expression, type: ValueType? = nil,
            allowed: UnaryTests? = nil, position: SourcePosition = .start
        ) {
            self.label = label
            self.expression = expression
            self.type = type
            self.allowed = allowed
            self.position = position
        }
    }

    /// One column of results.
    public struct Output: Hashable, Sendable {
        /// Its name; the result is a context of these names when there are several.
        public let name: String
        /// The type declared for it.
        public let type: ValueType?
        /// The values it may have, the one of highest priority first.
        public let values: [Value]
        /// What it is when no row fits, `nil` for nothing.
        public let defaultValue: Expression?
        /// Where the heading stands.
        public let position: SourcePosition

        /// A column of results.
        public init(
            name: String, type: ValueType? = nil, values: [Value] = [],
            defaultValue: Expression? = nil, position: SourcePosition = .start
        ) {
            self.name = name
            self.type = type
            self.values = values
            self.defaultValue = defaultValue
            self.position = position
        }
    }

    /// One row.
    public struct Rule: Hashable, Sendable {
        /// Its tests, one for each input.
        public let cells: [UnaryTests]
        /// Its results, one for each output.
        public let outputs: [Expression]
        /// Where the row stands.
        public let position: SourcePosition
        /// Remarks beside the row.
        public let annotations: [String]

        /// A row.
        public init(
            cells: [UnaryTests], outputs: [Expression], position: SourcePosition = .start,
            annotations: [String] = []
        ) {
            self.cells = cells
            self.outputs = outputs
            self.position = position
            self.annotations = annotations
        }
    }

    /// The columns of tests.
    public let inputs: [Input]
    /// The columns of results.
    public let outputs: [Output]
    /// The rows, numbered from 0.
    public let rules: [Rule]
    /// What several fitting rows mean.
    public let hitPolicy: HitPolicy
    /// Which names its texts may use; the authoring dialect has the strict rule for null.
    public let dialect: Dialect
    let compiled: CompiledTable

    /// A table.
    ///
    /// - Throws: ``TableError`` when a row has too few or too many cells, there is no output, or a
    ///   policy that goes by priority has no output values to go by.
    public init(
        inputs: [Input], outputs: [Output], rules: [Rule], hitPolicy: HitPolicy = .unique,
        dialect: Dialect = .authoring
    ) throws(TableError) {
        try DecisionTable.check(inputs, outputs, rules, hitPolicy)
        self.init(
            checked: inputs, outputs, rules, hitPolicy, dialect, vocabulary: nil)
    }

    private init(
        checked inputs: [Input], _ outputs: [Output], _ rules: [Rule], _ hitPolicy: HitPolicy,
        _ dialect: Dialect, vocabulary: Vocabulary?
    ) {
        self.inputs = inputs
        self.outputs = outputs
        self.rules = rules
        self.hitPolicy = hitPolicy
        self.dialect = dialect
        var compiler = Compiler(dialect: dialect, vocabulary: vocabulary)
        compiled = CompiledTable(inputs, outputs, rules, hitPolicy, &compiler)
    }

    /// The names the table asks of its scope.
    public var names: [String] { compiled.names }

    /// The same table with names replaced by places, for scopes with this vocabulary.
    public func bound(to vocabulary: Vocabulary) -> DecisionTable {
        DecisionTable(
            checked: inputs, outputs, rules, hitPolicy, dialect, vocabulary: vocabulary)
    }

    /// What the table says. Never throws and never traps.
    public func decide(in scope: some Scope) -> TableOutcome {
        var runner = TableRunner(compiled, Run(scope), nil)
        return runner.decide()
    }

    /// What the table says, and why: each input's value and each cell's verdict.
    public func explain(in scope: some Scope) -> TableExplanation {
        let run = Run(scope)
        var runner = TableRunner(compiled, run, nil)
        runner.verdicts = []
        let outcome = runner.decide()
        return TableExplanation(
            outcome: outcome, inputs: runner.inputOutcomes, rows: runner.verdicts ?? [],
            reasons: run.reasons)
    }

    private static func check(
        _ inputs: [Input], _ outputs: [Output], _ rules: [Rule], _ hitPolicy: HitPolicy
    ) throws(TableError) {
        guard !outputs.isEmpty else {
            throw TableError(kind: .noOutput, position: inputs.first?.position ?? .start)
        }
        for rule in rules {
            guard rule.cells.count == inputs.count, rule.outputs.count == outputs.count else {
                let kind = TableError.Kind.rowShape(
                    expected: inputs.count + outputs.count,
                    found: rule.cells.count + rule.outputs.count)
                throw TableError(kind: kind, position: rule.position)
            }
        }
        let ranked = hitPolicy == .priority || hitPolicy == .outputOrder
        if ranked, outputs.allSatisfy(\.values.isEmpty) {
            throw TableError(kind: .noPriorities, position: outputs[0].position)
        }
    }

    /// Whether both have the same columns, rows and policy.
    public static func == (left: DecisionTable, right: DecisionTable) -> Bool {
        left.inputs == right.inputs && left.outputs == right.outputs && left.rules == right.rules
            && left.hitPolicy == right.hitPolicy
    }

    /// Hashes columns, rows and policy.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(inputs)
        hasher.combine(outputs)
        hasher.combine(rules)
        hasher.combine(hitPolicy)
    }
}
