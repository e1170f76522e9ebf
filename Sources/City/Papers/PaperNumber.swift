import Civics

/// A paper's number by its document's pattern: literal text and the placeholders `{region}`,
/// `{yyyy}`, `{yyyymm}`, `{yyyymmdd}`, `{unit}`, `{serial:n}` and `{check}` (ISO 7064 MOD 11,10 over
/// the digits before).
struct PaperNumber {
    var pattern: String

    /// Serials run within the day, month or year the pattern shows, otherwise for ever.
    func series(of day: CivilDate) -> CivilDate {
        if shows("{yyyymmdd}") { return day }
        if shows("{yyyymm}") {
            return CivilDate(year: day.year, month: day.month, day: 1) ?? day
        }
        guard shows("{yyyy}") else { return .epoch }
        return CivilDate(year: day.year, month: 1, day: 1) ?? day
    }

    private func shows(_ placeholder: String) -> Bool {
        var rest = pattern.utf8[...]
        while !rest.isEmpty {
            if rest.starts(with: placeholder.utf8) { return true }
            rest = rest.dropFirst()
        }
        return false
    }

    /// - Parameter unit: Credit code of the body that issues it.
    func text(region: RegionCode, unit: String? = nil, day: CivilDate, serial: Int) -> String {
        var text = ""
        var rest = pattern[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            text += rest[..<open]
            let placeholder = rest[rest.index(after: open)..<close]
            if placeholder == "unit" {
                text += unit ?? ""
            } else {
                text += value(
                    of: placeholder, region: region, day: day, serial: serial, before: text)
            }
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }

    private func value(
        of placeholder: Substring, region: RegionCode, day: CivilDate, serial: Int, before: String
    ) -> String {
        let parts = placeholder.split(separator: ":")
        switch parts.first {
        case "region": return region.text
        case "yyyy": return String(day.year)
        case "yyyymm": return String(day.year) + padded(day.month, 2)
        case "yyyymmdd": return String(day.year) + padded(day.month, 2) + padded(day.day, 2)
        case "serial": return padded(serial, parts.count > 1 ? Int(parts[1]) ?? 1 : 1)
        case "check": return String(Self.checkDigit(of: before))
        default: return ""
        }
    }

    private func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }

    /// ISO 7064 MOD 11,10 over the digits of a text; other characters do not count.
    static func checkDigit(of text: String) -> Int {
        var product = 10
        for digit in text.compactMap(\.wholeNumberValue) {
            let sum = (digit + product) % 10
            product = (sum == 0 ? 10 : sum) * 2 % 11
        }
        return (11 - product) % 10
    }
}
