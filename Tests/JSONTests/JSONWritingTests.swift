import JSON
import Testing

@Suite("Writing JSON")
struct JSONWritingTests {
    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test("Canonical text sorts keys by UTF-16 as in RFC 8785 section 3.2.3")
    func sortsByUTF16() throws {
        let value = try JSONValue(
            parsing:
                #"{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}"#
        )
        let canonical = try JSONValue(parsing: value.canonical())
        let keys = canonical.object.map { Array($0.keys) }
        #expect(keys == ["\r", "1", "\u{80}", "\u{f6}", "\u{20ac}", "😀", "\u{fb33}"])
    }

    @Test("Canonical text has RFC 8785's escapes and numbers")
    func canonicalText() throws {
        let value = try JSONValue(
            parsing:
                #"{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001,-0,1.0e2],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}"#
        )
        #expect(
            text(value.canonical())
                == #"{"literals":[null,true,false],"numbers":[333333333.33333329,1e+30,4.5,0.002,1e-27,0,100],"string":"€$\u000f\nA'B\"\\\\\"/"}"#
        )
    }

    @Test("Compact text keeps order and numbers as written; pretty text reads back the same")
    func keepsOrder() throws {
        let source = #"{"b":[1.50,{}],"a":[],"c":"\u001f"}"#
        let value = try JSONValue(parsing: source)
        #expect(text(value.serialized()) == source)
        #expect(
            text(value.prettyPrinted()) == """
                {
                  "b": [
                    1.50,
                    {}
                  ],
                  "a": [],
                  "c": "\\u001f"
                }
                """)
        var bytes = Array("x".utf8)
        value.write(into: &bytes)
        #expect(text(bytes) == "x" + source)
    }

    @Test("Normalization Form C is told from other forms")
    func normalForm() {
        #expect((["云汀市": "é", "한글": [1, "ok"]] as JSONValue).isNFC)
        #expect(!(["a": ["e\u{301}"]] as JSONValue).isNFC)
        #expect(!(["e\u{301}": 1] as JSONValue).isNFC)
        #expect(!(["a": "\u{212B}"] as JSONValue).isNFC)
    }
}
