/// What happened to a case, by the event's wire name. Places: `{subject}` what it concerns,
/// `{detail}`, `{due}`; a wording may leave them out, alike in all languages.
enum EventWord: String, Word {
    case caseFiled = "提交申请 | 提交申請 | Application submitted"
    case caseSupplied = "补交材料 | 補交材料 | Further papers supplied"
    case caseAccepted = "予以受理 | 予以受理 | Accepted"
    case caseAcceptanceRefused = "不予受理 | 不予受理 | Not accepted"
    case supplementAsked =
        "提出补正要求：{subject} | 提出補正要求：{subject} | A supplement is asked for: {subject}"
    case supplementNoticed =
        "一次告知全部补正内容，计时停止 | 一次告知全部補正內容，計時停止 | One notice of everything to supply; the clock stands still"
    case supplementLapsed = "逾期未补正 | 逾期未補正 | The supplement did not come in time"
    case gapLapsed =
        "承诺后补的材料逾期未交：{subject} | 承諾後補的材料逾期未交：{subject} | A promised paper did not come in time: {subject}"
    case factChanged = "信息有变化：{subject} | 資訊有變化：{subject} | A fact has changed: {subject}"
    case stepEntered = "进入环节：{subject} | 進入環節：{subject} | Step begun: {subject}"
    case stepLeft = "完成环节：{subject} | 完成環節：{subject} | Step done: {subject}"
    case stepPassed = "不需要的环节：{subject} | 不需要的環節：{subject} | Step not needed: {subject}"
    case stepTimedOut = "环节到期：{subject} | 環節到期：{subject} | Step ran out of time: {subject}"
    case parallelOpened = "各部门同时开始办理 | 各部門同時開始辦理 | The offices begin at the same time"
    case branchPending = "等前一项办好：{subject} | 等前一項辦好：{subject} | Waits for another: {subject}"
    case branchUndetermined =
        "还要查清是否需要：{subject} | 還要查清是否需要：{subject} | Still to be found out whether it is needed: {subject}"
    case branchOpened = "开始办理：{subject} | 開始辦理：{subject} | Begun: {subject}"
    case branchSkipped = "不需要办：{subject} | 不需要辦：{subject} | Not needed: {subject}"
    case branchDecided = "作出决定：{subject} | 作出決定：{subject} | Decided: {subject}"
    case branchEnded = "不再办理：{subject} | 不再辦理：{subject} | Not pursued: {subject}"
    case branchAnswered = "已答复：{subject} | 已答復：{subject} | Answered: {subject}"
    case branchesJoined = "各部门都办好了 | 各部門都辦好了 | All offices are done"
    case departmentInvited = "邀请其他部门提意见 | 邀請其他部門提意見 | Another office is asked for its opinion"
    case opinionRecorded = "完成审查：{subject} | 完成審查：{subject} | Examined: {subject}"
    case visitBooked = "约定现场查看时间：{detail} | 約定現場查看時間：{detail} | Visit agreed for {detail}"
    case visitRecorded = "已到现场查看：{subject} | 已到現場查看：{subject} | Visited: {subject}"
    case extensionAsked = "申请延期 | 申請延期 | A longer limit is asked for"
    case extensionAnswered = "答复延期申请 | 答覆延期申請 | The request for a longer limit is answered"
    case jointReviewCalled = "召集联合审查 | 召集聯合審查 | A joint review is called"
    case commitmentAccepted = "凭承诺准予，事后核查 | 憑承諾准予，事後核查 | Granted on commitment, checked afterwards"
    case commitmentChecked = "核查承诺 | 核查承諾 | The commitment is checked"
    case refusalNoticed =
        "告知拟不予许可，听取意见 | 告知擬不予許可，聽取意見 | Notice of an intended refusal; your view is heard"
    case refusalAnswered = "已陈述意见 | 已陳述意見 | You stated your view"
    case refusalPeriodOver = "陈述意见的时间已过 | 陳述意見的時間已過 | The time to state a view is over"
    case partyConfirmed = "{subject}已答复 | {subject}已答復 | {subject} has answered"
    case objectionRaised = "收到异议 | 收到異議 | An objection came in"
    case childRequested = "需要另办一件相关的事 | 需要另辦一件相關的事 | A related case is needed"
    case childOpened = "相关的事已开始办 | 相關的事已開始辦 | The related case has begun"
    case childFinished = "相关的事已办完 | 相關的事已辦完 | The related case is finished"
    case caseSuspended = "暂停计时：{detail} | 暫停計時：{detail} | Stands still: {detail}"
    case caseResumed = "恢复计时 | 恢復計時 | Goes on"
    case lightChanged = "期限提醒 | 期限提醒 | The date draws near"
    case reminderSent = "已提醒经办单位 | 已提醒經辦單位 | The office was reminded"
    case caseDecided = "作出决定 | 作出決定 | A decision was made"
    case paperIssued = "已制证：{subject} | 已製證：{subject} | Document made: {subject}"
    case paperRevoked = "证照已撤销 | 證照已撤銷 | Document revoked"
    case caseIssued = "证照都已制好 | 證照都已製好 | All documents are made"
    case caseDelivered = "已送达 | 已送達 | Delivered"
    case paymentAsked = "通知缴费 | 通知繳費 | Payment is asked for"
    case paymentReceived = "已缴费 | 已繳費 | Paid"
    case caseClosed = "办结 | 辦結 | Finished"
    case caseEnded = "终止办理 | 終止辦理 | Ended"
    case caseWithdrawn = "撤回申请 | 撤回申請 | Withdrawn"
    case caseMerged = "与另一件合并办理 | 與另一件合併辦理 | Merged with another case"
    case caseSplit =
        "其中一件事另立一件办理 | 其中一件事另立一件辦理 | One matter of it is carried on as a case of its own"
    case caseUrged = "催办 | 催辦 | Urged"
    case ratingInvited = "请您评价 | 請您評價 | You are invited to rate it"
    case ratingGiven = "已评价 | 已評價 | Rated"
    case correctionOpened = "评价不满意，开始整改 | 評價不滿意，開始整改 | The rating was bad: mending begins"
    case correctionContacted = "已联系您 | 已聯絡您 | You were contacted"
    case correctionMended = "已整改 | 已整改 | Mended"
    case appealFiled = "申请复议 | 申請複議 | Review asked for"
    case caseReopened = "重新办理 | 重新辦理 | Taken up again"
    case caseDispatched = "派给处置单位 | 派給處置單位 | Given to the responsible unit"
    case caseClaimed = "有人认领 | 有人認領 | Somebody has taken it on"
    case claimReleased = "认领人放弃 | 認領人放棄 | The claim was given up"
    case handlingSigned = "处置单位已签收 | 處置單位已簽收 | The unit has taken it"
    case handlingSignOverdue = "逾期未签收 | 逾期未簽收 | Not taken in time"
    case handlingReturned = "处置单位退回 | 處置單位退回 | The unit has returned it"
    case arbitrationAsked = "责任有争议，提请裁定 | 責任有爭議，提請裁定 | Who is responsible is to be settled"
    case handlingDone = "处置完成 | 處置完成 | Handled"
    case verificationRecorded = "已核查 | 已核查 | Checked on the spot"
    case callBackMade = "已回访 | 已回訪 | You were called back"
    case reporterAttached = "又有人反映同一件事 | 又有人反映同一件事 | Somebody else reported the same"
    case duplicateAttached = "并入同一件事的反映 | 併入同一件事的反映 | A report of the same was attached"
    case orderGiven = "上级督办 | 上級督辦 | An order was given"
    case orderReplied = "已回复督办 | 已回覆督辦 | The order was answered"
    case orderOverdue = "督办逾期未回复 | 督辦逾期未回覆 | The order was not answered in time"
    case cardShown = "发出警示 | 發出警示 | A warning was given"
    case placeReassigned = "改由其他单位办理 | 改由其他單位辦理 | Given to another unit"
    case versionChanged = "改按新版办法办理 | 改按新版辦法辦理 | Goes on under the new version of the document"
    case versionOffered =
        "办法有新版，请您选择 | 辦法有新版，請您選擇 | There is a new version of the document: please choose"
    case versionKept = "继续按原办法办理 | 繼續按原辦法辦理 | Goes on under the old version"
    case clockStarted = "开始计时 | 開始計時 | The clock starts"
    case clockSuspended = "计时中止 | 計時中止 | The clock stands still"
    case clockInterrupted = "计时中断 | 計時中斷 | The clock starts from zero later"
    case clockResumed = "计时恢复 | 計時恢復 | The clock goes on"
    case clockExtended = "延长期限 | 延長期限 | The limit is extended"
    case clockReDated = "期限按日历重算 | 期限按日曆重算 | The date is counted anew"
    case clockStopped = "计时停止 | 計時停止 | The clock stops"
    case mandateOffered = "有人请您代办 | 有人請您代辦 | You are asked to act for somebody"
    case mandateAccepted = "代办人同意了委托 | 代辦人同意了委託 | The agent has accepted the mandate"
    case mandateDeclined = "代办人没有接受委托 | 代辦人沒有接受委託 | The agent has declined the mandate"
    case mandateRevoked = "委托已撤销 | 委託已撤銷 | The mandate was ended"

    /// The word of an event by its wire name: `case.acceptance-refused` is `caseAcceptanceRefused`.
    static func event(_ wireName: String) -> EventWord? { byWireName[wireName] }

    private static let byWireName: [String: EventWord] = Dictionary(
        uniqueKeysWithValues: allCases.map { (wireName(of: "\($0)"), $0) })

    /// `caseAcceptanceRefused` → `case.acceptance-refused`: the first capital opens the second part;
    /// `jointReviewCalled` and `callBackMade` have two words in the first.
    static func wireName(of name: String) -> String {
        var words: [String] = [""]
        for character in name {
            if character.isUppercase { words.append("") }
            words[words.count - 1] += character.lowercased()
        }
        let isDouble = ["joint", "call"].contains(words[0])
        let first = words.prefix(isDouble ? 2 : 1).joined(separator: "-")
        return first + "." + words.dropFirst(isDouble ? 2 : 1).joined(separator: "-")
    }

    /// Movements between steps that only say what other events say already.
    static let quiet: Set<EventWord> = [
        .stepEntered, .stepLeft, .stepPassed, .lightChanged, .reminderSent, .clockStarted,
        .clockSuspended, .clockInterrupted, .clockResumed, .clockReDated, .clockStopped,
        .branchesJoined, .branchSkipped, .supplementAsked, .branchPending,
    ]
}
