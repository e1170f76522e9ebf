public import Civics
public import FEEL
public import JSON
public import Policies

/// What the engine asks the rules of a document. `PolicyRules` answers from the document itself;
/// a test may answer from a dictionary.
public protocol CaseRules: Sendable {
    /// Starts asking about one case: its answers typed as the document declares them, with their
    /// sources, and what the engine itself knows. Derived values are made once in it.
    func asking(_ answers: [String: AnswerEntry], _ known: KnownFacts) -> any CaseAsking

    /// What is wrong with a form's answers; empty when they may be filed.
    func problems(in answers: [String: JSONValue]) -> [FieldProblem]

    /// Whether any rule hangs on which branches are open, granted or refused; if none does, opening
    /// a branch makes nothing anew.
    var asksAboutBranches: Bool { get }
}

extension CaseRules {
    public var asksAboutBranches: Bool { true }
}

/// Questions about one case as it stands.
public protocol CaseAsking: Sendable {
    /// Goes on with what the engine knows now; the answers are still the same. What rests on what
    /// has changed is made anew, all else is kept.
    mutating func know(_ known: KnownFacts)

    /// Whether a guard or condition holds.
    mutating func answer(_ condition: Expression) -> Answer

    /// What the citizen is told when the guard of acceptance says no: the row's article and message.
    mutating func refusal(of condition: Expression) -> RuleRefusal

    /// What a table, decision or expression says about granting.
    mutating func verdict(by name: String) -> RuleVerdict

    /// Materials needed, with the way each comes.
    mutating func materials() -> [NeededMaterial]

    /// Fees due among those named; all when none is named.
    mutating func fees(_ names: [String]) -> [DueFee]

    /// A fact as plain text: a way of delivery, a unit, a date as `2026-12-01`; `nil` when unknown.
    mutating func text(of fact: String) -> String?

    /// The unit a rule other than a fixed one comes to; `nil` when it cannot be told.
    mutating func unit(_ rule: UnitRule) -> String?

    /// The limit which the case's category sets for a step, in place of the step's own.
    mutating func limit(ofStep step: String) -> Limit?
}

/// What the engine itself knows of a case.
public struct KnownFacts: Hashable, Sendable {
    /// 基准日.
    public var asOf: CivilDate
    /// 申请日.
    public var filedOn: CivilDate
    /// 受理日.
    public var acceptedOn: CivilDate?
    /// 渠道.
    public var channel: Channel
    /// 需踏勘的分支.
    public var branchesToVisit: [String]
    /// 已准予的分支, 未准予的分支.
    public var branchesGranted: [String]
    public var branchesRefused: [String]
    /// 当事人: roles present.
    public var parties: [String]

    public init(
        asOf: CivilDate, filedOn: CivilDate, acceptedOn: CivilDate?, channel: Channel,
        branchesToVisit: [String], branchesGranted: [String], branchesRefused: [String],
        parties: [String]
    ) {
        (self.asOf, self.filedOn, self.acceptedOn) = (asOf, filedOn, acceptedOn)
        (self.channel, self.branchesToVisit) = (channel, branchesToVisit)
        (self.branchesGranted, self.branchesRefused) = (branchesGranted, branchesRefused)
        self.parties = parties
    }
}

/// Why the rules refuse.
public struct RuleRefusal: Hashable, Sendable {
    public var article: Citation?
    public var message: String
    public init(article: Citation?, message: String) {
        (self.article, self.message) = (article, message)
    }
}

/// What the rules say where they decide alone.
public enum RuleVerdict: Hashable, Sendable {
    case granted(article: Citation?)
    case refused(RuleRefusal)
    case cannotTell(missing: [String])
}

/// A material needed on the facts of a case.
public struct NeededMaterial: Hashable, Sendable {
    public var name: String
    /// How long it may follow, and what happens when it does not; `nil` when it may not follow.
    public var gap: Gap?
    /// The person must hand it in; otherwise an office or the engine supplies it.
    public var isOwn: Bool

    /// How long a material may follow, and what happens when it does not.
    public struct Gap: Hashable, Sendable {
        public var until: Limit
        public var consequence: String
        public init(until: Limit, consequence: String) {
            (self.until, self.consequence) = (until, consequence)
        }
    }

    public init(name: String, gap: Gap? = nil, isOwn: Bool = true) {
        (self.name, self.gap, self.isOwn) = (name, gap, isOwn)
    }
}

/// A fee due, rounded to the fen.
public struct DueFee: Hashable, Sendable {
    public var name: String
    public var amount: Money
    public init(name: String, amount: Money) { (self.name, self.amount) = (name, amount) }
}
