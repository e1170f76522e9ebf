public import City
public import Civics
import Crypto
import FoundationEssentials
import JSON

/// Signing in at an OpenID Connect provider: authorization code with PKCE (RFC 7636, RFC 9700).
///
/// State, nonce and verifier follow from one secret that only the visitor's browser keeps, so nothing
/// is stored here for somebody who never comes back.
public struct OpenIDSignIn: ForeignSignIn {
    /// The provider and which of its claims say what.
    public struct Settings: Sendable {
        /// As it stands in its tokens, without a slash at the end unless they have one.
        public var issuer: String
        public var clientID: String
        public var clientSecret: String
        public var name: LocalizedText
        /// Besides `openid`.
        public var scopes: [String]
        /// Claim that holds the resident number.
        public var residentNumber: String
        /// Claim that is `true` once the real name was verified.
        public var verified: String
        /// Claim that holds the name; `nil` for none.
        public var personName: String?
        /// Claim that holds the credit code of an organisation they act for; `nil` for none.
        public var creditCode: String?

        public init(
            issuer: String, clientID: String, clientSecret: String, name: LocalizedText,
            scopes: [String], residentNumber: String, verified: String, personName: String?,
            creditCode: String?
        ) {
            (self.issuer, self.clientID, self.clientSecret) = (issuer, clientID, clientSecret)
            (self.name, self.scopes, self.residentNumber) = (name, scopes, residentNumber)
            (self.verified, self.personName, self.creditCode) = (verified, personName, creditCode)
        }
    }

    public var name: LocalizedText { settings.name }

    private let settings: Settings
    private let provider: ProviderMemory
    private let http: any OutboundHTTP
    /// The machine's own clock: a sample city's may run ahead.
    private let now: @Sendable () -> Instant

    public init(
        _ settings: Settings, http: any OutboundHTTP, now: @escaping @Sendable () -> Instant
    ) {
        (self.settings, self.http, self.now) = (settings, http, now)
        provider = ProviderMemory(issuer: settings.issuer, http: http, now: now)
    }

    // MARK: Setting out

    /// Where the visitor goes, with state, nonce and challenge of this visit.
    public func address(secret: [UInt8], back: String) async throws -> String {
        let description = try await provider.description()
        let visit = SignOnVisit(secret: secret)
        return Self.address(
            description.authorization,
            [
                ("response_type", "code"), ("client_id", settings.clientID),
                ("redirect_uri", back),
                ("scope", (["openid"] + settings.scopes).joined(separator: " ")),
                ("state", visit.state), ("nonce", visit.nonce),
                ("code_challenge", visit.challenge), ("code_challenge_method", "S256"),
            ])
    }

    /// Where one signs out over there; `nil` where that is not offered.
    public func endAddress(back: String) async -> String? {
        guard let end = try? await provider.description().end else { return nil }
        return Self.address(
            end, [("client_id", settings.clientID), ("post_logout_redirect_uri", back)])
    }

    // MARK: Coming back

    /// Redeems the code, checks the token and gives who is vouched for.
    public func finish(
        code: String, state: String, issuer: String?, secret: [UInt8], back: String
    ) async throws -> ForeignPerson {
        let visit = SignOnVisit(secret: secret)
        do {
            guard visit.isOf(state) else { throw SignOnFault.state }
            // Another provider's answer must not reach this one (RFC 9207).
            guard issuer == nil || issuer == settings.issuer else { throw SignOnFault.issuer }
            let token = try await redeem(code, visit, back)
            try await believe(token, visit)
            return try person(token.claims)
        } catch let fault as SignOnFault {
            throw Problem(.signOnRefused, facts: ["reason": fault.rawValue])
        }
    }

    private func redeem(
        _ code: String, _ visit: SignOnVisit, _ back: String
    ) async throws -> IdentityToken {
        let form = Self.form([
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", back),
            ("code_verifier", visit.verifier),
        ])
        let credentials =
            Self.escaped(settings.clientID) + ":" + Self.escaped(settings.clientSecret)
        let answer = try await ProviderMemory.ask(
            http,
            OutboundCall(
                "POST", try await provider.description().token,
                fields: [
                    "Content-Type": "application/x-www-form-urlencoded",
                    "Accept": "application/json",
                    "Authorization": "Basic "
                        + Data(credentials.utf8).base64EncodedString(),
                ], body: Array(form.utf8)))
        guard answer.status == 200, let json = try? JSONValue(parsing: answer.body),
            let text = json["id_token"]?.string
        else { throw SignOnFault.malformed }
        return try IdentityToken(text)
    }

    private func believe(_ token: IdentityToken, _ visit: SignOnVisit) async throws {
        let keys = try await provider.keys(for: token.keyID, token.algorithm)
        guard token.isSigned(by: keys) else { throw SignOnFault.signature }
        try token.check(
            .init(
                issuer: settings.issuer, client: settings.clientID, nonce: visit.nonce,
                now: now()))
    }

    /// Only what the provider has verified is believed: everything else could be typed by anybody.
    private func person(_ claims: JSONValue) throws(SignOnFault) -> ForeignPerson {
        guard claims[settings.verified]?.bool == true,
            let number = claims[settings.residentNumber]?.string,
            (try? ResidentNumber(recorded: number)) != nil
        else { throw .unverified }
        let code = settings.creditCode.flatMap { claims[$0]?.string }
        return ForeignPerson(
            residentNumber: number, name: settings.personName.flatMap { claims[$0]?.string },
            organisation: code.flatMap { (try? CreditCode($0))?.text })
    }

    // MARK: Words of an address

    static func address(_ base: String, _ values: [(String, String)]) -> String {
        base + (base.contains("?") ? "&" : "?") + form(values)
    }

    static func form(_ values: [(String, String)]) -> String {
        values.map { "\($0)=\(escaped($1))" }.joined(separator: "&")
    }

    static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            let character = Character(Unicode.Scalar(byte))
            if byte < 0x80, character.isLetter || character.isNumber || "-._~".contains(character) {
                return String(character)
            }
            let hex = String(byte, radix: 16, uppercase: true)
            return "%" + (hex.count == 1 ? "0" : "") + hex
        }.joined()
    }
}

/// What follows from the secret a visitor's browser keeps while they are away.
struct SignOnVisit {
    let state: String
    let nonce: String
    /// RFC 7636: 43 characters nobody can guess.
    let verifier: String

    init(secret: [UInt8]) {
        let key = SymmetricKey(data: secret)
        func derive(_ word: String) -> String {
            Base64URL.text(
                HMAC<SHA256>.authenticationCode(
                    for: Array("tongban/sign-on/v1/\(word)".utf8), using: key))
        }
        (state, nonce, verifier) = (derive("state"), derive("nonce"), derive("verifier"))
    }

    var challenge: String { Base64URL.text(SHA256.hash(data: Array(verifier.utf8))) }

    func isOf(_ sent: String) -> Bool {
        guard sent.utf8.count == state.utf8.count else { return false }
        return zip(sent.utf8, state.utf8).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
