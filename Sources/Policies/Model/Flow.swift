public import Civics
public import FEEL

/// The steps of a case, made of a closed set of government patterns.
public struct Flow: Sendable {
    public var steps: [Step]
    /// Promised and statutory limit of the whole case; from the bundle or the service when unset.
    public var promised: Limit?
    public var statutory: Limit?
    /// Condition and limit rules that hold over all steps.
    public var supplement: SupplementRule
    public var extensions: ExtensionRule
    public var suspensions: [SuspensionGround]
    public var rating: RatingRule?
    /// Which documents the cases that grow out of one of this document are filed under.
    public var children = ChildDocuments()
    public var citation: Citation?
    public var place: Place
}

/// One step. Branch steps have ids of the form `branch/step` only inside ``StepPath``.
public struct Step: Sendable {
    /// Unique within its sequence; from the document or made from pattern and position.
    public var id: String
    public var title: LocalizedText
    public var pattern: Pattern
    /// Entered only when this holds; otherwise passed over with a note.
    public var when: Expression?
    /// Unit that acts; `nil` takes the branch's, the service's or the lead.
    public var unit: UnitRule?
    /// Desk that acts: window, examiner, approver, dispatcher, field, supervisor, applicant, system.
    public var desk: Desk
    /// Promised limit of this step, counted from when the step is entered.
    public var within: Limit?
    /// Step from whose first entry the limit is counted instead, or a fact that names a day.
    public var countedFrom: String?
    /// Reached by `goto` alone; passed over in the normal course.
    public var onlyByGoto = false
    public var timeout: Timeout
    /// Reminders before the limit, as shares of it in percent, with whom they reach.
    public var lights: [Light]
    public var citation: Citation?
    public var place: Place

    /// A reminder at a share of the limit.
    public struct Light: Hashable, Sendable {
        public var percent: Int
        /// Unit or desk told.
        public var tell: String
        public init(percent: Int, tell: String) { (self.percent, self.tell) = (percent, tell) }
    }
}

/// Desks a step may wait at (roles of the design's table).
public enum Desk: String, Sendable, CaseIterable {
    case applicant, window, examiner, approver, dispatcher, field, supervisor, steward, system
}

/// How the unit that acts is found.
public enum UnitRule: Sendable, Hashable {
    /// A unit's key as the organisation register has it (`market-regulation`).
    case unit(String)
    /// The owner of the component concerned; otherwise the given fallback unit.
    case componentOwner(fallback: String)
    /// The unit of the category's row.
    case category
    /// The unit that dispatch chose.
    case dispatched
    /// The office of the street the place or the person belongs to, of a kind (`street-office`).
    case territorial(kind: String)
    /// A fact that names a unit.
    case fact(String)
}

/// What happens when a step's limit passes.
public enum Timeout: Hashable, Sendable {
    case remind
    /// Told upwards; the case stays.
    case escalate
    /// Silence is consent: only where the document says so.
    case deemedConsent
    /// 期限届满未告知补正的,自收到申请材料之日起即为受理 (行政许可法第三十二条).
    case deemedAccepted
    /// The case ends as withdrawn or returned, with this reason code.
    case end(reason: String)
    /// Goes on at another step.
    case goto(step: String)
    /// Passed on as done.
    case pass
}

/// The closed set of government patterns.
public indirect enum Pattern: Sendable {
    /// 受理. `refuse` lists the admissible grounds of refusal; `automatic`: by rules alone.
    case accept(refuse: [String], automatic: Bool)
    /// 补正 as a step of its own.
    case supplement
    /// 审查; `checklist` names what is checked.
    case review(checklist: [String])
    /// 并联.
    case parallel(Parallel)
    /// 联审: opinions of several units before one decision.
    case jointReview(units: [String])
    /// 踏勘; `joint`: visits of several branches become one.
    case siteVisit(joint: Bool)
    /// 容缺: what may follow.
    case gaps
    /// 告知承诺: permit now, check within, revoke else. `paper`: what is permitted at once.
    case commit(checkWithin: Limit?, checkUnit: UnitRule?, fails: String)
    /// 公示 for a time; objections go to `objections`.
    case publicise
    case hearing
    /// 决定; `automatic`: by this table or decision, on the spot.
    case decide(by: String?, automatic: Bool, answerWithin: Limit?)
    /// 制证: papers by name.
    case issue(papers: [String])
    /// 送达 by the way this fact or question names; `nil`: electronically at once.
    case deliver(byFact: String?)
    /// 缴费.
    case pay(fees: [String])
    /// 子事项: opens a case of another document.
    case child(policy: String)
    /// 派遣; `claim`: taken by volunteers instead of assigned, with at most `open` at once.
    case dispatch(claim: Claim?, signWithin: Limit?, bounces: BounceRule)
    /// 处置; evidence kinds that must be there.
    case handle(evidence: [String])
    /// 核查/核实; on failure back to the step named.
    case verify(failsTo: String?, evidence: [String])
    /// 同意/确认 by a party of the case (the other parent, the resident).
    case confirm(party: String, declined: String)
    /// 回访.
    case callBack(sample: Int?)
    /// 办结.
    case close(automatic: Bool, evidence: [String])
    /// 评价: opens the one-time link; never holds the case.
    case rate

    /// 认领: work that volunteers take instead of being given it.
    public struct Claim: Hashable, Sendable {
        public var among: String
        public var openAtMost: Int
        public init(among: String, openAtMost: Int) {
            (self.among, self.openAtMost) = (among, openAtMost)
        }
    }

    /// 退单: when a unit says it is not theirs; proof is due within the limit.
    public struct BounceRule: Hashable, Sendable {
        /// After so many bounces the case goes to arbitration.
        public var arbitrateAfter: Int
        public var within: Limit?
        public init(arbitrateAfter: Int, within: Limit?) {
            (self.arbitrateAfter, self.within) = (arbitrateAfter, within)
        }
    }
}

/// 并联: branches that run at the same time.
public struct Parallel: Sendable {
    public var branches: [Branch]
    public var join: Join
    /// One refusal does not hold the others (`issue-what-passed`).
    public var issueWhatPassed: Bool
    /// Visits of several branches become one.
    public var jointVisit: Bool

    /// How many branches must be granted before the case goes on.
    public enum Join: Hashable, Sendable { case all, any, atLeast(Int) }
}

/// One branch of a parallel: a service or a consulted unit with steps and limits of its own.
public struct Branch: Sendable {
    public var id: String
    public var title: LocalizedText
    /// Service item decided here; `nil` for a consulted unit.
    public var service: String?
    public var unit: UnitRule
    public var when: Expression?
    /// Branches that must be granted first.
    public var after: [String]
    public var promised: Limit?
    public var statutory: Limit?
    /// Fact that names the day from which both limits are counted (a deadline that hangs on a real
    /// event); otherwise the day the branch is opened.
    public var countedFrom: String?
    /// Its refusal ends the whole case.
    public var veto: Bool
    /// Alternatives, the first whose condition holds is taken; one without condition is the rest.
    public var ways: [Way]
    public var citation: Citation?
    public var place: Place

    /// One way through a branch; no condition means in all other cases.
    public struct Way: Sendable {
        public var when: Expression?
        public var steps: [Step]
    }
}

/// 补正: once, complete, stops the clock.
public struct SupplementRule: Hashable, Sendable {
    /// Time the person has; no answer ends the case with `consequence`.
    public var within: Limit?
    public var consequence: String
    public init(within: Limit?, consequence: String) {
        (self.within, self.consequence) = (within, consequence)
    }
}

/// 延期: how often and how long, and who may.
public struct ExtensionRule: Hashable, Sendable {
    public var times: Int
    public var atMost: Limit?
    public init(times: Int, atMost: Limit?) { (self.times, self.atMost) = (times, atMost) }
}

/// A legal ground on which a clock may stand still or start again.
public struct SuspensionGround: Hashable, Sendable {
    public var code: String
    public var title: LocalizedText
    /// `true`: the clock starts again from zero (interrupted), otherwise it stands still.
    public var restarts: Bool
    public var atMost: Limit?
    public init(code: String, title: LocalizedText, restarts: Bool, atMost: Limit?) {
        (self.code, self.title, self.restarts, self.atMost) = (code, title, restarts, atMost)
    }
}

/// 好差评.
public struct RatingRule: Hashable, Sendable {
    /// Levels at or below this open a correction.
    public var correctionAtOrBelow: Int
    public var contactWithin: Limit?
    public var mendWithin: Limit?
    public init(correctionAtOrBelow: Int, contactWithin: Limit?, mendWithin: Limit?) {
        self.correctionAtOrBelow = correctionAtOrBelow
        self.contactWithin = contactWithin
        self.mendWithin = mendWithin
    }
}
