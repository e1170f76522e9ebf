import JSON
import Testing

@Suite("Canonical text written piece by piece")
struct CanonicalWriterTests {
    private func text(_ write: (inout CanonicalWriter) -> Void) -> String {
        var writer = CanonicalWriter()
        write(&writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private func write(_ value: JSONValue, to writer: inout CanonicalWriter) {
        switch value {
        case .object(let object):
            writer.beginObject()
            for member in object {
                writer.beginMember(member.key)
                write(member.value, to: &writer)
                writer.endMember()
            }
            writer.endObject()
        case .array(let elements):
            writer.beginArray()
            for element in elements {
                write(element, to: &writer)
                writer.endElement()
            }
            writer.endArray()
        case .string(let text): writer.write(text)
        case .integer(let whole): writer.write(whole)
        case .null, .bool, .number: writer.write(value)
        }
    }

    static let values: [JSONValue] = [
        [:], [], 5, "a\"b", ["b": 1, "a": 2],
        ["b": ["d": [1, [:], []], "c": "x"], "a": [["z": 1, "y": 2]]],
        ["\u{E000}": 1, "\u{10000}": 2, "\u{20}": 3], ["a\"b": 1, "a#b": 2, "a": [nil, false]],
        ["受理": "窗口", "a": ["审查": true, "决定": -7]], [[], [[:]], ["b": [:], "a": []]],
    ]

    @Test("The same bytes as the value's own canonical text, whatever the order", arguments: values)
    func same(value: JSONValue) {
        let canonical = String(decoding: value.canonical(), as: UTF8.self)
        #expect(text { write(value, to: &$0) } == canonical)
    }

    @Test("A member that says nothing is taken back, one that says little stays")
    func empty() {
        let said: [JSONValue] = ["", "f", 0, 1234, true, [[:]], ["a": nil], -999, "no", "nul"]
        let unsaid: [JSONValue] = [nil, false, [], [:]]
        for value in said + unsaid {
            let written = text { writer in
                writer.beginObject()
                writer.beginMember("last")
                writer.write(value)
                writer.endMemberUnlessEmpty()
                writer.beginMember("first")
                writer.write(Int64(1))
                writer.endMemberUnlessEmpty()
                writer.endObject()
            }
            let expected: JSONValue =
                unsaid.contains(value) ? ["first": 1] : ["first": 1, "last": value]
            #expect(written == String(decoding: expected.canonical(), as: UTF8.self))
        }
    }
}
