import JSON
import JSONSchema
import Testing

@Suite("Schemas under chance")
struct SchemaPropertyTests {
    @Test(
        "Any schema is compiled or refused, and both ways of asking agree on any value",
        arguments: 0..<20)
    func anySchema(seed: UInt64) throws {
        var chance = SplitMix(state: seed)
        var compiled = 0
        for _ in 0..<200 {
            let document = chance.schema(depth: 0)
            guard let schema = try? Schema(document, in: SchemaLibrary(assertsFormats: true)) else {
                continue
            }
            compiled += 1
            for _ in 0..<5 {
                let value = chance.value(depth: 0)
                let findings = schema.findings(value)
                #expect(schema.fits(value) == findings.isEmpty)
                #expect(findings.allSatisfy { value[$0.instance] != nil })
            }
        }
        #expect(compiled > 20)
    }
}

/// A small generator with a fixed seed (Steele, Lea and Flood, 2014), so a failure can be replayed.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
        choices[Int.random(in: choices.indices, using: &self)]
    }

    mutating func value(depth: Int) -> JSONValue {
        switch Int.random(in: 0...(depth > 2 ? 5 : 7), using: &self) {
        case 0: .null
        case 1: .bool(.random(using: &self))
        case 2: pick([0, -1, 3, 9_223_372_036_854_775_807, -9_223_372_036_854_775_808])
        case 3: pick([0.5, 1e300, 1e-300, 2.0, -0.01])
        case 4, 5: .string(pick(["", "a", "ab", "2026-01-01", "云汀", "/a/0", "0#"]))
        case 6: .array((0..<3).map { _ in value(depth: depth + 1) })
        default: .object(JSONObject(["a", "b", "ab"].map { ($0, value(depth: depth + 1)) }))
        }
    }

    mutating func schema(depth: Int) -> JSONValue {
        if depth > 3 || Int.random(in: 0...9, using: &self) == 0 {
            return .bool(.random(using: &self))
        }
        let count = Int.random(in: 1...4, using: &self)
        return .object(JSONObject((0..<count).map { _ in keyword(depth: depth) }))
    }

    /// A keyword with a value mostly of its own form, now and then of another.
    private mutating func keyword(depth: Int) -> (String, JSONValue) {
        let name = pick([
            "type", "enum", "const", "minimum", "multipleOf", "maxLength", "pattern", "format",
            "minItems", "uniqueItems", "required", "properties", "patternProperties",
            "additionalProperties", "items", "prefixItems", "contains", "minContains",
            "allOf", "anyOf", "oneOf", "not", "if", "then", "else", "$ref", "$dynamicRef",
            "$dynamicAnchor", "$id", "$defs", "unevaluatedItems", "unevaluatedProperties",
            "dependentSchemas", "dependentRequired", "propertyNames",
        ])
        if Int.random(in: 0...40, using: &self) == 0 { return (name, value(depth: depth)) }
        let inner = depth + 1
        switch name {
        case "type": return (name, pick(["string", ["integer", "array"], "object", "number"]))
        case "enum": return (name, [value(depth: inner), value(depth: inner)])
        case "const": return (name, value(depth: inner))
        case "minimum": return (name, pick([0, 0.5, 1e300]))
        case "multipleOf": return (name, pick([1, 0.01, 3, 1e-300]))
        case "maxLength", "minItems", "minContains": return (name, pick([0, 1, 1e30]))
        case "pattern": return (name, pick(["a", "^\\d+$", "^(?!a)", ""]))
        case "format": return (name, pick(["date", "json-pointer", "relative-json-pointer"]))
        case "uniqueItems": return (name, true)
        case "required": return (name, ["a"])
        case "dependentRequired": return (name, ["a": ["b"]])
        case "properties", "dependentSchemas", "$defs", "patternProperties":
            return (name, ["a": schema(depth: inner), "b": schema(depth: inner)])
        case "allOf", "anyOf", "oneOf", "prefixItems":
            return (name, [schema(depth: inner), schema(depth: inner)])
        case "$ref": return (name, pick(["#", "#/$defs/a", "#/properties/a", "urn:x"]))
        case "$dynamicRef": return (name, pick(["#n", "#/$defs/b"]))
        case "$dynamicAnchor": return (name, "n")
        case "$id": return (name, pick(["urn:x", "urn:y", "z"]))
        default: return (name, schema(depth: inner))
        }
    }
}
