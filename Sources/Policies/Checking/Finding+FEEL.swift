import FEEL

extension Finding {
    /// A finding of the type checker in the words of documents.
    init(_ finding: FEEL.Finding, in file: String) {
        let severity: Severity = finding.kind == .firstHitPolicy ? .note : .error
        self.init(
            finding.code, severity, at: Place(finding.position, in: file), finding.kind.message,
            expected: (finding.kind.expectedChinese, finding.expected),
            remedy: (finding.kind.remedyChinese, finding.remedy))
    }
}

extension FEEL.Finding.Kind {
    fileprivate var message: (zh: String, en: String) {
        switch self {
        case .unknownName(let name, _): ("没有声明过“\(name)”。", "`\(name)` is declared nowhere.")
        case .unknownFunction(let name, _): ("没有叫“\(name)”的函数。", "There is no function `\(name)`.")
        case .unknownProperty(let name, _): ("没有“\(name)”这一项。", "There is no `\(name)` in it.")
        case .wrongArguments(let usage): ("函数的参数不对。", "The arguments do not fit: \(usage).")
        case .typeMismatch(let wanted, let found):
            (
                "这里要\(wanted.chinese),写的是\(found.chinese)。",
                "Wanted \(wanted.name), found \(found.name)."
            )
        case .incompatible(let left, let right):
            (
                "\(left.chinese)与\(right.chinese)不能放在一起。",
                "\(left.name) and \(right.name) do not go together."
            )
        case .unroundedMoney: ("金额没有取整到分。", "The amount is not rounded to the fen.")
        case .halfEvenMoney:
            (
                "decimal() 把 2.5 取成 2,金额要写明怎样取整。",
                "decimal() rounds 2.5 to 2; say how money is rounded."
            )
        case .valueNotDeclared(let text, _):
            ("“\(text)”不在声明的取值里。", "`\(text)` is none of the declared values.")
        case .divisionByZero: ("除数是零。", "The divisor is zero.")
        case .emptyRange: ("这个范围是空的。", "This range holds nothing.")
        case .firstHitPolicy: ("“首个”会遮住行与行的重叠。", "`first` hides rows that overlap.")
        }
    }

    fileprivate var expectedChinese: String {
        switch self {
        case .unknownName: "声明过的名称"
        case .unknownFunction: "已有的函数"
        case .unknownProperty: "已有的项"
        case .wrongArguments(let usage): usage
        case .typeMismatch(let wanted, _): wanted.chinese
        case .incompatible: "能放在一起的类型"
        case .unroundedMoney: "取整到分的金额"
        case .halfEvenMoney: "写明取整方式"
        case .valueNotDeclared: "声明过的取值"
        case .divisionByZero: "不为零的除数"
        case .emptyRange: "下限小于上限"
        case .firstHitPolicy: "互不重叠的行"
        }
    }

    fileprivate var remedyChinese: String {
        switch self {
        case .unknownName(_, let nearest?), .unknownFunction(_, let nearest?),
            .unknownProperty(_, let nearest?), .valueNotDeclared(_, let nearest?):
            "是不是想写“\(nearest)”?"
        case .unknownName: "在 facts 或 parameters 里声明;文字请加双引号。"
        case .unknownFunction, .unknownProperty: "核对写法。"
        case .wrongArguments: "按这个次序写参数。"
        case .typeMismatch, .incompatible: "改其中一个,或改它的声明。"
        case .unroundedMoney, .halfEvenMoney: "写成 四舍五入(…, 2)。"
        case .valueNotDeclared: "改用声明过的值,或补上声明。"
        case .divisionByZero: "改除数。"
        case .emptyRange: "上下限对调。"
        case .firstHitPolicy: "改用“唯一”,并让各行互相排除。"
        }
    }
}
