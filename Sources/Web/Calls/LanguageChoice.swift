public import Civics
import HTTPTypes

/// Decides in which language a call is answered.
public struct LanguageChoice: Sendable {
    /// The city's own language, when nobody says otherwise.
    public let city: Language
    /// The cookie that keeps a visitor's choice.
    public let cookie: String

    /// A city's choice.
    public init(city: Language = .zhHans, cookie: String = "language") {
        (self.city, self.cookie) = (city, cookie)
    }

    func choose(_ head: HTTPRequest, account: Language?) -> Language {
        if let chosen = head.headerFields[.cookie].flatMap({ Cookies.value(of: cookie, in: $0) }),
            let language = Language(rawValue: chosen)
        {
            return language
        }
        return account ?? head.headerFields[.acceptLanguage].flatMap(Self.preferred) ?? city
    }

    /// The best language of an `Accept-Language` field that we speak (RFC 9110 §12.5.4); of equal
    /// ones the first.
    static func preferred(_ field: String) -> Language? {
        var best: (language: Language, quality: Double)?
        for entry in field.split(separator: ",", maxSplits: 20) {
            let parts = entry.split(separator: ";", maxSplits: 2)
            guard let tag = parts.first, let language = Language(tag: tag.trimming()) else {
                continue
            }
            let quality = parts.dropFirst().first.map { Self.quality($0.trimming()) } ?? 1
            if quality > best?.quality ?? 0 { best = (language, quality) }
        }
        return best?.language
    }

    private static func quality(_ text: String) -> Double {
        guard text.hasPrefix("q="), let value = Double(text.dropFirst(2)) else { return 0 }
        return min(max(value, 0), 1)
    }
}

/// Reading the `Cookie` field (RFC 6265 §4.2).
enum Cookies {
    /// The value of a name; the first if it comes several times.
    static func value(of name: String, in field: String) -> String? {
        for pair in field.split(separator: ";") {
            let pair = pair.trimming()
            guard let equals = pair.firstIndex(of: "="), pair[..<equals] == name else { continue }
            return String(pair[pair.index(after: equals)...])
        }
        return nil
    }
}
