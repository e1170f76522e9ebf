extension Money: LosslessStringConvertible {
    private static let units: Set<String> = ["", "元", "圆", "圓", "yuan", "cny", "rmb"]

    /// Reads `12.34 元`, `1,234.50元`, `-5 yuan`, `¥12`, `CNY 12.34` or a bare `12.34`.
    ///
    /// - Throws: ``MoneyFault/notAnAmount``, ``MoneyFault/finerThanFen`` beyond two places, or
    ///   ``MoneyFault/overflow``.
    public init(parsing text: String) throws(MoneyFault) {
        var rest = text[...].trimmed
        for mark in ["\u{A5}", "\u{FFE5}", "CNY"] where rest.hasPrefix(mark) {
            rest = rest.dropFirst(mark.count).trimmed
        }
        let isDebt = rest.first == "-" || rest.first == "−"
        if isDebt { rest.removeFirst() }
        let amount = rest.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }
        let unit = rest[amount.endIndex...].trimmed
        guard Self.units.contains(unit.lowercased()) else { throw .notAnAmount }
        let parts = amount.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let yuan = parts.first.flatMap(Self.ungrouped) else { throw .notAnAmount }
        let places = parts.count == 2 ? Array(parts[1].utf8) : [48]
        guard !places.isEmpty, places.allSatisfy(Digits.isDigit) else { throw .notAnAmount }
        guard places.count <= 2 else { throw .finerThanFen }
        let digits = (isDebt ? "-" : "") + yuan + String(decoding: places, as: UTF8.self)
        guard let fen = Int64(digits + (places.count == 1 ? "0" : "")) else { throw .overflow }
        self.init(fen: fen)
    }

    /// Reads as ``init(parsing:)`` does; nil instead of an error.
    public init?(_ text: String) {
        guard let money = try? Money(parsing: text) else { return nil }
        self = money
    }

    // Commas are taken only every three digits, so that a European decimal comma is refused.
    private static func ungrouped(_ text: Substring) -> String? {
        let groups = text.split(separator: ",", omittingEmptySubsequences: false)
        let isGrouped =
            groups.count == 1
            || (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
        let digits = groups.joined()
        guard isGrouped, !digits.isEmpty, digits.utf8.allSatisfy(Digits.isDigit) else { return nil }
        return digits
    }

    /// The yuan with two places and no unit: `-12.34`.
    public var digits: String {
        let size = fen.magnitude
        let yuan = "\(size / 100)." + Digits.padded(Int(size % 100), 2)
        return fen < 0 ? "-" + yuan : yuan
    }

    /// `12.34 元` or `CNY 12.34`.
    public func text(in language: Language) -> String {
        switch language {
        case .zhHans, .zhHant: digits + " 元"
        case .en: "CNY " + digits
        }
    }

    /// The Chinese form, `12.34 元`.
    public var description: String { text(in: .zhHans) }
}

extension Substring {
    /// Without white space at either end.
    var trimmed: Substring {
        var text = drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
