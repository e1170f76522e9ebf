import FEEL

// Every expression: names declared, types fitting, conditions yes or no, money rounded.
extension PolicyChecker {
    mutating func checkExpressions() {
        for use in policy.expressionUses {
            let report = types.checker.check(use.expression, expecting: use.expected)
            findings += report.findings.map { Finding($0, in: use.file) }
        }
        for fact in policy.facts {
            guard case .register(let resource, let field, let key) = fact.source else { continue }
            if let key, policy.rules.type(of: key) == nil {
                missing(("事实", "fact"), key, among: policy.rules.vocabulary.names, at: fact.place)
            }
            checkRegister("\(resource).\(field)", at: fact.place)
        }
    }

    mutating func checkRegister(_ path: String, at place: Place) {
        guard let known = surroundings.registerFields, !known.contains(path) else { return }
        let isWhole = known.contains { $0.hasPrefix(path + ".") }
        if !isWhole {
            missing(
                ("登记字段", "register field"), path, among: known.sorted(), at: place,
                kind: "unknown-register-field")
        }
    }
}

/// An expression where it is used, and what it should come to.
struct ExpressionUse {
    var expression: Expression
    var expected: ValueType?
    var file: String
}

extension Policy {
    /// All expressions outside tables.
    var expressionUses: [ExpressionUse] {
        var uses: [ExpressionUse] = []
        func add(_ expression: Expression?, _ expected: ValueType?, _ place: Place) {
            guard let expression else { return }
            uses.append(.init(expression: expression, expected: expected, file: place.file))
        }
        for fact in facts {
            if case .derived(let expression) = fact.source {
                add(expression, fact.type.valueType, fact.place)
            }
        }
        for decision in decisions {
            add(decision.expression, decision.type?.valueType, decision.place)
        }
        for question in questions { add(question.when, .boolean, question.place) }
        for material in materials { add(material.when, .boolean, material.place) }
        for fee in fees {
            add(fee.when, .boolean, fee.place)
            add(fee.amount, .money, fee.place)
        }
        for field in form?.fields ?? [] {
            add(field.visible, .boolean, field.place)
            add(field.required, .boolean, field.place)
        }
        for step in allSteps { add(step.when, .boolean, step.place) }
        for (_, branch) in branches {
            add(branch.when, .boolean, branch.place)
            for way in branch.ways { add(way.when, .boolean, branch.place) }
        }
        return uses
    }

    /// Steps of the flow and of all branches.
    var allSteps: [Step] {
        (flow?.steps ?? []) + branches.flatMap { $0.branch.ways.flatMap(\.steps) }
    }

    /// Names that any expression, table, paper or form uses.
    var usedNames: Set<String> {
        var names: Set<String> = []
        for use in expressionUses { names.formUnion(use.expression.names) }
        for table in tables { names.formUnion(table.table.names) }
        for fact in facts {
            if case .register(_, _, let key?) = fact.source { names.insert(key) }
        }
        for field in form?.fields ?? [] { names.formUnion([field.question].compactMap(\.self)) }
        for paper in papers {
            names.formUnion(paper.states.map { String($0.fact.prefix { $0 != "." }) })
            if case .untilDate(let fact) = paper.valid { names.insert(fact) }
        }
        for step in allSteps { names.formUnion(step.factsNamed) }
        for service in services { names.formUnion([service.benefit?.result].compactMap(\.self)) }
        return names
    }
}

extension Step {
    /// Facts the step names outside its conditions.
    var factsNamed: [String] {
        var names: [String] = []
        if case .deliver(let fact?) = pattern { names.append(fact) }
        if case .fact(let fact) = unit { names.append(fact) }
        if case .decide(let by?, _, _) = pattern {
            names += (try? Expression(parsing: by))?.names ?? []
        }
        return names
    }
}
