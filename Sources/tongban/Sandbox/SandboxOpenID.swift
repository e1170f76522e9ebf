import City
import Civics
import Crypto
import CryptoExtras
import Foundation
import HTTPTypes
import JSON
import Synchronization
import Web

/// The sandbox's OpenID Connect: description, keys, a page to choose who one is, tokens. Good tokens
/// are signed with a key made at the start; bad ones are bad in exactly one way each.
final class SandboxOpenID: Sendable {
    /// The ways a token can be made.
    enum Kind: String, CaseIterable, Sendable {
        case good, rotated, unverified, expired, nonce, audience, issuer, none, secret, stranger
    }

    struct Grant: Sendable {
        var back: String
        var nonce: String
        var challenge: String
        var number: String
        var kind: Kind
    }

    private struct Keys {
        var current: _RSA.Signing.PrivateKey
        var serial = 1
    }

    private let issuer: String
    private let clientSecret: String
    private let keys: Mutex<Keys>
    private let stranger: _RSA.Signing.PrivateKey
    private let grants = Mutex<[String: Grant]>([:])

    init(issuer: String, clientSecret: String) throws {
        self.issuer = issuer
        self.clientSecret = clientSecret
        keys = Mutex(Keys(current: try _RSA.Signing.PrivateKey(keySize: .bits2048)))
        stranger = try _RSA.Signing.PrivateKey(keySize: .bits2048)
    }

    var routes: [Route] {
        [
            Route(.get, "/.well-known/openid-configuration", "description", for: .anyone) {
                [self] _ in .json(description)
            },
            Route(.get, "/keys", "keys", for: .anyone) { [self] _ in .json(try keySet()) },
            Route(.get, "/authorize", "authorize", for: .anyone) { call in
                Self.choose(call)
            }.forPeople().query(
                QueryParameter(
                    "response_type", .text(atMost: 20), isRequired: true,
                    "As OpenID Connect has it."),
                QueryParameter(
                    "client_id", .text(atMost: 64), isRequired: true, "As OpenID Connect has it."),
                QueryParameter(
                    "redirect_uri", .text(atMost: 512), isRequired: true,
                    "As OpenID Connect has it."),
                QueryParameter("scope", .text(atMost: 128), "As OpenID Connect has it."),
                QueryParameter(
                    "state", .text(atMost: 128), isRequired: true, "As OpenID Connect has it."),
                QueryParameter(
                    "nonce", .text(atMost: 128), isRequired: true, "As OpenID Connect has it."),
                QueryParameter(
                    "code_challenge", .text(atMost: 128), isRequired: true,
                    "As OpenID Connect has it."),
                QueryParameter(
                    "code_challenge_method", .text(atMost: 8), isRequired: true,
                    "As OpenID Connect has it.")),
            Route(.post, "/authorize", "grant", for: .anyone) { [self] call in
                try grant(call)
            }.forPeople().reading(.form(atMost: 8192)),
            Route(.post, "/token", "token", for: .anyone) { [self] call in
                try token(call)
            }.reading(.form(atMost: 8192)),
            Route(.get, "/end", "end", for: .anyone) { _ in
                SandboxPages.page("已退出身份沙箱 / Signed out of the sandbox", "")
            }.forPeople().query(
                QueryParameter("client_id", .text(atMost: 64), "As OpenID Connect has it."),
                QueryParameter(
                    "post_logout_redirect_uri", .text(atMost: 512), "As OpenID Connect has it.")),
            Route(.get, "/style.css", "style", for: .anyone) { _ in
                Reply.bytes(
                    Array(SandboxPages.style.utf8), as: MediaType("text/css; charset=utf-8"))
            }.forPeople(),
        ]
    }

    private var description: JSONValue {
        [
            "issuer": .string(issuer), "authorization_endpoint": .string(issuer + "/authorize"),
            "token_endpoint": .string(issuer + "/token"), "jwks_uri": .string(issuer + "/keys"),
            "end_session_endpoint": .string(issuer + "/end"),
            "response_types_supported": ["code"], "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
        ]
    }

    private func keySet() throws -> JSONValue {
        let (key, serial) = keys.withLock { ($0.current, $0.serial) }
        let parts = try key.publicKey.getKeyPrimitives()
        return [
            "keys": [
                [
                    "kty": "RSA", "use": "sig", "alg": "RS256", "kid": .string("key-\(serial)"),
                    "n": .string(Self.text(parts.modulus)),
                    "e": .string(Self.text(parts.publicExponent)),
                ]
            ]
        ]
    }

    // MARK: The page

    private static func choose(_ call: Call) -> Reply {
        let names = ["redirect_uri", "state", "nonce", "code_challenge"]
        let hidden = names.map { name in
            "<input type=\"hidden\" name=\"\(name)\" value=\""
                + SandboxPages.escaped(call.query.text(name) ?? "") + "\">"
        }.joined()
        let options = Kind.allCases.map { "<option>\($0.rawValue)</option>" }.joined()
        return SandboxPages.page(
            "身份沙箱 / Identity sandbox",
            """
            <p class="note">沙箱：任何人都可以是任何人。Anybody may be anybody here.</p>
            <form method="post" action="/authorize">\(hidden)
            <label for="number">身份号码 / Resident number</label>
            <input id="number" name="number" value="990101198803120004">
            <label for="kind">令牌 / Token</label><select id="kind" name="kind">\(options)</select>
            <button class="button">登录 / Sign in</button></form>
            """)
    }

    /// Leads back by a link: a form of this page may not lead to another site.
    private func grant(_ call: Call) throws -> Reply {
        guard case .form(let form) = call.body, let back = form["redirect_uri"],
            let state = form["state"], let nonce = form["nonce"],
            let challenge = form["code_challenge"], let number = form["number"]
        else { throw Problem(.malformedRequest) }
        let code = Hex.text(Machine.randomBytes(16))
        let kind = form["kind"].flatMap { Kind(rawValue: $0) } ?? .good
        let grant = Grant(
            back: back, nonce: nonce, challenge: challenge, number: number, kind: kind)
        grants.withLock { $0[code] = grant }
        let address = "\(back)?code=\(code)&state=\(state)"
        return SandboxPages.page(
            "已登录身份沙箱 / Signed in",
            "<p><a class=\"button\" href=\"\(SandboxPages.escaped(address))\">"
                + "回到政务服务 / Back to the city</a></p>")
    }

    // MARK: The token

    private func token(_ call: Call) throws -> Reply {
        let credentials = Data("city:\(clientSecret)".utf8).base64EncodedString()
        guard call.head.headerFields[.authorization] == "Basic \(credentials)",
            case .form(let form) = call.body, let code = form["code"],
            let grant = grants.withLock({ $0.removeValue(forKey: code) }),
            form["redirect_uri"] == grant.back, let verifier = form["code_verifier"],
            Self.text(SHA256.hash(data: Array(verifier.utf8))) == grant.challenge
        else {
            return .json(["error": "invalid_grant"], .badRequest)
        }
        if grant.kind == .rotated {
            let key = try _RSA.Signing.PrivateKey(keySize: .bits2048)
            keys.withLock {
                $0.current = key
                $0.serial += 1
            }
        }
        return .json([
            "access_token": "unused", "token_type": "Bearer",
            "id_token": .string(try signed(grant)),
        ])
    }

    private func claims(_ grant: Grant) -> JSONValue {
        let now = Machine.now().millisecondsSinceEpoch / 1000
        let age: Int64 = grant.kind == .expired ? 7200 : 0
        return [
            "iss": .string(grant.kind == .issuer ? "https://elsewhere.example" : issuer),
            "aud": .string(grant.kind == .audience ? "another-city" : "city"),
            "sub": .string("sub-\(grant.number)"), "iat": .integer(now - age),
            "exp": .integer(now - age + 300),
            "nonce": .string(grant.kind == .nonce ? "of another visit" : grant.nonce),
            "name": "沙箱来客", "resident_number": .string(grant.number),
            "real_name_verified": .bool(grant.kind != .unverified),
        ]
    }

    private func signed(_ grant: Grant) throws -> String {
        let (key, serial) = keys.withLock { ($0.current, $0.serial) }
        let algorithm = grant.kind == .none ? "none" : grant.kind == .secret ? "HS256" : "RS256"
        let head: JSONValue = [
            "alg": .string(algorithm), "typ": "JWT", "kid": .string("key-\(serial)"),
        ]
        let text = Self.text(head.serialized()) + "." + Self.text(claims(grant).serialized())
        let bytes = Array(text.utf8)
        switch grant.kind {
        case .none: return text + "."
        case .secret:
            // The public key taken for a shared secret: what a careless verifier would accept.
            let secret = SymmetricKey(data: Array(key.publicKey.pemRepresentation.utf8))
            return text + "."
                + Self.text(HMAC<SHA256>.authenticationCode(for: bytes, using: secret))
        case .stranger: return text + "." + Self.text(try Self.sign(bytes, with: stranger))
        case .good, .rotated, .unverified, .expired, .nonce, .audience, .issuer:
            return text + "." + Self.text(try Self.sign(bytes, with: key))
        }
    }

    private static func sign(
        _ bytes: [UInt8], with key: _RSA.Signing.PrivateKey
    ) throws -> Data {
        try key.signature(for: SHA256.hash(data: bytes), padding: .insecurePKCS1v1_5)
            .rawRepresentation
    }

    private static func text(_ bytes: some Sequence<UInt8>) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            .replacing("=", with: "")
    }
}
