/// The small grammars that the C2SP texts share.
enum StrictText {
    /// A decimal without sign or leading zeros, at most `Int.max`.
    static func decimal(_ text: some StringProtocol) -> Int? {
        let digits = text.utf8
        guard let first = digits.first, digits.count == 1 || first != UInt8(ascii: "0"),
            digits.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") })
        else { return nil }
        return Int(text)
    }

    /// Lines that each end in a newline; `nil` when the last one does not.
    static func lines(_ text: String) -> [Substring]? {
        guard text.utf8.last == UInt8(ascii: "\n") else { return nil }
        return text.unicodeScalars.dropLast().split(
            separator: "\n", omittingEmptySubsequences: false
        ).map(Substring.init)
    }

    /// What follows `prefix`; `nil` without it.
    static func after(_ prefix: String, in line: Substring) -> Substring? {
        guard line.utf8.starts(with: prefix.utf8) else { return nil }
        return Substring(line.utf8.dropFirst(prefix.utf8.count))
    }
}
