public import Civics
import FEEL

extension RuleExplanation {
    /// The explanation in sentences, one a line, in the reader's language.
    public func lines(in language: Language) -> [String] {
        var lines = [heading.text(in: language)]
        lines += clauses.map { "  " + $0.words.text(in: language) }
        lines += changes.map { "  " + $0.words.text(in: language) }
        return lines
    }

    private var heading: LocalizedText {
        let words = outcome.words
        return LocalizedText(
            zhHans: "“\(question)”:\(words.zhHans)",
            zhHant: "「\(question)」:\(words.text(in: .zhHant))",
            en: "\(question): \(words.text(in: .en))")
    }
}

extension RuleExplanation.Clause {
    var words: LocalizedText {
        let said = value.words
        let article = LocalizedText(
            zhHans: citation.map { $0.text(in: .zhHans) + " " } ?? "",
            zhHant: citation.map { $0.text(in: .zhHant) + " " } ?? "",
            en: citation.map { $0.text(in: .en) + ", " } ?? "")
        let why = reason
        return LocalizedText(
            zhHans: "\(article.zhHans)\(name) = \(said.zhHans)(\(why.zhHans))",
            zhHant:
                "\(article.text(in: .zhHant))\(name) = \(said.text(in: .zhHant))(\(why.text(in: .zhHant)))",
            en: "\(article.text(in: .en))\(name) = \(said.text(in: .en)) (\(why.text(in: .en)))")
    }

    private var reason: LocalizedText {
        switch kind {
        case .fact(let source?, _): source.words
        case .fact(nil, let holder): holder.words
        case .parameter:
            LocalizedText(zhHans: "文件规定的数值", zhHant: "文件規定的數值", en: "set by the document")
        case .derived(let expression):
            LocalizedText(
                zhHans: "推导:\(expression)", zhHant: "推導:\(expression)", en: "derived: \(expression)"
            )
        case .table(let rows) where rows.isEmpty:
            LocalizedText(zhHans: "没有一行适用", zhHant: "沒有一行適用", en: "no row fits")
        case .table(let rows):
            LocalizedText(
                zhHans: "表的第 \(rows.numbered) 行", zhHant: "表的第 \(rows.numbered) 行",
                en: "row \(rows.numbered)")
        }
    }
}

extension [Int] {
    fileprivate var numbered: String { map { "\($0 + 1)" }.joined(separator: ", ") }
}

extension RuleExplanation.Change {
    var words: LocalizedText {
        let before = from?.plainText ?? "…"
        let result = outcome.words
        return LocalizedText(
            zhHans: "如果“\(fact)”由 \(before) 变为 \(to.plainText),结果就是\(result.zhHans)",
            zhHant: "如果「\(fact)」由 \(before) 變為 \(to.plainText),結果就是\(result.text(in: .zhHant))",
            en:
                "if \(fact) were \(to.plainText) instead of \(before), it would be \(result.text(in: .en))"
        )
    }
}

extension RuleValue {
    /// The value, or why there is none, for people.
    public var words: LocalizedText {
        switch self {
        case .value(let value): return LocalizedText(zhHans: value.plainText, en: value.plainText)
        case .cannotTell(let missing):
            let names = missing.joined(separator: "、")
            return LocalizedText(
                zhHans: "不能判断,缺 \(names)", zhHant: "不能判斷,缺 \(names)",
                en: "cannot tell, missing " + missing.joined(separator: ", "))
        case .conflict(let table, let rows):
            return LocalizedText(
                zhHans: "表“\(table)”第 \(rows.numbered) 行互相冲突,由人裁定",
                zhHant: "表「\(table)」第 \(rows.numbered) 行互相衝突,由人裁定",
                en: "rows \(rows.numbered) of \(table) contradict each other; a person decides")
        case .undetermined(let table):
            return LocalizedText(
                zhHans: "表“\(table)”没有适用的行", zhHant: "表「\(table)」沒有適用的行",
                en: "no row of \(table) fits")
        }
    }
}

extension FactBase.Source {
    var words: LocalizedText {
        switch self {
        case .typed: LocalizedText(zhHans: "申请人填写", zhHant: "申請人填寫", en: "given by the applicant")
        case .register(let resource, let field, let at):
            LocalizedText(
                zhHans: "\(at.date()) 取自 \(resource).\(field)",
                zhHant: "\(at.date()) 取自 \(resource).\(field)",
                en: "from \(resource).\(field) on \(at.date())")
        case .engine:
            LocalizedText(zhHans: "办理中产生", zhHant: "辦理中產生", en: "from the course of the case")
        case .question:
            LocalizedText(zhHans: "回答提问", zhHant: "回答提問", en: "answered by the applicant")
        }
    }
}

extension FactHolder? {
    fileprivate var words: LocalizedText {
        switch self {
        case .applicant:
            LocalizedText(
                zhHans: "申请人还没有填", zhHant: "申請人還沒有填", en: "not yet given by the applicant")
        case .office(let unit, let resource, let field):
            LocalizedText(
                zhHans: "由 \(unit) 持有(\(resource).\(field))",
                zhHant: "由 \(unit) 持有(\(resource).\(field))",
                en: "held by \(unit) (\(resource).\(field))")
        case .engine:
            LocalizedText(
                zhHans: "办理中才会产生", zhHant: "辦理中才會產生", en: "known only in the course of the case")
        case .derived, nil:
            LocalizedText(zhHans: "由其他事实得出", zhHant: "由其他事實得出", en: "follows from other facts")
        }
    }
}
