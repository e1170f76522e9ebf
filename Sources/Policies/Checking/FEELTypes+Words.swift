public import Civics
public import FEEL

extension ValueType {
    /// The type in Chinese words.
    var chinese: String { spelled.zhHans }

    /// The type in words: simplified, traditional, English.
    fileprivate var spelled: (zhHans: String, zhHant: String, en: String) {
        switch self {
        case .any: ("任何值", "任何值", "any value")
        case .nothing: ("空值", "空值", "null")
        case .boolean: ("是否", "是否", "a yes or no")
        case .number: ("数", "數", "a number")
        case .integer: ("整数", "整數", "a whole number")
        case .money: ("金额", "金額", "an amount of money")
        case .string: ("文本", "文字", "a text")
        case .enumeration(let words):
            (
                "“" + words.joined(separator: "、") + "”之一",
                "「" + words.joined(separator: "、") + "」之一",
                "one of " + words.joined(separator: ", ")
            )
        case .date: ("日期", "日期", "a date")
        case .time: ("时间", "時間", "a time")
        case .dateTime: ("日期时间", "日期時間", "a date and time")
        case .yearMonthDuration: ("年月时长", "年月時長", "a span of months")
        case .dayTimeDuration: ("时长", "時長", "a span of days and time")
        case .list(let item):
            (
                item.spelled.zhHans + "的列表", item.spelled.zhHant + "的清單",
                "a list of \(item.spelled.en)"
            )
        case .context: ("结构", "結構", "a structure")
        case .range(let bound):
            (
                bound.spelled.zhHans + "的范围", bound.spelled.zhHant + "的範圍",
                "a range of \(bound.spelled.en)"
            )
        case .function: ("函数", "函數", "a function")
        case .constrained(let base, _): base.spelled
        }
    }
}

extension Fault {
    /// Why a part of an expression gave null, as one sentence for whoever asked.
    public var sentence: LocalizedText {
        let (zhHans, zhHant, en) = words
        return LocalizedText(zhHans: zhHans, zhHant: zhHant, en: en)
    }

    private var words: (String, String, String) {
        switch self {
        case .undeclaredName(let name):
            (
                "没有叫“\(name)”的名称。", "沒有叫「\(name)」的名稱。",
                "Nothing here is called `\(name)`."
            )
        case .unknownFunction(let name):
            ("没有叫“\(name)”的函数。", "沒有叫「\(name)」的函數。", "There is no function `\(name)`.")
        case .unknownProperty(let name):
            ("这里没有“\(name)”这一项。", "這裡沒有「\(name)」這一項。", "There is no `\(name)` in it.")
        case .wrongArguments(let usage):
            (
                "函数的参数不对,应写成 \(usage)。", "函數的參數不對,應寫成 \(usage)。",
                "The arguments do not fit; the function is called as \(usage)."
            )
        case .wrongType(let expected, let found): mismatch(expected, found)
        case .incompatible(let left, let right):
            (
                "\(left.spelled.zhHans)与\(right.spelled.zhHans)不能比较,也不能合在一起计算。",
                "\(left.spelled.zhHant)與\(right.spelled.zhHant)不能比較,也不能合在一起計算。",
                "\(left.spelled.en) and \(right.spelled.en) can be neither compared nor combined."
            )
        case .divisionByZero: ("除数是零。", "除數是零。", "The divisor is zero.")
        case .outOfRange:
            (
                "结果超出了这种值所能表示的范围。", "結果超出了這種值所能表示的範圍。",
                "The result is beyond what such a value can hold."
            )
        case .badArgument(let what):
            (
                "函数不能用这个值:\(what)。", "函數不能用這個值:\(what)。",
                "The function cannot use this value: \(what)."
            )
        case .duplicateKey(let key):
            ("“\(key)”在结构里写了两次。", "「\(key)」在結構裡寫了兩次。", "The key `\(key)` is given twice.")
        case .nonConforming(let type):
            (
                "这个值不是声明的类型(\(type.spelled.zhHans))。",
                "這個值不是聲明的類型(\(type.spelled.zhHant))。",
                "The value is not of its declared type, \(type.spelled.en)."
            )
        case .unknownType, .tooDeep, .tooManySteps, .noClock, .conflict, .external, .host:
            limitWords
        }
    }

    private func mismatch(
        _ expected: ValueType, _ found: ValueType
    ) -> (String, String, String) {
        (
            "这里要\(expected.spelled.zhHans),得到的是\(found.spelled.zhHans)。",
            "這裡要\(expected.spelled.zhHant),得到的是\(found.spelled.zhHant)。",
            "Wanted \(expected.spelled.en), got \(found.spelled.en)."
        )
    }

    private var limitWords: (String, String, String) {
        switch self {
        case .unknownType(let name):
            ("没有叫“\(name)”的类型。", "沒有叫「\(name)」的類型。", "There is no type `\(name)`.")
        case .tooDeep:
            ("函数互相调用得太深。", "函數互相調用得太深。", "Functions call each other too deeply.")
        case .tooManySteps:
            (
                "计算所需的步数或内存超过了限度。", "計算所需的步數或記憶體超過了限度。",
                "It would take more steps or memory than is allowed."
            )
        case .noClock:
            (
                "没有给出基准日,today() 和 now() 没有值。",
                "沒有給出基準日,today() 和 now() 沒有值。",
                "No day was given, so today() and now() have no value."
            )
        case .conflict(let rows):
            conflictWords(rows.map { "\($0 + 1)" })
        case .external:
            (
                "用其他语言写的函数不能调用。", "用其他語言寫的函數不能調用。",
                "A function written in another language cannot be called."
            )
        case .host(let words): (words, words, words)
        case .undeclaredName, .unknownFunction, .unknownProperty, .wrongArguments, .wrongType,
            .incompatible, .divisionByZero, .outOfRange, .badArgument, .duplicateKey,
            .nonConforming:
            words
        }
    }

    private func conflictWords(_ rows: [String]) -> (String, String, String) {
        (
            "表的第 " + rows.joined(separator: "、") + " 行同时适用,互相矛盾。",
            "表的第 " + rows.joined(separator: "、") + " 行同時適用,互相矛盾。",
            "Rows " + rows.joined(separator: ", ") + " of the table all apply and contradict."
        )
    }
}
