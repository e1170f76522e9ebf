/// Facts that the case engine sets itself; documents use them without declaring them.
public enum EngineFacts {
    /// 基准日: the day as of which rules are asked; also `today()`.
    public static let asOf = "基准日"
    public static let filed = "申请日"
    public static let accepted = "受理日"
    public static let channel = "渠道"
    /// Branches that need a site visit and have not had it.
    public static let branchesToVisit = "需踏勘的分支"
    public static let branchesGranted = "已准予的分支"
    public static let branchesRefused = "未准予的分支"
    /// Roles of the parties that are in the case.
    public static let parties = "当事人"
    /// Code of a city event's category.
    public static let category = "类别"
    /// Unit that owns the component concerned.
    public static let componentOwner = "部件权属单位"
    /// Code of the grid, community or region the case belongs to.
    public static let territory = "属地"

    // Of a case that grew out of another one:
    /// Short number of the case it grew out of.
    public static let parentCase = "原办件"
    /// Branch of that case it is about.
    public static let parentBranch = "原分支"
    /// Unit that had the matter there: the branch's, the handling unit, else the lead.
    public static let handlingUnit = "承办单位"
    /// Why it was asked for, in the person's words: an appeal's reason, a rating's comment.
    public static let cause = "起因"
    /// Level of the rating that asked for a correction.
    public static let ratingLevel = "评价等级"
    /// Numbers of the papers issued there for that branch.
    public static let parentPapers = "原证照"

    static let types: [String: FactType] = [
        asOf: .date, filed: .date, accepted: .date, channel: .text,
        branchesToVisit: .list(.text), branchesGranted: .list(.text),
        branchesRefused: .list(.text), parties: .list(.text), category: .text,
        componentOwner: .text, territory: .text, parentCase: .text, parentBranch: .text,
        handlingUnit: .text, cause: .text, ratingLevel: .integer, parentPapers: .list(.text),
    ]

    /// All of them in a fixed order.
    public static let names = types.keys.sorted()
}
