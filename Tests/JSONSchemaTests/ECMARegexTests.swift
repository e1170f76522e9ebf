import JSONSchema
import Testing

@Suite("Regular expressions")
struct ECMARegexTests {
    @Test(
        "Patterns match as ECMA-262 says",
        arguments: [
            ("", ["", "a"], []), ("a", ["a", "bab"], ["", "b"]),
            ("^a$", ["a"], ["ab", "ba", "a\n"]),
            ("^(?:a|bc)+$", ["a", "bca", "abc"], ["", "b", "ac"]),
            ("^a{2,3}$", ["aa", "aaa"], ["a", "aaaa"]),
            ("^a{2,}$", ["aa", "aaaaa"], ["a"]), ("^a*?b+?$", ["b", "aabb"], ["a"]),
            ("^.$", ["中", "😀"], ["", "\n", "ab", "\u{2028}"]),
            ("^[^a-c]$", ["d", "中"], ["a", "c"]), ("^[\\w\\-.]+$", ["a-b.c_9"], ["é", "a b"]),
            ("^\\d+$", ["0123456789"], ["٣", ""]),
            ("^\\s$", ["\u{3000}", "\u{A0}", "\u{FEFF}", "\t"], ["a", "\u{200B}"]),
            ("^\\S\\D\\W$", ["ab-"], ["a1-", "abc"]), ("^\\p{L}+$", ["aé中"], ["1", "a1"]),
            ("^\\p{Script=Han}{2,4}$", ["云汀市"], ["云", "yun", "云汀市区县"]),
            ("^\\P{Lu}$", ["a"], ["A"]), ("^[\\p{Nd}X]{3}$", ["12X"], ["12x"]),
            ("\\bcat\\b", ["a cat.", "cat"], ["concat", "cats"]),
            ("^\\Bx", [], ["x"]), ("^(?!.*--)[a-z-]+$", ["a-b"], ["a--b"]),
            ("^(?=.*\\d)(?=.*[a-z]).{4,}$", ["abc1"], ["abcd", "1234", "a1"]),
            ("^\\u4e91\\u{6C40}$", ["云汀"], ["云"]), ("^\\ud83d\\ude00$", ["😀"], ["x"]),
            ("^[\\u{1F600}-\\u{1F64F}]$", ["😀"], ["🚀"]),
            ("^\\x41\\cJ\\0\\t\\/$", ["A\n\0\t/"], ["A"]),
            ("^(?<year>\\d{4})-(?<month>\\d\\d)$", ["2026-03"], ["26-03"]),
            ("a$|^b", ["xa", "bx"], ["ax", ""]), ("^[]$", [], ["", "]"]), ("^[^]$", ["\n"], [""]),
            ("^(a?){3}$", ["", "aaa"], ["aaaa"]), ("(|a)+b", ["b", "aab"], ["a"]),
            ("^$", [""], ["a"]), ("[\\b]", ["\u{8}"], ["b"]),
            ("^(?:x{2}){3}$", ["xxxxxx"], ["xxxxx"]), ("^[a\\]]$", ["]"], ["\\"]),
            ("^[a-]$", ["-", "a"], ["b"]),
        ] as [(String, [String], [String])])
    func matching(pattern: String, matches: [String], others: [String]) throws {
        let regex = try ECMARegex(pattern)
        for text in matches { #expect(regex.matches(text), "\(pattern) should match \(text)") }
        for text in others { #expect(!regex.matches(text), "\(pattern) should not match \(text)") }
    }

    @Test(
        "What is no pattern, or needs backtracking, is refused",
        arguments: [
            ("(", .syntax), (")", .syntax), ("[", .syntax), ("]", .syntax), ("a{", .syntax),
            ("{1}", .syntax), ("}", .syntax),
            ("*", .syntax), ("a**", .syntax), ("a{2,1}", .syntax), ("\\", .syntax),
            ("\\a", .syntax), ("\\Z", .syntax), ("\\c1", .syntax), ("\\x4", .syntax),
            ("\\u12", .syntax), ("\\u{110000}", .syntax), ("[b-a]", .syntax), ("[\\d-z]", .syntax),
            ("^*", .syntax), ("(?=a)*", .syntax), ("(?<>a)", .syntax),
            ("(a)\\1", .unsupported), ("\\k<a>", .unsupported), ("(?<=a)b", .unsupported),
            ("(?<!a)b", .unsupported), ("(?i:a)", .unsupported),
            ("\\p{Nope}", .unknownProperty), ("\\p{Script=Klingon}", .unknownProperty),
            ("a{30000}", .tooLarge), ("(a{200}){200}", .tooLarge),
            (String(repeating: "(", count: 5_000), .tooLarge), ("a{99999999999999999999}", .syntax),
        ] as [(String, ECMARegexError.Kind)])
    func refused(pattern: String, kind: ECMARegexError.Kind) {
        let error = #expect(throws: ECMARegexError.self) { try ECMARegex(pattern) }
        #expect(error?.kind == kind)
    }

    @Test("Patterns that make backtracking engines run away take time in proportion to the text")
    func noRunaway() throws {
        let text = String(repeating: "a", count: 20_000) + "!"
        let clock = ContinuousClock()
        for pattern in [
            "^(a+)+$", "^(a|a)*$", "^(a|aa)+$", "(a*)*b", "^(?:a?){30}a{30}$",
            "^(([a-z])+.)+[A-Z]([a-z])+$",
        ] {
            let regex = try ECMARegex(pattern)
            let time = clock.measure { #expect(!regex.matches(text)) }
            #expect(time < .seconds(60), "\(pattern)")
        }
        let time = clock.measure {
            _ = try? ECMARegex("(((){20000}){20000}){20000}")
            _ = try? ECMARegex("(?:[a-z]?[0-9]?[^x]?){300}")
        }
        #expect(time < .seconds(60))
    }

    @Test(
        "The table and the steps agree on every short text",
        arguments: ["a(b|c)*", "^(a|b)?c{1,2}$", "[ab]c|^b", "(ab|ba)+$", "a.c", "^[^a]*$"])
    func agree(pattern: String) throws {
        let table = try ECMARegex(pattern)
        // A lookahead that always holds makes the engine go step by step.
        let steps = try ECMARegex("(?=)(?:\(pattern))")
        var texts = [""]
        for _ in 0..<5 { texts += texts.flatMap { text in ["a", "b", "c"].map { text + $0 } } }
        for text in Set(texts) { #expect(table.matches(text) == steps.matches(text), "\(text)") }
    }
}
