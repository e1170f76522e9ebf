extension Problem.Kind {
    /// The kinds every part of the house knows, in the order of their status.
    public static let all: [Problem.Kind] = [
        malformedBody, tooDeep, idempotencyKeyMissing, notSignedIn, notPermitted, notFound,
        methodNotAllowed, notAcceptable, requestTimeout, caseAlreadyDecided, staleVersion,
        refusedNow, tooLarge, unsupportedMediaType, unknownField, invalidField,
        idempotencyKeyReused, refused, tooManyRequests, internalFault, storeUnavailable,
    ]

    /// The body is not what its type says. Facts: `line`, `column`.
    public static let malformedBody = Problem.Kind(
        "malformed-body", 400,
        zhHans: ("内容无法读取", "第 {line} 行第 {column} 列有误，请改正后再提交。"),
        zhHant: ("內容無法讀取", "第 {line} 行第 {column} 列有誤，請改正後再提交。"),
        en: (
            "The body cannot be read",
            "It breaks off at line {line}, column {column}. Mend it and send it again."
        ))

    /// The body is nested deeper than allowed. Facts: `limit`.
    public static let tooDeep = Problem.Kind(
        "too-deep", 400,
        zhHans: ("内容嵌套过深", "最多允许 {limit} 层。"),
        zhHant: ("內容巢狀過深", "最多允許 {limit} 層。"),
        en: ("The body is nested too deeply", "At most {limit} levels are allowed."))

    /// A command came without `Idempotency-Key`.
    public static let idempotencyKeyMissing = Problem.Kind(
        "idempotency-key-missing", 400,
        zhHans: ("缺少防重复提交编号", "请在请求头 Idempotency-Key 中附上一个不重复的编号。"),
        zhHant: ("缺少防重複提交編號", "請在請求標頭 Idempotency-Key 中附上一個不重複的編號。"),
        en: (
            "The idempotency key is missing",
            "Send a key of your own in the header Idempotency-Key."
        ))

    /// Nobody is signed in, or the session is over.
    public static let notSignedIn = Problem.Kind(
        "not-signed-in", 401,
        zhHans: ("尚未登录", "请登录后再试。"),
        zhHant: ("尚未登入", "請登入後再試。"),
        en: ("You are not signed in", "Sign in and try again."))

    /// The person may not do this.
    public static let notPermitted = Problem.Kind(
        "not-permitted", 403,
        zhHans: ("没有权限", "您的身份不能进行这项操作。如有需要，请联系本单位管理员。"),
        zhHant: ("沒有權限", "您的身分不能進行這項操作。如有需要，請聯絡本單位管理員。"),
        en: ("You may not do this", "Your role does not include it. Ask your unit's administrator.")
    )

    /// There is nothing there, or nothing this person may know of.
    public static let notFound = Problem.Kind(
        "not-found", 404,
        zhHans: ("没有找到", "请核对编号或地址。"),
        zhHant: ("沒有找到", "請核對編號或地址。"),
        en: ("Nothing was found", "Check the number or the address."))

    /// The place exists and does not take this method. Facts: `allowed`.
    public static let methodNotAllowed = Problem.Kind(
        "method-not-allowed", 405,
        zhHans: ("不支持这种请求方式", "这里只接受 {allowed}。"),
        zhHant: ("不支援這種請求方式", "這裡只接受 {allowed}。"),
        en: ("This method is not allowed", "Only {allowed} can be used here."))

    /// No form the reader accepts can be given.
    public static let notAcceptable = Problem.Kind(
        "not-acceptable", 406,
        zhHans: ("无法提供所要的格式", "这里提供 {offered}。"),
        zhHant: ("無法提供所要的格式", "這裡提供 {offered}。"),
        en: ("The format asked for cannot be given", "This is given as {offered}."))

    /// The request took too long to arrive.
    public static let requestTimeout = Problem.Kind(
        "request-timeout", 408, retryable: true,
        zhHans: ("请求超时", "内容没有及时收完，请重试。"),
        zhHant: ("請求逾時", "內容沒有及時收完，請重試。"),
        en: ("The request took too long", "It did not arrive in time. Send it again."))

    /// The case has been decided; what was asked no longer fits.
    public static let caseAlreadyDecided = Problem.Kind(
        "case-already-decided", 409,
        zhHans: ("办件已经办结", "这件事已作出决定，不能再这样处理。不服决定的，可以申请复议。"),
        zhHant: ("辦件已經辦結", "這件事已作出決定，不能再這樣處理。不服決定的，可以申請複議。"),
        en: (
            "The case has been decided",
            "This can no longer be done. You can appeal against the decision."
        ))

    /// Somebody changed it since it was read. Facts: `seen`, `current`.
    public static let staleVersion = Problem.Kind(
        "stale-version", 409,
        zhHans: ("内容已被他人更新", "您看到的是第 {seen} 版，现在是第 {current} 版。请重新载入后再处理。"),
        zhHant: ("內容已被他人更新", "您看到的是第 {seen} 版，現在是第 {current} 版。請重新載入後再處理。"),
        en: (
            "Someone else changed it first",
            "You saw version {seen}, it is now {current}. Reload and decide again."
        ))

    /// The state of the case does not allow it now. Facts: `reason`.
    public static let refusedNow = Problem.Kind(
        "refused-now", 409,
        zhHans: ("现在不能这样处理", "{reason}"), zhHant: ("現在不能這樣處理", "{reason}"),
        en: ("This cannot be done now", "{reason}"))

    /// The body is larger than allowed. Facts: `limit`.
    public static let tooLarge = Problem.Kind(
        "too-large", 413,
        zhHans: ("内容过大", "最多允许 {limit}。"), zhHant: ("內容過大", "最多允許 {limit}。"),
        en: ("The body is too large", "At most {limit} is allowed."))

    /// The body's type is not read here. Facts: `accepted`.
    public static let unsupportedMediaType = Problem.Kind(
        "unsupported-media-type", 415,
        zhHans: ("不支持这种内容类型", "这里接受 {accepted}。"),
        zhHant: ("不支援這種內容類型", "這裡接受 {accepted}。"),
        en: ("This type of content is not read here", "Send {accepted}."))

    /// A field has a name nobody knows; see ``Problem/fields``.
    public static let unknownField = Problem.Kind(
        "unknown-field", 422,
        zhHans: ("有不认识的栏目", "请删去所列栏目后再提交。"),
        zhHant: ("有不認識的欄目", "請刪去所列欄目後再提交。"),
        en: ("A field is not known", "Remove the fields listed and send it again."))

    /// A field has a value that cannot be; see ``Problem/fields``.
    public static let invalidField = Problem.Kind(
        "invalid-field", 422,
        zhHans: ("有栏目需要改正", "请改正所列栏目后再提交。"),
        zhHant: ("有欄目需要改正", "請改正所列欄目後再提交。"),
        en: ("A field needs mending", "Mend the fields listed and send it again."))

    /// The key was used for another request.
    public static let idempotencyKeyReused = Problem.Kind(
        "idempotency-key-reused", 422,
        zhHans: ("防重复提交编号已用过", "这个编号已用于另一次不同的提交，请换一个编号。"),
        zhHant: ("防重複提交編號已用過", "這個編號已用於另一次不同的提交，請換一個編號。"),
        en: (
            "The idempotency key was used before",
            "It belongs to a different request. Use a new key."
        ))

    /// The rules do not allow it, now or later. Facts: `reason`.
    public static let refused = Problem.Kind(
        "refused", 422,
        zhHans: ("按规定不能办理", "{reason}"), zhHant: ("按規定不能辦理", "{reason}"),
        en: ("The rules do not allow this", "{reason}"))

    /// Too many requests came from one place. Facts: `seconds`.
    public static let tooManyRequests = Problem.Kind(
        "too-many-requests", 429, retryable: true,
        zhHans: ("操作过于频繁", "请在 {seconds} 秒后再试。"),
        zhHant: ("操作過於頻繁", "請在 {seconds} 秒後再試。"),
        en: ("Too many requests", "Try again in {seconds} seconds."))

    /// A fault of ours; nothing of it is told.
    public static let internalFault = Problem.Kind(
        "internal", 500,
        zhHans: ("系统出错", "错误已记录。请稍后再试，或联系窗口。"),
        zhHant: ("系統出錯", "錯誤已記錄。請稍後再試，或聯絡窗口。"),
        en: (
            "Something failed on our side",
            "It has been recorded. Try again later or ask at the counter."
        ))

    /// Nothing can be stored at the moment; what was sent was not kept.
    public static let storeUnavailable = Problem.Kind(
        "store-unavailable", 503, retryable: true,
        zhHans: ("暂时无法保存", "您提交的内容没有保存，请稍后再试。"),
        zhHant: ("暫時無法保存", "您提交的內容沒有保存，請稍後再試。"),
        en: ("Nothing can be stored at the moment", "What you sent was not kept. Try again later."))
}
