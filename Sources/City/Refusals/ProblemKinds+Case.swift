public import Civics

extension Problem.Kind {
    /// What the case engine refuses, one kind for each reason.
    public static let caseRefusals: [Problem.Kind] = [
        notInThisStage, notWaitingThere, notYours, separationOfDuty, rulesSayNo, factsMissing,
        answersInvalid, materialsMissing, alreadyAsked, noticeAlreadySent, alreadyUrged,
        alreadyDone, notExtendable, groundUnknown, evidenceMissing, reasonMissing,
        tooManyOpenClaims, alreadyClaimed, amountDiffers, gapNotAllowed, boundsExceeded,
        versionUnknown, standsStill, opinionsOpen, branchesNotReady, unpaid, attachmentsUnchecked,
    ]

    public static let attachmentsUnchecked = Problem.Kind(
        "attachments-unchecked", 409, retryable: true,
        zhHans: ("材料还在安全检查中", "“{materials}”的文件尚未通过安全检查，请稍后再受理。"),
        zhHant: ("材料還在安全檢查中", "「{materials}」的檔案尚未通過安全檢查，請稍後再受理。"),
        en: (
            "Files are still being checked",
            "The file of {materials} has not been looked into yet. Accept it a little later."
        ))

    public static let notInThisStage = Problem.Kind(
        "not-in-this-stage", 409,
        zhHans: ("办件所处阶段不允许这样处理", "目前处于“{stage}”阶段。请重新载入办件，查看现在可以做什么。"),
        zhHant: ("辦件所處階段不允許這樣處理", "目前處於「{stage}」階段。請重新載入辦件，查看現在可以做什麼。"),
        en: (
            "The case is not at this stage",
            "It is at the stage {stage} now. Reload it to see what can be done."
        ))

    public static let notWaitingThere = Problem.Kind(
        "not-waiting-there", 409,
        zhHans: ("办件不在这个环节等待", "目前等待的环节：{waiting}。请在这些环节处理。"),
        zhHant: ("辦件不在這個環節等待", "目前等待的環節：{waiting}。請在這些環節處理。"),
        en: (
            "The case does not wait there",
            "It waits at: {waiting}. Act there."
        ))

    public static let notYours = Problem.Kind(
        "not-your-place", 403,
        zhHans: ("这个环节不归您办理", "应由其他席位、单位或当事人办理。"),
        zhHant: ("這個環節不歸您辦理", "應由其他席位、單位或當事人辦理。"),
        en: (
            "This is not yours to do",
            "Another desk, unit or party acts here."
        ))

    public static let separationOfDuty = Problem.Kind(
        "separation-of-duty", 403,
        zhHans: ("同一办件须由不同的人经办", "您已经{earlier}过这个办件，受理、审查、决定应由三个人分别进行。请转交同事。"),
        zhHant: ("同一辦件須由不同的人經辦", "您已經{earlier}過這個辦件，受理、審查、決定應由三個人分別進行。請轉交同事。"),
        en: (
            "Another person must do this",
            "You have {earlier} this case; accepting, examining and approving are three persons. Hand it to a colleague."
        ))

    public static let rulesSayNo = Problem.Kind(
        "rules-say-no", 422,
        zhHans: ("按规定不能办理", "{message}（{article}）"),
        zhHant: ("按規定不能辦理", "{message}（{article}）"),
        en: (
            "The rules do not allow this",
            "{message} ({article})"
        ))

    public static let factsMissing = Problem.Kind(
        "facts-missing", 422,
        zhHans: ("缺少资料，暂不能判断", "还缺：{facts}。请补充，或由保管这些资料的单位提供。"),
        zhHant: ("缺少資料，暫不能判斷", "還缺：{facts}。請補充，或由保管這些資料的單位提供。"),
        en: (
            "It cannot be told yet",
            "These facts are missing: {facts}. Supply them, or ask the office that holds them."
        ))

    public static let answersInvalid = Problem.Kind(
        "answers-invalid", 422,
        zhHans: ("表单有栏目需要改正", "请改正所列栏目后再提交，已填内容都保留。"),
        zhHant: ("表單有欄目需要改正", "請改正所列欄目後再提交，已填內容都保留。"),
        en: (
            "The form has fields to mend",
            "Mend the fields listed and send it again; nothing you typed is lost."
        ))

    public static let materialsMissing = Problem.Kind(
        "materials-missing", 422,
        zhHans: ("还缺材料", "请补交：{materials}。"),
        zhHant: ("還缺材料", "請補交：{materials}。"),
        en: (
            "Materials are missing",
            "Hand in: {materials}."
        ))

    public static let alreadyAsked = Problem.Kind(
        "already-asked", 409,
        zhHans: ("同一材料不能要求补正两次", "“{what}”已经要求过补正。"),
        zhHant: ("同一材料不能要求補正兩次", "「{what}」已經要求過補正。"),
        en: (
            "It was asked for before",
            "A supplement of {what} was asked for already; it may be asked for once."
        ))

    public static let noticeAlreadySent = Problem.Kind(
        "notice-already-sent", 409,
        zhHans: ("补正通知已经发出", "补正只能一次性告知，不能再次发出。"),
        zhHant: ("補正通知已經發出", "補正只能一次性告知，不能再次發出。"),
        en: (
            "The notice was sent",
            "What is missing is told once and completely; a second notice cannot be sent."
        ))

    public static let alreadyUrged = Problem.Kind(
        "already-urged", 409,
        zhHans: ("这个环节已经催办过", "每个环节可催办一次，经办单位已收到。"),
        zhHant: ("這個環節已經催辦過", "每個環節可催辦一次，經辦單位已收到。"),
        en: (
            "This place was urged",
            "Each place can be urged once; the unit has been told."
        ))

    public static let alreadyDone = Problem.Kind(
        "already-done", 409,
        zhHans: ("这一步已经完成", "无需重复办理。"),
        zhHant: ("這一步已經完成", "無需重複辦理。"),
        en: (
            "This was done before",
            "There is no need to do it again."
        ))

    public static let notExtendable = Problem.Kind(
        "not-extendable", 422,
        zhHans: ("不能延期", "{reason}"),
        zhHant: ("不能延期", "{reason}"),
        en: (
            "It cannot be extended",
            "{reason}"
        ))

    public static let groundUnknown = Problem.Kind(
        "ground-unknown", 422,
        zhHans: ("没有这项法定事由", "“{ground}”不在文件所列事由之中。"),
        zhHant: ("沒有這項法定事由", "「{ground}」不在文件所列事由之中。"),
        en: (
            "The ground is not known",
            "{ground} is not among the grounds the document lists."
        ))

    public static let evidenceMissing = Problem.Kind(
        "evidence-missing", 422,
        zhHans: ("缺少佐证", "请附上：{kinds}。"),
        zhHant: ("缺少佐證", "請附上：{kinds}。"),
        en: (
            "Evidence is missing",
            "Attach: {kinds}."
        ))

    public static let reasonMissing = Problem.Kind(
        "reason-missing", 422,
        zhHans: ("请写明理由", "这一操作必须说明理由。"),
        zhHant: ("請寫明理由", "這一操作必須說明理由。"),
        en: (
            "Give a reason",
            "This cannot be done without a reason."
        ))

    public static let tooManyOpenClaims = Problem.Kind(
        "too-many-open-claims", 409,
        zhHans: ("认领的心愿已满", "同时最多认领 {limit} 件，请先完成已认领的。"),
        zhHant: ("認領的心願已滿", "同時最多認領 {limit} 件，請先完成已認領的。"),
        en: (
            "You hold as many as you may",
            "At most {limit} claims may be open at once. Fulfil one first."
        ))

    public static let alreadyClaimed = Problem.Kind(
        "already-claimed", 409,
        zhHans: ("已被他人认领", "请选择其他心愿。"),
        zhHant: ("已被他人認領", "請選擇其他心願。"),
        en: (
            "Someone else claimed it first",
            "Choose another one."
        ))

    public static let amountDiffers = Problem.Kind(
        "amount-differs", 422,
        zhHans: ("金额不符", "应缴金额见缴费单，请按单缴费。"),
        zhHant: ("金額不符", "應繳金額見繳費單，請按單繳費。"),
        en: (
            "The amount differs",
            "Pay the amount of the order."
        ))

    public static let gapNotAllowed = Problem.Kind(
        "gap-not-allowed", 422,
        zhHans: ("这项材料不能容缺", "“{material}”必须现在提交。"),
        zhHant: ("這項材料不能容缺", "「{material}」必須現在提交。"),
        en: (
            "This material may not follow later",
            "{material} must be handed in now."
        ))

    public static let boundsExceeded = Problem.Kind(
        "bounds-exceeded", 422,
        zhHans: ("超出规定范围", "{what} 超出文件规定的上限。"),
        zhHant: ("超出規定範圍", "{what} 超出文件規定的上限。"),
        en: (
            "It is out of bounds",
            "{what} is beyond what the document allows."
        ))

    public static let versionUnknown = Problem.Kind(
        "version-unknown", 409,
        zhHans: ("文件版本不可用", "{version} 在这里没有生效。"),
        zhHant: ("文件版本不可用", "{version} 在這裡沒有生效。"),
        en: (
            "The version is not known here",
            "{version} was never in force here."
        ))

    public static let standsStill = Problem.Kind(
        "stands-still", 409,
        zhHans: ("计时已中止", "事由：{ground}。请先恢复再办理。"),
        zhHant: ("計時已中止", "事由：{ground}。請先恢復再辦理。"),
        en: (
            "It stands still",
            "Ground: {ground}. Resume it first."
        ))

    public static let opinionsOpen = Problem.Kind(
        "opinions-open", 409,
        zhHans: ("还有单位没有反馈意见", "等待：{units}。"),
        zhHant: ("還有單位沒有回覆意見", "等待：{units}。"),
        en: (
            "Opinions are awaited",
            "These units have not answered: {units}."
        ))

    public static let branchesNotReady = Problem.Kind(
        "branches-not-ready", 409,
        zhHans: ("联合踏勘尚未就绪", "等待：{branches}。"),
        zhHant: ("聯合踏勘尚未就緒", "等待：{branches}。"),
        en: (
            "The joint visit is not ready",
            "These branches are awaited: {branches}."
        ))

    public static let unpaid = Problem.Kind(
        "unpaid", 409,
        zhHans: ("尚未缴费", "请先缴清缴费单 {order}。"),
        zhHant: ("尚未繳費", "請先繳清繳費單 {order}。"),
        en: (
            "It is not paid",
            "Pay order {order} first."
        ))
}
