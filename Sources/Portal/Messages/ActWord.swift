/// What somebody did with a person's data, by the act's name in the access log.
enum ActWord: String, Word {
    case readCase = "看办件 | 看辦件 | Looked at a case"
    case readAttachment = "看材料 | 看材料 | Opened a paper"
    case prefill = "调取已有信息，用于预填 | 調取已有資訊，用於預填 | Looked up what offices hold, to fill in a form"
    case verifyLicence = "验证证照 | 驗證證照 | Verified a document"
    case readPaper = "看文书和证照的 PDF | 看文書和證照的 PDF | Opened a letter or document as PDF"
    case sharePaper = "生成或收回出示链接 | 產生或收回出示連結 | Made or took back a link to show a document"
    case openShare = "通过出示链接查看证照 | 透過出示連結查看證照 | Looked at a document by its link"
    case signIn = "登录 | 登入 | Signed in"
    case fileCase = "提交申请 | 提交申請 | Submitted an application"
    case fileForOther = "在窗口代为提交 | 在窗口代為提交 | Submitted an application at the counter"
    case readReceipts = "看存证回执 | 看存證回執 | Read receipts"
    case track = "查进度 | 查進度 | Tracked a case"
    case listOwnCases = "看办件列表 | 看辦件列表 | Listed cases"
    case acceptCase = "受理 | 受理 | Accepted a case"
    case examineCase = "审查 | 審查 | Examined a case"
    case requestData = "向保管单位调取信息 | 向保管單位調取資訊 | Asked the office that holds it for a fact"
    case decideCase = "决定 | 決定 | Decided a case"
    case signOut = "退出登录 | 登出 | Signed out"
    case changePassword = "修改密码 | 修改密碼 | Changed the password"
    case listQueue = "看待办 | 看待辦 | Listed a queue"
    case readHouse = "看运行状况 | 看運行狀況 | Looked at how the house stands"
    case administer = "系统管理 | 系統管理 | Administered the system"
    case manageAccounts = "管理账号 | 管理帳號 | Managed accounts"
    case grantRole = "授予或撤销角色 | 授予或撤銷角色 | Granted or revoked a role"
    case eraseCase = "提出删除 | 提出刪除 | Proposed an erasure"
    case confirmErasure = "确认删除 | 確認刪除 | Confirmed an erasure"
    case readAccessLog = "审计查询 | 稽核查詢 | Searched the access log"
    case setClock = "拨时钟 | 撥時鐘 | Set the clock"
    case keepDraft = "保存草稿 | 儲存草稿 | Kept a draft"
    case releasePolicy = "发布政策 | 發布政策 | Released a policy"
    case superviseCase = "督办 | 督辦 | Supervised a case"

    /// The word of an act by its name: `read-case` is `readCase`.
    static func act(_ name: String) -> ActWord? { byName[name] }

    private static let byName: [String: ActWord] = Dictionary(
        uniqueKeysWithValues: allCases.map { word in
            let name = "\(word)".map { $0.isUppercase ? "-\($0.lowercased())" : String($0) }
            return (name.joined(), word)
        })
}
