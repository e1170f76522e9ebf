import Civics
import JSON
import Policies

/// One thing somebody answers on a form: a question, a field, or a part of one.
struct FormPart: Sendable {
    indirect enum Kind: Sendable {
        case yesNo
        /// Only "yes" will do: a declaration or consent.
        case declaration
        case oneOf([Field.Option])
        case anyOf([Field.Option])
        case number(isWhole: Bool)
        case day
        case clock
        case text(isLong: Bool)
        case residentNumber
        case creditCode
        case mobile
        case email
        /// Named parts (a person, a signboard).
        case group([FormPart])
        /// Several of the same, each a group; at most so many.
        case several([FormPart], most: Int)
    }

    /// Id of its control and name it is sent under.
    var id: String
    /// Name in the answers.
    var key: String
    var title: String
    var hint: String?
    var unit: String?
    var kind: Kind
    /// Must always be answered; a condition may require it besides.
    var isRequired: Bool
    var most: Int?

    /// Whether it may be answered with several values side by side.
    var options: [Field.Option] {
        switch kind {
        case .oneOf(let options), .anyOf(let options): options
        case .yesNo, .declaration, .number, .day, .clock, .text, .residentNumber, .creditCode,
            .mobile, .email, .group, .several:
            []
        }
    }

    var isDeclaration: Bool { if case .declaration = kind { true } else { false } }
}

/// Makes the parts of a document's questions and form in a reader's language.
struct FormPartReader {
    let policy: Policy
    let language: Language

    func part(_ question: Question, at place: Int) -> FormPart {
        FormPart(
            id: "q\(place)", key: question.name, title: question.text.text(in: language),
            hint: question.hint?.text(in: language), unit: question.unit,
            kind: kind(question.type, schema: nil, id: "q\(place)", labels: question.labels),
            isRequired: true, most: nil)
    }

    func part(_ field: FormField, at place: Int) -> FormPart {
        let schema = resolved(policy.form?.schema["properties"]?[field.name] ?? .null)
        let id = "f\(place)"
        var kind = kind(field.type, schema: schema, id: id, labels: field.labels)
        if schema["const"]?.bool == true { kind = .declaration }
        return FormPart(
            id: id, key: field.name, title: field.title.text(in: language),
            hint: field.hint?.text(in: language), unit: field.unit, kind: kind,
            isRequired: field.alwaysRequired, most: schema["maxLength"]?.int.flatMap { Int($0) })
    }

    private func kind(
        _ type: FactType, schema: JSONValue?, id: String, labels: [String: LocalizedText]
    ) -> FormPart.Kind {
        switch type {
        case .boolean: .yesNo
        case .integer: .number(isWhole: true)
        case .decimal, .money: .number(isWhole: false)
        case .date: .day
        case .time: .clock
        case .enumeration(let values): .oneOf(options(values, labels))
        case .residentID: .residentNumber
        case .creditCode: .creditCode
        case .mobile: .mobile
        case .email: .email
        case .list(.enumeration(let values)): .anyOf(options(values, labels))
        case .list:
            .several(
                members(of: resolved(schema?["items"] ?? .null), id: id),
                most: min(20, schema?["maxItems"]?.int.flatMap { Int($0) } ?? 20))
        case .structure: .group(members(of: schema ?? .null, id: id))
        case .text, .region, .duration, .dateTime:
            .text(isLong: (schema?["maxLength"]?.int ?? 0) > 200)
        }
    }

    private func options(_ values: [String], _ labels: [String: LocalizedText]) -> [Field.Option] {
        values.map { Field.Option($0, labels[$0]?.text(in: language) ?? $0) }
    }

    /// The parts of a structured field, as its schema lists them.
    private func members(of schema: JSONValue, id: String) -> [FormPart] {
        let required = Set((schema["required"]?.array ?? []).compactMap(\.string))
        return (schema["properties"]?.object ?? [:]).enumerated().map { place, member in
            let schema = resolved(member.value)
            let id = "\(id).\(place)"
            return FormPart(
                id: id, key: member.key, title: title(of: schema, named: member.key),
                hint: localized(schema["x-hint"]), unit: schema["x-unit"]?.string,
                kind: kind(of: schema, named: member.key, id: id),
                isRequired: required.contains(member.key),
                most: schema["maxLength"]?.int.flatMap { Int($0) })
        }
    }

    private func kind(of schema: JSONValue, named name: String, id: String) -> FormPart.Kind {
        if let values = schema["enum"]?.array?.compactMap(\.string), !values.isEmpty {
            return .oneOf(
                values.map { .init($0, localized(schema["x-labels"]?[$0]) ?? $0) })
        }
        switch (schema["type"]?.string, schema["format"]?.string) {
        case ("boolean", _): return .yesNo
        case ("integer", _): return .number(isWhole: true)
        case ("number", _): return .number(isWhole: false)
        case (_, "date"): return .day
        case (_, "resident-id"): return .residentNumber
        case (_, "credit-code"): return .creditCode
        case (_, "mobile-cn"): return .mobile
        case (_, "email"): return .email
        case ("object", _): return .group(members(of: schema, id: id))
        case _: return .text(isLong: (schema["maxLength"]?.int ?? 0) > 200)
        }
    }

    private func title(of schema: JSONValue, named name: String) -> String {
        localized(schema["x-title"]) ?? Self.common[name]?.text(in: language) ?? name
    }

    private func localized(_ value: JSONValue?) -> String? {
        value?.string ?? value?[language.rawValue]?.string ?? value?["zh-Hans"]?.string
    }

    /// What a `$ref` inside the form's own schema refers to, with the words beside it.
    private func resolved(_ schema: JSONValue) -> JSONValue {
        guard let reference = schema["$ref"]?.string, reference.hasPrefix("#/$defs/") else {
            return schema
        }
        let name = String(reference.dropFirst("#/$defs/".count))
        guard var object = policy.form?.schema["$defs"]?[name]?.object else { return schema }
        for member in schema.object ?? [:] where member.key != "$ref" {
            object[member.key] = member.value
        }
        return .object(object)
    }

    /// The members of the shared word `person`.
    private static let common: [String: ApplyWord] = [
        "姓名": .personName, "身份号码": .residentNumber, "手机": .mobile,
    ]
}
