import FEEL
import Testing

@Suite("Trees as text")
struct TextTests {
    @Test("What is written from a tree reads back to the same tree", arguments: 0..<4)
    func roundTrip(seed: Int) throws {
        var random = FixedRandom(state: UInt64(seed) &+ 4_711)
        for _ in 0..<FuzzCount.each(of: 4, usual: 250) {
            let text = TokenSoupTests.grown(&random, depth: 4)
            let syntax = try Expression(parsing: text).syntax
            #expect(try Expression(parsing: "\(syntax)").syntax == syntax, "\(text)")
        }
    }

    @Test(
        "Few brackets are written",
        arguments: [
            "a + b * c", "(a + b) * c", "a - (b - c)", "-a ** b", "(a ** b) ** c", "a ** (b ** c)",
            "if a then b else c + 1", "(if a then b else c) + 1", "for i in 1..3 return i",
            "x in ([1..5], > 7)", "x between 1 and 2 or y", "not(a) and b", "{\"a b\": 1}.c[d > 1]",
            "f(n: 1)(2)", "function(a: number, b) a * b", "some x in y satisfies x",
            "a instance of list<number>", "[(<= 5), (1..2)]", "-(-5)", "1 - -3", "(-5).x",
        ])
    func brackets(text: String) throws {
        let syntax = try Expression(parsing: text).syntax
        #expect(try Expression(parsing: "\(syntax)").syntax == syntax)
    }

    @Test(
        "Cells are written as they are read",
        arguments: [
            "-", ">= 80", "[80..90)", "not(\"a\", \"b\")", "!= 3", "? > 上限 and ? < 9", "null",
            "1, 2, > 5", "not(null)",
        ])
    func cells(text: String) throws {
        #expect(try UnaryTests(parsing: text).description == text)
    }
}
