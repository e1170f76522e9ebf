import Civics
import Testing

/// Why `make` refuses, or nil when it does not.
func fault<Code>(_ make: () throws(CodeFault) -> Code) -> CodeFault.Reason? {
    do {
        _ = try make()
        return nil
    } catch {
        return error.reason
    }
}

/// `text` with each of its characters in turn replaced by each other one of `alphabet`.
func mutations(of text: String, by alphabet: String) -> [String] {
    let characters = Array(text)
    return characters.indices.flatMap { place in
        alphabet.filter { $0 != characters[place] }.map { other in
            var changed = characters
            changed[place] = other
            return String(changed)
        }
    }
}

let digits = "0123456789"
let capitals = digits + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
let noise = capitals + "abcxyz .-*〇\u{FF11}"

@Suite("Credit codes and resident numbers")
struct CodeTests {
    static let creditCodes = [
        "11513701777935454D", "12441500196720244T", "11650000010183859F", "11100000000013338W",
        "91350100M000100Y43",
    ]

    @Test("Real credit codes are valid with their inner organisation code", arguments: creditCodes)
    func creditCode(_ text: String) throws {
        let code = try CreditCode(text)
        #expect(code.text == text)
        #expect(try OrganisationCode(code.organisation.text) == code.organisation)
        #expect(
            try CreditCode(
                registrar: code.kind, area: RegionCode(code.area), organisation: code.organisation)
                == code)
    }

    @Test("The inner check characters are those of the organisations")
    func innerChecks() throws {
        let checks = try Self.creditCodes.map { try CreditCode($0).organisation.text.last }
        #expect(checks == ["4", "4", "9", "8", "4"])
    }

    @Test("A credit code with any one character changed is invalid", arguments: creditCodes)
    func changedCreditCode(_ text: String) {
        for changed in mutations(of: text, by: noise) {
            #expect((try? CreditCode(changed)) == nil, "\(changed)")
        }
    }

    @Test("A wrong credit code says what is wrong and where")
    func creditCodeFaults() {
        #expect(
            fault { () throws(CodeFault) in try CreditCode("1151370177793545") }
                == .length(expected: [18], found: 16))
        #expect(
            fault { () throws(CodeFault) in try CreditCode("") }
                == .length(expected: [18], found: 0))
        #expect(
            fault { () throws(CodeFault) in try CreditCode("11513701I77935454D") }
                == .character(position: 9))
        #expect(
            fault { () throws(CodeFault) in try CreditCode("115A3701777935454D") }
                == .character(position: 4))
        #expect(
            fault { () throws(CodeFault) in try CreditCode("11513701777935454A") }
                == .checkCharacter(position: 18, expected: "D"))
        #expect(
            fault { () throws(CodeFault) in try CreditCode("1151370177793545四D") }
                == .character(position: 17))
    }

    @Test("A credit code right outside but wrong inside names the inner check character")
    func innerFault() throws {
        // Body 11 513701 77793545 with inner check 5 instead of 4, and the outer check that fits.
        let outer = Array("0123456789ABCDEFGHJKLMNPQRTUWXY").first { last in
            fault { () throws(CodeFault) in try CreditCode("11513701777935455" + String(last)) }
                == .checkCharacter(position: 17, expected: "4")
        }
        #expect(outer != nil)
    }

    @Test("The resident number of the standard is valid and read in its parts")
    func residentNumber() throws {
        let number = try ResidentNumber("11010519491231002X", on: day("2026-12-01"))
        #expect(number.birth == day("1949-12-31"))
        #expect(number.sex == .female)
        #expect(number.area == "110105")
        #expect(number.sequence == 2)
        #expect(number.text == "11010519491231002X")
        #expect(number.masked() == "110105**********2X")
        #expect(number.masked(showingLast: 4) == "110105********002X")
        #expect(number.masked(showingLast: 18) == "110105********002X")
    }

    @Test("A resident number with any one character changed is invalid")
    func changedResidentNumber() {
        for changed in mutations(of: "11010519491231002X", by: noise) {
            #expect((try? ResidentNumber(recorded: changed)) == nil, "\(changed)")
        }
    }

    @Test("Printing or dumping a resident number never shows it")
    func hidden() throws {
        let number = try ResidentNumber(recorded: "11010519491231002X")
        var dumped = ""
        dump([number], to: &dumped)
        for shown in ["\(number)", String(reflecting: number), "\([number])", dumped] {
            #expect(!shown.contains("19491231"))
            #expect(shown.contains("110105**********2X"))
        }
    }

    @Test("An abolished or unknown area is never refused")
    func unknownArea() throws {
        #expect(try artificial(area: "330204", birth: "19800229").area == "330204")
        #expect(try artificial(area: "990100", birth: "20251231").birth == day("2025-12-31"))
        #expect(try artificial(area: "000000", birth: "19800101").sequence == 0)
    }

    private func artificial(area: String, birth: String) throws -> ResidentNumber {
        let body = area + birth + "000"
        let valid = "0123456789X".compactMap { try? ResidentNumber(recorded: body + String($0)) }
        return try #require(valid.count == 1 ? valid.first : nil)
    }

    @Test("A wrong resident number says what is wrong and where, and never the number")
    func residentFaults() {
        func reason(_ text: String) -> CodeFault.Reason? {
            fault { () throws(CodeFault) in try ResidentNumber(text, on: day("2026-12-01")) }
        }
        #expect(reason("11010519491231002") == .length(expected: [18], found: 17))
        #expect(reason("11010519491231002x") == .checkCharacter(position: 18, expected: "X"))
        #expect(reason("110105194912310021") == .checkCharacter(position: 18, expected: "X"))
        #expect(reason("1101051949123100YX") == .character(position: 17))
        #expect(reason("11010519491231002Y") == .character(position: 18))
        #expect(reason("110105194902300021") == .noSuchDate(position: 7))
        #expect(reason("1101051949123100二X") == .character(position: 17))
        let early = fault { () throws(CodeFault) in
            try ResidentNumber("11010519491231002X", on: day("1949-12-30"))
        }
        #expect(early == .inTheFuture)
    }

    @Test("A fault becomes a field problem in three languages without the text")
    func fieldProblem() {
        let fault = CodeFault(.residentNumber, .checkCharacter(position: 18, expected: "X"))
        let field = fault.fieldProblem(at: "/applicant/number")
        #expect(
            field.message(in: .en)
                == "By the other characters, character 18 would be X. Check all of them.")
        #expect(field.message(in: .zhHans) == "校验位（第 18 位）应为 X，请核对各位。")
        #expect(field.pointer == "/applicant/number")
        #expect(fault.problem.kind == .invalidField)
        let reasons: [CodeFault.Reason] = [
            .length(expected: [16, 17], found: 3), .character(position: 1),
            .checkCharacter(position: 1, expected: "0"), .noSuchDate(position: 1), .inTheFuture,
            .form("1.2"),
        ]
        for reason in reasons {
            let message = CodeFault(.eventCode, reason).fieldProblem(at: "").message(in: .zhHant)
            #expect(!message.contains("…") && !message.contains("{"))
        }
    }
}
