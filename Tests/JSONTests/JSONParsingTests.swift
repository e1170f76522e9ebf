import JSON
import Testing

@Suite("Reading JSON")
struct JSONParsingTests {
    @Test("A document keeps its order, its integers and the text of its other numbers")
    func keepsWhatWasWritten() throws {
        let value = try JSONValue(
            parsing:
                #" {"b": [1, -2.50, 1e3, 9223372036854775807, 9223372036854775808, -0], "a": {"t": true, "f": false, "n": null}} "#
        )
        #expect(value.object.map { Array($0.keys) } == ["b", "a"])
        #expect(value["b"]?[0] == .integer(1))
        #expect(value["b"]?[1]?.number?.text == "-2.50")
        #expect(value["b"]?[2]?.int == 1000)
        #expect(value["b"]?[3] == .integer(.max))
        #expect(value["b"]?[4]?.number?.text == "9223372036854775808")
        #expect(value["b"]?[5]?.number?.text == "-0")
        #expect(value["b"]?[5] == .integer(0))
        #expect(value["a"]?["t"]?.bool == true)
        #expect(value["a"]?["n"]?.isNull == true)
    }

    @Test(
        "Escapes give their characters, surrogate pairs included",
        arguments: [
            (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"),
            (#""\u4e2d\u6587""#, "中文"),
            (#""a\ud83d\ude00b""#, "a😀b"),
            (#""\u0000""#, "\0"),
            (
                #""plain text longer than a machine word 云汀市\n""#,
                "plain text longer than a machine word 云汀市\n"
            ),
        ])
    func unescapes(text: String, expected: String) throws {
        #expect(try JSONValue(parsing: text).string == expected)
    }

    @Test(
        "What RFC 8259 does not allow is refused with its kind and place",
        arguments: [
            ("", JSONError.Kind.unexpectedEnd, 0), ("  ", .unexpectedEnd, 2),
            ("nul", .unexpectedEnd, 0), ("nulL", .invalidLiteral, 0), ("tru e", .invalidLiteral, 0),
            ("[1,]", .unexpectedCharacter, 3), ("[1 2]", .unexpectedCharacter, 3),
            ("{\"a\":1,}", .unexpectedCharacter, 7), ("{a:1}", .unexpectedCharacter, 1),
            ("{\"a\" 1}", .unexpectedCharacter, 5), ("{\"a\":1", .unexpectedEnd, 6),
            ("[", .unexpectedEnd, 1), ("\"abc", .unexpectedEnd, 4), ("1 1", .trailingContent, 2),
            ("01", .invalidNumber, 1), ("-", .unexpectedEnd, 1), ("1.", .unexpectedEnd, 2),
            ("1.x", .invalidNumber, 2), ("1e", .unexpectedEnd, 2), ("1e+", .unexpectedEnd, 3),
            ("+1", .unexpectedCharacter, 0), (".5", .unexpectedCharacter, 0),
            ("1e999999", .numberTooLong, 2), ("NaN", .unexpectedCharacter, 0),
            ("\"\\x\"", .invalidEscape, 2), ("\"\\u12g4\"", .invalidEscape, 5),
            ("\"\\ud800\"", .loneSurrogate, 2), ("\"\\udc00\"", .loneSurrogate, 2),
            ("\"\\ud800\\u0041\"", .loneSurrogate, 2), ("\"a\nb\"", .controlCharacter, 2),
            ("\"a long text and then\tb\"", .controlCharacter, 21),
            ("{\"a\":1,\"a\":2}", .duplicateKey, 7), ("\u{FEFF}1", .unexpectedCharacter, 0),
            ("// no\n1", .unexpectedCharacter, 0), ("'a'", .unexpectedCharacter, 0),
        ])
    func refuses(text: String, kind: JSONError.Kind, offset: Int) {
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
        #expect(error?.kind == kind)
        #expect(error?.offset == offset)
    }

    @Test("Bytes that are not UTF-8 are refused")
    func refusesInvalidUTF8() {
        for bytes: [UInt8] in [
            [0x80], [0xC3], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xC0, 0xAF],
        ] {
            for tail: [UInt8] in [[0x22], [0x5C, 0x6E, 0x22]] {
                let error = #expect(throws: JSONError.self) {
                    try JSONValue(parsing: [0x22] + bytes + tail)
                }
                #expect(error?.kind == .invalidUTF8)
            }
        }
    }

    @Test("An error names its line and its column in characters")
    func namesTheLine() {
        let error = #expect(throws: JSONError.self) {
            try JSONValue(parsing: "{\n  \"名称\": x\n}")
        }
        #expect(error?.line == 2)
        #expect(error?.column == 9)
        #expect(error?.description == "2:9: unexpected-character")
    }

    @Test("Limits on depth, size, keys and numbers hold at their edge")
    func limitsHold() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        func kind(_ text: String, _ limits: JSONLimits = .default) -> JSONError.Kind? {
            do throws(JSONError) {
                _ = try JSONValue(parsing: text, limits: limits)
                return nil
            } catch {
                return error.kind
            }
        }
        #expect(kind(nested(64)) == nil)
        #expect(kind(nested(65)) == .tooDeep)
        #expect(kind(String(repeating: "[", count: 1_000_000)) == .tooDeep)
        #expect(kind(nested(512), JSONLimits(depth: 100_000)) == nil)
        #expect(kind(nested(513), JSONLimits(depth: 100_000)) == .tooDeep)
        #expect(kind("[1,2]", JSONLimits(bytes: 5)) == nil)
        #expect(kind("[1,2]", JSONLimits(bytes: 4)) == .tooLarge)
        #expect(kind(#"{"a":1,"b":2}"#, JSONLimits(keys: 2)) == nil)
        #expect(kind(#"{"a":{"b":2,"c":3}}"#, JSONLimits(keys: 2)) == .tooManyKeys)
        #expect(kind(String(repeating: "9", count: 256)) == nil)
        #expect(kind(String(repeating: "9", count: 257)) == .numberTooLong)
    }

    @Test("Every way in reads the same value")
    func everyWayIn() throws {
        let text = #"{"a":[1,"二"]}"#
        let expected: JSONValue = ["a": [1, "二"]]
        let bytes = Array(text.utf8)
        #expect(try JSONValue(parsing: text) == expected)
        #expect(try JSONValue(parsing: bytes) == expected)
        #expect(try JSONValue(parsing: ([0] + bytes)[1...]) == expected)
        #expect(try JSONValue(parsing: bytes.reversed().reversed() as [UInt8]) == expected)
        #expect(try JSONValue(parsing: bytes.lazy.map { $0 }) == expected)
        let raw = bytes.withUnsafeBytes { try? JSONValue(parsing: $0) }
        #expect(raw == expected)
    }
}
