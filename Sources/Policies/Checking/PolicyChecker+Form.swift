import FEEL
import JSON

// The form: inside the authoring subset, every field of use, all names resolving.
extension PolicyChecker {
    private static let subset: Set<String> = [
        "type", "enum", "const", "required", "properties", "items", "minItems", "maxItems",
        "uniqueItems", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
        "minLength", "maxLength", "pattern", "format", "additionalProperties", "title",
        "description", "default", "examples", "dependentRequired", "$ref", "$defs", "if", "then",
        "else",
    ]
    private static let formats: Set<String> = [
        "date", "date-time", "time", "email", "uri", "resident-id", "credit-code", "region",
        "mobile-cn",
    ]

    mutating func checkForm() {
        guard let form = policy.form else { return }
        checkSchema(form.schema, form, pointer: "", conditional: 0)
        if form.schema["type"]?.string != "object" {
            found(
                "form-not-object", at: form.place,
                ("表单要写 type: object。", "A form says `type: object`."),
                expected: ("type: object", "type: object"), remedy: ("补上。", "Add it."))
        }
        checkRequired(form)
        checkFields(form)
    }

    private mutating func checkRequired(_ form: Form) {
        let names = form.fields.map(\.name)
        for required in form.schema["required"]?.array?.compactMap(\.string) ?? []
        where !names.contains(required) {
            missing(
                ("字段", "field"), required, among: names, at: form.places["/required"] ?? form.place)
        }
    }

    private mutating func checkFields(_ form: Form) {
        let used = policy.usedNames
        let isPrinted =
            policy.papers.contains { $0.states.isEmpty }
            || policy.materials.contains { if case .generated = $0.how { true } else { false } }
        for field in form.fields {
            if let question = field.question, policy.questions[question] == nil {
                missing(
                    ("提问", "question"), question, among: policy.questions.names, at: field.place)
            }
            if let register = field.register { checkRegister(register, at: field.place) }
            if let fact = policy.facts[field.name], case .register = fact.source,
                field.register == nil
            {
                askedThoughHeld(field.name, fact, at: field.place)
            }
            let isRead =
                isPrinted || field.question != nil || field.register != nil
                || policy.flow?.steps.contains { $0.desk != .system } == true
            if !isRead, !used.contains(field.name) {
                found(
                    "field-unused", at: field.place,
                    ("填了“\(field.name)”,却没有用到。", "`\(field.name)` is filled in and used nowhere."),
                    expected: ("每个字段都有用处", "a use for every field"), remedy: ("删去它。", "Remove it."))
            }
        }
    }

    /// Walks the schema as written; what the vocabulary adds is ours and left out.
    private mutating func checkSchema(
        _ schema: JSONValue, _ form: Form, pointer: String, conditional: Int
    ) {
        guard let object = schema.object else { return }
        for member in object where !member.key.hasPrefix("x-") {
            let here = pointer + JSONPointer([member.key]).description
            if !Self.subset.contains(member.key) {
                outside(member.key, at: form.places[here] ?? form.place)
                continue
            }
            checkKeyword(member.key, member.value, form, pointer: here, conditional: conditional)
        }
    }

    private mutating func checkKeyword(
        _ key: String, _ value: JSONValue, _ form: Form, pointer: String, conditional: Int
    ) {
        switch key {
        case "properties", "$defs":
            for member in value.object ?? JSONObject() where !member.key.hasPrefix("vocabulary-") {
                let here = pointer + JSONPointer([member.key]).description
                checkSchema(member.value, form, pointer: here, conditional: conditional)
            }
        case "items": checkSchema(value, form, pointer: pointer, conditional: conditional)
        case "if", "then", "else":
            if conditional > 0 {
                found(
                    "form-too-conditional", at: form.places[pointer] ?? form.place,
                    ("条件里又有条件。", "A condition within a condition."),
                    expected: ("一层 if/then/else", "one level of if/then/else"),
                    remedy: ("改用 x-visible 或 x-required。", "Use `x-visible` or `x-required`."))
            }
            checkSchema(value, form, pointer: pointer, conditional: conditional + 1)
        case "format":
            if let format = value.string, !Self.formats.contains(format) {
                findings.append(
                    .notOneOf(
                        Self.formats.sorted(), format, of: "format",
                        at: form.places[pointer] ?? form.place))
            }
        case _: break
        }
    }

    private mutating func outside(_ key: String, at place: Place) {
        let nearest = Nearness.nearest(to: key, among: Self.subset.sorted())
        found(
            "outside-subset", at: place,
            ("表单里不用“\(key)”。", "`\(key)` is outside the authoring subset."),
            expected: ("常用的关键词", "the authoring subset of JSON Schema"),
            remedy: nearest.map { ("是不是想写“\($0)”?", "Did you mean `\($0)`?") }
                ?? ("换一种写法。", "Say it another way."))
    }
}
