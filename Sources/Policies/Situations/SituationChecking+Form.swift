import Civics
import FEEL
import JSON

// What the form would say to the answers given.
extension SituationChecking {
    mutating func formErrors(_ expected: SituationValue, _ place: Place) -> [Result] {
        let fields = formProblemFields()
        if ["none", "无"].contains(expected.text) {
            return [same("form-error", [], fields, place)]
        }
        return expected.texts.map { field in
            Result(
                what: "form-error", expected: field,
                actual: fields.isEmpty ? "none" : fields.joined(separator: ", "),
                passed: fields.contains(field), place: place)
        }
    }

    /// Top-level fields with a problem, each once.
    private mutating func formProblemFields() -> [String] {
        var answers = JSONObject()
        for field in policy.form?.fields ?? [] {
            guard let value = facts[field.name]?.value, value != .null else { continue }
            answers[field.name] = JSONValue(value)
        }
        var fields: [String] = []
        for problem in asking.check(form: answers).problems {
            let field = JSONPointer(parsing: problem.pointer)?.tokens.first ?? ""
            if !fields.contains(field) { fields.append(field) }
        }
        return fields
    }
}
