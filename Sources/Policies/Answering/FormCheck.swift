public import Civics
public import FEEL
public import JSON
import JSONSchema

/// What the form says to a set of answers.
public struct FormCheck: Hashable, Sendable {
    /// The answers without those to hidden fields.
    public var answers: JSONObject
    /// Fields that are hidden under these answers.
    public var hidden: [String]
    public var problems: [FieldProblem]
}

extension RuleAsking {
    /// Checks answers against the form: hidden fields are dropped, then the schema is asked, then
    /// conditional requirements. A condition that cannot be told hides nothing and requires nothing.
    ///
    /// The facts asked about should hold the answers too (``PolicyRules/facts(answering:source:in:)``).
    public mutating func check(form answers: JSONObject) -> FormCheck {
        guard let form = rules.form else {
            return FormCheck(answers: answers, hidden: [], problems: [])
        }
        var check = FormCheck(answers: answers, hidden: [], problems: [])
        repeatAnswers(form, in: &check.answers)
        dropHidden(form, &check)
        check.problems = schemaProblems(form, check)
        requireMissing(form, &check)
        return check
    }

    /// A field that repeats a question has the question's answer.
    private mutating func repeatAnswers(_ form: PreparedForm, in answers: inout JSONObject) {
        for field in form.fields {
            guard let question = field.question, answers[field.name] == nil,
                case .value(let value) = value(of: question), let json = JSONValue(value)
            else { continue }
            answers[field.name] = json
        }
    }

    private mutating func dropHidden(_ form: PreparedForm, _ check: inout FormCheck) {
        for field in form.fields {
            guard let visible = field.visible, answer(visible) == .no else { continue }
            check.hidden.append(field.name)
            check.answers[field.name] = nil
            if let slot = field.slot { setAbsent(slot) }
        }
    }

    private func schemaProblems(_ form: PreparedForm, _ check: FormCheck) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        for finding in form.validator.findings(.object(check.answers)) {
            for problem in FieldProblem.problems(of: finding) where !problems.contains(problem) {
                if problem.kind == .missing, check.hidden.contains(where: { problem.isAt($0) }) {
                    continue
                }
                problems.append(problem)
            }
        }
        return problems
    }

    private mutating func requireMissing(_ form: PreparedForm, _ check: inout FormCheck) {
        for field in form.fields {
            guard let required = field.required, check.answers[field.name].map(\.isNull) ?? true,
                !check.hidden.contains(field.name), answer(required) == .yes
            else { continue }
            let problem = FieldProblem(JSONPointer([field.name]).description, .missing)
            if !check.problems.contains(problem) { check.problems.append(problem) }
        }
    }
}

extension FieldProblem {
    fileprivate func isAt(_ field: String) -> Bool {
        pointer == JSONPointer([field]).description
    }

    /// A finding of the schema in the words of the form.
    static func problems(of finding: SchemaFinding) -> [FieldProblem] {
        let pointer = finding.instance.description
        let limit = finding.expected.shown
        switch finding.keyword {
        case "required", "dependentRequired":
            let name = finding.expected.string ?? ""
            return [FieldProblem(finding.instance.appending(name).description, .missing)]
        case "type":
            return [FieldProblem(pointer, .wrongType, facts: ["expected": limit])]
        case "enum", "const":
            return [FieldProblem(pointer, .notOffered, facts: ["offered": limit])]
        case "minLength": return [FieldProblem(pointer, .tooShort, facts: ["least": limit])]
        case "maxLength": return [FieldProblem(pointer, .tooLong, facts: ["most": limit])]
        case "minimum", "exclusiveMinimum", "minItems", "minProperties", "minContains":
            return [FieldProblem(pointer, .tooSmall, facts: ["least": limit])]
        case "maximum", "exclusiveMaximum", "maxItems", "maxProperties", "maxContains":
            return [FieldProblem(pointer, .tooLarge, facts: ["most": limit])]
        case "additionalProperties", "unevaluatedProperties":
            return [FieldProblem(pointer, .unknown)]
        case "format": return [format(finding, at: pointer)]
        case _: return [FieldProblem(pointer, .malformed)]
        }
    }

    private static func format(_ finding: SchemaFinding, at pointer: String) -> FieldProblem {
        if let format = finding.expected.string, let text = finding.actual.string,
            let fault = FormFormats.fault(in: text, of: format)
        {
            return fault.fieldProblem(at: pointer)
        }
        return FieldProblem(pointer, .malformed)
    }
}

extension JSONValue {
    /// A limit or a choice as people read it.
    fileprivate var shown: String {
        switch self {
        case .string(let text): text
        case .array(let items): items.map(\.shown).joined(separator: ", ")
        case .null, .bool, .integer, .number, .object: String(decoding: serialized(), as: UTF8.self)
        }
    }

    /// A value of the rules as an answer; `nil` for what JSON has no form for.
    public init?(_ value: FEEL.Value) {
        switch value {
        case .null: self = .null
        case .boolean(let truth): self = .bool(truth)
        case .number(let number):
            if let whole = number.asInt {
                self = .integer(Int64(whole))
            } else if let decimal = JSONNumber("\(number)") {
                self = .number(decimal)
            } else {
                return nil
            }
        case .string(let text): self = .string(text)
        case .date, .time, .dateTime, .yearMonthDuration, .dayTimeDuration:
            self = .string(value.plainText)
        case .list(let items):
            let parts = items.compactMap { JSONValue($0) }
            guard parts.count == items.count else { return nil }
            self = .array(parts)
        case .context(let context):
            var object = JSONObject()
            for entry in context.entries { object[entry.key] = JSONValue(entry.value) }
            self = .object(object)
        case .range, .function: return nil
        }
    }
}

extension PolicyRules {
    /// Takes answers in as facts. An answer of the wrong type is left out and reported; one to an
    /// undeclared name is reported as unknown.
    public func facts(
        answering answers: JSONObject, source: FactBase.Source = .typed, in base: FactBase
    ) -> (facts: FactBase, problems: [FieldProblem]) {
        var facts = base
        facts.reserveCapacity(answers.count)
        var problems: [FieldProblem] = []
        for answer in answers {
            if let value = value(of: answer.value, for: answer.key) {
                facts[answer.key] = .init(value: value, source: source)
            } else {
                problems.append(problem(of: answer.key))
            }
        }
        return (facts, problems)
    }

    /// Why an answer is no fact: nobody declared its name, or it is of another type.
    func problem(of name: String) -> FieldProblem {
        let pointer = JSONPointer([name]).description
        guard let type = type(of: name) else { return FieldProblem(pointer, .unknown) }
        return FieldProblem(pointer, .wrongType, facts: ["expected": type.word])
    }

    /// Problems of a filled-in form; facts that are no answers (register, engine) come from `facts`.
    public func formProblems(_ answers: JSONObject, _ facts: FactBase) -> [FieldProblem] {
        var asking = asking(facts)
        return asking.formProblems(answers)
    }
}

extension RuleAsking {
    /// Problems of a filled-in form. Its answers are told to this asking; facts that are no answers
    /// (register, engine) were told before.
    public mutating func formProblems(_ answers: JSONObject) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        for answer in answers where !tell(answer.key, answer: answer.value) {
            problems.append(rules.problem(of: answer.key))
        }
        let check = check(form: answers)
        let more = problems.filter { problem in
            !check.hidden.contains { problem.pointer == JSONPointer([$0]).description }
                && !check.problems.contains { $0.pointer.hasPrefix(problem.pointer) }
        }
        return check.problems + more
    }
}

extension FactType {
    /// The English word of the type, as documents write it.
    public var word: String {
        switch self {
        case .boolean: "boolean"
        case .integer: "integer"
        case .decimal: "decimal"
        case .money: "money"
        case .text: "text"
        case .date: "date"
        case .dateTime: "date-time"
        case .time: "time"
        case .duration: "duration"
        case .enumeration: "enum"
        case .residentID: "resident-id"
        case .creditCode: "credit-code"
        case .region: "region"
        case .mobile: "mobile"
        case .email: "email"
        case .list: "list"
        case .structure: "structure"
        }
    }
}
