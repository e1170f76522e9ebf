import DMN
import FEEL
import Testing

@Suite("Models")
struct ModelTests {
    /// A model around some elements.
    static func model(
        _ body: String, namespace: String = "urn:test", imports: [Model] = [],
        version: String = "https://www.omg.org/spec/DMN/20230324/MODEL/"
    ) throws -> Model {
        let head = "<definitions xmlns=\"\(version)\" namespace=\"\(namespace)\" name=\"m\">"
        return try Model(xml: Array((head + body + "</definitions>").utf8), imports: imports)
    }

    static func decision(_ name: String, _ text: String, _ needs: String = "") -> String {
        "<decision id=\"\(name)\" name=\"\(name)\"><variable name=\"\(name)\"/>\(needs)"
            + "<literalExpression><text><![CDATA[\(text)]]></text></literalExpression></decision>"
    }

    static func needs(_ kind: String, _ href: String) -> String {
        let outer = kind == "Knowledge" ? "knowledgeRequirement" : "informationRequirement"
        return "<\(outer)><required\(kind) href=\"\(href)\"/></\(outer)>"
    }

    private func ask(_ model: Model, _ decision: String, _ values: [String: Value] = [:]) -> Value?
    {
        model.evaluate(decision: decision, inputs: ModelInputs(values))?.value
    }

    @Test(
        "Every published version of the format is read",
        arguments: [
            "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
            "http://www.omg.org/spec/DMN/20180521/MODEL/",
            "https://www.omg.org/spec/DMN/20191111/MODEL/",
            "https://www.omg.org/spec/DMN/20211108/MODEL/",
            "https://www.omg.org/spec/DMN/20230324/MODEL/",
        ])
    func versions(namespace: String) throws {
        let model = try ModelTests.model(
            ModelTests.decision("a", "1 + 1"), version: namespace)
        #expect(ask(model, "a") == 2)
    }

    @Test("A function of the model may call itself")
    func recursion() throws {
        let model = try ModelTests.model(
            """
            <businessKnowledgeModel id="f" name="factorial"><encapsulatedLogic>
            <formalParameter name="n" typeRef="number"/><literalExpression>
            <text>if n = 0 then 1 else n * factorial(n - 1)</text></literalExpression>
            </encapsulatedLogic></businessKnowledgeModel>
            """ + ModelTests.decision("a", "factorial(20)", ModelTests.needs("Knowledge", "#f"))
                + ModelTests.decision("b", "factorial(-1)", ModelTests.needs("Knowledge", "#f")))
        #expect(ask(model, "a") == .number(Number(2_432_902_008_176_640_000)))
        let endless = try #require(model.evaluate(decision: "b", inputs: ModelInputs()))
        #expect(endless.value == .null)
        #expect(endless.reasons.contains { $0.kind == .tooDeep })
    }

    @Test("Decisions that require each other come to null")
    func circle() throws {
        let model = try ModelTests.model(
            ModelTests.decision("a", "b + 1", ModelTests.needs("Decision", "#b"))
                + ModelTests.decision("b", "a + 1", ModelTests.needs("Decision", "#a")))
        #expect(ask(model, "a") == .null)
    }

    @Test("An input imported in two ways has a value for each")
    func importedInputs() throws {
        let inner = try ModelTests.model(
            "<inputData id=\"n\" name=\"Person name\"><variable name=\"Person name\"/></inputData>",
            namespace: "urn:a")
        func outer(_ space: String) throws -> Model {
            try ModelTests.model(
                "<import namespace=\"urn:a\" name=\"modelA\" importType=\"DMN\"/>"
                    + ModelTests.decision(
                        "hello", "\"Hello, \" + modelA.Person name",
                        ModelTests.needs("Input", "urn:a#n")),
                namespace: space, imports: [inner])
        }
        let (one, two) = (try outer("urn:b"), try outer("urn:c"))
        let model = try ModelTests.model(
            "<import namespace=\"urn:b\" name=\"Model B\" importType=\"DMN\"/>"
                + "<import namespace=\"urn:c\" name=\"Model C\" importType=\"DMN\"/>"
                + ModelTests.decision(
                    "both", "Model B.hello + \"; \" + Model C.hello",
                    ModelTests.needs("Decision", "urn:b#hello")
                        + ModelTests.needs("Decision", "urn:c#hello")),
            namespace: "urn:d", imports: [inner, one, two])
        func nested(_ name: String) -> Value {
            .context(Context([("modelA", .context(Context([("Person name", .string(name))])))]))
        }
        let values = ["Model B": nested("Ann"), "Model C": nested("Bo")]
        #expect(ask(model, "both", values) == "Hello, Ann; Hello, Bo")
    }

    @Test("A decision service is a function of its inputs, then its input decisions")
    func service() throws {
        let model = try ModelTests.model(
            "<inputData id=\"x\" name=\"x\"><variable name=\"x\" typeRef=\"number\"/></inputData>"
                + ModelTests.decision("given", "1")
                + ModelTests.decision(
                    "out", "x * 10 + given",
                    ModelTests.needs("Input", "#x") + ModelTests.needs("Decision", "#given"))
                + "<decisionService id=\"s\" name=\"s\"><outputDecision href=\"#out\"/>"
                + "<inputDecision href=\"#given\"/><inputData href=\"#x\"/></decisionService>"
                + ModelTests.decision("a", "s(4, 2)", ModelTests.needs("Knowledge", "#s"))
                + ModelTests.decision(
                    "b", "s(given: 2, x: 4)", ModelTests.needs("Knowledge", "#s")))
        #expect(ask(model, "a") == 42)
        #expect(ask(model, "b") == 42)
        #expect(ask(model, "out", ["x": 3]) == 31)
        let direct = model.evaluate(service: "s", inputs: ModelInputs(["x": 4, "given": 2]))
        #expect(direct?.value == 42)
    }

    @Test("What was not given is missing, not an error")
    func missing() throws {
        let model = try ModelTests.model(
            "<inputData id=\"x\" name=\"x\"><variable name=\"x\"/></inputData>"
                + ModelTests.decision("a", "x > 3", ModelTests.needs("Input", "#x")))
        let outcome = try #require(model.evaluate(decision: "a", inputs: ModelInputs()))
        #expect(outcome.missing == ["x"])
    }

    @Test("A text that is no FEEL is a finding with its place, and the rest still works")
    func badText() throws {
        let model = try ModelTests.model(
            ModelTests.decision("a", "1 +") + "\n" + ModelTests.decision("b", "2"))
        let finding = try #require(model.findings.first)
        guard case .syntax(let error) = finding.kind else {
            Issue.record("\(finding)")
            return
        }
        #expect(error.position.line == 1)
        #expect(ask(model, "a") == .null)
        #expect(ask(model, "b") == 2)
    }

    @Test("Types that name themselves and references to nothing are findings")
    func findings() throws {
        let model = try ModelTests.model(
            "<itemDefinition name=\"t\" isCollection=\"true\"><typeRef>t</typeRef></itemDefinition>"
                + ModelTests.decision("a", "1", ModelTests.needs("Input", "#nowhere")))
        #expect(model.findings.map(\.kind).contains(.circularType("t")))
        #expect(model.findings.map(\.kind).contains(.danglingReference("#nowhere")))
    }

    @Test("A model made by a programme is written as DMN 1.5 and read again")
    func written() throws {
        let table = try DecisionTable(
            inputs: [.init(expression: try Expression(parsing: "周岁"), type: .number)],
            outputs: [.init(name: "月标准", defaultValue: try Expression(parsing: "0"))],
            rules: [
                .init(
                    cells: [try UnaryTests(parsing: "[80..90)")],
                    outputs: [try Expression(parsing: "100")]),
                .init(
                    cells: [try UnaryTests(parsing: ">= 90")],
                    outputs: [try Expression(parsing: "if 周岁 < 100 then 200 else 500")]),
            ])
        let model = Model(
            name: "高龄津贴 & 示例", namespace: "urn:sample",
            inputs: [InputData(id: "i1", name: "周岁", type: .integer)],
            decisions: [
                Decision(
                    id: "d1", name: "月标准", type: .number,
                    expression: Expression(Syntax(.table(table), at: .start))),
                Decision(
                    id: "d2", name: "年标准", type: .number,
                    expression: try Expression(parsing: "月标准 * 12")),
            ])
        let again = try Model(xml: Array(model.xml().utf8))
        #expect(again.findings.isEmpty)
        #expect(again.name == "高龄津贴 & 示例")
        for (age, amount) in [(79, 0), (80, 1_200), (90, 2_400), (100, 6_000)] {
            let values: [String: Value] = ["周岁": .number(Number(age))]
            #expect(ask(model, "年标准", values) == .number(Number(amount)))
            #expect(ask(again, "年标准", values) == .number(Number(amount)))
        }
    }
}
