public import Civics
public import FEEL

/// The rules of one policy, prepared once: names have places, derived values know what they are
/// made of, parameters are ready by date.
///
///     var asking = policy.rules.asking(facts)
///     asking.answer(step.when)          // .yes, .no or .cannotTell(missing: ["企业状态"])
///     asking.value(of: "月标准")
///
/// An object: it is handed to every asking, and has too many parts to be moved each time.
public final class PolicyRules: Sendable {
    /// Every name an expression of the policy may use.
    public let vocabulary: Vocabulary
    /// Functions the host supplies to expressions.
    public let functions: HostFunctions
    /// The directions in which the document counts days their month does not have.
    public let options: EvaluationOptions
    let makers: [Maker]
    /// For each name that is made: the made names it rests on, in order of making, itself last.
    let needs: [[Int]]
    /// For each name whether something that is made or remembered rests on it directly.
    let isGround: [Bool]
    let tables: [Table]
    let types: [FactType]
    let branches: [PreparedBranch]
    let materials: [PreparedMaterial]
    let questions: [(name: String, when: Condition?)]
    let slots: NameTable
    let fees: [Fee]
    let form: PreparedForm?
    let holders: [String: FactHolder]

    /// How a name comes by its value.
    enum Maker: Sendable {
        case given
        case parameter(Parameter)
        case expression(Expression)
        case table(Int)
    }

    /// Prepares the rules of a policy.
    ///
    /// Expressions in `policy` may be bound to another vocabulary; they are bound anew here.
    public init(_ policy: Policy, functions: HostFunctions = .policies(on: nil)) {
        let names = RuleNames.names(of: policy)
        vocabulary = names.vocabulary
        self.functions = functions
        options = policy.missingDays.options
        makers = names.makers
        needs = MakingOrder(makers: names.makers, tables: names.tables, names.vocabulary).needs
        tables = names.tables
        types = names.types
        let words = vocabulary
        slots = NameTable(words.names)
        let branches = policy.branches.map { PreparedBranch($0.step, $0.branch, words) }
        self.branches = branches
        let materials = policy.materials.map { PreparedMaterial($0, branches, words) }
        self.materials = materials
        let remembered = branches.flatMap { [$0.when] + $0.ways } + materials.map(\.when)
        isGround = names.isGround(remembered.compactMap(\.self).flatMap(\.slots))
        questions = policy.questions.map { question in
            (question.name, question.when.map { Condition($0, words) })
        }
        fees = policy.fees.map { $0.bound(to: words) }
        form = policy.form.map { PreparedForm($0, words) }
        holders = FactHolder.holders(policy)
    }

    /// The rules of nothing, held while a policy is being put together.
    static let none = PolicyRules()

    private init() {
        vocabulary = Vocabulary([])
        functions = HostFunctions()
        options = EvaluationOptions()
        slots = NameTable([])
        (makers, needs, isGround, tables, types, branches) = ([], [], [], [], [], [])
        (materials, questions, fees, form, holders) = ([], [], [], nil, [:])
    }

    /// Starts asking about one case on one day. Values already made are remembered between
    /// questions, so ask all that one command needs of the same asking.
    public func asking(_ facts: FactBase) -> RuleAsking { RuleAsking(self, facts) }

    /// Starts asking with nothing known yet but the day; facts are told to it one by one
    /// (``RuleAsking/tell(_:_:)``).
    public func asking(asOf day: CivilDate) -> RuleAsking { RuleAsking(self, asOf: day) }

    /// Who holds a fact; `nil` for names no one declared.
    public func holder(of name: String) -> FactHolder? { holders[name] }

    /// Whether a name is a field of the document's form.
    public func isField(_ name: String) -> Bool {
        slots[name].map { form?.slots.contains($0) ?? false } ?? false
    }

    /// The declared type of a name.
    public func type(of name: String) -> FactType? {
        slots[name].map { types[$0] }
    }
}

/// Names, their types and how each is made, in one order.
struct RuleNames {
    private(set) var makers: [PolicyRules.Maker] = []
    private(set) var types: [FactType] = []
    private(set) var tables: [Table]
    private(set) var vocabulary = Vocabulary([])
    private var names: [String] = []
    private var seen: [String: Int] = [:]

    /// Later declarations of a name win: a fact says more than the form field of its name.
    static func names(of policy: Policy) -> RuleNames {
        var names = RuleNames(tables: Array(policy.tables))
        for name in EngineFacts.names {
            names.add(name, EngineFacts.types[name] ?? .structure, .given)
        }
        for field in policy.form?.fields ?? [] { names.add(field.name, field.type, .given) }
        for question in policy.questions { names.add(question.name, question.type, .given) }
        for fact in policy.facts { names.add(fact.name, fact.type, maker(of: fact)) }
        for parameter in policy.parameters {
            names.add(parameter.name, parameter.type, .parameter(parameter))
        }
        for decision in policy.decisions {
            names.add(decision.name, decision.type ?? .structure, .expression(decision.expression))
        }
        for (index, table) in policy.tables.enumerated() {
            names.add(table.name, .structure, .table(index))
        }
        names.bind()
        return names
    }

    private init(tables: [Table]) { self.tables = tables }

    /// For each name whether an expression or a table that makes another name uses it, or it is
    /// among `others`.
    func isGround(_ others: [Int]) -> [Bool] {
        var isGround = [Bool](repeating: false, count: names.count)
        for slot in others { isGround[slot] = true }
        var used = tables.flatMap(\.table.usedNames)
        for maker in makers {
            if case .expression(let expression) = maker { used += expression.names }
        }
        for name in used {
            if let slot = seen[name] { isGround[slot] = true }
        }
        return isGround
    }

    private mutating func bind() {
        vocabulary = Vocabulary(names)
        for slot in makers.indices {
            guard case .expression(let expression) = makers[slot] else { continue }
            makers[slot] = .expression(expression.bound(to: vocabulary))
        }
        for index in tables.indices {
            tables[index].table = tables[index].table.bound(to: vocabulary)
        }
    }

    private static func maker(of fact: Fact) -> PolicyRules.Maker {
        switch fact.source {
        case .derived(let expression): .expression(expression)
        case .form, .register, .engine: .given
        }
    }

    private mutating func add(_ name: String, _ type: FactType, _ maker: PolicyRules.Maker) {
        if let slot = seen[name] {
            (makers[slot], types[slot]) = (maker, type)
            return
        }
        seen[name] = names.count
        names.append(name)
        makers.append(maker)
        types.append(type)
    }
}
