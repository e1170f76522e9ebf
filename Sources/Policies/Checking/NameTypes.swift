import FEEL

/// The type of every name a document may use, those of decisions and tables inferred.
struct NameTypes {
    private(set) var types: [String: ValueType] = [:]
    let functions: HostFunctions

    init(_ policy: Policy) {
        functions = policy.rules.functions
        let rules = policy.rules
        for name in rules.vocabulary.names { types[name] = rules.type(of: name)?.valueType ?? .any }
        for question in policy.questions { types[question.name] = question.type.valueType }
        for name in Self.order(policy) {
            if let decision = policy.decisions[name], decision.type == nil {
                types[name] = checker.check(decision.expression).type
            } else if let table = policy.tables[name] {
                types[name] = type(of: table)
            }
        }
    }

    var checker: TypeChecker { TypeChecker(names: types, functions: functions) }

    /// Decisions and tables, each behind those it uses.
    private static func order(_ policy: Policy) -> [String] {
        var order: [String] = []
        var seen: Set<String> = []
        func visit(_ name: String, _ depth: Int) {
            guard depth < 200, seen.insert(name).inserted else { return }
            var used: [String] = []
            if let decision = policy.decisions[name] {
                used = decision.expression.names
            } else if let table = policy.tables[name] {
                used = table.table.names
            } else {
                return
            }
            for name in used { visit(name, depth + 1) }
            order.append(name)
        }
        for name in policy.decisions.names + policy.tables.names { visit(name, 0) }
        return order
    }

    private func type(of table: Table) -> ValueType {
        var columns: [String: ValueType] = [:]
        for (index, output) in table.table.outputs.enumerated() {
            var type = output.type ?? answers(table, index)
            switch table.table.hitPolicy {
            case .collect(nil), .ruleOrder, .outputOrder: type = .list(type)
            case .collect(.count): type = .integer
            case .unique, .any, .priority, .first, .collect: break
            }
            columns[output.name] = type
        }
        guard table.isValue, let only = columns.values.first else { return .context(columns) }
        return only
    }

    /// The common type of a column of answers; texts become the enumeration they are.
    private func answers(_ table: Table, _ column: Int) -> ValueType {
        var expressions = table.table.rules.map { $0.outputs[column] }
        if let value = table.table.outputs[column].defaultValue { expressions.append(value) }
        var texts: [String] = []
        var common: ValueType?
        for expression in expressions {
            if case .literal(.string(let text)) = expression.syntax.kind { texts.append(text) }
            let type = checker.check(expression).type
            if type == .nothing { continue }
            common = common == nil || common == type ? type : Self.wider(common ?? type, type)
        }
        guard texts.count == expressions.count else { return common ?? .any }
        var once: [String] = []
        for text in texts where !once.contains(text) { once.append(text) }
        return .enumeration(once)
    }

    private static func wider(_ left: ValueType, _ right: ValueType) -> ValueType {
        let numbers: Set<ValueType> = [.number, .integer, .money]
        if numbers.contains(left), numbers.contains(right) { return .number }
        return .any
    }
}
