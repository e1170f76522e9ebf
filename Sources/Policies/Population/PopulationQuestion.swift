import FEEL

/// What is asked of everybody, with all it rests on in the order of making.
struct PopulationQuestion: Sendable {
    /// As the document or the caller writes it.
    let text: String
    let expression: Expression
    /// The table asked for, if the question is a table.
    let table: Table?
    /// Places of the made names it rests on, each behind what it is made of.
    let needs: [Int]

    init(_ text: String, _ rules: PolicyRules) throws(PopulationFault) {
        guard let expression = try? Expression(parsing: text), !expression.names.isEmpty,
            expression.names.allSatisfy({ rules.slots[$0] != nil })
        else { throw .unknownDecision(text, among: Self.decided(by: rules)) }
        self.text = text
        self.expression = expression
        table = rules.tables.first { $0.name == text }
        var order: [Int] = []
        var seen: Set<Int> = []
        for name in expression.names {
            for need in rules.slots[name].map({ rules.needs[$0] }) ?? []
            where seen.insert(need).inserted {
                order.append(need)
            }
        }
        needs = order
    }

    /// Names whose values the document makes, in its order.
    static func decided(by rules: PolicyRules) -> [String] {
        rules.makers.indices.compactMap { slot in
            switch rules.makers[slot] {
            case .given, .parameter: nil
            case .expression, .table: rules.vocabulary.names[slot]
            }
        }
    }

    /// Names used on the way that are given and not made, in the order of first use.
    func given(_ rules: PolicyRules) -> [String] {
        var names: [String] = []
        var seen: Set<String> = []
        func add(_ used: [String]) {
            for name in used where seen.insert(name).inserted {
                guard let slot = rules.slots[name], name != EngineFacts.asOf else { continue }
                if case .given = rules.makers[slot] { names.append(name) }
            }
        }
        for slot in needs {
            switch rules.makers[slot] {
            case .given, .parameter: break
            case .expression(let expression): add(expression.names)
            case .table(let index): add(rules.tables[index].table.usedNames)
            }
        }
        add(expression.names)
        return names
    }

    /// The tables it rests on, itself included.
    func tables(_ rules: PolicyRules) -> [Table] {
        needs.compactMap { slot in
            if case .table(let index) = rules.makers[slot] { rules.tables[index] } else { nil }
        }
    }
}
