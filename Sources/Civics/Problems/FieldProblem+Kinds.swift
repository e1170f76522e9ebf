extension FieldProblem.Kind {
    /// The kinds every part of the house knows.
    public static let all: [FieldProblem.Kind] = [
        missing, unknown, wrongType, notOffered, tooShort, tooLong, tooSmall, tooLarge, wrongLength,
        wrongCharacter, wrongCheckCharacter, noSuchDate, inTheFuture, malformed,
    ]

    private static func kind(
        _ name: String, zhHans: String, zhHant: String, en: String
    ) -> FieldProblem.Kind {
        FieldProblem.Kind(name, message: LocalizedText(zhHans: zhHans, zhHant: zhHant, en: en))
    }

    /// A value is required and not there.
    public static let missing = kind(
        "missing", zhHans: "请填写。", zhHant: "請填寫。", en: "Enter a value.")

    /// No field of this name is known.
    public static let unknown = kind(
        "unknown", zhHans: "没有这个栏目，请删去。", zhHant: "沒有這個欄目，請刪去。",
        en: "There is no such field. Remove it.")

    /// The value is of another type. Facts: `expected`.
    public static let wrongType = kind(
        "wrong-type", zhHans: "这里要填{expected}。", zhHant: "這裡要填{expected}。",
        en: "Enter {expected} here.")

    /// The value is not one of those offered. Facts: `offered`.
    public static let notOffered = kind(
        "not-offered", zhHans: "请从以下选项中选择：{offered}。", zhHant: "請從以下選項中選擇：{offered}。",
        en: "Choose one of: {offered}.")

    /// The text is too short. Facts: `least`.
    public static let tooShort = kind(
        "too-short", zhHans: "至少 {least} 个字。", zhHant: "至少 {least} 個字。",
        en: "Enter at least {least} characters.")

    /// The text is too long. Facts: `most`.
    public static let tooLong = kind(
        "too-long", zhHans: "最多 {most} 个字。", zhHant: "最多 {most} 個字。",
        en: "Enter at most {most} characters.")

    /// The number is too small. Facts: `least`.
    public static let tooSmall = kind(
        "too-small", zhHans: "不能小于 {least}。", zhHant: "不能小於 {least}。",
        en: "Enter {least} or more.")

    /// The number is too large. Facts: `most`.
    public static let tooLarge = kind(
        "too-large", zhHans: "不能大于 {most}。", zhHant: "不能大於 {most}。",
        en: "Enter {most} or less.")

    /// A code has too few or too many characters. Facts: `expected`, `found`.
    public static let wrongLength = kind(
        "wrong-length", zhHans: "应为 {expected} 位，现在是 {found} 位。",
        zhHant: "應為 {expected} 位，現在是 {found} 位。",
        en: "It needs {expected} characters and has {found}.")

    /// A code has a character that cannot stand there. Facts: `position`.
    public static let wrongCharacter = kind(
        "wrong-character", zhHans: "第 {position} 位不对，请核对。", zhHant: "第 {position} 位不對，請核對。",
        en: "Character {position} cannot be right. Check it.")

    /// The check character does not fit the others. Facts: `position`, `expected`.
    public static let wrongCheckCharacter = kind(
        "wrong-check-character",
        zhHans: "校验位（第 {position} 位）应为 {expected}，请核对各位。",
        zhHant: "校驗位（第 {position} 位）應為 {expected}，請核對各位。",
        en: "By the other characters, character {position} would be {expected}. Check all of them.")

    /// The date does not exist.
    public static let noSuchDate = kind(
        "no-such-date", zhHans: "没有这个日期，请核对。", zhHant: "沒有這個日期，請核對。",
        en: "There is no such date. Check it.")

    /// The date is later than today.
    public static let inTheFuture = kind(
        "in-the-future", zhHans: "日期不能晚于今天。", zhHant: "日期不能晚於今天。",
        en: "The date cannot be later than today.")

    /// The value does not have the form asked for. Facts: `form`.
    public static let malformed = kind(
        "malformed", zhHans: "格式不对，应如：{form}。", zhHant: "格式不對，應如：{form}。",
        en: "The form is not right. Write it like: {form}.")
}
