import FEEL
import Testing

@Suite("Asking with facts missing")
struct AskingTests {
    @Test(
        "What is missing is named only while the answer hangs on it",
        arguments: [
            ("甲 and 否", false, []), ("否 and 甲", false, []), ("甲 and 是", nil, ["甲"]),
            ("甲 or 是", true, []), ("甲 or 乙", nil, ["甲", "乙"]), ("是 or 甲", true, []),
            ("(甲 = 1) and 否", false, []), ("甲 > 3 and 是", nil, ["甲"]),
            ("3 in (甲, 3)", true, []),
        ] as [(String, Bool?, [String])])
    func missing(text: String, verdict: Bool?, names: [String]) throws {
        let scope = Facts(known: ["是": true, "否": false], unknown: ["甲", "乙"])
        let outcome = try Expression(parsing: text).evaluate(in: scope)
        #expect(outcome.missing == names)
        if names.isEmpty { #expect(outcome.verdict == verdict) }
    }

    @Test("A known null is not missing, an undeclared name is an error")
    func threeConditions() throws {
        let expression = try Expression(parsing: "甲 = null")
        #expect(expression.evaluate(in: Facts(known: ["甲": .null])).verdict == true)
        #expect(
            expression.evaluate(in: Facts([:], asOf: nil)).reasons.first?.kind
                == .undeclaredName("甲"))
    }

    @Test("Places and names give the same answers")
    func bound() throws {
        let vocabulary = Vocabulary(["年龄", "户籍"])
        let plain = try Expression(parsing: "年龄 >= 80 and 户籍 = true")
        let bound = plain.bound(to: vocabulary)
        for age in [79, 80, 81] {
            for home in [Fact.known(true), .known(false), .unknown] {
                let facts: [Fact] = [.known(.number(Number(age))), home]
                let record = Record(vocabulary, facts)
                #expect(bound.evaluate(in: record) == plain.evaluate(in: record))
                let named = Facts(["年龄": facts[0], "户籍": facts[1]])
                #expect(bound.evaluate(in: named) == plain.evaluate(in: record))
            }
        }
    }

    @Test("A host's function is asked with fitting arguments only")
    func host() throws {
        var functions = HostFunctions()
        functions.register(
            "工作日加", aliases: ["add working days"], parameters: [("日期", .date), ("n", .integer)],
            result: .date
        ) { arguments, _ throws(Fault) in
            guard case .date(let date) = arguments[0], case .number(let days) = arguments[1],
                let later = date.adding(days: days.asInt ?? 0)
            else { throw .host("outside the calendar") }
            return .date(later)
        }
        let scope = Facts(functions: functions)
        let sound = try Expression(parsing: "工作日加(@\"2026-01-01\", 2)").evaluate(in: scope)
        #expect(sound.value.description == "@\"2026-01-03\"")
        let unsound = try Expression(parsing: "工作日加(\"x\", 2)").evaluate(in: scope)
        #expect(unsound.reasons.map(\.kind) == [.nonConforming(.date)])
    }

    @Test("The clock is the question's, never the wall's")
    func clock() throws {
        let today = try Expression(parsing: "today()")
        #expect(today.evaluate(in: Facts()).reasons.first?.kind == .noClock)
        let day = try #require(CalendarDate("2026-12-01"))
        #expect(today.evaluate(in: Facts(asOf: day)).value == .date(day))
    }

    @Test("The explanation holds every part that was worked out")
    func explanation() throws {
        let expression = try Expression(parsing: "年龄 >= 80 and 户籍")
        let why = expression.explain(in: Facts(known: ["年龄": 83, "户籍": true]))
        let root = try #require(why.root)
        #expect(root.value == true)
        #expect(root.parts.map { "\($0.syntax)" } == ["年龄 >= 80", "户籍"])
        #expect(root.parts[0].parts.map(\.value) == [83, 80])
    }

    @Test("A function keeps the facts it was written among")
    func closure() throws {
        let scope = Facts(known: ["率": 2])
        let function = try Expression(parsing: "function(x) x * 率").evaluate(in: scope).value
        let call = try Expression(parsing: "f(21)")
        #expect(call.evaluate(in: Facts(known: ["f": function])).value == 42)
    }
}
