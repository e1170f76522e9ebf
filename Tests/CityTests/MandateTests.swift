import Civics
import Testing

@testable import City

@Suite("What an agent may do")
struct MandateTests {
    private let head = PersonID(high: 1, low: 1)
    private let agent = PersonID(high: 2, low: 2)
    private let code = "91990101MA0YTA0001"

    private func mandate(
        services: Set<String> = ["renewal"], powers: Set<Mandate.Power> = [.handle],
        organisation: String? = "91990101MA0YTA0001", state: Mandate.State = .active
    ) throws -> Mandate {
        Mandate(
            id: CaseID(high: 3, low: 3), grantor: head, grantorName: "甲",
            grantorNumber: "990101198803120004", organisation: organisation, agent: agent,
            agentName: "乙", services: services, powers: powers,
            from: try #require(CivilDate("2026-03-01")),
            until: try #require(CivilDate("2026-03-31")), state: state,
            changed: Instant(millisecondsSinceEpoch: 0))
    }

    private func person(_ agencies: [Mandate]) -> SignedIn {
        var person = SignedIn(
            account: AccountID(high: 9, low: 9), person: agent, seats: [Seat(role: .citizen)])
        person.agencies = agencies
        return person
    }

    @Test("A mandate counts from its first day to its last, once agreed to and not ended")
    func days() throws {
        let mandate = try mandate()
        for (text, counts) in [
            ("2026-02-28", false), ("2026-03-01", true), ("2026-03-31", true),
            ("2026-04-01", false),
        ] {
            #expect(mandate.counts(on: try #require(CivilDate(text))) == counts, "\(text)")
        }
        let day = try #require(CivilDate("2026-03-15"))
        for state in [Mandate.State.offered, .declined, .revoked] {
            #expect(!(try self.mandate(state: state)).counts(on: day), "\(state)")
        }
    }

    @Test("An agent acts for the organisation in the services of the mandate only")
    func scope() throws {
        let person = person([try mandate()])
        #expect(person.mayActFor(code, in: "renewal"))
        #expect(!person.mayActFor(code, in: "opening"))
        #expect(!person.mayActFor("another", in: "renewal"))
        #expect(!person.mandates.contains(code), "an agent heads nothing, so names no agents")
        let every = self.person([try mandate(services: [])])
        #expect(every.mayActFor(code, in: "opening"))
    }

    @Test("A power to pay is none to apply, and shows the case")
    func powers() throws {
        let person = person([try mandate(powers: [.pay])])
        func stands(_ act: Act) -> Bool {
            person.standsFor(person: head, organisation: code, under: "renewal", doing: act)
        }
        #expect(stands(.payFee) && stands(.readCase))
        #expect(!stands(.supplementCase) && !stands(.withdrawCase))
        #expect(!stands(.examineCase), "no mandate gives an office's powers")
        #expect(!person.mayActFor(code, in: "renewal"))
        #expect(!stands(.readPaper) && !stands(.sharePaper))
        let papers = self.person([try mandate(powers: [.papers])])
        #expect(
            papers.standsFor(person: head, organisation: code, under: "renewal", doing: .sharePaper)
        )
        #expect(
            !papers.standsFor(person: head, organisation: code, under: "renewal", doing: .payFee))
    }

    @Test("A mandate of a person is none for their organisation, and the other way round")
    func principals() throws {
        let own = person([try mandate(organisation: nil)])
        #expect(own.standsFor(person: head, organisation: nil, under: "renewal"))
        #expect(!own.standsFor(person: head, organisation: code, under: "renewal"))
        let company = person([try mandate()])
        #expect(!company.standsFor(person: head, organisation: nil, under: "renewal"))
        #expect(company.standsFor(person: head, organisation: code, under: "renewal"))
    }

    @Test("The reason of a refusal says what is missing")
    func reasons() throws {
        let day = try #require(CivilDate("2026-03-15"))
        let late = try #require(CivilDate("2026-05-01"))
        let all = [try mandate(powers: [.pay])]
        #expect(CityHall.reason(all, "renewal", on: late).kind == .mandateEnded)
        #expect(CityHall.reason(all, "opening", on: day).kind == .mandateOutOfScope)
        #expect(CityHall.reason(all, "renewal", on: day).kind == .mandateWithoutPower)
    }

    @Test("A mandate is read as it was written")
    func record() throws {
        let mandate = try mandate()
        let record = mandate.record(at: Instant(millisecondsSinceEpoch: 5))
        let read = try #require(Mandate(record))
        #expect(read.version == 1 && read.grantorNumber == mandate.grantorNumber)
        #expect(read.services == mandate.services && read.powers == mandate.powers)
        #expect(record.holders.count == 3)
    }
}
