public import Civics
import HTTPTypes

/// The language a page's address begins with: `/en/services`, `/zh-Hant/services`; none for the
/// city's own.
public enum PathLanguage {
    /// Language and the path behind it; `nil` when the path begins with no language.
    public static func split(_ path: Substring) -> (language: Language, rest: Substring)? {
        guard path.utf8.first == UInt8(ascii: "/") else { return nil }
        let first = path.dropFirst().prefix { $0 != "/" }
        guard let language = Language(rawValue: String(first)) else { return nil }
        let rest = path.dropFirst(first.count + 1)
        return (language, rest.isEmpty ? "/" : rest)
    }
}

extension Call {
    /// The value of a cookie; `nil` when it was not sent.
    public func cookie(_ name: String) -> String? {
        head.headerFields[.cookie].flatMap { Cookies.value(of: name, in: $0) }
    }
}
