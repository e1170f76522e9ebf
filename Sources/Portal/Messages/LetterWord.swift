/// Letters and receipts as they are printed at a desk.
enum LetterWord: String, Word {
    case receipt = "收件凭证 | 收件憑證 | Receipt"
    case accepted = "受理通知书 | 受理通知書 | Notice of acceptance"
    case supplement = "一次性补正告知书 | 一次性補正告知書 | Notice of what is missing"
    case refusal = "拟不予许可告知书 | 擬不予許可告知書 | Notice of an intended refusal"
    case decision = "决定书 | 決定書 | Decision"
    case turnedAway = "不予受理通知书 | 不予受理通知書 | Notice of non-acceptance"
    case number = "编号 {number} | 編號 {number} | No. {number}"
    case addressee = "{name}： | {name}： | To {name}:"
    case receiptText =
        "{time}收到您关于“{service}”的申请和下列材料。 | {time}收到您關於「{service}」的申請和下列材料。 | On {time} your application “{service}” was received with the papers below."
    case receiptCode = "查询码 {code} | 查詢碼 {code} | Tracking code {code}"
    case receiptTrack =
        "扫码或者在网站“查进度”输入编号和查询码，可以看到办到哪一步。 | 掃碼或者在網站「查進度」輸入編號和查詢碼，可以看到辦到哪一步。 | Scan the code, or enter number and code under “Track a case”, to see how far it is."
    case acceptedText =
        "您关于“{service}”的申请符合受理条件，已于 {time} 受理。 | 您關於「{service}」的申請符合受理條件，已於 {time} 受理。 | Your application “{service}” was accepted on {time}."
    case promisedBy = "承诺在 {day} 前办结。 | 承諾在 {day} 前辦結。 | It is promised by {day}."
    case statutoryBy = "法定最迟 {day}。 | 法定最遲 {day}。 | The limit by law is {day}."
    case supplementText =
        "您关于“{service}”的申请还需要补正下列内容。这是全部，不会再次要求。 | 您關於「{service}」的申請還需要補正下列內容。這是全部，不會再次要求。 | Your application “{service}” needs the following. This is everything; nothing more will be asked."
    case supplementItem = "{name}：{defect} | {name}：{defect} | {name}: {defect}"
    case supplementWithin =
        "请在 {limit}内补齐。 | 請在 {limit}內補齊。 | Please supply it within {limit}."
    case supplementClock =
        "补正期间不计入办理期限。 | 補正期間不計入辦理期限。 | The time until then does not count."
    case turnedAwayText =
        "您关于“{service}”的申请，决定不予受理。 | 您關於「{service}」的申請，決定不予受理。 | Your application “{service}” is not accepted."
    case groundLine = "理由：{ground}。 | 理由：{ground}。 | Ground: {ground}."
    case articleLine = "依据：{articles}。 | 依據：{articles}。 | Basis: {articles}."
    case grantedText =
        "您申请的“{service}”，决定准予。 | 您申請的「{service}」，決定准予。 | Your application “{service}” is granted."
    case partlyText =
        "您申请的“{service}”，部分准予，部分不予许可。 | 您申請的「{service}」，部分准予，部分不予許可。 | Your application “{service}” is granted in part."
    case refusedText =
        "您申请的“{service}”，决定不予许可。 | 您申請的「{service}」，決定不予許可。 | Your application “{service}” is refused."
    case refusalText =
        "您申请的“{service}”，拟作出不予许可的决定。 | 您申請的「{service}」，擬作出不予許可的決定。 | It is intended to refuse your application “{service}”."
    case refusalRight =
        "您有权在决定前陈述、申辩（《行政许可法》第三十六条）。 | 您有權在決定前陳述、申辯（《行政許可法》第三十六條）。 | You may state your view before it is decided (Administrative Licensing Law, Article 36)."
    case branchGranted = "{name}：准予 | {name}：准予 | {name}: granted"
    case branchRefused = "{name}：不予许可，{reason} | {name}：不予許可，{reason} | {name}: refused, {reason}"
}
