/// Checks expressions and tables of policy documents before they are asked of anybody.
///
///     let checker = TypeChecker(names: ["年龄": .integer, "户籍": .boolean])
///     checker.check(try Expression(parsing: "年龄 >= 80 and 户藉"))   // did you mean 户籍?
///
/// Types are inferred from the declarations; ``ValueType/any`` fits everywhere, so an undeclared
/// type is never a finding of its own.
public struct TypeChecker: Sendable {
    /// The declared names with their types.
    public let names: [String: ValueType]
    /// Functions of the host.
    public let functions: HostFunctions

    /// A checker for declared names.
    public init(names: [String: ValueType], functions: HostFunctions = HostFunctions()) {
        self.names = names
        self.functions = functions
    }

    /// The type of an expression, and what should be mended in it.
    ///
    /// - Parameter expected: The type wanted of it. With ``ValueType/money``, amounts must be
    ///   rounded after divisions and fractions.
    public func check(_ expression: Expression, expecting expected: ValueType? = nil) -> TypeReport
    {
        var inference = TypeInference(names: names, functions: functions)
        let found = inference.type(of: expression.syntax)
        if let expected { inference.expect(expected, found, expression.syntax) }
        if expected?.base == .number { inference.checkRounding(expression.syntax, expected) }
        return TypeReport(type: found, findings: inference.findings)
    }

    /// What should be mended in the tests of a cell about a value of a type.
    public func check(_ tests: UnaryTests, against type: ValueType) -> [Finding] {
        var inference = TypeInference(names: names, functions: functions)
        inference.input = type
        for test in tests.tests { inference.check(test, tests.position) }
        return inference.findings
    }

    /// What should be mended in the cells and outputs of a table.
    ///
    /// Gaps and overlaps between rows are another matter and not looked for here.
    public func check(_ table: DecisionTable) -> [Finding] {
        var findings: [Finding] = []
        var types: [ValueType] = []
        for input in table.inputs {
            let report = check(input.expression, expecting: input.type)
            findings += report.findings
            types.append(input.type ?? report.type)
        }
        for rule in table.rules {
            for (cell, type) in zip(rule.cells, types) { findings += check(cell, against: type) }
            for (value, output) in zip(rule.outputs, table.outputs) {
                findings += check(value, expecting: output.type).findings
            }
        }
        for output in table.outputs {
            guard let value = output.defaultValue else { continue }
            findings += check(value, expecting: output.type).findings
        }
        if table.hitPolicy == .first, let place = table.inputs.first?.position {
            findings.append(Finding(.firstHitPolicy, at: place))
        }
        return findings
    }
}

/// The type of an expression, and what should be mended in it.
public struct TypeReport: Hashable, Sendable {
    /// The type it has.
    public let type: ValueType
    /// What should be mended, in the order of the text.
    public let findings: [Finding]
}
