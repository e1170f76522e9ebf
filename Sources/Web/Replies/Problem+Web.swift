public import Civics

extension Problem.Kind {
    /// The kinds that only exist because a call came over the web, in the order of their status.
    public static let web: [Problem.Kind] = [
        malformedRequest, invalidParameter, idempotencyKeyMalformed, wrongCredentials,
        foreignOrigin,
        versionMissing, signInLocked, headersTooLarge, busy,
    ]

    /// What came cannot be read as HTTP.
    public static let malformedRequest = Problem.Kind(
        "malformed-request", 400,
        zhHans: ("请求无法读取", "请求不符合 HTTP 格式。"),
        zhHant: ("請求無法讀取", "請求不符合 HTTP 格式。"),
        en: ("The request cannot be read", "It is not well-formed HTTP."))

    /// A parameter of the address is unknown, missing, repeated or cannot be; see the fields, whose
    /// pointers begin with `/query/`.
    public static let invalidParameter = Problem.Kind(
        "invalid-parameter", 400,
        zhHans: ("地址中的参数有误", "请改正所列参数。"),
        zhHant: ("地址中的參數有誤", "請改正所列參數。"),
        en: ("A parameter of the address is wrong", "Mend the parameters listed."))

    /// `Idempotency-Key` is not 8 to 128 visible ASCII characters.
    public static let idempotencyKeyMalformed = Problem.Kind(
        "idempotency-key-malformed", 400,
        zhHans: ("防重复提交编号格式不对", "请用 8 到 128 个可见的 ASCII 字符,不含空格。"),
        zhHant: ("防重複提交編號格式不對", "請用 8 到 128 個可見的 ASCII 字元,不含空格。"),
        en: (
            "The idempotency key is malformed", "Use 8 to 128 visible ASCII characters, no spaces."
        ))

    /// Name and password do not belong together; never says which of the two is wrong.
    public static let wrongCredentials = Problem.Kind(
        "wrong-credentials", 401,
        zhHans: ("账号或密码不对", "请核对后再试,连续多次输错将暂停登录。"),
        zhHant: ("帳號或密碼不對", "請核對後再試,連續多次輸錯將暫停登入。"),
        en: ("Name or password is wrong", "Check both. Several wrong attempts pause signing in."))

    /// A browser sent the session cookie from a page that is not ours.
    public static let foreignOrigin = Problem.Kind(
        "foreign-origin", 403,
        zhHans: ("请求来自其他网站", "请回到本网站的页面再操作。"),
        zhHant: ("請求來自其他網站", "請回到本網站的頁面再操作。"),
        en: (
            "The request came from another site", "Go back to a page of this site and do it there."
        ))

    /// A command did not say which version of the case it was decided on.
    public static let versionMissing = Problem.Kind(
        "version-missing", 428,
        zhHans: ("缺少版本号", "请在请求头 If-Match 或内容的 version 中写明所见版本。"),
        zhHant: ("缺少版本號", "請在請求標頭 If-Match 或內容的 version 中寫明所見版本。"),
        en: (
            "The version seen is missing",
            "Give it in the header If-Match or in the body as version."
        ))

    /// Too many wrong passwords for this account from this place. Facts: `seconds`.
    public static let signInLocked = Problem.Kind(
        "sign-in-locked", 429, retryable: true,
        zhHans: ("暂停登录", "多次输错,请在 {seconds} 秒后再试。"),
        zhHant: ("暫停登入", "多次輸錯,請在 {seconds} 秒後再試。"),
        en: ("Signing in is paused", "Too many wrong attempts. Try again in {seconds} seconds."))

    /// The header fields of the request are larger than allowed.
    public static let headersTooLarge = Problem.Kind(
        "headers-too-large", 431,
        zhHans: ("请求头过大", "请减少请求头的数量或长度。"),
        zhHant: ("請求標頭過大", "請減少請求標頭的數量或長度。"),
        en: ("The header fields are too large", "Send fewer or shorter ones."))

    /// The answer could not be made in time.
    public static let busy = Problem.Kind(
        "busy", 503, retryable: true,
        zhHans: ("系统繁忙", "请稍后再试。"), zhHant: ("系統繁忙", "請稍後再試。"),
        en: ("The system is busy", "Try again shortly."))
}
