import Civics
import FEEL

// Dates, limits, texts, units, expressions.
extension BlockReading {
    mutating func date(_ fields: Fields, _ key: String) -> CivilDate? {
        guard let tree = fields[key], let text = scalar(tree, key) else { return nil }
        return date(text, key, at: tree.place)
    }

    mutating func date(_ text: String, _ key: String, at place: Place) -> CivilDate? {
        if let date = CivilDate(text) { return date }
        findings.append(
            Finding(
                "bad-date", at: place, ("“\(text)”不是日期。", "`\(text)` is no date."),
                expected: ("年-月-日,如 2026-12-01", "year-month-day, such as 2026-12-01"),
                remedy: ("改成真实存在的日期。", "Write a date that exists.")))
        return nil
    }

    mutating func limit(_ fields: Fields, _ key: String) -> Limit? {
        guard let tree = fields[key], let text = scalar(tree, key) else { return nil }
        return limit(text, key, at: tree.place)
    }

    mutating func limit(_ text: String, _ key: String, at place: Place) -> Limit? {
        if let limit = Limit(text) { return limit }
        findings.append(
            Finding(
                "bad-limit", at: place, ("“\(text)”不是期限。", "`\(text)` is no time limit."),
                expected: (
                    "如 5 个工作日、30 个自然日、4 工作时、2 紧急工作时",
                    "such as 5 working days, 30 calendar days, 4 working hours, 2 urgent hours"
                ),
                remedy: ("写明数量和计时方式。", "Write an amount and a kind of clock.")))
        return nil
    }

    mutating func localized(_ fields: Fields, _ key: String) -> LocalizedText? {
        guard let tree = fields[key] else { return nil }
        return localized(tree, key)
    }

    mutating func localized(_ tree: YAMLTree, _ key: String, name: String? = nil) -> LocalizedText?
    {
        guard case .mapping = tree else {
            return scalar(tree, key).map { LocalizedText(zhHans: $0) }
        }
        guard let fields = fields(tree, ["zh-Hans", "zh-Hant", "en"], of: key) else { return nil }
        let (hant, en) = (text(fields, "zh-Hant"), text(fields, "en"))
        guard let hans = text(fields, "zh-Hans") ?? name else {
            findings.append(.missingKey("zh-Hans", in: key, at: fields.place))
            return nil
        }
        return LocalizedText(zhHans: hans, zhHant: hant, en: en)
    }

    mutating func cited(_ fields: Fields) -> Citation? {
        guard let tree = fields["article"], let text = scalar(tree, "article") else {
            return citation
        }
        if let own = Citation(text) { return own }
        findings.append(
            .wrongShape(
                "article",
                expected: (
                    "如“第三条”或“《行政许可法》第四十二条”",
                    "such as `第三条`, `Article 3`"
                ), at: tree.place))
        return citation
    }

    mutating func expression(_ fields: Fields, _ key: String) -> Expression? {
        guard let tree = fields[key] else { return nil }
        return expression(tree, key)
    }

    mutating func expression(_ tree: YAMLTree, _ key: String) -> Expression? {
        guard case .scalar(let scalar) = tree else {
            findings.append(.wrongShape(key, expected: ("一个表达式", "an expression"), at: tree.place))
            return nil
        }
        return expression(scalar.text, at: scalar.textPlace)
    }

    mutating func expression(_ text: String, at place: Place) -> Expression? {
        do {
            return try Expression(parsing: text, origin: place.position)
        } catch {
            findings.append(.unreadableExpression(error, in: text, file: place.file))
            return nil
        }
    }

    mutating func tests(_ text: String, at place: Place) -> UnaryTests? {
        do {
            return try UnaryTests(parsing: text, origin: place.position)
        } catch {
            findings.append(.unreadableExpression(error, in: text, file: place.file))
            return nil
        }
    }
}

extension YAMLScalar {
    /// Where the text itself begins, behind an opening quote.
    var textPlace: Place {
        Place(file: place.file, line: place.line, column: place.column + (isQuoted ? 1 : 0))
    }
}

extension Place {
    var position: SourcePosition { SourcePosition(line: line, column: column) }

    init(_ position: SourcePosition, in file: String) {
        self.init(file: file, line: position.line, column: position.column)
    }
}

extension Finding {
    static func unreadableExpression(_ error: SyntaxError, in text: String, file: String) -> Finding
    {
        let isEnd = error.found.isEmpty
        return Finding(
            "expression-unreadable", at: Place(error.position, in: file),
            isEnd
                ? ("表达式没有写完。", "The expression ends too early.")
                : (
                    "表达式读不懂:此处是“\(error.found)”。",
                    "The expression cannot be read: found `\(error.found)` here."
                ),
            expected: ("\(error.expected)", error.expected),
            remedy: ("\(error.remedy)", error.remedy))
    }
}
