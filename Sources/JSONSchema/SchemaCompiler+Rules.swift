import JSON

extension SchemaCompiler {
    /// The rules of one schema object. Those that look at what others have looked at come last.
    mutating func rules(_ keywords: Keywords, in resource: Int) throws(SchemaError) -> [Rule] {
        let vocabularies = index.resources[resource].vocabularies
        var rules: [Rule] = []
        if vocabularies.validation { rules += try assertions(keywords) }
        let number = try vocabularies.validation ? numberRule(keywords) : NumberRule()
        if !number.isEmpty { rules.append(.number(number)) }
        let string = try stringRule(keywords, vocabularies)
        if !string.isEmpty { rules.append(.string(string)) }
        let object = try objectRule(keywords, vocabularies)
        if !object.isEmpty { rules.append(.object(object)) }
        let array = try arrayRule(keywords, vocabularies)
        if !array.isEmpty { rules.append(.array(array)) }
        rules += [
            try reference("$ref", keywords, in: resource),
            try reference("$dynamicRef", keywords, in: resource),
        ].compactMap(\.self)
        if vocabularies.applicator { rules += try combinations(keywords) }
        if vocabularies.unevaluated {
            if let schema = try schema("unevaluatedItems", keywords) {
                rules.append(.unevaluatedItems(schema))
            }
            if let schema = try schema("unevaluatedProperties", keywords) {
                rules.append(.unevaluatedProperties(schema))
            }
        }
        return rules
    }

    private func assertions(_ keywords: Keywords) throws(SchemaError) -> [Rule] {
        var rules: [Rule] = []
        if let types = try keywords.types() { rules.append(.type(types)) }
        if let value = keywords.object["const"] { rules.append(.const(value)) }
        if let values = try keywords.array("enum") { rules.append(.choices(Choices(values))) }
        return rules
    }

    private func numberRule(_ keywords: Keywords) throws(SchemaError) -> NumberRule {
        NumberRule(
            minimum: try keywords.bound("minimum"), maximum: try keywords.bound("maximum"),
            exclusiveMinimum: try keywords.bound("exclusiveMinimum"),
            exclusiveMaximum: try keywords.bound("exclusiveMaximum"),
            multipleOf: try keywords.divisor("multipleOf"))
    }

    private func stringRule(
        _ keywords: Keywords, _ vocabularies: Vocabularies
    ) throws(SchemaError) -> StringRule {
        var rule = StringRule()
        if vocabularies.validation {
            rule.minLength = try keywords.count("minLength")
            rule.maxLength = try keywords.count("maxLength")
            if let text = try keywords.string("pattern") {
                rule.pattern = try keywords.regex(text, "pattern")
            }
        }
        if vocabularies.formatAssertion, let name = try keywords.string("format"),
            let accepts = index.library.formats[name]
        {
            rule.format = (name, accepts)
        }
        return rule
    }

    private mutating func arrayRule(
        _ keywords: Keywords, _ vocabularies: Vocabularies
    ) throws(SchemaError) -> ArrayRule {
        var rule = ArrayRule()
        if vocabularies.applicator {
            rule.prefix = try schemas("prefixItems", keywords) ?? []
            rule.items = try schema("items", keywords)
            rule.contains = try schema("contains", keywords)
        }
        if vocabularies.validation {
            rule.minContains = try keywords.count("minContains") ?? 1
            rule.maxContains = try keywords.count("maxContains")
            rule.minItems = try keywords.count("minItems")
            rule.maxItems = try keywords.count("maxItems")
            rule.unique = try keywords.bool("uniqueItems") ?? false
        }
        return rule
    }

    private mutating func objectRule(
        _ keywords: Keywords, _ vocabularies: Vocabularies
    ) throws(SchemaError) -> ObjectRule {
        var rule = ObjectRule()
        if vocabularies.applicator {
            for member in try keywords.members("properties") ?? [:] {
                rule.properties.add(
                    member.key, number(of: keywords.place("properties", member.key)))
            }
            for member in try keywords.members("patternProperties") ?? [:] {
                let pattern = try keywords.regex(member.key, "patternProperties")
                let place = keywords.place("patternProperties", member.key)
                rule.patterns.append((pattern, number(of: place)))
            }
            rule.additional = try schema("additionalProperties", keywords)
            rule.names = try schema("propertyNames", keywords)
        }
        if vocabularies.validation {
            rule.required = try keywords.strings("required")
            rule.dependentRequired = try keywords.stringLists("dependentRequired")
            rule.minProperties = try keywords.count("minProperties")
            rule.maxProperties = try keywords.count("maxProperties")
        }
        return rule
    }

    private mutating func combinations(_ keywords: Keywords) throws(SchemaError) -> [Rule] {
        var rules: [Rule] = []
        if let schemas = try schemas("allOf", keywords) { rules.append(.all(schemas)) }
        if let schemas = try schemas("anyOf", keywords) { rules.append(.any(schemas)) }
        if let schemas = try schemas("oneOf", keywords) { rules.append(.one(schemas)) }
        if let schema = try schema("not", keywords) { rules.append(.not(schema)) }
        if let test = try schema("if", keywords) {
            let then = try schema("then", keywords)
            rules.append(.condition(if: test, then: then, else: try schema("else", keywords)))
        }
        var dependents: [(name: String, schema: Int)] = []
        for member in try keywords.members("dependentSchemas") ?? [:] {
            let place = keywords.place("dependentSchemas", member.key)
            dependents.append((member.key, number(of: place)))
        }
        if !dependents.isEmpty { rules.append(.dependents(dependents)) }
        return rules
    }

    private mutating func schema(
        _ keyword: String, _ keywords: Keywords
    ) throws(SchemaError) -> Int? {
        keywords.object[keyword] == nil ? nil : number(of: keywords.place(keyword))
    }

    private mutating func schemas(
        _ keyword: String, _ keywords: Keywords
    ) throws(SchemaError) -> [Int]? {
        guard let values = try keywords.array(keyword) else { return nil }
        return values.indices.map { number(of: keywords.place(keyword, String($0))) }
    }
}
