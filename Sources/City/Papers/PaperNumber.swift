import Civics

/// A paper's number by its document's pattern: literal text and the placeholders `{region}`,
/// `{yyyy}`, `{MM}`, `{dd}`, `{serial:n}` and `{check}` (ISO 7064 MOD 11,10 over the digits before).
struct PaperNumber {
    var pattern: String

    /// Serials run within a year where the pattern shows one, otherwise for ever.
    func series(of day: CivilDate) -> CivilDate {
        guard pattern.contains("{yyyy}") else { return .epoch }
        return CivilDate(year: day.year, month: 1, day: 1) ?? day
    }

    func text(region: RegionCode, day: CivilDate, serial: Int) -> String {
        var text = ""
        var rest = pattern[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            text += rest[..<open]
            let placeholder = rest[rest.index(after: open)..<close]
            text += value(of: placeholder, region: region, day: day, serial: serial, before: text)
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
        case "MM": return padded(day.month, 2)
        case "dd": return padded(day.day, 2)
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
