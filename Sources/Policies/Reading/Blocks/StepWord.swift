import Civics

/// The words that open a step, with the keys each adds to the common ones.
enum StepWord: String, CaseIterable {
    case accept, supplement, review, parallel, jointReview = "joint-review"
    case siteVisit = "site-visit", gaps, commit, publicise, hearing, decide, issue, deliver, pay
    case child, dispatch, handle, verify, confirm, callBack = "call-back", close, rate

    static let words = Words([
        "accept": "受理", "supplement": "补正", "review": "审查", "parallel": "并联",
        "joint-review": "联审", "site-visit": "踏勘|visit", "gaps": "容缺", "commit": "告知承诺",
        "publicise": "公示", "hearing": "听证", "decide": "决定", "issue": "制证", "deliver": "送达",
        "pay": "缴费", "child": "子事项", "dispatch": "派遣", "handle": "处置", "verify": "核查|核实",
        "confirm": "确认|同意", "call-back": "回访", "close": "办结|结案", "rate": "评价",
    ])

    static func read(_ text: String) -> StepWord? { words.read(text).flatMap(StepWord.init) }

    static let common = [
        "id", "title", "when", "unit", "desk", "within", "counted-from", "timeout", "lights",
        "only-by-goto", "article",
    ]

    var keys: [String] {
        switch self {
        case .accept: ["refuse", "automatic"]
        case .supplement, .gaps, .publicise, .hearing, .rate: []
        case .review: ["checklist"]
        case .parallel: ["branches", "join", "partial", "visits"]
        case .jointReview: ["units"]
        case .siteVisit: ["joint"]
        case .commit: ["check-within", "check-unit", "fails", "issue-at-once"]
        case .decide: ["by", "automatic", "answer-within"]
        case .issue: ["papers"]
        case .deliver: ["by"]
        case .pay: ["fees"]
        case .child: ["policy"]
        case .dispatch: ["claim", "sign-within", "bounce"]
        case .handle: ["evidence"]
        case .verify: ["fails-to", "evidence"]
        case .confirm: ["party", "declined"]
        case .callBack: ["sample"]
        case .close: ["automatic", "evidence"]
        }
    }

    /// The step's name where the document gives none: its id, or the pattern's name.
    func title(_ fields: Fields, _ reading: inout BlockReading) -> LocalizedText {
        if let id = reading.text(fields, "id") {
            return LocalizedText(zhHans: id, en: english)
        }
        return LocalizedText(zhHans: chinese, zhHant: traditional, en: english)
    }

    var chinese: String {
        switch self {
        case .accept: "受理"
        case .supplement: "补正"
        case .review: "审查"
        case .parallel: "并联办理"
        case .jointReview: "联审"
        case .siteVisit: "踏勘"
        case .gaps: "容缺"
        case .commit: "告知承诺"
        case .publicise: "公示"
        case .hearing: "听证"
        case .decide: "决定"
        case .issue: "制证"
        case .deliver: "送达"
        case .pay: "缴费"
        case .child: "子事项"
        case .dispatch: "派遣"
        case .handle: "处置"
        case .verify: "核查"
        case .confirm: "确认"
        case .callBack: "回访"
        case .close: "办结"
        case .rate: "评价"
        }
    }

    /// 繁體 where it differs from 简体.
    private var traditional: String? {
        switch self {
        case .supplement: "補正"
        case .review: "審查"
        case .parallel: "並聯辦理"
        case .jointReview: "聯審"
        case .commit: "告知承諾"
        case .hearing: "聽證"
        case .decide: "決定"
        case .issue: "製證"
        case .deliver: "送達"
        case .pay: "繳費"
        case .child: "子事項"
        case .handle: "處置"
        case .verify: "核查"
        case .confirm: "確認"
        case .callBack: "回訪"
        case .close: "辦結"
        case .rate: "評價"
        case .accept, .siteVisit, .gaps, .publicise, .dispatch: nil
        }
    }

    private var english: String {
        switch self {
        case .accept: "Acceptance"
        case .supplement: "Supplement"
        case .review: "Examination"
        case .parallel: "Parallel approval"
        case .jointReview: "Joint review"
        case .siteVisit: "Site visit"
        case .gaps: "Documents to follow"
        case .commit: "Notice and commitment"
        case .publicise: "Publication"
        case .hearing: "Hearing"
        case .decide: "Decision"
        case .issue: "Issue"
        case .deliver: "Delivery"
        case .pay: "Payment"
        case .child: "Related case"
        case .dispatch: "Dispatch"
        case .handle: "Handling"
        case .verify: "Check"
        case .confirm: "Confirmation"
        case .callBack: "Call back"
        case .close: "Closing"
        case .rate: "Rating"
        }
    }
}

extension Pattern {
    var stepWord: StepWord {
        switch self {
        case .accept: .accept
        case .supplement: .supplement
        case .review: .review
        case .parallel: .parallel
        case .jointReview: .jointReview
        case .siteVisit: .siteVisit
        case .gaps: .gaps
        case .commit: .commit
        case .publicise: .publicise
        case .hearing: .hearing
        case .decide: .decide
        case .issue: .issue
        case .deliver: .deliver
        case .pay: .pay
        case .child: .child
        case .dispatch: .dispatch
        case .handle: .handle
        case .verify: .verify
        case .confirm: .confirm
        case .callBack: .callBack
        case .close: .close
        case .rate: .rate
        }
    }

    /// The English word a document writes for it, `joint-review`.
    public var word: String { stepWord.rawValue }

    /// The desk a step of this pattern waits at unless the document says otherwise.
    var usualDesk: Desk {
        switch self {
        case .accept(_, let automatic): automatic ? .system : .window
        case .decide(_, let automatic, _): automatic ? .system : .approver
        case .close(let automatic, _): automatic ? .system : .dispatcher
        case .deliver(let byFact): byFact == nil ? .system : .window
        case .supplement, .gaps, .pay, .confirm, .rate: .applicant
        case .review, .jointReview, .siteVisit: .examiner
        case .hearing: .approver
        case .parallel, .commit, .issue, .child: .system
        case .publicise: .steward
        case .dispatch, .callBack: .dispatcher
        case .handle, .verify: .field
        }
    }

    /// Publication ends by itself; everything else only reminds.
    var usualTimeout: Timeout {
        if case .publicise = self { return .pass }
        return .remind
    }
}
