extension Limit: LosslessStringConvertible {
    /// Reads a limit as people write it, in either language.
    ///
    ///     try Limit(parsing: "5 working days")
    ///     try Limit(parsing: "2 个紧急工作时")
    ///     try Limit(parsing: "二十个工作日")
    ///
    /// Plain minutes and hours run always, as urgent hours do.
    ///
    /// - Throws: ``LimitFault``. Plain `days` are refused: the law's days are working days, a
    ///   citizen's are not, so the document must say which.
    public init(parsing text: String) throws(LimitFault) {
        let trimmed = text.drop(while: \.isWhitespace)
        let digits = trimmed.prefix { $0.isASCII && $0.isNumber }
        let words = digits.isEmpty ? trimmed.prefix { LimitUnit.numerals.contains($0) } : digits
        let written = digits.isEmpty ? ChineseNumeral.value(of: String(words)) : Int(digits)
        guard !words.isEmpty else { throw .noNumber }
        guard let number = written else { throw digits.isEmpty ? .noNumber : .tooLong }
        let unit = try LimitUnit(named: trimmed[words.endIndex...])
        let (amount, overflow) = number.multipliedReportingOverflow(by: unit.size)
        guard !overflow, let limit = Limit(amount, unit.kind) else { throw .tooLong }
        self = limit
    }

    /// Reads as ``init(parsing:)`` does; nil instead of an error.
    public init?(_ text: String) {
        guard let limit = try? Limit(parsing: text) else { return nil }
        self = limit
    }

    /// `5 working days`, `5 个工作日`, `5 個工作日`; whole hours as hours, other times as minutes.
    public func text(in language: Language) -> String {
        let hours = !kind.countsDays && amount > 0 && amount.isMultiple(of: 60)
        let unit = LimitUnit(kind: kind, size: hours ? 60 : 1)
        let number = amount / unit.size
        switch language {
        case .zhHans: return "\(number) " + unit.simplified
        case .zhHant: return "\(number) " + unit.traditional
        case .en: return "\(number) " + unit.english + (number == 1 ? "" : "s")
        }
    }

    /// The English form, which policy documents keep.
    public var description: String { text(in: .en) }
}

/// A unit that limits are written in, and how many counted days or minutes it is.
struct LimitUnit: Hashable {
    let kind: ClockKind
    let size: Int

    static let numerals = Set("零〇一二两兩三四五六七八九十百千万萬")

    init(kind: ClockKind, size: Int) {
        self.kind = kind
        self.size = size
    }

    init(named name: some StringProtocol) throws(LimitFault) {
        let words = name.lowercased().split { $0.isWhitespace || $0 == "-" }.joined(separator: " ")
        let bare = words.first == "个" || words.first == "個" ? String(words.dropFirst()) : words
        guard !Self.ambiguous.contains(bare) else { throw .ambiguousDays }
        guard let unit = Self.names[bare] else { throw .unknownUnit }
        self = unit
    }

    private static let ambiguous: Set<String> = ["day", "days", "日", "天"]

    private static let names: [String: LimitUnit] = {
        let rows: [(ClockKind, Int, [String])] = [
            (.workingDay, 1, ["working day", "工作日"]),
            (.calendarDay, 1, ["calendar day", "自然日", "日历日", "日曆日", "日历天", "日曆天"]),
            (.workingHour, 60, ["working hour", "工作时", "工作時", "工作小时", "工作小時"]),
            (.workingHour, 1, ["working minute", "工作分钟", "工作分鐘"]),
            (.urgentHour, 60, ["urgent hour", "hour", "紧急工作时", "緊急工作時", "小时", "小時"]),
            (.urgentHour, 1, ["urgent minute", "minute", "紧急工作分钟", "緊急工作分鐘", "分钟", "分鐘"]),
        ]
        var names: [String: LimitUnit] = [:]
        for (kind, size, words) in rows {
            for word in words {
                names[word] = LimitUnit(kind: kind, size: size)
                names[word + "s"] = word.first?.isASCII == true ? names[word] : nil
            }
        }
        return names
    }()

    var english: String {
        switch (kind, size) {
        case (.workingDay, _): "working day"
        case (.calendarDay, _): "calendar day"
        case (.workingHour, 60): "working hour"
        case (.workingHour, _): "working minute"
        case (.urgentHour, 60): "urgent hour"
        case (.urgentHour, _): "urgent minute"
        }
    }

    var simplified: String {
        switch (kind, size) {
        case (.workingDay, _): "个工作日"
        case (.calendarDay, _): "个自然日"
        case (.workingHour, 60): "个工作时"
        case (.workingHour, _): "个工作分钟"
        case (.urgentHour, 60): "个紧急工作时"
        case (.urgentHour, _): "个紧急工作分钟"
        }
    }

    var traditional: String {
        switch (kind, size) {
        case (.workingDay, _): "個工作日"
        case (.calendarDay, _): "個自然日"
        case (.workingHour, 60): "個工作時"
        case (.workingHour, _): "個工作分鐘"
        case (.urgentHour, 60): "個緊急工作時"
        case (.urgentHour, _): "個緊急工作分鐘"
        }
    }
}
