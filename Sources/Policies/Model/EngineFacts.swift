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

    static let types: [String: FactType] = [
        asOf: .date, filed: .date, accepted: .date, channel: .text,
        branchesToVisit: .list(.text), branchesGranted: .list(.text),
        branchesRefused: .list(.text), parties: .list(.text), category: .text,
        componentOwner: .text, territory: .text,
    ]

    /// All of them in a fixed order.
    public static let names = types.keys.sorted()
}
