import City
import Civics
import Portal
import Foundation
import JSON
import Testing
import Web
import WebTesting

@testable import tongban

@Suite("Setting a new city up")
struct SetupTests {
    private func draft(_ city: WholeCity) async throws -> SetupDraft {
        var draft = SetupDraft()
        draft.city = SetupDraft.City(
            name: LocalizedText(zhHans: "海右市", zhHant: "海右市", en: "Haiyou"), code: "370100",
            languages: [.zhHans, .en], hotline: "0531-12345", hours: "工作日", address: "一号 \"大厅\"")
        draft.table = "key,name,kind,region\nhealth,卫生健康委,部门,370100\n"
        draft.units = UnitTable(draft.table).units
        for (place, role) in SetupDraft.offices.enumerated() {
            draft.administrators.append(
                try await city.hall.firstAdministrator(
                    role, name: "keeper-\(place)", displayName: "人\(place)",
                    password: "river lamp number \(place) tuesday", city: "海右市", known: nil))
        }
        draft.calendars = city.setup.offeredCalendars()
        return draft
    }

    @Test("A new directory is set up once: wizard before, city with administrators after, then 404")
    func once() async throws {
        try await WholeCity.with(isSample: false) { city in
            #expect(city.setup.isOpen)
            #expect(try await city.visitor.call("GET", "/services").status == 303)
            let answer = try await city.visitor.call("GET", "/setup")
            #expect(answer.status == 200 && !answer.text.contains(city.setup.code))
            #expect(!city.setup.admits("aaaa-aaaa-aaaa"))
            #expect(city.setup.admits(city.setup.code.uppercased()))
            try city.setup.keep(try await draft(city))
            try await city.hall.setUp(city.setup)

            #expect(try await city.visitor.call("GET", "/setup").status == 404)
            #expect(try await city.visitor.call("GET", "/setup/finish").status == 404)
            #expect(!city.setup.admits(city.setup.code))
            #expect(!city.directory.folder.has("setup.json"))
            let page = try await city.visitor.call("GET", "/services")
            #expect(page.status == 200 && page.text.contains("海右市"))
            #expect(city.hall.rules.plan.units["health"] != nil)
            #expect(city.hall.rules.calendar.knownYears.contains(2026))
            #expect(try city.directory.plan().units.isEmpty)
            let keeper = try await city.hall.signIn(
                name: "keeper-0", password: "river lamp number 0 tuesday")
            #expect(keeper.person.mustChangePassword)
            let house = try await city.visitor.bearing(keeper.token.text)
                .call("GET", "/admin")
            #expect(house.status == 403 || house["Location"]?.contains("/me/password") == true)
        }
    }

    @Test("What was answered survives a restart; the code does not, and no password is readable")
    func resumed() async throws {
        try await WholeCity.with(isSample: false) { city in
            let draft = try await draft(city)
            try city.setup.keep(draft)
            let again = SetupRoom(
                city.directory.folder, isOpen: true, samples: nil,
                plate: .init(
                    try NameplateReader(
                        data: city.directory.folder, origin: nil, isSample: false
                    ).nameplate()))
            #expect(try again.draft() == draft)
            #expect(again.code != city.setup.code && !again.admits(city.setup.code))
            let file = city.data + "/setup.json"
            let text = try String(contentsOfFile: file, encoding: .utf8)
            #expect(!text.contains("river lamp"))
            let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions]
            #expect((mode as? NSNumber)?.intValue == 0o600)
        }
    }

    @Test("The city's first passwords are refused where anybody would try them")
    func passwords() async throws {
        try await WholeCity.with(isSample: false) { city in
            for word in ["admin123", "Password2026!", "keeper-0-yunting", "海右市海右市海右市海右市"] {
                await #expect(throws: Problem(.passwordRefused), "\(word)") {
                    _ = try await city.hall.firstAdministrator(
                        .auditor, name: "keeper-0", displayName: "明镜", password: word,
                        city: "海右市", known: nil)
                }
            }
        }
    }
}
