/// Stages of a case, states of its branches and lights of its clocks, as people read them.
enum StageWord: String, Word {
    case filed = "已提交 | 已提交 | Submitted"
    case supplementing = "等您补正 | 等您補正 | Waiting for your supplement"
    case accepted = "已受理 | 已受理 | Accepted"
    case inProgress = "正在办理 | 正在辦理 | In progress"
    case decided = "已决定 | 已決定 | Decided"
    case issued = "已制证 | 已製證 | Documents made"
    case delivered = "已送达 | 已送達 | Delivered"
    case closed = "已办结 | 已辦結 | Finished"
    case refusedAcceptance = "不予受理 | 不予受理 | Not accepted"
    case withdrawn = "已撤回 | 已撤回 | Withdrawn"
    case ended = "已终止 | 已終止 | Ended"
    case void = "已作废 | 已作廢 | Void"
    case pending = "等前一项办好 | 等前一項辦好 | Waits for another"
    case undetermined = "还不能判断是否需要 | 還不能判斷是否需要 | Not yet clear whether it is needed"
    case open = "办理中 | 辦理中 | Being handled"
    case granted = "已准予 | 已准予 | Granted"
    case refused = "不予许可 | 不予許可 | Refused"
    case revoked = "已撤销 | 已撤銷 | Revoked"
    case skipped = "不需要 | 不需要 | Not needed"
    case branchEnded = "已结束 | 已結束 | Over"
    case answered = "已答复 | 已答復 | Answered"
    case stands = "暂停计时 | 暫停計時 | Stands still"
    case green = "时间充裕 | 時間充裕 | In time"
    case yellow = "快到期 | 快到期 | Due soon"
    case red = "已超承诺 | 已超承諾 | Later than promised"
    case black = "已超法定期限 | 已超法定期限 | Past the limit by law"

    /// The word of a stage by its name on the wire.
    static func stage(_ name: String) -> StageWord? {
        switch name {
        case "filed": .filed
        case "supplementing": .supplementing
        case "accepted": .accepted
        case "in-progress": .inProgress
        case "decided": .decided
        case "issued": .issued
        case "delivered": .delivered
        case "closed": .closed
        case "refused-acceptance": .refusedAcceptance
        case "withdrawn": .withdrawn
        case "ended": .ended
        case "void": .void
        case _: nil
        }
    }

    /// The word of a branch's status.
    static func branch(_ name: String) -> StageWord? {
        switch name {
        case "pending": .pending
        case "undetermined": .undetermined
        case "open": .open
        case "granted": .granted
        case "refused": .refused
        case "revoked": .revoked
        case "skipped": .skipped
        case "ended": .branchEnded
        case "answered": .answered
        case _: nil
        }
    }

    /// The word of a light.
    static func light(_ name: String) -> StageWord? {
        switch name {
        case "green": .green
        case "yellow": .yellow
        case "red": .red
        case "black": .black
        case _: nil
        }
    }
}
