import JSON
import JSONSchema
import Testing

@Suite("What a schema says about a value")
struct SchemaTests {
    private func findings(_ schema: JSONValue, _ value: JSONValue, formats: FormatTable? = nil)
        throws -> [SchemaFinding]
    {
        var library = SchemaLibrary(assertsFormats: formats != nil)
        if let formats { library.formats = formats }
        return try Schema(schema, at: "urn:form", in: library).findings(value)
    }

    @Test("Each keyword says where, what was asked for and what was found")
    func keywords() throws {
        typealias Case = (JSONValue, JSONValue, String, JSONValue, JSONValue)
        let cases: [Case] = [
            (["type": "string"], 1.5, "type", "string", "number"),
            (["type": ["string", "null"]], 1, "type", ["null", "string"], "integer"),
            (["const": 1], 2, "const", 1, 2),
            (["enum": ["a", "b"]], "c", "enum", ["a", "b"], "c"),
            (["minimum": 1], 0.5, "minimum", 1, 0.5), (["maximum": 1.5], 2, "maximum", 1.5, 2),
            (["exclusiveMinimum": 1], 1, "exclusiveMinimum", 1, 1),
            (["exclusiveMaximum": 1], 1, "exclusiveMaximum", 1, 1),
            (["multipleOf": 0.01], 0.005, "multipleOf", 0.01, 0.005),
            (["minLength": 3], "云汀", "minLength", 3, 2),
            (["maxLength": 1], "云汀", "maxLength", 1, 2),
            (["pattern": "^\\d{6}$"], "12345", "pattern", "^\\d{6}$", "12345"),
            (["minItems": 1], [], "minItems", 1, 0), (["maxItems": 1], [1, 2], "maxItems", 1, 2),
            (["uniqueItems": true], [1, 1.0], "uniqueItems", true, false),
            (["contains": ["const": 1]], [2], "contains", 1, 0),
            (["contains": true, "maxContains": 1], [2, 3], "maxContains", 1, 2),
            (["minProperties": 1], [:], "minProperties", 1, 0),
            (["maxProperties": 0], ["a": 1], "maxProperties", 0, 1),
            (["required": ["a", "b"]], ["a": 1], "required", "b", nil),
            (["dependentRequired": ["a": ["b"]]], ["a": 1], "dependentRequired", "b", nil),
            (["not": true], 1, "not", false, true), (["oneOf": [true, true]], 1, "oneOf", 1, 2),
        ]
        for (schema, value, keyword, expected, actual) in cases {
            let found = try findings(schema, value)
            #expect(found.map(\.keyword) == [keyword])
            #expect(found.first?.expected == expected)
            #expect(found.first?.actual == actual)
            #expect(found.first?.instance == JSONPointer())
            #expect(found.first?.schemaLocation == "urn:form#/\(keyword)")
        }
    }

    @Test("Everything wrong in a nested form is said at once, each at its place")
    func nested() throws {
        let schema: JSONValue = [
            "type": "object", "required": ["name"], "additionalProperties": false,
            "properties": [
                "name": ["$ref": "#/$defs/name"],
                "rooms": ["type": "array", "items": ["$ref": "#/$defs/room"]],
            ],
            "$defs": [
                "name": ["type": "string", "minLength": 2],
                "room": ["type": "object", "properties": ["a/b": ["minimum": 10]]],
            ],
        ]
        let found = try findings(
            schema, ["name": "x", "rooms": [["a/b": 12], ["a/b": 3]], "extra": 1])
        #expect(
            found.map(\.description) == [
                "/name: minLength (urn:form#/$defs/name/minLength)",
                "/rooms/1/a~1b: minimum (urn:form#/$defs/room/properties/a~1b/minimum)",
                "/extra: additionalProperties (urn:form#/additionalProperties)",
            ])
        #expect(try findings(schema, ["name": "xy", "rooms": []]).isEmpty)
    }

    @Test("A choice without a match tells what each branch found, and nothing else leaks out")
    func branches() throws {
        let schema: JSONValue = [
            "anyOf": [["type": "string"], ["required": ["a"]]], "unevaluatedProperties": false,
        ]
        let found = try findings(schema, ["b": 1])
        #expect(found.map(\.keyword) == ["anyOf"])
        #expect(found.first?.branches.map { $0.map(\.keyword) } == [["type"], ["required"]])
        #expect(
            try findings(schema, ["a": 1]).map(\.description) == [
                "/a: unevaluatedProperties (urn:form#/unevaluatedProperties)"
            ])
    }

    @Test("Formats are annotations unless the library asserts them; the host teaches its own")
    func formats() throws {
        let schema: JSONValue = ["format": "region"]
        #expect(try findings(schema, "x").isEmpty)
        var table = FormatTable.standard
        table["region"] = { $0.utf8.count == 6 }
        #expect(try findings(schema, "990100", formats: table).isEmpty)
        #expect(try findings(schema, "99010", formats: table).map(\.keyword) == ["format"])
        #expect(try findings(schema, 5, formats: table).isEmpty)
        #expect(try findings(["format": "unheard-of"], "x", formats: table).isEmpty)
    }

    @Test("No text form of a finding holds the person's value")
    func privacy() throws {
        let found = try findings(["properties": ["id": ["pattern": "^\\d+$"]]], ["id": "secret"])
        #expect(found.count == 1)
        #expect(found.first?.actual == "secret")
        #expect(found.first?.description.contains("secret") == false)
    }

    @Test("The metaschema accepts good schemas, itself included, and refuses bad ones")
    func metaschema() throws {
        let metaschema = try Schema.metaschema()
        #expect(metaschema.fits(["type": "object", "properties": ["a": ["minLength": 1]]]))
        #expect(metaschema.fits(true))
        #expect(!metaschema.fits(["properties": ["a": ["minLength": -1]]]))
        #expect(!metaschema.fits(["type": "text"]))
        #expect(!metaschema.fits(5))
        #expect(
            metaschema.findings(["items": ["type": "text"]]).first?.instance.description
                == "/items/type")
    }

    @Test(
        "A schema that cannot be used is refused with its kind and place",
        arguments: [
            (##"5"##, .notASchema, "#"),
            (##"{"properties":{"a":"x"}}"##, .notASchema, "#/properties/a"),
            (##"{"minimum":"1"}"##, .badKeyword, "#/minimum"),
            (##"{"minLength":-1}"##, .badKeyword, "#/minLength"),
            (##"{"minLength":1.5}"##, .badKeyword, "#/minLength"),
            (##"{"type":"text"}"##, .badKeyword, "#/type"),
            (##"{"multipleOf":0}"##, .badKeyword, "#/multipleOf"),
            (##"{"required":"a"}"##, .badKeyword, "#/required"),
            (##"{"enum":1}"##, .badKeyword, "#/enum"),
            (##"{"pattern":"("}"##, .badPattern, "#/pattern"),
            (##"{"pattern":"(a)\\1"}"##, .badPattern, "#/pattern"),
            (##"{"patternProperties":{"[":true}}"##, .badPattern, "#/patternProperties"),
            (##"{"$ref":"#/$defs/absent"}"##, .unresolvedReference, "#/$ref"),
            (##"{"$ref":"https://example.org/absent"}"##, .unresolvedReference, "#/$ref"),
            (##"{"$ref":"#"}"##, .endlessReference, "#"),
            (
                ##"{"$defs":{"a":{"allOf":[{"$ref":"#/$defs/b"}]},"b":{"if":{"$ref":"#/$defs/a"}}},"$ref":"#/$defs/a"}"##,
                .endlessReference, "#/$defs/a"
            ),
            (##"{"$schema":"https://example.org/absent"}"##, .unknownMetaschema, "#/$schema"),
            (
                ##"{"$defs":{"a":{"$anchor":"x"},"b":{"$anchor":"x"}}}"##, .duplicateIdentifier,
                "#/$defs/b/$anchor"
            ),
            (
                ##"{"$defs":{"a":{"$id":"urn:x"},"b":{"$id":"urn:x"}}}"##, .duplicateIdentifier,
                "urn:x"
            ),
        ] as [(String, SchemaError.Kind, String)])
    func refused(text: String, kind: SchemaError.Kind, location: String) throws {
        let document = try JSONValue(parsing: text)
        let error = #expect(throws: SchemaError.self) { try Schema(document) }
        #expect(error?.kind == kind)
        #expect(error?.location == location)
    }

    @Test(
        "A metaschema that requires an unknown vocabulary is refused, an optional one is passed over"
    )
    func vocabularies() throws {
        var library = SchemaLibrary()
        library.add(["$vocabulary": ["https://example.org/unknown": true]], at: "urn:strict")
        library.add(
            [
                "$vocabulary": [
                    "https://example.org/unknown": false,
                    "https://json-schema.org/draft/2020-12/vocab/format-assertion": true,
                ]
            ], at: "urn:lenient")
        let error = #expect(throws: SchemaError.self) {
            try Schema(["$schema": "urn:strict"], in: library)
        }
        #expect(error?.kind == .unknownVocabulary)
        let schema = try Schema(
            ["$schema": "urn:lenient", "format": "date", "minimum": 5], in: library)
        #expect(!schema.fits("2026-02-29"))
        #expect(schema.fits(1))
    }

    @Test("A dynamic reference that leads back to itself ends with a finding, not a crash")
    func dynamicLoop() throws {
        let schema = try Schema([
            "$id": "urn:outer", "$dynamicAnchor": "x", "$ref": "urn:inner",
            "$defs": [
                "inner": [
                    "$id": "urn:inner", "$dynamicRef": "#x",
                    "$defs": ["x": ["$dynamicAnchor": "x"]],
                ]
            ],
        ])
        #expect(!schema.fits(1))
        #expect(schema.findings(1).first?.keyword == "$dynamicRef")
    }

    @Test("A deep value and a recursive schema meet without harm")
    func deepValue() throws {
        let schema = try Schema(["type": "array", "items": ["$ref": "#"]])
        var value: JSONValue = []
        for _ in 0..<60 { value = [value] }
        #expect(schema.fits(value))
        for _ in 0..<3 { value = [value, "x"] }
        #expect(schema.findings(value).map(\.instance.description) == ["/0/0/1", "/0/1", "/1"])
    }
}
