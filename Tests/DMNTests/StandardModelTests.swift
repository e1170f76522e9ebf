import DMN
import FEEL
import Testing

/// Models as DMN 1.5 describes them, chapters 6 to 10: one feature each.
@Suite("What the standard says of models")
struct StandardModelTests {
    private func ask(_ model: Model, _ decision: String, _ values: [String: Value] = [:]) -> Value?
    {
        model.evaluate(decision: decision, inputs: ModelInputs(values))?.value
    }

    private func input(_ name: String, _ type: String) -> String {
        "<inputData id=\"\(name)\" name=\"\(name)\"><variable name=\"\(name)\" "
            + "typeRef=\"\(type)\"/></inputData>"
    }

    private func boxed(_ name: String, _ logic: String, type: String = "Any", needs: String = "")
        -> String
    {
        "<decision id=\"\(name)\" name=\"\(name)\"><variable name=\"\(name)\" "
            + "typeRef=\"\(type)\"/>\(needs)\(logic)</decision>"
    }

    private func text(_ feel: String) -> String {
        "<literalExpression><text><![CDATA[\(feel)]]></text></literalExpression>"
    }

    @Test("A decision without logic is null, and so is what rests on it")
    func noLogic() throws {
        let model = try ModelTests.model(
            "<decision id=\"a\" name=\"a\"><variable name=\"a\"/></decision>"
                + ModelTests.decision("b", "a + 1", ModelTests.needs("Decision", "#a"))
                + ModelTests.decision("c", "a = null", ModelTests.needs("Decision", "#a")))
        #expect(ask(model, "a") == .null)
        #expect(ask(model, "b") == .null)
        #expect(ask(model, "c") == true)
    }

    @Test(
        "A service gives a context of several outputs, works out what it encapsulates, keeps to its inputs"
    )
    func services() throws {
        let model = try ModelTests.model(
            input("x", "number")
                + boxed("base", text("100"))
                + boxed(
                    "inner", text("base + x"),
                    needs: ModelTests.needs("Decision", "#base")
                        + ModelTests.needs("Input", "#x"))
                + boxed("sum", text("inner * 2"), needs: ModelTests.needs("Decision", "#inner"))
                + boxed(
                    "word", text("string(inner)"), needs: ModelTests.needs("Decision", "#inner"))
                + "<decisionService id=\"s\" name=\"the service\"><variable name=\"the service\"/>"
                + "<outputDecision href=\"#sum\"/><outputDecision href=\"#word\"/>"
                + "<encapsulatedDecision href=\"#inner\"/><inputDecision href=\"#base\"/>"
                + "<inputData href=\"#x\"/></decisionService>"
                + boxed(
                    "call", text("the service(x: 5, base: 10)"),
                    needs: ModelTests.needs("Knowledge", "#s"))
                + boxed(
                    "list of one", text("the service([5], 10).sum"),
                    needs: ModelTests.needs("Knowledge", "#s"))
                + boxed(
                    "wrong type", text("the service(\"5\", 10).sum"),
                    needs: ModelTests.needs("Knowledge", "#s"))
                + boxed(
                    "too few", text("the service(5)"), needs: ModelTests.needs("Knowledge", "#s"))
        )
        #expect(ask(model, "call") == .context(Context([("sum", 30), ("word", "15")])))
        #expect(ask(model, "list of one") == 30)
        #expect(ask(model, "wrong type") == .null)
        #expect(ask(model, "too few") == .null)
        #expect(ask(model, "sum", ["x": 1]) == 202)
        let whole = model.evaluate(
            service: "the service", inputs: ModelInputs(["x": 1, "base": 2]))
        #expect(whole?.value == .context(Context([("sum", 6), ("word", "3")])))
    }

    @Test("Knowledge is called in text by place and by name, and boxed, with its own requirements")
    func knowledge() throws {
        let function = """
            <businessKnowledgeModel id="r" name="rate"><variable name="rate"/><encapsulatedLogic>
            <literalExpression><text>0.5</text></literalExpression></encapsulatedLogic>
            </businessKnowledgeModel>
            <businessKnowledgeModel id="f" name="net pay"><variable name="net pay"/>
            <encapsulatedLogic><formalParameter name="gross pay" typeRef="number"/>
            <formalParameter name="months" typeRef="number"/>
            <literalExpression><text>gross pay * rate() * months</text></literalExpression>
            </encapsulatedLogic><knowledgeRequirement><requiredKnowledge href="#r"/>
            </knowledgeRequirement></businessKnowledgeModel>
            """
        let invocation = """
            <invocation><literalExpression><text>net pay</text></literalExpression>
            <binding><parameter name="months"/><literalExpression><text>12</text></literalExpression>
            </binding><binding><parameter name="gross pay"/><literalExpression><text>10</text>
            </literalExpression></binding></invocation>
            """
        let needs = ModelTests.needs("Knowledge", "#f")
        let model = try ModelTests.model(
            function + boxed("a", text("net pay(10, 12)"), needs: needs)
                + boxed("b", text("net pay(months: 12, gross pay: 10)"), needs: needs)
                + boxed("c", invocation, needs: needs)
                + boxed("d", text("net pay(\"10\", 12)"), needs: needs)
                + boxed("e", text("net pay(10)"), needs: needs))
        for name in ["a", "b", "c"] { #expect(ask(model, name) == 60) }
        #expect(ask(model, "d") == .null)
        #expect(ask(model, "e") == .null)
    }

    @Test(
        "Values that are not of a declared type are null: allowed values, components, collections")
    func types() throws {
        let types = """
            <itemDefinition name="grade"><typeRef>string</typeRef><allowedValues>
            <text>"low","high"</text></allowedValues></itemDefinition>
            <itemDefinition name="grades" isCollection="true"><typeRef>grade</typeRef>
            </itemDefinition>
            <itemDefinition name="person"><itemComponent name="full name"><typeRef>string</typeRef>
            </itemComponent><itemComponent name="age"><typeRef>number</typeRef><allowedValues>
            <text>[0..150]</text></allowedValues></itemComponent></itemDefinition>
            <itemDefinition name="pair" isCollection="true"><typeRef>number</typeRef>
            <typeConstraint><text>count(?) = 2</text></typeConstraint></itemDefinition>
            <itemDefinition name="adder"><functionItem outputTypeRef="number">
            <parameters name="n" typeRef="number"/></functionItem></itemDefinition>
            """
        func made(_ type: String, _ feel: String) throws -> Value? {
            ask(try ModelTests.model(types + boxed("a", text(feel), type: type)), "a")
        }
        #expect(try made("grade", "\"low\"") == "low")
        #expect(try made("grade", "\"lower\"") == .null)
        #expect(try made("grade", "[\"low\"]") == "low")
        #expect(try made("grades", "[\"low\", \"high\"]") == ["low", "high"])
        #expect(try made("grades", "[\"low\", \"x\"]") == .null)
        #expect(try made("grades", "\"low\"") == ["low"])
        #expect(try made("person", "{full name: \"A\", age: 150}") != .null)
        #expect(try made("person", "{full name: \"A\", age: 151}") == .null)
        #expect(try made("person", "{full name: 1, age: 5}") == .null)
        #expect(try made("pair", "[1, 2]") == [1, 2])
        #expect(try made("pair", "[1, 2, 3]") == .null)
        #expect(try made("number", "\"1\"") == .null)
        #expect(try made("date and time", "@\"2020-01-01\"") != .null)
        let model = try ModelTests.model(
            types + boxed("f", text("function(n: number) n + 1"), type: "adder")
                + boxed("a", text("f(2)"), needs: ModelTests.needs("Decision", "#f")))
        #expect(ask(model, "a") == 3)
    }

    @Test("Boxed iterations, filters, conditions, lists, relations and contexts")
    func boxedExpressions() throws {
        func part(_ name: String, _ feel: String) -> String { "<\(name)>\(text(feel))</\(name)>" }
        let cases: [(String, Value)] = [
            (
                "<for iteratorVariable=\"i\">" + part("in", "[1,2]") + part("return", "i + 1")
                    + "</for>", [2, 3]
            ),
            (
                "<some iteratorVariable=\"i\">" + part("in", "[1,2]") + part("satisfies", "i > 1")
                    + "</some>", true
            ),
            (
                "<every iteratorVariable=\"i\">" + part("in", "[1,2]") + part("satisfies", "i > 1")
                    + "</every>", false
            ),
            (
                "<every iteratorVariable=\"i\">" + part("in", "[]") + part("satisfies", "i > 1")
                    + "</every>", true
            ),
            ("<filter>" + part("in", "[1,2,3]") + part("match", "item > 1") + "</filter>", [2, 3]),
            (
                "<conditional>" + part("if", "1 = 1") + part("then", "\"a\"")
                    + part("else", "\"b\"") + "</conditional>", "a"
            ),
            (
                "<conditional>" + part("if", "null") + part("then", "\"a\"") + part("else", "\"b\"")
                    + "</conditional>", "b"
            ),
            ("<list>" + text("1") + text("1 + 1") + "</list>", [1, 2]),
            (
                "<context><contextEntry><variable name=\"a b\"/>" + text("2")
                    + "</contextEntry><contextEntry>"
                    + text("a b * 3") + "</contextEntry></context>", 6
            ),
            (
                "<relation><column name=\"n\"/><column name=\"m\"/><row>" + text("1") + text("2")
                    + "</row></relation>",
                .list([.context(Context([("n", 1), ("m", 2)]))])
            ),
            (
                "<functionDefinition kind=\"Java\"><formalParameter name=\"x\"/><context/></functionDefinition>",
                .null
            ),
        ]
        for (logic, expected) in cases.dropLast() {
            let model = try ModelTests.model(boxed("a", logic))
            #expect(ask(model, "a") == expected, "\(logic)")
        }
        let java = try ModelTests.model(
            boxed("f", cases[cases.count - 1].0)
                + boxed("a", text("f(1)"), needs: ModelTests.needs("Decision", "#f")))
        #expect(ask(java, "a") == .null)
    }

    @Test("A function inside a context sees what stands before it, and parameters hide outer names")
    func scopes() throws {
        let logic = """
            <context><contextEntry><variable name="rate"/>\(text("2"))</contextEntry>
            <contextEntry><variable name="times"/><functionDefinition><formalParameter name="x"/>
            \(text("x * rate"))</functionDefinition></contextEntry>
            <contextEntry><variable name="hidden"/><functionDefinition><formalParameter name="rate"/>
            \(text("rate"))</functionDefinition></contextEntry>
            <contextEntry>\(text("[times(5), hidden(7), rate]"))</contextEntry></context>
            """
        #expect(ask(try ModelTests.model(boxed("a", logic)), "a") == [10, 7, 2])
    }

    @Test(
        "Imports: by name, without a name, with spaces and signs in names, types and functions too")
    func imports() throws {
        let inner = try ModelTests.model(
            "<itemDefinition name=\"small number\"><typeRef>number</typeRef><allowedValues>"
                + "<text>[0..9]</text></allowedValues></itemDefinition>"
                + boxed("base rate-2026", text("7"))
                + "<businessKnowledgeModel id=\"twice\" name=\"two times\"><encapsulatedLogic>"
                + "<formalParameter name=\"n\" typeRef=\"small number\"/>" + text("n * 2")
                + "</encapsulatedLogic></businessKnowledgeModel>", namespace: "urn:inner")
        func outer(_ name: String, _ feel: String, type: String = "Any") throws -> Value? {
            let model = try ModelTests.model(
                "<import namespace=\"urn:inner\" name=\"\(name)\" "
                    + "importType=\"https://www.omg.org/spec/DMN/20230324/MODEL/\"/>"
                    + boxed(
                        "a", text(feel), type: type,
                        needs: ModelTests.needs("Decision", "urn:inner#base rate-2026")
                            + ModelTests.needs("Knowledge", "urn:inner#twice")),
                imports: [inner])
            #expect(model.findings.isEmpty)
            return ask(model, "a")
        }
        #expect(try outer("rules", "rules.base rate-2026 + rules.two times(3)") == 13)
        #expect(try outer("the rules", "the rules.base rate-2026 - 1") == 6)
        #expect(try outer("", "base rate-2026 + two times(n: 4)") == 15)
        #expect(try outer("rules", "rules.two times(10)") == .null)
        #expect(try outer("rules", "rules.two times(2)", type: "rules.small number") == 4)
        #expect(try outer("rules", "rules.two times(9)", type: "rules.small number") == .null)
    }

    @Test("Models that import each other are read, and the circle is a finding")
    func circle() throws {
        func file(_ own: String, _ other: String) -> [UInt8] {
            Array(
                ("<definitions namespace=\"urn:\(own)\" name=\"\(own)\"><import name=\"\(other)\" "
                    + "namespace=\"urn:\(other)\" importType=\"DMN\"/>" + boxed(own, text("1"))
                    + "</definitions>").utf8)
        }
        let library = ModelLibrary([
            "a.dmn": file("a", "b"), "b.dmn": file("b", "c"), "c.dmn": file("c", "a"),
        ])
        let models = ["a", "b", "c"].compactMap { library.model(file: $0 + ".dmn") }
        #expect(models.count == 3)
        for model in models { #expect(ask(model, model.name) == 1) }
        let circles = models.flatMap(\.findings).map(\.kind)
        #expect(circles == [.circularImport("urn:b")])
    }

    @Test("Tables: rows asked in text cells, priority of several outputs, defaults, collected sums")
    func tables() throws {
        func table(_ policy: String, _ outputs: String, _ rules: [[String]]) -> String {
            let rows = rules.map { cells in
                "<rule><inputEntry><text><![CDATA[\(cells[0])]]></text></inputEntry>"
                    + cells.dropFirst().map {
                        "<outputEntry><text><![CDATA[\($0)]]></text></outputEntry>"
                    }.joined()
                    + "</rule>"
            }
            return
                "<decisionTable \(policy)><input><inputExpression><text>x</text></inputExpression></input>"
                + outputs + rows.joined() + "</decisionTable>"
        }
        func decide(_ logic: String, _ x: Value) throws -> Value? {
            let model = try ModelTests.model(
                input("x", "Any") + boxed("a", logic, needs: ModelTests.needs("Input", "#x")))
            #expect(model.findings.isEmpty)
            return ask(model, "a", ["x": x])
        }
        let one = "<output/>"
        let unique = table(
            "", one, [["< 3", "1"], ["[3..5]", "x * 2"], ["not(<= 5), null", "3"]])
        #expect(try decide(unique, 2) == 1)
        #expect(try decide(unique, 4) == 8)
        #expect(try decide(unique, 9) == 3)
        #expect(try decide(unique, .null) == 3)
        let ranked =
            "<output name=\"n\"><outputValues><text>\"b\",\"a\"</text></outputValues></output>"
        let rows = [["> 0", "\"a\""], ["> 1", "\"b\""]]
        #expect(try decide(table("hitPolicy=\"PRIORITY\"", ranked, rows), 5) == "b")
        #expect(try decide(table("hitPolicy=\"OUTPUT ORDER\"", ranked, rows), 5) == ["b", "a"])
        #expect(try decide(table("hitPolicy=\"RULE ORDER\"", ranked, rows), 5) == ["a", "b"])
        #expect(try decide(table("hitPolicy=\"FIRST\"", ranked, rows), 5) == "a")
        #expect(try decide(table("hitPolicy=\"ANY\"", ranked, rows), 5) == .null)
        #expect(try decide(table("hitPolicy=\"UNIQUE\"", ranked, rows), 5) == .null)
        let numbers = [["> 0", "1"], ["> 1", "2"], ["> 2", "2"]]
        func collect(_ how: String) -> String {
            table("hitPolicy=\"COLLECT\" \(how)", one, numbers)
        }
        #expect(try decide(collect(""), 2) == [1, 2])
        #expect(try decide(collect("aggregation=\"SUM\""), 5) == 5)
        #expect(try decide(collect("aggregation=\"COUNT\""), 5) == 3)
        #expect(try decide(collect("aggregation=\"MIN\""), 5) == 1)
        #expect(try decide(collect("aggregation=\"MAX\""), 5) == 2)
        let fallback = "<output><defaultOutputEntry><text>-1</text></defaultOutputEntry></output>"
        #expect(try decide(table("", fallback, [["> 9", "1"]]), 5) == -1)
        let asked = table(
            "", one, [["? > 3 and ? < 6", "1"], ["even(?) and ? >= 6", "2"], ["[[1,2]]", "3"]])
        #expect(try decide(asked, 5) == 1)
        #expect(try decide(asked, 6) == 2)
    }

    @Test("Sixty-four boxed expressions inside each other are read, one more is a finding")
    func nesting() throws {
        func nested(_ count: Int) throws -> Model {
            let open = String(repeating: "<list>", count: count - 1)
            let close = String(repeating: "</list>", count: count - 1)
            return try ModelTests.model(boxed("a", open + text("1") + close))
        }
        #expect(try nested(64).findings.isEmpty)
        #expect(try nested(65).findings.map(\.kind) == [.tooDeep])
        #expect(try nested(200).findings.map(\.kind) == [.tooDeep])
    }

    @Test("An expression that would grow without end comes to null with its reason, in time")
    func bombs() throws {
        let clock = ContinuousClock()
        let bombs = [
            "for i in 1..100000, j in 1..100000 return i",
            "sum(for i in 1..40 return count(for j in 1..40000 return j))",
            "count(for i in 1..60 return if i = 1 then \"ab\" else partial[-1] + partial[-1])",
            "{f: function(n) f(n + 1) + f(n + 2), r: f(1)}.r", "2 ** 999999999 ** 9999999999",
        ]
        for bomb in bombs {
            let model = try ModelTests.model(ModelTests.decision("a", bomb))
            let spent = clock.measure { _ = ask(model, "a") }
            #expect(spent < .seconds(60), "\(bomb)")
        }
    }
}
