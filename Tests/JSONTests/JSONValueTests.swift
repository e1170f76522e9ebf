import JSON
import Testing

@Suite("JSON values")
struct JSONValueTests {
    @Test("Numbers are equal by value in any notation, and hash alike")
    func numbersByValue() throws {
        let ones = try ["1", "1.0", "1.00", "10e-1", "0.1e1", "1E0"].map {
            try JSONValue(parsing: $0)
        }
        #expect(Set(ones).count == 1)
        let others = try ["1.5", "15e-1", "1.50"].map { try JSONValue(parsing: $0) }
        #expect(Set(others).count == 1)
        #expect(try JSONValue(parsing: "1e400") != JSONValue(parsing: "1e401"))
        #expect(try JSONValue(parsing: "0") == JSONValue(parsing: "-0.0e7"))
    }

    @Test("Numbers are ordered by value")
    func numbersInOrder() throws {
        let texts = [
            "-1e400", "-20", "-3.5", "-0.001", "0", "1e-400", "0.5", "0.75", "2", "1e2", "101",
        ]
        let numbers = try texts.map { try #require(JSONNumber($0)) }
        for (left, smaller) in numbers.enumerated() {
            for (right, larger) in numbers.enumerated() {
                #expect((smaller < larger) == (left < right))
            }
        }
    }

    @Test(
        "Whether a number is a multiple of another is answered exactly",
        arguments: [
            ("10", "2", true), ("7", "2", false), ("4.5", "1.5", true), ("0.0075", "0.0001", true),
            ("0.00751", "0.0001", false), ("35", "1.5", false), ("0", "3", true),
            ("1e308", "0.5", true),
            ("1e308", "0.123456789", false), ("12391239123", "1e-8", true), ("-9", "3", true),
            ("19.99", "0.01", true), ("100", "40", false), ("200", "40", true), ("5", "10", false),
        ])
    func multiples(number: String, divisor: String, expected: Bool) throws {
        let number = try #require(JSONNumber(number))
        #expect(number.isMultiple(of: try #require(JSONNumber(divisor))) == expected)
    }

    @Test("A multiple of nothing, or of too fine a step, has no answer")
    func noMultiple() throws {
        let one = JSONNumber(1)
        #expect(one.isMultiple(of: JSONNumber(0)) == nil)
        #expect(one.isMultiple(of: try #require(JSONNumber("0.1234567890123456789"))) == nil)
    }

    @Test("Only texts in the grammar of numbers become numbers")
    func grammarOfNumbers() {
        for text in [
            "", " 1", "1 ", "1\n", "+1", "01", ".5", "1.", "0x1", "\"1\"", "[1]", "1e999999",
        ] {
            #expect(JSONNumber(text) == nil)
        }
        #expect(JSONNumber("-12.50e+3")?.text == "-12.50e+3")
        #expect(JSONNumber(shortest: .nan) == nil)
        #expect(JSONNumber(shortest: 0.1)?.text == "0.1")
        #expect(JSONNumber(shortest: 1e300)?.wholeValue == nil)
        #expect(JSONNumber("1e300")?.isWhole == true)
        #expect(JSONNumber("-9223372036854775808.0")?.wholeValue == .min)
        #expect(JSONNumber("9223372036854775808.0")?.wholeValue == nil)
    }

    @Test("Composed and decomposed accents stay apart as keys and as strings")
    func bytesNotCanonicalEquivalence() throws {
        #expect(JSONValue.string("e\u{301}") != JSONValue.string("\u{e9}"))
        let value = try JSONValue(parsing: "{\"e\u{301}\":1,\"\u{e9}\":2}")
        #expect(value["e\u{301}"] == 1)
        #expect(value["\u{e9}"] == 2)
        let reordered = JSONValue.string("a\u{301}\u{323}")
        #expect(reordered != .string("a\u{323}\u{301}"))
    }

    @Test("Objects are equal whatever their order")
    func objectsWithoutOrder() {
        let one: JSONValue = ["a": 1, "b": [2, 3]]
        let other: JSONValue = ["b": [2, 3], "a": 1.0]
        #expect(one == other)
        #expect(one.hashValue == other.hashValue)
        #expect(one != ["b": [3, 2], "a": 1])
        #expect(one != ["a": 1])
    }

    @Test("Members are found, replaced and removed in objects of every size")
    func membersInEverySize() {
        for size in [0, 1, 15, 16, 17, 18, 300] {
            var object = JSONObject()
            for number in 0..<size { object["key\(number)"] = .integer(Int64(number)) }
            #expect(object.count == size)
            #expect(object["absent"] == nil)
            for number in 0..<size { #expect(object["key\(number)"] == .integer(Int64(number))) }
            guard size > 1 else { continue }
            object["key1"] = "new"
            object["key0"] = nil
            #expect(object.first?.key == "key1")
            #expect(object["key1"] == "new")
            #expect(object["key0"] == nil)
            #expect(object["key\(size - 1)"] != nil)
            #expect(object.count == size - 1)
        }
    }

    @Test("Pointers lead to the places of RFC 6901 section 5")
    func pointers() throws {
        let document = try JSONValue(
            parsing:
                #"{"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8}"#
        )
        let places: [(String, JSONValue)] = [
            ("", document), ("/foo", ["bar", "baz"]), ("/foo/0", "bar"), ("/", 0), ("/a~1b", 1),
            ("/c%d", 2),
            ("/e^f", 3), ("/g|h", 4), ("/i\\j", 5), ("/k\"l", 6), ("/ ", 7), ("/m~0n", 8),
        ]
        for (text, expected) in places {
            let pointer = try #require(JSONPointer(parsing: text))
            #expect(document[pointer] == expected)
            #expect(pointer.description == text)
        }
        for text in [
            "/foo/2", "/foo/00", "/foo/-", "/foo/0/x", "/absent", "/foo/99999999999999999999",
        ] {
            #expect(document[try #require(JSONPointer(parsing: text))] == nil)
        }
        #expect(JSONPointer(parsing: "foo") == nil)
        #expect(JSONPointer(parsing: "/a~2") == nil)
        #expect(JSONPointer(parsing: "/a~") == nil)
    }
}
