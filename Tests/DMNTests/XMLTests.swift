import DMN
import FEEL
import Testing

@Suite("XML from outside")
struct XMLTests {
    @Test(
        "Malformed documents are refused with a place",
        arguments: [
            "", "<a>", "<a></b>", "<a b=c/>", "<a b=\"1\" b=\"2\"/>", "<a>&b;</a>", "<a>&#0;</a>",
            "text",
            "<a/><b/>", "<a", "<a b", "<!-- ", "<a><![CDATA[</a>", "<a>&#xFFFFFFFFF;</a>",
            "<a b=\"<\"/>",
            "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "<1/>", "</a>",
        ])
    func malformed(text: String) {
        #expect(throws: XMLError.self) { try XMLDocument.parse(Array(text.utf8)) }
    }

    @Test("Ten thousand levels are refused, two hundred are read")
    func depth() throws {
        func nested(_ count: Int) -> [UInt8] {
            let open = String(repeating: "<a>", count: count)
            return Array((open + String(repeating: "</a>", count: count)).utf8)
        }
        #expect(throws: XMLError.self) { try XMLDocument.parse(nested(10_000)) }
        #expect(try XMLDocument.parse(nested(200)).name == "a")
    }

    @Test("Text, references, character data and attributes are read as they are meant")
    func content() throws {
        let text =
            "\u{FEFF}<?xml version=\"1.0\"?><!-- x -->\n<p:a xmlns:p='u' p:b='1 &lt; 2'>"
            + "x &amp; <![CDATA[<y>]]>&#x4E2D;<c/></p:a>"
        let node = try XMLDocument.parse(Array(text.utf8))
        #expect(node.name == "a")
        #expect(node.attribute("b") == "1 < 2")
        #expect(node.text == "x & <y>中")
        #expect(node.children.map(\.name) == ["c"])
        #expect(node.line == 2)
    }

    @Test("Broken pieces of a model never stop the reader", arguments: 0..<4)
    func pieces(seed: Int) {
        var state = UInt64(seed) &+ 1
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let tags = [
            "definitions", "decision", "context", "contextEntry", "literalExpression", "text",
            "decisionTable", "input", "inputEntry", "rule", "output", "outputEntry", "invocation",
            "functionDefinition", "for", "in", "return", "itemDefinition", "typeRef", "variable",
            "businessKnowledgeModel", "encapsulatedLogic", "decisionService", "relation", "row",
        ]
        func element(_ depth: Int) -> String {
            let tag = tags[next(tags.count)]
            let inner =
                depth == 0 ? "x + 1" : (0..<next(4)).map { _ in element(depth - 1) }.joined()
            let name = ["a", "b", "a b", "number"][next(4)]
            return "<\(tag) name=\"\(name)\" id=\"i\(next(5))\" href=\"#i\(next(5))\" "
                + "typeRef=\"\(name)\">\(inner)</\(tag)>"
        }
        // Whole models: one for a hundred of the small inputs elsewhere.
        for _ in 0..<FuzzCount.each(of: 400, usual: 30) {
            let body = (0..<6).map { _ in element(5) }.joined()
            let text = "<definitions namespace=\"n\">" + body + "</definitions>"
            guard let model = try? Model(xml: Array(text.utf8)) else {
                Issue.record("not read")
                return
            }
            for decision in model.decisions {
                _ = model.evaluate(decision: decision.name, inputs: ModelInputs())
            }
            _ = model.xml()
        }
    }

    @Test("A model with bytes changed, cut, doubled or moved is refused or read", arguments: 0..<4)
    func damaged(seed: Int) throws {
        var state = UInt64(seed) &+ 99
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let whole = Array(
            """
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="n" name="m">
            <itemDefinition name="t"><typeRef>number</typeRef><allowedValues><text>[0..9]</text>
            </allowedValues></itemDefinition><inputData id="x" name="x"><variable name="x"
            typeRef="t"/></inputData><decision id="d" name="d"><variable name="d"/>
            <informationRequirement><requiredInput href="#x"/></informationRequirement>
            <decisionTable hitPolicy="COLLECT" aggregation="SUM"><input><inputExpression><text>x
            </text></inputExpression></input><output/><rule><inputEntry><text>&gt;= 3, 1</text>
            </inputEntry><outputEntry><text>x * 2</text></outputEntry></rule></decisionTable>
            </decision></definitions>
            """.utf8)
        #expect(try Model(xml: whole).findings.isEmpty)
        var read = 0
        for _ in 0..<FuzzCount.each(of: 40, usual: 60) {
            var bytes = whole
            for _ in 0...next(4) {
                let at = next(bytes.count)
                let length = min(next(30) + 1, bytes.count - at)
                switch next(4) {
                case 0: bytes[at] = UInt8(truncatingIfNeeded: next(256))
                case 1 where bytes.count > length: bytes.removeSubrange(at..<at + length)
                case 2: bytes.insert(contentsOf: bytes[at..<at + length], at: at)
                default: bytes.insert(Array("<>&/\"'=! ".utf8)[next(9)], at: at)
                }
            }
            guard let model = try? Model(xml: bytes) else { continue }
            read += 1
            for decision in model.decisions {
                _ = model.evaluate(decision: decision.name, inputs: ModelInputs(["x": 4]))
            }
            _ = model.xml()
        }
        #expect(read > 0)
    }

    @Test("Entities, files from elsewhere and texts in another encoding are refused at their place")
    func entities() throws {
        let bombs = [
            "<!DOCTYPE a [<!ENTITY b \"bb\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>",
            "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>", "<a>&unknown;</a>",
            "<?xml version=\"1.0\"?><!DOCTYPE a PUBLIC \"x\" \"http://example.com/\"><a/>",
        ]
        for bomb in bombs {
            #expect(throws: XMLError.self) { try XMLDocument.parse(Array(bomb.utf8)) }
        }
        let error = #expect(throws: XMLError.self) {
            try XMLDocument.parse([0xFF, 0xFE, 0x3C, 0x00])
        }
        #expect(error?.expected == "text in UTF-8")
    }

    @Test("More than sixty-four megabytes are refused before anything is read")
    func size() {
        let bytes = [UInt8](repeating: 0x20, count: (64 << 20) + 1)
        let error = #expect(throws: XMLError.self) { try XMLDocument.parse(bytes) }
        #expect(error?.expected == "at most 64 MB")
    }
}
