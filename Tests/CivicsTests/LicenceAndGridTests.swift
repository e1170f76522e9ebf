import Civics
import Testing

@Suite("Licence identifiers, grids, components and events")
struct LicenceAndGridTests {
    static let licences = [
        "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U",
        "1.2.156.3005.2.11100000000013338W032.11220000013544541J.2430599.001.F",
    ]

    @Test("Real licence identifiers are valid and print as read", arguments: licences)
    func licence(_ text: String) throws {
        let licence = try LicenceIdentifier(text)
        #expect(licence.text == text)
        #expect(licence.definer.text == "11100000000013338W")
        #expect(licence.version == 1)
        let made = try LicenceIdentifier(
            definer: licence.definer, typeNumber: licence.typeNumber, issuer: licence.issuer,
            serial: licence.serial, version: 1)
        #expect(made.text == text)
    }

    @Test("A licence identifier with any one character changed is invalid", arguments: licences)
    func changed(_ text: String) {
        for changed in mutations(of: text, by: noise) {
            #expect((try? LicenceIdentifier(changed)) == nil, "\(changed)")
        }
    }

    @Test("A wrong licence identifier says what is wrong and where")
    func faults() throws {
        func reason(_ text: String) -> CodeFault.Reason? {
            fault { () throws(CodeFault) in try LicenceIdentifier(text) }
        }
        let text = Self.licences[0]
        #expect(
            reason(text.dropLast() + "V") == .checkCharacter(position: text.count, expected: "U"))
        let inner = fault { () throws(CodeFault) in try CreditCode("11100000000013339W") }
        guard case .checkCharacter(18, let expected) = inner else {
            Issue.record("the changed code must fail its own check")
            return
        }
        let changed = text.replacing(".11100000000013338W", with: ".11100000000013339W")
        #expect(reason(changed) == .checkCharacter(position: 33, expected: expected))
        #expect(reason("1.2.156.3005.2") == .length(expected: [64, 123], found: 14))
        #expect(
            reason(text.replacing("20230000403", with: "2023000040a")) == .character(position: 67))
        #expect(
            reason(text.replacing("1.2.156.3005.2.", with: "1.2.156.3005.3."))
                == .form("1.2.156.3005.2.<21>.<18>.<1-60>.<3>.<1>"))
        let licence = try LicenceIdentifier(text)
        func make(_ serial: String, _ type: Int = 1) -> CodeFault.Reason? {
            fault { () throws(CodeFault) in
                try LicenceIdentifier(
                    definer: licence.definer, typeNumber: type, issuer: licence.issuer,
                    serial: serial, version: 1)
            }
        }
        #expect(make("") == .length(expected: [1, 60], found: 0))
        #expect(make("1.2") == .character(position: 2))
        #expect(make("12", 1_000) == .form("1.2.156.3005.2.<21>.<18>.<1-60>.<3>.<1>"))
        #expect(make(String(repeating: "9", count: 60)) == nil)
    }

    @Test("A grid lies in a community")
    func grid() throws {
        let grid = try GridCode("330203001002017")
        #expect(grid.community.text == "330203001002")
        #expect(grid.serial == 17)
        #expect(grid.text == "330203001002017")
        #expect(
            fault { () throws(CodeFault) in try GridCode("330203001000017") }
                == .character(position: 10))
        #expect(
            fault { () throws(CodeFault) in try GridCode("33020300100201") }
                == .length(expected: [15], found: 14))
    }

    @Test("Components are read by the new standard and the old")
    func components() throws {
        let new = try ComponentCode("33020301003000127")
        #expect(new.type.standard == .gbt47678)
        #expect(new.type.digits == "01003")
        #expect(new.serial == 127)
        #expect(new.text == "33020301003000127")
        let old = try ComponentCode("3302030103000127")
        #expect(old.type.standard == .gbt30428)
        #expect(old.type.digits == "0103")
        #expect(old.text == "3302030103000127")
        #expect(
            fault { () throws(CodeFault) in try ComponentCode("330203010300012") }
                == .length(expected: [16, 17], found: 15))
        #expect(
            fault { () throws(CodeFault) in try ComponentCode("33000301003000127") }
                == .character(position: 3))
    }

    @Test("An event and a component of the same digits are different classes")
    func events() throws {
        let event = try EventCode("33020306010")
        #expect(event.type.digits == "06010")
        #expect(event.type.mainClass == "06")
        #expect(event.text == "33020306010")
        #expect(try EventCode("3302030102").type.standard == .gbt30428)
        #expect(try ManagementClass(.event, "01003") != ManagementClass(.component, "01003"))
        #expect(
            fault { () throws(CodeFault) in try EventCode("330203060100") }
                == .length(expected: [10, 11], found: 12))
        #expect(
            fault { () throws(CodeFault) in try ManagementClass(.event, "0601a") }
                == .character(position: 5))
    }
}
