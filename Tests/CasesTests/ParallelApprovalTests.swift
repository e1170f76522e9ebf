import Cases
import Civics
import JSON
import Policies
import Testing

/// The points under "Parallel approval: what must hold" of the design, one test each.
@Suite("Parallel approval: what must hold")
struct ParallelApprovalTests {
    static let services: [String: Procedure.ServiceTerms] = [
        "food": .init(
            unit: "market", promised: days(5), statutory: days(10), result: "food-permit"),
        "fire": .init(unit: "fire", promised: days(8), statutory: days(13), result: "fire-opinion"),
        "sign": .init(unit: "city", promised: days(3), statutory: days(10), result: "sign-receipt"),
    ]

    static func restaurant(
        join: Parallel.Join = .all, partial: Bool = true, joint: Bool = false,
        fire: [Step] = [reviewing, deciding], veto: Bool = false
    ) -> Flow {
        flow(
            [
                accepting,
                step(
                    "并联审查",
                    parallel(
                        [
                            branch(
                                "food", unit: "market", service: "food",
                                joint ? [reviewing, visiting, deciding] : [reviewing, deciding]),
                            branch(
                                "fire", unit: "fire", when: "需消防检查", veto: veto, service: "fire",
                                fire),
                            branch(
                                "sign", unit: "city", when: "做招牌", service: "sign",
                                [reviewing, deciding]),
                        ], join: join, partial: partial, joint: joint), .system),
                issuing, delivering, rated,
            ], promised: days(9), statutory: days(20))
    }

    static func accepted(
        _ flow: Flow = restaurant(), fire: Bool? = true, sign: Bool = true
    ) throws -> Story {
        var story = Story(flow, kind: .bundle, services: services)
        var answers: [String: JSONValue] = ["做招牌": .bool(sign)]
        if let fire { answers["需消防检查"] = .bool(fire) }
        try story.file(answers)
        try story.accept()
        return story
    }

    @Test("Three departments begin at once, each under its own two limits, as does the parent")
    func begin() throws {
        let story = try Self.accepted()
        #expect(story.paths == ["fire/review", "food/review", "sign/review"])
        #expect(story.end(.branch("food")) == "2026-12-07")
        #expect(story.end(.branch("fire")) == "2026-12-10")
        #expect(story.end(.branch("sign")) == "2026-12-03")
        #expect(story.end(.branch("fire"), .statutory) == "2026-12-17")
        #expect(story.end(.whole) == "2026-12-11")
    }

    @Test(
        "Departments cannot all be known in advance: an undetermined branch begins when its fact is known"
    )
    func undetermined() throws {
        var story = try Self.accepted(fire: nil)
        #expect(story.state.branch("fire")?.status == .undetermined)
        #expect(story.state.branch("fire")?.awaits == ["需消防检查"])
        try story.decide("food", unit: "market")
        try story.decide("sign", unit: "city")
        #expect(story.state.decision == nil)
        try story.when(
            .factChanged("需消防检查", AnswerEntry(value: true, source: .engine)), by: .system,
            at: "2026-12-02T10:00")
        #expect(story.paths == ["fire/review"])
        #expect(story.end(.branch("fire")) == "2026-12-14")
    }

    @Test("A department joins mid-case with a clock of its own, and the join waits for it")
    func invited() throws {
        var story = try Self.accepted(fire: false, sign: false)
        try story.when(
            .inviteDepartment(unit: "heritage", reason: "文保建筑", within: days(2)),
            by: .examiner("market"), at: "2026-12-01T15:00")
        #expect(story.end(.branch("invited:heritage")) == "2026-12-03")
        #expect(
            story.refusal(
                of: .inviteDepartment(unit: "heritage", reason: "再来", within: nil),
                by: .examiner("market")) == .alreadyDone)
        try story.decide("food", unit: "market")
        #expect(story.state.decision == nil)
        try story.when(
            .recordOpinion(branch: nil, opinion: .fine), by: .examiner("heritage"))
        #expect(story.state.branch("invited:heritage")?.status == .answered)
        #expect(story.state.decision?.granted == true)
    }

    @Test("One complete supplement notice goes out for all branches, once")
    func oneNotice() throws {
        var story = try Self.accepted()
        try story.when(
            .askForSupplement(branch: "food", items: [SupplementItem(what: "布局图", defect: "不清")]),
            by: .examiner("market"))
        #expect(story.state.supplement?.noticedAt == nil)
        try story.when(.recordOpinion(branch: "sign", opinion: .fine), by: .examiner("city"))
        try story.when(
            .askForSupplement(branch: "fire", items: [SupplementItem(what: "平面图", defect: "缺")]),
            by: .examiner("fire"))
        #expect(story.names.contains("supplement.noticed"))
        #expect(story.state.supplement?.items.map(\.item.what) == ["布局图", "平面图"])
        #expect(story.state.stage == .supplementing)
        #expect(
            story.refusal(
                of: .supplement(Supplied(materials: ["布局图": MaterialEntry(state: .supplied)])),
                by: .citizen) == .materialsMissing(["平面图"]))
    }

    @Test("Asking twice for the same thing is refused; so is a second notice")
    func askedTwice() throws {
        var story = try Self.accepted()
        let items = [SupplementItem(what: "布局图", defect: "不清")]
        try story.when(.askForSupplement(branch: "food", items: items), by: .examiner("market"))
        #expect(
            story.refusal(
                of: .askForSupplement(branch: "fire", items: items), by: .examiner("fire"))
                == .alreadyAsked(what: "布局图"))
        try story.when(.sendSupplementNotice, by: .examiner("market"))
        #expect(
            story.refusal(
                of: .askForSupplement(
                    branch: "fire", items: [SupplementItem(what: "x", defect: "y")]),
                by: .examiner("fire")) == .noticeAlreadySent)
        #expect(
            story.refusal(of: .sendSupplementNotice, by: .examiner("market")) == .noticeAlreadySent)
    }

    @Test(
        "The notice stops the clocks of the branches that asked and of the parent, and only these")
    func noticeStops() throws {
        var story = try Self.accepted()
        try story.when(
            .askForSupplement(branch: "food", items: [SupplementItem(what: "布局图", defect: "不清")]),
            by: .examiner("market"), at: "2026-12-01T10:00")
        try story.when(.sendSupplementNotice, by: .examiner("market"))
        #expect(story.end(.branch("food")) == nil)
        #expect(story.end(.whole) == nil)
        #expect(story.end(.branch("fire")) == "2026-12-10")
        try story.when(
            .supplement(Supplied(materials: ["布局图": MaterialEntry(state: .supplied)])),
            by: .citizen, at: "2026-12-03T20:00")
        #expect(story.end(.branch("food")) == "2026-12-09")
        #expect(story.end(.branch("food"), .statutory) == "2026-12-16")
        #expect(story.end(.whole) == "2026-12-15")
        #expect(story.end(.branch("fire")) == "2026-12-10")
    }

    @Test("Suspension of one branch does not stop the others")
    func suspension() throws {
        var story = try Self.accepted()
        try story.when(
            .suspend(branch: "fire", ground: "检验检测", note: "送检"), by: .examiner("fire"),
            at: "2026-12-01T10:00")
        #expect(story.end(.branch("fire")) == nil)
        #expect(story.end(.branch("food")) == "2026-12-07")
        #expect(story.end(.whole) == "2026-12-11")
        #expect(
            story.refusal(
                of: .recordOpinion(branch: "fire", opinion: .fine), by: .examiner("fire"))
                == .standsStill(ground: "检验检测"))
        try story.decide("food", unit: "market")
        try story.when(.resume(branch: "fire"), by: .examiner("fire"), at: "2026-12-04T10:00")
        #expect(story.end(.branch("fire")) == "2026-12-15")
        #expect(
            story.refusal(
                of: .suspend(branch: "fire", ground: "忙", note: "x"), by: .examiner("fire"))
                == .groundUnknown("忙"))
    }

    @Test("A refusal notice gives a right to answer before it counts")
    func rightToAnswer() throws {
        let answering = step(
            "decide", .decide(by: nil, automatic: false, answerWithin: days(3)), .approver)
        var story = try Self.accepted(Self.restaurant(fire: [reviewing, answering]))
        try story.decide("fire", unit: "fire", granted: false)
        #expect(story.state.branch("fire")?.status == .open)
        #expect(story.paths.contains("fire/answer-refusal"))
        var silent = story
        try silent.wait(until: "2026-12-04T00:00")
        #expect(silent.state.branch("fire")?.status == .refused)
        #expect(silent.state.branch("fire")?.articles == ["第四条"])
        try story.when(
            .answerRefusal(branch: "fire", text: "已整改"), by: .citizen, at: "2026-12-01T09:00")
        #expect(story.state.branch("fire")?.status == .open)
        try story.when(
            .decideBranch(branch: "fire", granted: true, reason: "", articles: []),
            by: .approver("fire"))
        #expect(story.state.branch("fire")?.status == .granted)
    }

    @Test("Silence on expiry is consent only where the document says so")
    func silence() throws {
        let silent = step(
            "decide", .decide(by: nil, automatic: false, answerWithin: nil), .approver,
            timeout: .deemedConsent)
        var story = try Self.accepted(Self.restaurant(fire: [reviewing, silent]))
        try story.when(.recordOpinion(branch: "fire", opinion: .fine), by: .examiner("fire"))
        try story.wait(until: "2026-12-18T00:00")
        #expect(story.state.branch("fire")?.status == .granted)
        #expect(story.state.branch("fire")?.ground == "silence")
        #expect(story.state.branch("food")?.status == .open)
        #expect(story.light(.branch("food"), .statutory) == .black)
    }

    @Test(
        "A joint meeting may be called at three moments, and the decision waits for it",
        arguments: JointReview.Moment.allCases)
    func jointReview(moment: JointReview.Moment) throws {
        var story = Story(flow([accepting, reviewing, deciding]))
        try story.file()
        if moment != .beforeAcceptance { try story.accept() }
        if moment == .beforeDecision {
            try story.when(.recordOpinion(branch: nil, opinion: .fine), by: .examiner("lead"))
        }
        let caller = moment == .beforeAcceptance ? Actor.window : .examiner("lead")
        try story.when(.callJointReview(units: ["fire", "city"], reason: "疑难"), by: caller)
        #expect(story.state.jointReviews.map(\.moment) == [moment])
        if moment == .beforeAcceptance {
            #expect(
                story.refusal(of: .accept(gaps: []), by: .window)
                    == .opinionsOpen(["city", "fire"]))
        }
        if moment == .beforeDecision {
            #expect(
                story.refusal(
                    of: .decide(granted: true, reason: "", articles: []), by: .approver("lead"))
                    == .opinionsOpen(["city", "fire"]))
        }
        try story.when(.recordOpinion(branch: nil, opinion: .fine), by: .examiner("fire"))
        try story.when(.recordOpinion(branch: nil, opinion: .fine), by: .examiner("city"))
        #expect(story.state.waiting.allSatisfy { $0.role == .step })
        if moment == .beforeAcceptance { try story.accept() }
        if moment != .beforeDecision {
            try story.when(.recordOpinion(branch: nil, opinion: .fine), by: .examiner("lead"))
        }
        try story.when(.decide(granted: true, reason: "", articles: []), by: .approver("lead"))
        #expect(story.state.decision?.granted == true)
    }

    @Test("One refusal leaves the rest issuable")
    func partial() throws {
        var story = try Self.accepted()
        try story.decide("fire", unit: "fire", granted: false)
        #expect(story.paths == ["food/review", "sign/review"])
        try story.decide("food", unit: "market")
        try story.decide("sign", unit: "city")
        #expect(story.state.decision?.partial == true)
        #expect(story.paths == ["制证"])
        #expect(
            story.refusal(
                of: .issue(papers: [.sample("fire-opinion", "fire")]), by: .approver("lead"))
                == .boundsExceeded("paper-not-granted"))
        try story.when(
            .issue(papers: [.sample("food-permit", "food"), .sample("sign-receipt", "sign")]),
            by: .approver("lead"))
        #expect(story.state.stage == .closed)
        #expect(story.state.papers.map(\.paper) == ["food-permit", "sign-receipt"])
    }

    @Test("A deadline may depend on a real event's date, and moves with it")
    func eventDate() throws {
        let birth = flow([
            accepting,
            step(
                "联办",
                parallel([
                    branch(
                        "household", unit: "police", promised: calendarDays(30), from: "出生日期",
                        [deciding])
                ]), .system),
        ])
        var story = Story(birth)
        try story.file()
        try story.accept()
        #expect(story.end(.branch("household")) == nil)
        try story.when(
            .factChanged("出生日期", AnswerEntry(value: "2026-11-20", source: .engine)), by: .system)
        #expect(story.end(.branch("household")) == "2026-12-20")
        try story.when(
            .factChanged("出生日期", AnswerEntry(value: "2026-11-22", source: .engine)), by: .system)
        #expect(story.end(.branch("household")) == "2026-12-22")
        #expect(
            story.state.clock(ClockID(.branch("household"), .promised))?.entries.map(\.kind)
                == [.started, .redated])
    }

    @Test("The critical path and who holds the case are always shown")
    func criticalPath() throws {
        var story = try Self.accepted()
        #expect(story.engine.criticalPath(of: story.state).map(\.name) == ["fire"])
        #expect(
            story.state.holders(at: story.now).map(\.place)
                == ["sign/review", "food/review", "fire/review"])
        #expect(story.state.holders(at: story.now).map(\.unit) == ["city", "market", "fire"])
        try story.decide("fire", unit: "fire")
        #expect(story.engine.criticalPath(of: story.state).map(\.name) == ["food"])
    }

    @Test("The person may withdraw until the decision, and not after it")
    func withdrawal() throws {
        var story = try Self.accepted()
        var withdrawn = story
        try withdrawn.when(.withdraw(reason: "不开了"), by: .citizen)
        #expect(withdrawn.state.stage == .withdrawn)
        #expect(withdrawn.paths.isEmpty)
        #expect(withdrawn.state.clocks.allSatisfy { $0.stoppedAt != nil })
        for (branch, unit) in [("food", "market"), ("fire", "fire"), ("sign", "city")] {
            try story.decide(branch, unit: unit)
        }
        #expect(
            story.refusal(of: .withdraw(reason: "晚了"), by: .citizen) == .notInThisStage(.decided))
    }

    @Test(
        "A commitment is permitted at once; its check opens a case of its own, and failure revokes")
    func commitment() throws {
        let commits = step(
            "承诺", .commit(checkWithin: days(20), checkUnit: nil, fails: "revoke"), .system)
        var story = try Self.accepted(Self.restaurant(fire: [commits]))
        #expect(story.state.branch("fire")?.status == .granted)
        #expect(story.state.children.map(\.purpose) == [.postCheck])
        #expect(story.end(.place("fire/post-check")) == "2026-12-28")
        try story.when(.issue(papers: [.sample("fire-opinion", "fire")]), by: .approver("fire"))
        try story.when(
            .childOpened(CaseID(high: 1, low: 2), purpose: .postCheck, branch: "fire", step: "承诺"),
            by: .system)
        try story.decide("food", unit: "market")
        try story.decide("sign", unit: "city")
        try story.when(
            .issue(papers: [.sample("food-permit", "food"), .sample("sign-receipt", "sign")]),
            by: .approver("lead"))
        #expect(story.state.stage == .closed)
        #expect(story.paths == ["fire/post-check"])
        try story.when(
            .checkCommitment(branch: "fire", passed: false, note: "无喷淋"), by: .examiner("fire"),
            at: "2026-12-20T10:00")
        #expect(story.state.branch("fire")?.status == .revoked)
        #expect(
            story.state.papers.first { $0.paper == "fire-opinion" }?.revocationGround
                == "commitment-broken")
        #expect(story.state.papers.filter { $0.revokedAt != nil }.count == 1)
    }

}

extension PaperToIssue {
    static func sample(_ paper: String, _ branch: String?) -> PaperToIssue {
        PaperToIssue(
            paper: paper, branch: branch, number: "N-\(paper)",
            contentHash: String(repeating: "0f", count: 32), validFrom: CivilDate("2026-12-01")!,
            validThrough: nil)
    }
}
