public import Civics

/// The addresses of the portal's pages. Links are made from it, so that none leads nowhere.
public enum Site: Hashable, Sendable {
    case home, search, services, guide(String), eligibility(String)
    case signIn, signOut, sitemap
    case start, draft(String), step(String, String), files(String), file(String, String)
    case removeFile(String, String), check(String), done(String), discard(String)
    case me, cases, ofCase(String), fix(String), withdraw(String), urge(String), confirm(String)
    case answerRefusal(String), pay(String), reasons(String), attachment(String)
    case letter(String, Int)
    case documents, document(String), data, inbox, settings
    case track, verify, verified(String), rate(String)
    case accessibility, privacy, cookies, licences, status
    case display(String), language(Language)
    /// A page another file of the portal adds: its path without a language.
    case other(String)

    /// The path without a language.
    public var path: String {
        switch self {
        case .home: "/"
        case .search: "/s"
        case .services: "/services"
        case .guide(let id): "/services/\(id)"
        case .eligibility(let id): "/services/\(id)/check"
        case .signIn: "/login"
        case .signOut: "/logout"
        case .sitemap: "/sitemap"
        case .start: "/apply"
        case .draft(let id): "/apply/\(id)"
        case .step(let id, let step): "/apply/\(id)/\(step)"
        case .files(let id): "/apply/\(id)/files"
        case .file(let id, let place): "/apply/\(id)/files/\(place)"
        case .removeFile(let id, let place): "/apply/\(id)/files/\(place)/remove"
        case .check(let id): "/apply/\(id)/check"
        case .done(let id): "/apply/\(id)/done"
        case .discard(let id): "/apply/\(id)/discard"
        case .me: "/me"
        case .cases: "/me/cases"
        case .ofCase(let number): "/me/cases/\(number)"
        case .fix(let number): "/me/cases/\(number)/fix"
        case .withdraw(let number): "/me/cases/\(number)/withdraw"
        case .urge(let number): "/me/cases/\(number)/urge"
        case .confirm(let number): "/me/cases/\(number)/confirm"
        case .answerRefusal(let number): "/me/cases/\(number)/answer"
        case .pay(let number): "/me/cases/\(number)/pay"
        case .reasons(let number): "/me/cases/\(number)/dates"
        case .attachment(let digest): "/files/\(digest)"
        case .letter(let number, let entry): "/papers/cases/\(number)/\(entry)"
        case .documents: "/me/documents"
        case .document(let code): "/me/documents/\(code)"
        case .data: "/me/data"
        case .inbox: "/me/inbox"
        case .settings: "/me/settings"
        case .track: "/track"
        case .verify: "/verify"
        case .verified(let code): "/v/\(code)"
        case .rate(let token): "/rate/\(token)"
        case .accessibility: "/accessibility"
        case .privacy: "/privacy"
        case .cookies: "/cookies"
        case .licences: "/licences"
        case .status: "/status"
        case .display(let size): "/display/\(size)"
        case .language(let language): "/language/\(language.rawValue)"
        case .other(let path): path
        }
    }

    /// The address in a language: `/en/services`; the city's own language has none before it.
    public func address(in language: Language) -> String {
        Self.address(of: path, in: language)
    }

    /// An address of a path, which begins with `/`, in a language.
    static func address(of path: String, in language: Language) -> String {
        switch language {
        case .zhHans: path
        case .zhHant, .en: path == "/" ? "/\(language.rawValue)" : "/\(language.rawValue)\(path)"
        }
    }

    /// A place to come back to, if it is one of this site: begins with one slash and holds nothing
    /// a browser would read as another host.
    public static func ownPath(_ text: String?) -> String? {
        guard let text, text.utf8.count <= 512, text.hasPrefix("/"), !text.hasPrefix("//"),
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
        else { return nil }
        return text
    }

    /// Text as a value of a query (RFC 3986: everything but the unreserved is escaped).
    public static func escaped(_ text: String) -> String {
        var escaped = ""
        for byte in text.utf8 {
            let scalar = Unicode.Scalar(byte)
            let isPlain =
                scalar.properties.isAlphabetic && byte < 0x80
                || (0x30...0x39).contains(byte) || "-._~/".utf8.contains(byte)
            if isPlain {
                escaped.unicodeScalars.append(scalar)
            } else {
                let hex = String(byte, radix: 16, uppercase: true)
                escaped += "%" + (hex.count == 1 ? "0" + hex : hex)
            }
        }
        return escaped
    }
}
