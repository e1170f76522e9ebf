import FEEL
import Testing

/// A small generator with a fixed course, so that a failure can be repeated.
struct FixedRandom: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

@Suite("Any text is read or refused, and any expression comes to a value")
struct TokenSoupTests {
    static let tokens = [
        "1", "0", "-", "+", "*", "/", "**", "(", ")", "[", "]", "{", "}", ",", ":", ".", "..", "?",
        "<", ">", "<=", ">=", "=", "!=", "and", "or", "not", "if", "then", "else", "for", "in",
        "return", "some", "every", "satisfies", "between", "instance of", "function", "list",
        "number", "null", "true", "false", "\"a\"", "\"\\u00e9\"", "@\"2024-02-29\"", "@\"P1Y\"",
        "@\"PT1H\"", "@\"10:00:00\"", "x", "年龄", "item", "partial", "sum", "count", "sort",
        "date", "date and time", "string", "substring", "matches", "replace", "range", "append",
        "9999999999999999999999999999999999", "1E6000", ".5", "\"", "@", "//", "/*", "*/", "“",
        "(", "周岁", "每月", "list<number>", "external", "range(", "f", "\\", "\u{1F600}", " ",
    ]

    static func soup(_ random: inout FixedRandom) -> String {
        let count = Int.random(in: 1...24, using: &random)
        let glue = Bool.random(using: &random) ? " " : ""
        let words = (0..<count).map { _ in tokens.randomElement(using: &random) ?? "x" }
        return words.joined(separator: glue)
    }

    @Test("Random tokens never stop the reader or the evaluator", arguments: 0..<8)
    func randomTokens(seed: Int) {
        var random = FixedRandom(state: UInt64(seed))
        let options = EvaluationOptions(stepLimit: 2_000, sizeLimit: 500)
        let scope = Facts(known: ["x": 5, "f": [1, 2]], unknown: ["年龄"], options: options)
        let names = Dialect.dmn(NameSet(names: ["x y", "a-b", "date of"]))
        var readable = 0
        for _ in 0..<FuzzCount.each(of: 8, usual: 250) {
            let text = TokenSoupTests.soup(&random)
            for dialect in [Dialect.authoring, names] {
                if let expression = try? Expression(parsing: text, dialect: dialect) {
                    readable += 1
                    let outcome = expression.evaluate(in: scope)
                    #expect(expression.explain(in: scope).outcome.value == outcome.value)
                }
                if let tests = try? UnaryTests(parsing: text, dialect: dialect) {
                    _ = tests.matches(5, in: scope)
                }
            }
        }
        #expect(readable > 5)
    }

    @Test("What grows from small pieces is read, checked and asked without harm", arguments: 0..<4)
    func grownExpressions(seed: Int) throws {
        var random = FixedRandom(state: UInt64(seed) &+ 77)
        let checker = TypeChecker(names: ["x": .integer, "年龄": .integer])
        let options = EvaluationOptions(stepLimit: 2_000, sizeLimit: 500)
        let scope = Facts(known: ["x": 5], unknown: ["年龄"], options: options)
        for _ in 0..<FuzzCount.each(of: 4, usual: 250) {
            let text = TokenSoupTests.grown(&random, depth: 4)
            let expression = try Expression(parsing: text)
            _ = expression.evaluate(in: scope)
            _ = checker.check(expression)
        }
    }

    static func grown(_ random: inout FixedRandom, depth: Int) -> String {
        let leaves = [
            "1", "-2.5", "x", "年龄", "null", "true", "\"ab\"", "@\"2024-02-29\"", "@\"P1M\"",
            "[1, 2]", "{a: 1}", "[1..3]", "@\"10:00:00Z\"",
        ]
        guard depth > 0 else { return leaves.randomElement(using: &random) ?? "1" }
        func part() -> String { grown(&random, depth: depth - 1) }
        switch Int.random(in: 0..<14, using: &random) {
        case 0: return "(\(part()) + \(part()))"
        case 1: return "(\(part()) * \(part()))"
        case 2: return "(\(part()) / \(part()))"
        case 3: return "(\(part()) = \(part()))"
        case 4: return "(\(part()) < \(part()))"
        case 5: return "(\(part()) and \(part()))"
        case 6: return "(if \(part()) then \(part()) else \(part()))"
        case 7: return "(for i in \(part()) return [i, \(part())])"
        case 8: return "(\(part()))[\(part())]"
        case 9: return "(\(part()) in (\(part()), \(part())))"
        case 10: return "(\(part()) ** \(part()))"
        case 11: return "string(\(part()))"
        case 12: return "sum(\(part()), \(part()))"
        default: return "(some i in \(part()) satisfies \(part()))"
        }
    }
}
