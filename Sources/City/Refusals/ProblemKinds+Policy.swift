public import Civics

extension Problem.Kind {
    /// What publishing a document refuses, one kind for each reason.
    public static let policyRefusals: [Problem.Kind] = [
        documentAtFault, versionNotNewer, proposalOpen, proposalOver, ownProposal, proposalDiffers,
        proposalExpired, effectTooEarly, archiveUnreadable,
    ]

    /// The document has errors, or its situations do not hold. Facts: `count`; each fault is one of
    /// the fields, with file, line and column.
    public static let documentAtFault = Problem.Kind(
        "document-at-fault", 422,
        zhHans: ("文件有误，不能提请发布", "有 {count} 处须先改正，见逐条说明。什么都没有保存。"),
        zhHant: ("文件有誤，不能提請發布", "有 {count} 處須先改正，見逐條說明。什麼都沒有保存。"),
        en: (
            "The document has faults and was not proposed",
            "Faults to mend first: {count}, each named below. Nothing was kept."
        ))

    /// The version stands on the shelf already. Facts: `version`, `latest`.
    public static let versionNotNewer = Problem.Kind(
        "version-not-newer", 409,
        zhHans: ("版本号不是新的", "提请的是第 {version} 版，已有第 {latest} 版。请把文件的版本号改为更大的整数。"),
        zhHant: ("版本號不是新的", "提請的是第 {version} 版，已有第 {latest} 版。請把文件的版本號改為更大的整數。"),
        en: (
            "The version is not a new one",
            "Version {version} was proposed and {latest} exists. Give the document a higher version."
        ))

    /// Another version of the document waits for its second person. Facts: `version`.
    public static let proposalOpen = Problem.Kind(
        "proposal-open", 409,
        zhHans: ("这份文件已有一个提请在等待", "第 {version} 版还在等待发布人。请先由作者撤回，或者等它有结果。"),
        zhHant: ("這份文件已有一個提請在等待", "第 {version} 版還在等待發布人。請先由作者撤回，或者等它有結果。"),
        en: (
            "Another proposal of this document is open",
            "Version {version} waits for its second person. Withdraw it first, or wait until it is decided."
        ))

    /// The proposal was decided already. Facts: `stage`.
    public static let proposalOver = Problem.Kind(
        "proposal-over", 409,
        zhHans: ("这个提请已经有了结果", "目前的状态是“{stage}”。请重新载入页面查看。"),
        zhHant: ("這個提請已經有了結果", "目前的狀態是「{stage}」。請重新載入頁面查看。"),
        en: ("This proposal is decided", "It is {stage} now. Reload it to see how it stands."))

    /// The person who proposed a version cannot release it.
    public static let ownProposal = Problem.Kind(
        "own-proposal", 403,
        zhHans: ("不能发布自己提请的文件", "须由另一个人核对并签署。请转交有发布职责的同事。"),
        zhHant: ("不能發布自己提請的文件", "須由另一個人核對並簽署。請轉交有發布職責的同事。"),
        en: (
            "You cannot release your own proposal",
            "A second person must check and sign it. Hand it to a colleague who releases documents."
        ))

    /// What was signed is not what was proposed.
    public static let proposalDiffers = Problem.Kind(
        "proposal-differs", 409,
        zhHans: ("签署的内容与提请的内容不一致", "您看到的指纹与提请的指纹不同。请重新载入，核对后再签署。"),
        zhHant: ("簽署的內容與提請的內容不一致", "您看到的指紋與提請的指紋不同。請重新載入，核對後再簽署。"),
        en: (
            "What you signed is not what was proposed",
            "The fingerprint you saw differs from the proposal's. Reload it, check it, and sign again."
        ))

    /// Nobody signed in time. Facts: `expired`.
    public static let proposalExpired = Problem.Kind(
        "proposal-expired", 409,
        zhHans: ("提请已经过期", "提请须在二十四小时内签署，已于 {expired} 过期。请作者重新提请。"),
        zhHant: ("提請已經過期", "提請須在二十四小時內簽署，已於 {expired} 過期。請作者重新提請。"),
        en: (
            "The proposal has expired",
            "A proposal can be signed for 24 hours; this one ended at {expired}. Its author proposes it again."
        ))

    /// Another version begins at the same moment or later. Facts: `version`, `from`.
    public static let effectTooEarly = Problem.Kind(
        "effect-too-early", 409,
        zhHans: ("施行时间早于已发布的版本", "第 {version} 版自 {from} 起施行，新版本须晚于它施行。请改正施行日。"),
        zhHant: ("施行時間早於已發布的版本", "第 {version} 版自 {from} 起施行，新版本須晚於它施行。請改正施行日。"),
        en: (
            "It would begin before a version already released",
            "Version {version} takes effect at {from}; a newer one must begin later. Change its effective day."
        ))

    /// The archive cannot be read. Facts: `reason`.
    public static let archiveUnreadable = Problem.Kind(
        "archive-unreadable", 422,
        zhHans: ("压缩包无法读取", "{reason}。请用普通方式重新压缩成 zip，或者直接选择各个文件。"),
        zhHant: ("壓縮檔無法讀取", "{reason}。請用普通方式重新壓縮成 zip，或者直接選擇各個檔案。"),
        en: (
            "The archive cannot be read",
            "{reason}. Pack it again as a plain zip, or choose the files one by one."
        ))
}
