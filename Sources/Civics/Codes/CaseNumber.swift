/// 办件编号 as citizens know it: area (6), date yyMMdd (6), serial (5), check digit; 18 digits.
///
///     CaseNumber(area: yunting, date: day, serial: 1)?.grouped   // "9901 0026 1201 0000 1…"
///
/// The check digit is ISO 7064 MOD 11,10 over all digits before it, so one misheard digit is always
/// noticed. An area that files more than 99,999 cases in a day goes on with a serial of six to nine
/// digits without leading zeros; the check digit stays last and the number has up to 22 digits.
public struct CaseNumber: Hashable, Sendable, CustomStringConvertible {
    /// The area that took the case, at county level or above.
    public let area: RegionCode
    /// The day the case was filed, 2000-01-01...2099-12-31.
    public let date: CivilDate
    /// The serial of the day in that area, 0...999 999 999.
    public let serial: Int

    /// The number of a case to be filed; an area below the county counts as its county.
    ///
    /// Nil outside the years 2000 to 2099 or the serials 0 to 999 999 999.
    public init?(area: RegionCode, date: CivilDate, serial: Int) {
        let county = area.level > .county ? area.region(at: .county) : area
        guard let county, (2_000...2_099).contains(date.year), (0...999_999_999).contains(serial)
        else { return nil }
        self.area = county
        self.date = date
        self.serial = serial
    }

    /// Reads 18 to 22 digits, bare or exactly as ``grouped`` prints them, with blanks or hyphens.
    ///
    /// - Throws: ``CodeFault``; positions count digits, blanks left out.
    public init(_ text: String) throws(CodeFault) {
        let bare = Self.ungrouped(text)
        let code = try CodeText(bare, .caseNumber, lengths: [18], fits: (18...22).contains)
        let last = code.bytes.count - 1
        try code.number(0..<last + 1)
        area = try code.part(0..<6) { part throws(CodeFault) in try RegionCode(part) }
        let day = try code.number(6..<12)
        let year = 2_000 + day / 10_000
        guard let date = CivilDate(year: year, month: day / 100 % 100, day: day % 100) else {
            throw code.fault(.noSuchDate(position: 7))
        }
        self.date = date
        serial = try code.number(12..<last)
        guard last == 17 || code.bytes[12] != 48 else { throw code.fault(.character(position: 13)) }
        let digits = code.bytes.prefix(last).map { Int($0 - 48) }
        try code.check(last, is: CheckCharacter.mod11and10(digits))
    }

    /// All digits without blanks, 18 unless the serial has more than five.
    public var text: String {
        let body = DigitText.make(capacity: 21) { text in
            text.put(area.sixDigitNumber, 6)
            text.put(date.compactNumber % 1_000_000, 6)
            text.put(serial, 5)
        }
        let check = CheckCharacter.mod11and10(body.utf8.map { Int($0 - 48) })
        return body + String(Character(Unicode.Scalar(check)))
    }

    /// In groups of four for reading aloud and for print: `9901 0026 1201 0000 17`.
    public var grouped: String { Self.group(text, " ") }

    /// Same as ``text``.
    public var description: String { text }

    private static func group(_ text: String, _ separator: Character) -> String {
        var grouped = ""
        for (place, character) in text.enumerated() {
            if place > 0, place.isMultiple(of: 4) { grouped.append(separator) }
            grouped.append(character)
        }
        return grouped
    }

    // A blank anywhere else may stand for a lost digit, so it is left in and refused.
    private static func ungrouped(_ text: String) -> String {
        guard !text.utf8.allSatisfy(Digits.isDigit) else { return text }
        for separator in [" ", "-"] as [Character] where text.contains(separator) {
            let bare = text.filter { $0 != separator }
            if group(bare, separator) == text { return bare }
        }
        return text
    }
}
