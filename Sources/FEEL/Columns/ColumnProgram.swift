/// Expressions and tables compiled for a whole population at once.
///
/// Each definition may use the names of those before it. What one comes to is exactly what
/// ``Expression/evaluate(in:)`` and ``DecisionTable/decide(in:)`` give for each row; a definition
/// that hangs on facts nobody has given, and a table that is in conflict or undetermined, counts as
/// not given for the definitions after it.
///
///     let layout = ColumnLayout([.init("年龄", .integer), .init("户籍", .boolean)])
///     let rule = try Expression(parsing: "年龄 >= 80 and 户籍 = true")
///     let kernel = ColumnProgram(layout, [.init("符合", rule)]).kernel()
///     let answers = kernel.evaluate(batch, rows: 0..<batch.count)
public struct ColumnProgram: Sendable {
    /// One named expression or table.
    public struct Definition: Sendable {
        /// Its name.
        public let name: String
        let rule: Rule

        /// A named expression.
        public init(_ name: String, _ expression: Expression) {
            self.name = name
            rule = .expression(expression)
        }

        /// A named table.
        public init(_ name: String, _ table: DecisionTable) {
            self.name = name
            rule = .table(table)
        }
    }

    enum Rule: Sendable {
        case expression(Expression)
        case table(DecisionTable)
    }

    /// How a definition's answers are found.
    enum Output: Sendable {
        case slot(Slot)
        case table(Int, picks: [Slot])
        case rowWise

        var slots: [Slot] {
            switch self {
            case .slot(let slot): [slot]
            case .table(_, let picks): picks
            case .rowWise: []
            }
        }
    }

    /// The declared facts.
    public let layout: ColumnLayout
    /// The definitions' names, in order.
    public let names: [String]
    /// The definitions that are worked out row by row, and why.
    public let notVectorisable: [String: NotVectorisable]
    let rows: RowProgram
    let plan: Plan
    let outputs: [Output]

    /// Compiles definitions.
    ///
    /// - Parameter giving: The names whose answers are wanted, all when `nil`; the others are only
    ///   worked out as far as these need them.
    public init(_ layout: ColumnLayout, _ definitions: [Definition], giving: Set<String>? = nil) {
        self.layout = layout
        names = definitions.map(\.name)
        rows = RowProgram(layout, definitions)
        let builder = PlanBuilder(layout)
        var outputs: [Output] = []
        var reasons: [String: NotVectorisable] = [:]
        for definition in definitions {
            let mark = builder.mark
            do throws(NotVectorisable) {
                let wanted = giving?.contains(definition.name) ?? true
                outputs.append(try ColumnProgram.compile(definition, builder, wanted))
            } catch {
                builder.goBack(to: mark)
                builder.definitions[definition.name] = .rowWise
                reasons[definition.name] = error
                outputs.append(.rowWise)
            }
        }
        self.outputs = zip(names, outputs).map { name, output in
            giving?.contains(name) ?? true ? output : .table(-1, picks: [])
        }
        var plan = builder.finished
        plan.readDirectly(besides: self.outputs.flatMap(\.slots))
        self.plan = plan
        notVectorisable = reasons
    }

    /// One expression, under an empty name.
    public init(_ layout: ColumnLayout, _ expression: Expression) {
        self.init(layout, [Definition("", expression)])
    }

    /// One table, under an empty name.
    public init(_ layout: ColumnLayout, _ table: DecisionTable) {
        self.init(layout, [Definition("", table)])
    }

    private static func compile(
        _ definition: Definition, _ builder: PlanBuilder, _ wanted: Bool
    ) throws(NotVectorisable) -> Output {
        switch definition.rule {
        case .expression(let expression):
            let slot = try builder.compile(expression.syntax)
            let settled = builder.emit(.settle, builder.kind(slot), a: slot)
            builder.definitions[definition.name] = .slot(settled)
            return .slot(slot)
        case .table(let table):
            let index = try builder.table(table)
            builder.definitions[definition.name] = .table(index)
            guard wanted, !builder.plan.tables[index].outputs.isEmpty else {
                return .table(index, picks: [])
            }
            var picks: [Slot] = []
            for output in table.outputs {
                picks.append(try builder.pick(index, output.name, output.position))
            }
            return .table(index, picks: picks)
        }
    }

    /// The program made ready for the texts of a batch; keep it for all batches with this lexicon.
    public func kernel(for lexicon: Lexicon = Lexicon()) -> ColumnKernel {
        ColumnKernel(program: self, texts: BoundTexts(plan, lexicon))
    }

    /// The program made ready for questions about one row at a time.
    public func asker() -> ColumnAsker { ColumnAsker(kernel()) }
}

/// The same definitions for the row interpreter.
struct RowProgram: Sendable {
    /// What a definition comes to in one row.
    enum Answer: Hashable, Sendable {
        case value(Outcome)
        case table(TableOutcome)
    }

    private let vocabulary: Vocabulary
    private let rules: [ColumnProgram.Rule]
    private let slots: [Int]

    init(_ layout: ColumnLayout, _ definitions: [ColumnProgram.Definition]) {
        let vocabulary = Vocabulary(layout.vocabulary.names + definitions.map(\.name))
        self.vocabulary = vocabulary
        slots = definitions.map { vocabulary.slot(of: $0.name) ?? 0 }
        rules = definitions.map { definition in
            switch definition.rule {
            case .expression(let expression): .expression(expression.bound(to: vocabulary))
            case .table(let table): .table(table.bound(to: vocabulary))
            }
        }
    }

    /// Every definition's answer in one row.
    func answers(_ scope: some Scope) -> [Answer] {
        var record = Record(
            vocabulary, vocabulary.names.map { scope.fact(named: $0) }, asOf: scope.asOf,
            now: scope.now, functions: scope.functions, options: scope.options)
        var answers: [Answer] = []
        for (rule, slot) in zip(rules, slots) {
            switch rule {
            case .expression(let expression):
                let outcome = expression.evaluate(in: record)
                answers.append(.value(outcome))
                record.facts[slot] = outcome.missing.isEmpty ? .known(outcome.value) : .unknown
            case .table(let table):
                let outcome = table.decide(in: record)
                answers.append(.table(outcome))
                record.facts[slot] = .unknown
                if case .decided(let value, _) = outcome {
                    record.facts[slot] = .known(value)
                }
            }
        }
        return answers
    }
}
