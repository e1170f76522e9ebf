import Civics
import FEEL

/// A question compiled to columns, or the reasons why it is not.
struct PopulationProgram {
    let layout: ColumnLayout
    /// `nil` when the question itself has no column form.
    let program: ColumnProgram?
    let reasons: [String: String]

    init(
        _ asked: PopulationQuestion, _ facts: [String], _ rules: PolicyRules, _ day: CivilDate
    ) {
        let layout = Self.layout(asked, facts, rules, day)
        var definitions: [ColumnProgram.Definition] = []
        for slot in asked.needs {
            let name = rules.vocabulary.names[slot]
            switch rules.makers[slot] {
            case .given, .parameter: continue
            case .expression(let expression): definitions.append(.init(name, expression))
            case .table(let index): definitions.append(.init(name, rules.tables[index].table))
            }
        }
        if rules.slots[asked.text] == nil {
            definitions.append(.init(asked.text, asked.expression))
        } else if !definitions.contains(where: { $0.name == asked.text }) {
            // A given fact or a parameter asked for by itself.
            definitions.append(.init(asked.text, asked.expression))
        }
        let giving = Set(asked.tables(rules).map(\.name) + [asked.text])
        let program = ColumnProgram(layout, definitions, giving: giving)
        self.layout = layout
        reasons = program.notVectorisable.mapValues { Self.reason($0, rules) }
        let isWhole =
            facts.allSatisfy { layout.place(of: $0) != nil }
            && giving.allSatisfy { program.notVectorisable[$0] == nil }
        self.program = isWhole ? program : nil
    }

    private static func layout(
        _ asked: PopulationQuestion, _ facts: [String], _ rules: PolicyRules, _ day: CivilDate
    ) -> ColumnLayout {
        let fields = facts.compactMap { name in
            rules.type(of: name).flatMap { ColumnType($0.valueType) }
                .map { ColumnLayout.Field(name, $0) }
        }
        var constants: [String: Value] = [:]
        let today = CalendarDate(day)
        if let today { constants[EngineFacts.asOf] = .date(today) }
        for slot in asked.needs {
            guard case .parameter(let parameter) = rules.makers[slot] else { continue }
            constants[parameter.name] = parameter.value(on: day)
        }
        return ColumnLayout(
            fields, constants: constants, asOf: today, functions: rules.functions,
            options: rules.options)
    }

    /// A name the document does declare only lacks a column that could hold it.
    private static func reason(_ reason: NotVectorisable, _ rules: PolicyRules) -> String {
        if case .unknownName(let name) = reason.reason, let type = rules.type(of: name) {
            return "not vectorisable because no column holds \(name) (\(type))"
        }
        return "\(reason)"
    }
}
