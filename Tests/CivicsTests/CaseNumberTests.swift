import Civics
import Testing

@Suite("Case numbers and service codes")
struct CaseNumberTests {
    static let yunting = (try? RegionCode("990100")) ?? .nation

    private func number(_ serial: Int) throws -> CaseNumber {
        try #require(CaseNumber(area: Self.yunting, date: day("2026-12-01"), serial: serial))
    }

    @Test("A citizen's number has eighteen digits, in groups of four")
    func form() throws {
        let number = try number(1)
        #expect(number.text.count == 18)
        #expect(number.text.hasPrefix("99010026120100001"))
        #expect(number.grouped.split(separator: " ").map(\.count) == [4, 4, 4, 4, 2])
        for text in [number.text, number.grouped, number.grouped.replacing(" ", with: "-")] {
            #expect(try CaseNumber(text) == number)
        }
    }

    @Test("The check digit is that of ISO 7064 MOD 11,10")
    func check() throws {
        // Worked by hand over 9 9 0 1 0 0 2 6 1 2 0 1 0 0 0 0 1.
        var product = 10
        for digit in [9, 9, 0, 1, 0, 0, 2, 6, 1, 2, 0, 1, 0, 0, 0, 0, 1] {
            let sum = (product + digit) % 10
            product = (sum == 0 ? 10 : sum) * 2 % 11
        }
        #expect(try number(1).text.last == Character("\((11 - product) % 10)"))
    }

    @Test(
        "A number with any one character changed is invalid",
        arguments: [1, 99_999, 100_000, 123_456_789])
    func changed(_ serial: Int) throws {
        let number = try number(serial)
        for changed in mutations(of: number.text, by: noise) {
            #expect((try? CaseNumber(changed)) == nil, "\(changed)")
        }
    }

    @Test("A busy day goes on beyond 99,999 with longer numbers that read back")
    func busyDay() throws {
        for serial in [0, 9, 99_999, 100_000, 100_001, 999_999, 1_000_000, 999_999_999] {
            let number = try number(serial)
            #expect(try CaseNumber(number.text) == number)
            #expect(try CaseNumber(number.grouped) == number)
            #expect(number.text.count == max(18, 13 + String(serial).count))
        }
        #expect(
            CaseNumber(area: Self.yunting, date: day("2026-12-01"), serial: 1_000_000_000) == nil)
        #expect(CaseNumber(area: Self.yunting, date: day("1999-12-31"), serial: 1) == nil)
        #expect(CaseNumber(area: Self.yunting, date: day("2100-01-01"), serial: 1) == nil)
        #expect(CaseNumber(area: Self.yunting, date: day("2026-01-01"), serial: -1) == nil)
    }

    @Test("A street's case is numbered in its county")
    func street() throws {
        let street = try RegionCode("330203001")
        let number = try #require(CaseNumber(area: street, date: day("2026-12-01"), serial: 7))
        #expect(number.area.text == "330203")
        #expect(try CaseNumber(number.text) == number)
    }

    @Test("A wrong number says what is wrong and where")
    func faults() throws {
        func reason(_ text: String) -> CodeFault.Reason? {
            fault { () throws(CodeFault) in try CaseNumber(text) }
        }
        let text = try number(1).text
        #expect(reason("9901") == .length(expected: [18], found: 4))
        #expect(reason("99010026130100001" + "0") == .noSuchDate(position: 7))
        #expect(reason("9901002612010000A0") == .character(position: 17))
        let last = try #require(text.last)
        let other: Character = last == "0" ? "1" : "0"
        #expect(
            reason(text.dropLast() + String(other)) == .checkCharacter(position: 18, expected: last)
        )
        #expect(reason("9901002612010000010") == .character(position: 13))
        #expect(reason("99 0100261201000010") != nil)
    }

    @Test("Implementation codes are read in their parts")
    func implementation() throws {
        let code = try ImplementationCode("11513701777935454D4511031018000")
        #expect(code.body.text == "11513701777935454D")
        #expect(code.level == .county)
        #expect(code.item.text == "511031018000")
        #expect(code.item.type == .otherPower)
        #expect(code.item.departmentClass == 31)
        #expect(code.item.mainItem == 18)
        #expect(code.item.subItem == 0)
        #expect(code.text == "11513701777935454D4511031018000")
        func reason(_ text: String) -> CodeFault.Reason? {
            fault { () throws(CodeFault) in try ImplementationCode(text) }
        }
        #expect(reason("11513701777935454D7511031018000") == .character(position: 19))
        #expect(reason("11513701777935454D451103101800A") == .character(position: 31))
        #expect(
            reason("11513701777935454A4511031018000")
                == .checkCharacter(position: 18, expected: "D"))
        #expect(reason("11513701777935454D") == .length(expected: [31], found: 18))
    }

    @Test("Item types are those of the standard, and local ones are kept")
    func itemTypes() throws {
        #expect(try ServiceItemCode("650116013001").province == 65)
        #expect(try ServiceItemCode("370117002011").type == .permit)
        #expect(try ServiceItemCode("370117002011").departmentClass == 17)
        #expect(try ServiceItemCode("442199806003").type == .other(21))
        #expect(try ServiceItemCode("000120001000").type.isOnRequest)
        #expect(!ServiceItemCode.ItemType.other(21).isOnRequest)
        #expect(
            fault { () throws(CodeFault) in try ServiceItemCode("37011700201") }
                == .length(expected: [12], found: 11))
        #expect(
            fault { () throws(CodeFault) in try ServiceItemCode("37011700201X") }
                == .character(position: 12))
    }

    @Test("The internal number of a real case is read, its local item type accepted")
    func internalNumber() throws {
        let text = "12441500196720244T3442199806003202206230068"
        let number = try InternalCaseNumber(text)
        #expect(number.implementation.item.type == .other(21))
        #expect(number.implementation.level == .city)
        #expect(number.date == day("2022-06-23"))
        #expect(number.serial == 68)
        #expect(number.text == text)
        let busy = try #require(
            InternalCaseNumber(
                implementation: number.implementation, date: number.date, serial: 12_345))
        #expect(busy.text.count == 44)
        #expect(try InternalCaseNumber(busy.text) == busy)
        func reason(_ text: String) -> CodeFault.Reason? {
            fault { () throws(CodeFault) in try InternalCaseNumber(text) }
        }
        #expect(reason("12441500196720244T3442199806003202202300068") == .noSuchDate(position: 32))
        #expect(reason("12441500196720244T34421998060032022062300068") == .character(position: 40))
        #expect(reason(String(text.dropLast())) == .length(expected: [43], found: 42))
    }
}
