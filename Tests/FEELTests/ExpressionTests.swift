import FEEL
import Testing

@Suite("Expressions")
struct ExpressionTests {
    @Test("An old resident qualifies")
    func oldResident() throws {
        let rule = try Expression(parsing: "年龄 >= 80 and 户籍 = true")
        #expect(rule.evaluate(in: Facts(known: ["年龄": 83, "户籍": true])).value == true)
        let open = rule.evaluate(in: Facts(known: ["年龄": 83], unknown: ["户籍"]))
        #expect(open.missing == ["户籍"])
        let young = rule.evaluate(in: Facts(known: ["年龄": 70], unknown: ["户籍"]))
        #expect(young.verdict == false)
    }
}
