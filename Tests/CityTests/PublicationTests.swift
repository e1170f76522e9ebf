import Cases
import City
import Civics
import JSON
import Policies
import Storage
import Testing

@Suite("Bringing a new version into force while the city is served")
struct PublicationTests {
    static let allowance = "sample.yunting.senior-allowance"
    /// The allowance and the documents it names for what grows out of it.
    static let documents = ["senior-allowance", "rating-correction", "reconsideration"]
    static let bundle = "sample.yunting.open-restaurant"
    static let wish = "sample.yunting.micro-wish"

    /// 八十标准 from 120 to 130 yuan as of 2027, with the situation that says so.
    static func raised() throws -> SampleDocument {
        try SampleDocument("senior-allowance").version(2, from: "2026-12-01")
            .replacing("2027-01-01: 120", with: "2027-01-01: 130")
            .replacing(
                "月标准: 120, 资格.结论: 符合, 本月应发: 120",
                with: "月标准: 130, 资格.结论: 符合, 本月应发: 130", in: "situations.yaml")
    }

    static func propose(_ document: SampleDocument, in city: TestCity) async throws -> Publication {
        _ = try await city.hall.proposePolicy(document.files, by: city.author, once: .system)
        let newest = try await city.hall.publications(
            of: nil, before: nil, limit: 1, by: city.author
        ).first
        return try #require(newest)
    }

    static func release(_ publication: Publication, in city: TestCity) async throws {
        _ = try await city.hall.releasePolicy(
            publication.id, hash: publication.proposal.hash, by: city.releaser, once: .system)
    }

    /// What a person of eighty gets in January 2027, by the version new cases begin under.
    static func amount(in hall: CityHall) -> String? {
        let day = CivilDate("2027-01-15") ?? .epoch
        return hall.rules.inForce(
            allowance, at: hall.world.now(), offset: hall.world.offset
        ).flatMap { $0.policy.parameters["八十标准"]?.value(on: day) }.map { "\($0)" }
    }

    @Test("A changed amount holds from its instant on, not a moment earlier, and no one restarts")
    func amounts() async throws {
        try await TestCity.with(Self.documents) { city in
            let publication = try await Self.propose(try Self.raised(), in: city)
            #expect(publication.stage == .proposed)
            #expect(Self.amount(in: city.hall) == "120")
            try await Self.release(publication, in: city)
            try city.setClock("2026-11-30T23:59:59.999+08:00")
            #expect(Self.amount(in: city.hall) == "120")
            #expect(
                city.hall.publicDocument(Self.allowance)?.inForce?.policy.reference.version == 1)
            try city.setClock("2026-12-01T00:00:00+08:00")
            #expect(Self.amount(in: city.hall) == "130")
            #expect(
                city.hall.publicDocument(Self.allowance)?.inForce?.policy.reference.version == 2)
            #expect(city.hall.service(Self.allowance, in: .en)?["version"] == "2")
        }
    }

    @Test("A changed limit of the bundle is promised from its instant on")
    func limits() async throws {
        // The documents whose cases the bundle opens have to be in the city that releases it.
        let documents = [
            "calendar-2026", "rating-correction", "commitment-check", "reconsideration",
            "open-restaurant",
        ]
        try await TestCity.with(documents) { city in
            let document = try SampleDocument("open-restaurant").version(2, from: "2026-12-01")
                .replacing("promised: 9 working days", with: "promised: 10 working days")
                .replacing(
                    "accepted: 2026-12-07, promised: 2026-12-18",
                    with: "accepted: 2026-12-07, promised: 2026-12-21", in: "situations.yaml"
                )
                .replacing(
                    "accepted: 2026-09-18, promised: 2026-10-08",
                    with: "accepted: 2026-09-18, promised: 2026-10-09", in: "situations.yaml"
                )
                .replacing(
                    "accepted: 2026-12-08, promised: 2026-12-21",
                    with: "accepted: 2026-12-08, promised: 2026-12-22", in: "situations.yaml")
            let review = try await city.hall.reviewPolicy(document.files, by: city.author)
            #expect(review.situations.runs.filter { !$0.passed }.map(\.name) == [])
            #expect(review.differences.contains { $0.kind == "limit" })
            try await Self.release(try await Self.propose(document, in: city), in: city)
            #expect(city.hall.service(Self.bundle, in: .en)?["promised"] == "9 working days")
            try city.setClock("2026-12-01T00:00:00+08:00")
            #expect(city.hall.service(Self.bundle, in: .en)?["promised"] == "10 working days")
        }
    }

    @Test("A document with a fault is not kept; each fault names file, line and column")
    func faults() async throws {
        try await TestCity.with(Self.documents) { city in
            // The amount without its situation, and a row that overlaps another.
            let document = try SampleDocument("senior-allowance").version(2, from: "2026-12-01")
                .replacing("2027-01-01: 120", with: "2027-01-01: 130")
                .replacing("| [90..100) | 九十标准 |", with: "| [85..100) | 九十标准 |")
            do {
                _ = try await city.hall.proposePolicy(
                    document.files, by: city.author, once: .system)
                Issue.record("a document with faults was proposed")
            } catch let problem as Problem {
                #expect(problem.kind == .documentAtFault)
                let said = problem.fields.map { $0.message(in: .zhHans) }
                #expect(said.contains { $0.hasPrefix("policy.md:") })
                #expect(said.contains { $0.hasPrefix("situations.yaml:") && $0.contains("130") })
                #expect(problem.fields.allSatisfy { $0.facts["line"] != nil })
            }
            #expect(
                try await city.hall.publications(
                    of: nil, before: nil, limit: 9, by: city.author
                ).isEmpty)
        }
    }

    @Test("Nobody releases their own proposal, whatever seats they hold")
    func fourEyes() async throws {
        try await TestCity.with(Self.documents) { city in
            let both = city.person(
                1, Seat(role: .policyAuthor, unit: "civil-affairs"), Seat(role: .policyReleaser))
            let publication = try await Self.propose(try Self.raised(), in: city)
            await #expect(throws: Problem(.ownProposal)) {
                _ = try await city.hall.releasePolicy(
                    publication.id, hash: publication.proposal.hash, by: both, once: .system)
            }
            await #expect(throws: Problem(.notPermitted)) {
                _ = try await city.hall.releasePolicy(
                    publication.id, hash: publication.proposal.hash, by: city.author,
                    once: .system)
            }
            await #expect(throws: Problem(.proposalDiffers)) {
                _ = try await city.hall.releasePolicy(
                    publication.id, hash: String(repeating: "0", count: 64), by: city.releaser,
                    once: .system)
            }
            await #expect(throws: Problem(.notPermitted)) {
                _ = try await city.hall.proposePolicy(
                    try Self.raised().files, by: city.releaser, once: .system)
            }
        }
    }

    @Test("A proposal nobody signed within a day is over, and its document can be proposed again")
    func expiry() async throws {
        try await TestCity.with(Self.documents) { city in
            let publication = try await Self.propose(try Self.raised(), in: city)
            try city.setClock("2026-11-24T09:00:00+08:00")
            await #expect(throws: Problem(.proposalExpired)) {
                try await Self.release(publication, in: city)
            }
            #expect(try await city.hall.performPublications().count == 1)
            #expect(try await city.hall.performPublications().isEmpty)
            let after = try await city.hall.readPublication(publication.id, by: city.author)
            #expect(after?.publication.stage == .expired)
            let again = try await Self.propose(try Self.raised(), in: city)
            #expect(again.id != publication.id && again.stage == .proposed)
        }
    }

    @Test("The same bytes proposed twice are one proposal; other bytes wait for the first")
    func once() async throws {
        try await TestCity.with(Self.documents) { city in
            let first = try await Self.propose(try Self.raised(), in: city)
            let again = try await Self.propose(try Self.raised(), in: city)
            #expect(first.id == again.id && again.version == 1)
            let other = try Self.raised().replacing("# 云汀市高龄津贴办法", with: "# 云汀市高龄津贴新办法")
            await #expect(throws: Problem(.proposalOpen)) {
                _ = try await city.hall.proposePolicy(other.files, by: city.author, once: .system)
            }
            _ = try await city.hall.withdrawPolicy(
                first.id, reason: "金额有误", by: city.author, once: .system)
            await #expect(throws: Problem(.proposalOver)) {
                try await Self.release(first, in: city)
            }
            _ = try await city.hall.proposePolicy(other.files, by: city.author, once: .system)
        }
    }

    @Test("A key sent twice is answered twice with the same bytes and done once")
    func keys() async throws {
        try await TestCity.with(Self.documents) { city in
            let key = OnceRequest(key: "release-1", digest: [UInt8](repeating: 3, count: 32))
            let publication = try await Self.propose(try Self.raised(), in: city)
            let first = try await city.hall.releasePolicy(
                publication.id, hash: publication.proposal.hash, by: city.releaser, once: key)
            let second = try await city.hall.releasePolicy(
                publication.id, hash: publication.proposal.hash, by: city.releaser, once: key)
            #expect(first.body == second.body && !first.isReplay && second.isReplay)
            #expect(try await city.store.policies().count == Self.documents.count + 1)
        }
    }

    @Test("An old version number, and a day before a version already released, are refused")
    func versions() async throws {
        try await TestCity.with(Self.documents) { city in
            await #expect(throws: Problem(.versionNotNewer)) {
                _ = try await city.hall.proposePolicy(
                    try SampleDocument("senior-allowance").files, by: city.author, once: .system)
            }
            try await Self.release(try await Self.propose(try Self.raised(), in: city), in: city)
            let earlier = try SampleDocument("senior-allowance").version(3, from: "2026-11-30")
            await #expect(throws: Problem(.effectTooEarly)) {
                _ = try await city.hall.proposePolicy(
                    earlier.files, by: city.author, once: .system)
            }
        }
    }

    @Test("Stopped between release and effect, the version takes effect after the restart")
    func restart() async throws {
        try await TestCity.with(Self.documents) { city in
            let publication = try await Self.propose(try Self.raised(), in: city)
            try await Self.release(publication, in: city)
            let restarted = try await city.restart()
            #expect(Self.amount(in: restarted) == "120")
            try city.setClock("2026-12-01T08:00:00+08:00")
            #expect(Self.amount(in: restarted) == "130")
            _ = try await restarted.performPublications()
            // Stopped again before the cases were told the second time.
            let third = try await city.restart()
            try city.setClock("2026-12-01T08:00:11+08:00")
            _ = try await third.performPublications()
            let after = try await third.readPublication(publication.id, by: city.author)
            #expect(
                after?.publication.events.map(\.step.wireName) == [
                    "policy.proposed", "policy.released", "policy.took-effect",
                    "policy.cases-told",
                ])
            #expect(try await third.performPublications().isEmpty)
        }
    }

    @Test("Each step is sealed: its receipt names it, and rebuilding finds nothing to mend")
    func sealed() async throws {
        try await TestCity.with(Self.documents) { city in
            let publication = try await Self.propose(try Self.raised(), in: city)
            try await Self.release(publication, in: city)
            _ = await city.store.sealAll()
            let receipts = try await city.hall.publicationReceipts(
                of: publication.id, by: city.author)
            #expect(receipts.count == 2)
            #expect(receipts.allSatisfy { $0["disclosed"] != nil && $0["checkpoint"] != nil })
            let report = try await city.hall.rebuildIndex { _ in }
            #expect(report.cases == 1 && report.events == 2 && report.mended == 0)
        }
    }

    @Test("A calendar published later counts from its own instant on")
    func calendars() async throws {
        try await TestCity.with(["calendar-2026"]) { city in
            let day = try #require(CivilDate("2026-12-25"))
            let document = try SampleDocument("calendar-2026")
                .replacing("\nversion: 1\n", with: "\nversion: 2\n")
                .replacing("\neffective: 2025-11-10\n", with: "\neffective: 2026-12-01\n")
                .replacing("holidays:\n", with: "holidays:\n  示例假日: 2026-12-25..2026-12-25\n")
            try await Self.release(try await Self.propose(document, in: city), in: city)
            #expect(city.hall.rules.calendar.isWorkingDay(day))
            try city.setClock("2026-12-01T00:00:00+08:00")
            #expect(!city.hall.rules.calendar.isWorkingDay(day))
        }
    }
}
