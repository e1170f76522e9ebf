public import Civics

extension Problem.Kind {
    /// What the house refuses its administrators, one kind for each reason.
    public static let houseRefusals: [Problem.Kind] = [
        nobodyGrantsHimself, rolesExclude, secondPersonNeeded, signingOver, alreadyHeld,
        lastOfItsRole, nameTaken, unitInUse, unitKeyTaken, unitLoop, passwordMustChange,
        passwordRefused, passwordWrong, invitationOver, caseStillOpen, backupRunning,
    ]

    private static func house(
        _ name: String, _ status: Int, zhHans: (String, String), zhHant: (String, String),
        en: (String, String)
    ) -> Problem.Kind {
        Problem.Kind(
            name, status: status,
            title: LocalizedText(zhHans: zhHans.0, zhHant: zhHant.0, en: en.0),
            detail: LocalizedText(zhHans: zhHans.1, zhHant: zhHant.1, en: en.1))
    }

    /// 授权不得授给自己: neither the proposer nor the signer may be who receives the right.
    public static let nobodyGrantsHimself = house(
        "nobody-grants-himself", 403,
        zhHans: ("不能给自己授权", "请由另外两位安全管理员提出和签署。"),
        zhHant: ("不能給自己授權", "請由另外兩位安全管理員提出和簽署。"),
        en: (
            "Nobody grants himself a right",
            "Two other security administrators propose and sign it."
        ))

    /// Facts: `role`, `other` (names of roles).
    public static let rolesExclude = house(
        "roles-exclude", 409,
        zhHans: ("两种角色不能由同一人担任", "“{role}”不能与“{other}”由同一人担任（等保三员、职责分离）。先撤销后者，或者另选一人。"),
        zhHant: ("兩種角色不能由同一人擔任", "「{role}」不能與「{other}」由同一人擔任（等保三員、職責分離）。先撤銷後者，或者另選一人。"),
        en: (
            "These two roles are never one person's",
            "{role} and {other} are kept apart (separation of duty). Revoke the other first, or choose another person."
        ))

    /// Four eyes: the second person is another one than the first.
    public static let secondPersonNeeded = house(
        "second-person-needed", 403,
        zhHans: ("须由另一人签署", "提出的人不能自己签署，请另一位有权的同事处理。"),
        zhHant: ("須由另一人簽署", "提出的人不能自己簽署，請另一位有權的同事處理。"),
        en: (
            "A second person must sign",
            "Whoever proposed it cannot sign it. Ask a colleague with the same right."
        ))

    /// The proposal lapsed, was signed or refused before, or is not what was shown.
    public static let signingOver = house(
        "signing-over", 409,
        zhHans: ("这项提议不能再签署", "已过24小时、已经处理，或内容与您看到的不同。请重新载入；需要时重新提出。"),
        zhHant: ("這項提議不能再簽署", "已過24小時、已經處理，或內容與您看到的不同。請重新載入；需要時重新提出。"),
        en: (
            "This proposal can no longer be signed",
            "It is older than 24 hours, was dealt with, or differs from what you saw. Reload it, or propose it anew."
        ))

    public static let alreadyHeld = house(
        "role-as-it-is", 409,
        zhHans: ("角色已是这样", "这个账号已经有（或没有）该角色，没有可改的。"),
        zhHant: ("角色已是這樣", "這個帳號已經有（或沒有）該角色，沒有可改的。"),
        en: ("The role is as it is", "The account already has, or does not have, this role."))

    /// Facts: `role`. Without the last two security administrators nobody could grant again.
    public static let lastOfItsRole = house(
        "last-of-its-role", 409,
        zhHans: ("不能没有担任者", "“{role}”至少要保留：安全管理员两人，系统管理员和审计管理员各一人。先授给接任的人。"),
        zhHant: ("不能沒有擔任者", "「{role}」至少要保留：安全管理員兩人，系統管理員和審計管理員各一人。先授給接任的人。"),
        en: (
            "Somebody must hold this role",
            "Keep two security administrators, one system administrator and one auditor. Grant it to the successor first ({role})."
        ))

    public static let nameTaken = house(
        "account-name-taken", 409,
        zhHans: ("账号名已被使用", "请换一个账号名。"), zhHant: ("帳號名已被使用", "請換一個帳號名。"),
        en: ("This account name is taken", "Choose another account name."))

    /// Facts: `accounts`, `cases`, `units` (numbers).
    public static let unitInUse = house(
        "unit-in-use", 409,
        zhHans: ("单位还不能关闭", "还有 {cases} 处在办事项、{accounts} 个账号席位、{units} 个下级单位。先转出或撤销，再关闭。"),
        zhHant: ("單位還不能關閉", "還有 {cases} 處在辦事項、{accounts} 個帳號席位、{units} 個下級單位。先轉出或撤銷，再關閉。"),
        en: (
            "The unit cannot be closed yet",
            "Waiting there: {cases}; seats of accounts: {accounts}; units below it: {units}. Move or revoke them first."
        ))

    public static let unitKeyTaken = house(
        "unit-key-taken", 409,
        zhHans: ("单位标识已被使用", "标识一经使用不再改动，也不再给别的单位。请换一个。"),
        zhHant: ("單位標識已被使用", "標識一經使用不再改動，也不再給別的單位。請換一個。"),
        en: ("This unit key is taken", "A key is never changed nor used again. Choose another."))

    public static let unitLoop = house(
        "unit-loop", 422,
        zhHans: ("上级单位不对", "上级单位不存在、已关闭，或者正是它自己的下级。"),
        zhHant: ("上級單位不對", "上級單位不存在、已關閉，或者正是它自己的下級。"),
        en: (
            "The parent unit is wrong",
            "It does not exist, is closed, or lies below this very unit."
        ))

    public static let passwordMustChange = house(
        "password-must-change", 403,
        zhHans: ("请先换成自己的密码", "现在的密码是别人设的。在“设置 - 修改密码”换好之后再继续。"),
        zhHant: ("請先換成自己的密碼", "現在的密碼是別人設的。在「設定 - 修改密碼」換好之後再繼續。"),
        en: (
            "Choose a password of your own first",
            "Somebody else set the present one. Change it under Settings, then go on."
        ))

    /// Facts: `reason`, a name of ``PasswordRules/Weakness``.
    public static let passwordRefused = house(
        "password-refused", 422,
        zhHans: ("密码太容易猜到", "请另选一个：至少 12 个字符，不含账号名，不是常见或默认密码。"),
        zhHant: ("密碼太容易猜到", "請另選一個：至少 12 個字元，不含帳號名，不是常見或預設密碼。"),
        en: (
            "The password is too easy to guess",
            "Choose another: at least 12 characters, without the account name, not a common or default one."
        ))

    public static let passwordWrong = house(
        "password-wrong", 422,
        zhHans: ("现在的密码不对", "请核对后再试。"), zhHant: ("現在的密碼不對", "請核對後再試。"),
        en: ("The present password is wrong", "Check it and try again."))

    public static let invitationOver = house(
        "invitation-over", 410,
        zhHans: ("链接已失效", "链接只能用一次，三天内有效。请向安全管理员要一个新的。"),
        zhHant: ("連結已失效", "連結只能用一次，三天內有效。請向安全管理員要一個新的。"),
        en: (
            "This link no longer works",
            "It works once and for three days. Ask the security administrator for a new one."
        ))

    public static let caseStillOpen = house(
        "case-still-open", 409,
        zhHans: ("办件还没有办结", "办结、撤回或不予受理之后，才能删除其中的个人信息。"),
        zhHant: ("辦件還沒有辦結", "辦結、撤回或不予受理之後，才能刪除其中的個人資訊。"),
        en: (
            "The case is not over",
            "What it says about people can be erased once it is closed, withdrawn or refused."
        ))

    public static let backupRunning = house(
        "backup-running", 409,
        zhHans: ("正在备份", "等这次备份完成后再开始下一次。"), zhHant: ("正在備份", "等這次備份完成後再開始下一次。"),
        en: ("A backup is under way", "Wait until it is done."))
}
