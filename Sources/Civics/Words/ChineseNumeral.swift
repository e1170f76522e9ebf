/// Whole numbers in Chinese words, as laws number their articles: 六, 一百零二, 一千二百六十.
public enum ChineseNumeral {
    /// The largest number read and written, 九千九百九十九万九千九百九十九.
    public static let largest = 99_999_999

    private static let digits = Array("零一二三四五六七八九")
    private static let units: [(word: Character, size: Int)] = [
        ("千", 1_000), ("百", 100), ("十", 10),
    ]

    /// `number` in simplified Chinese; nil outside 0...99 999 999.
    public static func text(_ number: Int) -> String? {
        guard (0...largest).contains(number) else { return nil }
        guard number > 0 else { return "零" }
        let (high, low) = (number / 10_000, number % 10_000)
        var words = high > 0 ? section(high) + "万" : ""
        if high > 0, low > 0, low < 1_000 { words += "零" }
        words += low > 0 ? section(low) : ""
        return words.hasPrefix("一十") ? String(words.dropFirst()) : words
    }

    /// The number that Chinese words write; nil for anything that is not one number well written.
    ///
    /// Reads 〇, 两 and traditional 萬 and 兩 too. Words out of order (十百) or with a zero missing
    /// (一百二 for 120) are refused: in a law they are more likely a slip than a number.
    public static func value(of text: String) -> Int? {
        let words = String(text.map(plain))
        let parts = words.split(separator: "万", maxSplits: 1, omittingEmptySubsequences: false)
        let high = parts.count == 2 ? sum(parts[0]) : 0
        guard let high, let low = parts.last.flatMap(sum), high < 10_000, low < 10_000
        else { return nil }
        let number = high * 10_000 + low
        guard let written = Self.text(number) else { return nil }
        let isSpokenOut = written.hasPrefix("十") && "一" + written == words
        return written == words || isSpokenOut ? number : nil
    }

    private static func plain(_ word: Character) -> Character {
        switch word {
        case "〇": "零"
        case "两", "兩": "二"
        case "萬": "万"
        default: word
        }
    }

    private static func section(_ number: Int) -> String {
        var (words, rest, pendingZero) = ("", number, false)
        for unit in units {
            let digit = rest / unit.size
            rest %= unit.size
            guard digit > 0 else {
                pendingZero = !words.isEmpty
                continue
            }
            words += (pendingZero ? "零" : "") + String(digits[digit]) + String(unit.word)
            pendingZero = false
        }
        guard rest > 0 else { return words }
        return words + (pendingZero ? "零" : "") + String(digits[rest])
    }

    // Adds up generously; `value(of:)` then compares with the one right way to write the sum.
    private static func sum(_ words: Substring) -> Int? {
        var (total, digit) = (0, 0)
        for word in words {
            if let value = digits.firstIndex(of: word) {
                digit = value
            } else if let unit = units.first(where: { $0.word == word }) {
                total += max(digit, 1) * unit.size
                digit = 0
            } else {
                return nil
            }
            guard total < 100_000 else { return nil }
        }
        return total + digit
    }
}
