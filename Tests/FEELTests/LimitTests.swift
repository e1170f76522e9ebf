import FEEL
import Testing

@Suite("Limits")
struct LimitTests {
    @Test("Deep nesting is refused, not followed")
    func deepNesting() {
        let pairs = [
            ("(", ")"), ("[", "]"), ("{a:", "}"), ("-", ""), ("if true then ", " else 1"),
            ("x in (", ")"), ("f(", ")"), ("x[", "]"),
        ]
        for (open, close) in pairs {
            let ending = String(repeating: close, count: 5_000)
            let text = String(repeating: open, count: 5_000) + "1" + ending
            #expect(throws: SyntaxError.self) { try Expression(parsing: text) }
            let tests = "not(" + text + ")"
            #expect(throws: SyntaxError.self) { try UnaryTests(parsing: tests) }
        }
    }

    @Test("Sixty levels are allowed")
    func sixtyLevels() throws {
        let text = String(repeating: "(", count: 60) + "1" + String(repeating: ")", count: 60)
        #expect(try Expression(parsing: text).evaluate(in: Facts()).value == 1)
    }

    @Test("A chain of five hundred operators is read, one of five thousand refused")
    func longChains() throws {
        let chain = Array(repeating: "1", count: 500).joined(separator: " + ")
        #expect(try Expression(parsing: chain).evaluate(in: Facts()).value == 500)
        let long = Array(repeating: "1", count: 5_000).joined(separator: " + ")
        #expect(throws: SyntaxError.self) { try Expression(parsing: long) }
    }

    @Test("A function that calls itself for ever comes to null")
    func endlessRecursion() throws {
        let text = "(function(f) f(f))(function(f) [f(f)])"
        let outcome = try Expression(parsing: text).evaluate(in: Facts())
        #expect(outcome.reasons.contains { $0.kind == .tooDeep })
    }

    @Test("A loop over a million million comes to null after its steps are spent")
    func endlessLoop() throws {
        let text = "for i in 1..1000000, j in 1..1000000 return i * j"
        let options = EvaluationOptions(stepLimit: 10_000)
        let outcome = try Expression(parsing: text).evaluate(in: Facts(options: options))
        #expect(outcome.value == .null)
        #expect(outcome.reasons.contains { $0.kind == .tooManySteps })
    }

    @Test("A pattern made to explode gives null")
    func explodingPattern() throws {
        let text = "matches(\"\(String(repeating: "a", count: 60))b\", \"(a+)+(a+)+(a+)+$\")"
        let outcome = try Expression(parsing: text).evaluate(in: Facts())
        #expect(outcome.value == .null)
    }

    @Test("Texts that double themselves stop at the limit")
    func doubling() throws {
        let double = "if i = 1 then \"ab\" else partial[-1] + partial[-1]"
        let text = "count(for i in 1..40 return \(double))"
        let options = EvaluationOptions(sizeLimit: 10_000)
        let outcome = try Expression(parsing: text).evaluate(in: Facts(options: options))
        #expect(outcome.value == 40)
        #expect(!outcome.reasons.isEmpty)
    }

    @Test(
        "A value that holds itself twice, over and over, is never walked through",
        arguments: [
            "string(v)", "v = v", "v in (v, 1)", "distinct values(v)", "flatten(v)", "v",
            "list contains(v, v)", "count(v)", "for i in v return i.x", "v.x", "{a: v} = {a: v}",
            "v + 1", "if v then 1 else 2", "abs(v)", "index of([v], v)", "union(v, v)",
            "context merge([{a: v}, {b: v}])", "is(v, v)",
        ])
    func doubledLists(use: String) throws {
        let steps = (1...70).map { "a\($0): [a\($0 - 1), a\($0 - 1)]" }.joined(separator: ", ")
        let text = "{a0: 1, \(steps), end: (function(v) \(use))(a70)}.end"
        let scope = Facts(options: EvaluationOptions(stepLimit: 50_000, sizeLimit: 5_000))
        let outcome = try Expression(parsing: text).evaluate(in: scope)
        #expect(outcome.value == .null || outcome.value == 2)
        let nested = "string(for i in 1..60 return [partial])"
        #expect(try Expression(parsing: nested).evaluate(in: scope).value == .null)
    }

    @Test(
        "The longest texts are read in a moment",
        arguments: [
            ("{", "k#: 1, ", "z: 1}"), ("{", "a k#: 1, ", "z: 1}"), ("[", "k#,\n", "1]"),
            ("{", "k#: k, ", "z: 1}"), ("f(", "a k#: 1, ", "b: 1)"), ("", "x[1]", ""),
            ("[", "for a k# in x return 1, ", "1]"),
        ])
    func longTexts(head: String, piece: String, tail: String) {
        var text = head
        var index = 0
        while text.unicodeScalars.count < 60_000 {
            text += piece.split(separator: "#", omittingEmptySubsequences: false)
                .joined(separator: "\(index)")
            index += 1
        }
        let clock = ContinuousClock()
        let spent = clock.measure { _ = try? Expression(parsing: text + tail) }
        #expect(spent < .seconds(30))
    }
}
