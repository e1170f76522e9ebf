@testable import Cases
import Civics
import JSON
import Policies
import Testing

@Suite("Cases that grow out of a case")
struct ChildCaseTests {
    private let child = CaseID(high: 7, low: 7)
    private let named = ChildDocuments(
        correction: "sample.correction", postCheck: "sample.check", appeal: "sample.appeal")

    private func simple(_ children: ChildDocuments) -> Flow {
        flow(
            [accepting, reviewing, deciding, delivering, rated], promised: days(5),
            statutory: days(20), children: children)
    }

    private func decided(_ children: ChildDocuments, granted: Bool) throws -> Story {
        var story = Story(simple(children))
        try story.file()
        try story.accept()
        try story.when(.recordOpinion(branch: nil, opinion: .fine), by: .examiner("lead"))
        try story.when(
            .decide(granted: granted, reason: granted ? "" : "面积不符", articles: ["第四条"]),
            by: .approver("lead"))
        return story
    }

    private func opened(_ story: inout Story, _ purpose: ChildRequest.Purpose) throws {
        let request = try #require(story.state.children.first { $0.purpose == purpose })
        try story.when(
            .childOpened(child, purpose: purpose, branch: request.branch, step: request.step),
            by: .system)
    }

    // MARK: Corrections

    @Test("A bad rating asks for a correction under the document named, with the person's words")
    func correctionAsked() throws {
        var story = try decided(named, granted: true)
        try story.when(.rate(Rating(level: 1, comment: "等了一下午")), by: .citizen)
        let request = try #require(story.state.children.first)
        #expect(request.policy == "sample.correction")
        #expect(request.reason == "等了一下午")
        // The loop runs in that case, not in here too.
        #expect(story.paths.isEmpty)
        #expect(story.state.correction?.openedAt == story.now)
    }

    @Test("A correction that was carried out closes the loop: the person may rate once more")
    func correctionDone() throws {
        var story = try decided(named, granted: true)
        try story.when(.rate(Rating(level: 2)), by: .citizen)
        try opened(&story, .correction)
        #expect(story.state.mayRate == false)
        try story.when(.childFinished(child, succeeded: true), by: .system)
        #expect(story.state.correction?.mendedAt == story.now)
        try story.when(.rate(Rating(level: 5)), by: .citizen)
        #expect(story.state.ratings.map(\.afterCorrection) == [false, true])
    }

    @Test("A correction that came to nothing leaves the loop open")
    func correctionFailed() throws {
        var story = try decided(named, granted: true)
        try story.when(.rate(Rating(level: 2)), by: .citizen)
        try opened(&story, .correction)
        try story.when(.childFinished(child, succeeded: false), by: .system)
        #expect(story.state.correction?.mendedAt == nil)
        #expect(story.refusal(of: .rate(Rating(level: 5)), by: .citizen) == .alreadyDone)
    }

    // MARK: Appeals

    @Test("An appeal asks for its case once at a time; dismissed, everything stays as it was")
    func appealDismissed() throws {
        var story = try decided(named, granted: false)
        try story.when(.appeal(reason: "面积量错了"), by: .citizen)
        #expect(story.state.children.last?.policy == "sample.appeal")
        #expect(story.state.children.last?.reason == "面积量错了")
        #expect(story.refusal(of: .appeal(reason: "再来"), by: .citizen) == .alreadyDone)
        try opened(&story, .appeal)
        try story.when(.childFinished(child, succeeded: false), by: .system)
        #expect(story.state.decision?.granted == false)
        #expect(story.names == ["child.finished"])
        try story.when(.appeal(reason: "新的证据"), by: .citizen)
    }

    @Test("An appeal that is upheld takes the case up again where it was decided, on new limits")
    func appealReopens() throws {
        var story = try decided(named, granted: false)
        try story.when(.appeal(reason: "面积量错了"), by: .citizen)
        try opened(&story, .appeal)
        try story.when(.childFinished(child, succeeded: true), by: .system, at: "2027-01-11T09:00")
        #expect(story.state.stage == .inProgress)
        #expect(story.paths == ["decide"])
        #expect(story.state.decision == nil)
        #expect(story.end(.whole) == "2027-01-18")
        try story.when(
            .decide(granted: true, reason: "", articles: []), by: .approver("lead"))
        #expect(story.state.decision?.granted == true)
    }

    @Test("Where the document says so, an appeal that is upheld grants what was refused")
    func appealGrants() throws {
        var children = named
        children.upheld = .grant
        var story = try decided(children, granted: false)
        try story.when(.appeal(reason: "面积量错了"), by: .citizen)
        try opened(&story, .appeal)
        try story.when(.childFinished(child, succeeded: true), by: .system)
        #expect(story.state.decision?.granted == true)
        #expect(story.state.decision?.basis == "appeal")
        #expect(story.state.stage == .closed)
    }

    @Test("Where the document names a step, an appeal that is upheld goes back to it")
    func appealGoesBack() throws {
        var children = named
        children.upheld = .goto(step: "review")
        var story = try decided(children, granted: false)
        try story.when(.appeal(reason: "面积量错了"), by: .citizen)
        try opened(&story, .appeal)
        try story.when(.childFinished(child, succeeded: true), by: .system)
        #expect(story.paths == ["review"])
    }

    @Test("An appeal against one refused branch leaves what was granted as it is")
    func appealOfBranch() throws {
        var children = named
        children.upheld = .grant
        var story = Story(
            flow(
                [
                    accepting,
                    step(
                        "联办",
                        parallel([
                            branch("food", unit: "market", [deciding]),
                            branch("fire", unit: "fire", [deciding]),
                        ]), .system), rated,
                ], children: children))
        try story.file()
        try story.accept()
        try story.decide("food", unit: "market")
        try story.decide("fire", unit: "fire", granted: false)
        #expect(story.state.decision?.partial == true)
        try story.when(.appeal(reason: "出口有两个"), by: .citizen)
        try opened(&story, .appeal)
        try story.when(.childFinished(child, succeeded: true), by: .system)
        #expect(story.state.branch("food")?.status == .granted)
        #expect(story.state.branch("fire")?.status == .granted)
        #expect(story.state.branch("fire")?.ground == "appeal")
        #expect(story.state.decision?.partial == false)
    }

    @Test("Not taken on at all: an appeal that is upheld brings the application back to the window")
    func appealAgainstRefusedAcceptance() throws {
        var story = Story(simple(named))
        try story.file()
        try story.when(
            .refuseToAccept(ground: "不属于本机关职权", text: "请到区里办"), by: .window)
        try story.when(.appeal(reason: "就归你们管"), by: .citizen)
        try opened(&story, .appeal)
        try story.when(.childFinished(child, succeeded: true), by: .system)
        #expect(story.paths == ["受理"])
        #expect(story.state.stage == .filed)
    }

    // MARK: Post-checks

    private func committed(_ children: ChildDocuments) throws -> Story {
        let commit = step(
            "承诺", .commit(checkWithin: days(20), checkUnit: nil, fails: "revoke"), .system)
        var story = Story(
            flow(
                [
                    accepting,
                    step(
                        "联办",
                        parallel([branch("fire", unit: "fire", service: "fire", [commit])]), .system
                    ),
                    step("制证", .issue(papers: []), .approver), rated,
                ], children: children),
            services: [
                "fire": .init(unit: "fire", promised: nil, statutory: nil, result: "fire-opinion")
            ])
        try story.file()
        try story.accept()
        try story.when(
            .issue(papers: [.sample("fire-opinion", "fire")]), by: .approver("lead"))
        return story
    }

    @Test("A commitment's check is a case of its own; its limit stays in sight here")
    func postCheckAsked() throws {
        let story = try committed(named)
        let request = try #require(story.state.children.first)
        #expect(request.purpose == .postCheck)
        #expect(request.policy == "sample.check")
        #expect(request.branch == "fire")
        #expect(story.end(.place("fire/post-check")) != nil)
        #expect(
            story.refusal(
                of: .checkCommitment(branch: "fire", passed: true, note: ""), by: .examiner("fire"))
                == .notYours(desk: .examiner, unit: "fire"))
    }

    @Test("A failed post-check revokes what was permitted; one that was passed leaves it")
    func postCheckFinished() throws {
        for kept in [true, false] {
            var story = try committed(named)
            try opened(&story, .postCheck)
            try story.when(.childFinished(child, succeeded: kept), by: .system)
            #expect(story.state.commitments.first?.outcome == (kept ? .kept : .broken))
            #expect((story.state.papers.first?.revokedAt == nil) == kept)
            #expect(story.state.branch("fire")?.status == (kept ? .granted : .revoked))
            #expect(story.paths.isEmpty)
        }
    }

    @Test("Whoever is checked cannot withdraw the check")
    func officialCase() throws {
        var check = Story(
            flow([step("核查", .review(checklist: []), .examiner), deciding]), kind: .postCheck)
        try check.file()
        #expect(
            check.refusal(of: .withdraw(reason: "不想被查"), by: .citizen)
                == .notYours(desk: .applicant, unit: nil))
    }

    @Test("A case tells how it came out: as decided, else carried to its end or not")
    func outcome() throws {
        #expect(try decided(named, granted: true).state.succeeded == true)
        #expect(try decided(named, granted: false).state.succeeded == false)
        var story = Story(simple(named))
        try story.file()
        #expect(story.state.succeeded == nil)
        try story.when(.withdraw(reason: "算了"), by: .citizen)
        #expect(story.state.succeeded == false)
    }

    @Test("A child is opened once and tells its outcome once")
    func once() throws {
        var story = try decided(named, granted: false)
        try story.when(.appeal(reason: "面积量错了"), by: .citizen)
        try opened(&story, .appeal)
        #expect(
            story.refusal(
                of: .childOpened(CaseID(high: 8, low: 8), purpose: .appeal, branch: nil, step: nil),
                by: .system) == .alreadyDone)
        try story.when(.childFinished(child, succeeded: false), by: .system)
        #expect(
            story.refusal(of: .childFinished(child, succeeded: true), by: .system) == .alreadyDone)
    }

    @Test("A city event waits for its sub-matter, and goes on when that has ended well")
    func subMatterOfEvent() throws {
        var story = Story(
            flow([
                accepting,
                step("追偿", .child(policy: "sample.recovery"), .system),
                step("结案", .close(automatic: false, evidence: []), .dispatcher),
            ]), kind: .cityEvent)
        try story.file()
        try story.accept()
        #expect(story.state.children.first?.policy == "sample.recovery")
        try opened(&story, .subMatter)
        #expect(story.paths == ["追偿"])
        try story.when(.childFinished(child, succeeded: true), by: .system)
        #expect(story.paths == ["结案"])
    }
}
