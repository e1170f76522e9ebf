public import City
public import Civics
import Crypto
import HTTPTypes
public import Web

/// One call of a page: who comes, in which language, how they like it shown.
public struct Visit: Sendable {
    public let call: Call
    public let portal: Portal
    public let language: Language
    /// The person signed in, whole.
    public let person: SignedIn?
    let display: Display
    /// What binds a form to this visitor: the session's secret, else a cookie made for it.
    let formSecret: String
    let isNewSecret: Bool

    init(_ call: Call, _ portal: Portal) async throws {
        self.call = call
        self.portal = portal
        language = call.pathLanguage ?? .zhHans
        display = call.cookie(Display.cookie).flatMap { Display(rawValue: $0) } ?? .normal
        let token = call.token.flatMap { SessionToken($0) }
        if let token {
            person = try await portal.hall.person(holding: token, isAttended: call.isAttended)
        } else {
            person = nil
        }
        let kept = call.token ?? call.cookie(Self.formCookie(portal))
        isNewSecret = kept == nil
        formSecret = kept ?? Hex.text(portal.hall.world.randomBytes(16))
    }

    public var hall: CityHall { portal.hall }

    public var wording: Wording { Wording(language, offset: hall.world.offset) }

    /// A message in the visitor's language.
    public func say(_ word: some Word, _ facts: KeyValuePairs<String, String> = [:]) -> String {
        word.text(in: language, facts)
    }

    /// The address of a page in the visitor's language.
    public func href(_ site: Site) -> String { site.address(in: language) }

    /// The person signed in.
    ///
    /// - Throws: `not-signed-in`; let it pass, the page then leads to signing in.
    public func signedIn() throws -> SignedIn {
        guard let person else { throw Problem(.notSignedIn) }
        return person
    }

    /// What a form carries so that only pages of ours, shown to this visitor, can send it
    /// (HMAC of the session's secret; OWASP, cross-site request forgery).
    public var csrf: String { Self.csrf(formSecret) }

    static func csrf(_ secret: String) -> String {
        let key = SymmetricKey(data: Array(secret.utf8))
        return Hex.text(
            HMAC<SHA256>.authenticationCode(for: Array("tongban/form/v1".utf8), using: key))
    }

    /// The path asked for, without its language.
    var path: String {
        let target = (call.head.path ?? "/")[...]
        let path = target.prefix { $0 != "?" }
        return String(PathLanguage.split(path)?.rest ?? path)
    }

    /// The path with its query, without its language.
    var pathAndQuery: String {
        let target = (call.head.path ?? "/")[...]
        return String(PathLanguage.split(target)?.rest ?? target)
    }

    static func formCookie(_ portal: Portal) -> String {
        portal.nameplate.isSecure ? "__Host-form" : "form"
    }
}

/// How large a visitor likes text and targets.
enum Display: String, Sendable, CaseIterable {
    case normal, large, elder
    /// The cookie that keeps it.
    static let cookie = "display"
}
