import Civics
import FEEL
import JSON

// form: JSON Schema in YAML with our `x-` keywords
extension BlockReading {
    /// What a `form` block says before the schema is compiled.
    struct FormBlock {
        var schema: JSONValue
        var fields: [FormField]
        /// Place of every key of the schema by its JSON pointer.
        var places: [String: Place]
        var place: Place
        var citation: Citation?
    }

    mutating func form(_ tree: YAMLTree) -> FormBlock? {
        guard case .mapping(let pairs, let place) = tree else {
            findings.append(
                .wrongShape(
                    "form",
                    expected: ("JSON Schema,`type: object`", "a JSON Schema, `type: object`"),
                    at: tree.place))
            return nil
        }
        var conversion = SchemaConversion()
        var schema = conversion.convert(tree, pointer: "", file: place.file)
        for word in conversion.unknownWords {
            findings.append(.notOneOf(FormVocabulary.words, word.text, of: "$ref", at: word.place))
        }
        FormVocabulary.add(conversion.vocabulary, to: &schema)
        let required = Set(schema["required"]?.array?.compactMap(\.string) ?? [])
        var fields: [FormField] = []
        for pair in pairs where pair.key == "properties" {
            for property in entries(pair.value, of: "properties") {
                if let field = field(property, isRequired: required.contains(property.key)) {
                    fields.append(field)
                }
            }
        }
        return FormBlock(
            schema: schema, fields: fields, places: conversion.places, place: place,
            citation: citation)
    }

    private mutating func field(_ property: YAMLPair, isRequired: Bool) -> FormField? {
        guard let name = name(property) else { return nil }
        guard case .mapping(let pairs, let place) = property.value else {
            findings.append(
                .wrongShape(
                    name, expected: ("一个字段的 schema", "the schema of a field"), at: property.place))
            return nil
        }
        let known = pairs.filter { $0.key.hasPrefix("x-") }
        let fields = Fields(
            known, known: Self.fieldKeys, owner: name, place: place, findings: &findings)
        let type = FactType(schema: pairs)
        var labels: [String: LocalizedText] = [:]
        if case .mapping(let pairs, _) = fields["x-labels"] { labels = self.labels(pairs) }
        return FormField(
            name: name,
            title: fields["x-title"].flatMap { localized($0, "x-title", name: name) }
                ?? LocalizedText(zhHans: name),
            type: type, unit: text(fields, "x-unit"), topic: localized(fields, "x-topic"),
            register: text(fields, "x-fact"), question: text(fields, "x-question"),
            visible: expression(fields, "x-visible"), required: expression(fields, "x-required"),
            alwaysRequired: isRequired,
            isPersonal: flag(fields, "x-personal") ?? type.isPersonal,
            hint: localized(fields, "x-hint"), labels: labels,
            isFile: FormVocabulary.isFile(pairs.first { $0.key == "$ref" }?.value.text),
            place: property.place)
    }

    static let fieldKeys = [
        "x-title", "x-hint", "x-visible", "x-required", "x-fact", "x-question", "x-topic",
        "x-unit", "x-personal", "x-labels",
    ]
}

extension FactType {
    /// The type that a field's schema means.
    init(schema pairs: [YAMLPair]) {
        func text(_ key: String) -> String? { pairs.first { $0.key == key }?.value.text }
        if let word = text("$ref")?.split(separator: "#").last {
            self = FormVocabulary.type(of: String(word))
        } else if case .sequence(let values, _) = pairs.first(where: { $0.key == "enum" })?.value {
            let texts = values.compactMap { value -> String? in
                guard case .scalar(let scalar) = value, scalar.json.string != nil else {
                    return nil
                }
                return scalar.text
            }
            self = texts.count == values.count ? .enumeration(texts) : .structure
        } else {
            self = Self.plain(text("type"), text("format"), pairs)
        }
    }

    private static func plain(_ type: String?, _ format: String?, _ pairs: [YAMLPair]) -> FactType {
        switch (type, format) {
        case ("boolean", _): .boolean
        case ("integer", _): .integer
        case ("number", _): .decimal
        case ("array", _): .list(items(pairs))
        case ("object", _): .structure
        case (_, "date"): .date
        case (_, "date-time"): .dateTime
        case (_, "time"): .time
        case (_, "resident-id"): .residentID
        case (_, "credit-code"): .creditCode
        case (_, "region"): .region
        case (_, "mobile-cn"): .mobile
        case (_, "email"): .email
        case ("string", _): .text
        case _: .structure
        }
    }

    private static func items(_ pairs: [YAMLPair]) -> FactType {
        guard case .mapping(let items, _) = pairs.first(where: { $0.key == "items" })?.value else {
            return .structure
        }
        return FactType(schema: items)
    }

    /// Shown masked and never logged.
    var isPersonal: Bool {
        switch self {
        case .residentID, .mobile, .email: true
        case .list(let element): element.isPersonal
        case .boolean, .integer, .decimal, .money, .text, .date, .dateTime, .time, .duration,
            .enumeration, .creditCode, .region, .structure:
            false
        }
    }
}
