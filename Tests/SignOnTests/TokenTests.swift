import City
import Civics
import Crypto
import CryptoExtras
import FoundationEssentials
import JSON
import Synchronization
import Testing

@testable import SignOn

/// A provider in memory: real keys, real signatures, every answer as over HTTP.
final class TestProvider: OutboundHTTP, Sendable {
    private struct State {
        var keys: JSONValue
        var token = ""
        var keyAsks = 0
        var form = ""
        var issuer = TestProvider.issuer
    }

    static let issuer = "https://id.example"
    let rsa: _RSA.Signing.PrivateKey
    let p256 = P256.Signing.PrivateKey()
    private let state: Mutex<State>

    init() throws {
        rsa = try _RSA.Signing.PrivateKey(keySize: .bits2048)
        state = Mutex(State(keys: ["keys": []]))
        publish([try Self.entry(rsa, "k1"), entry(p256, "k2")])
    }

    func publish(_ keys: [JSONValue]) { state.withLock { $0.keys = ["keys": .array(keys)] } }
    func give(_ token: String) { state.withLock { $0.token = token } }
    func call(itself issuer: String) { state.withLock { $0.issuer = issuer } }
    var keyAsks: Int { state.withLock { $0.keyAsks } }
    var form: String { state.withLock { $0.form } }

    func send(_ call: OutboundCall) async throws(OutboundFault) -> OutboundAnswer {
        let json: JSONValue = state.withLock { state in
            switch call.address.dropFirst(Self.issuer.utf8.count) {
            case "/.well-known/openid-configuration":
                return [
                    "issuer": .string(state.issuer),
                    "authorization_endpoint": "https://id.example/a",
                    "token_endpoint": "https://id.example/t", "jwks_uri": "https://id.example/k",
                ]
            case "/k":
                state.keyAsks += 1
                return state.keys
            case _:
                state.form = String(decoding: call.body ?? [], as: UTF8.self)
                return ["id_token": .string(state.token)]
            }
        }
        return OutboundAnswer(status: 200, body: json.serialized())
    }

    static func entry(_ key: _RSA.Signing.PrivateKey, _ id: String) throws -> JSONValue {
        let parts = try key.publicKey.getKeyPrimitives()
        return [
            "kty": "RSA", "kid": .string(id), "alg": "RS256", "use": "sig",
            "n": .string(Base64URL.text(parts.modulus)),
            "e": .string(Base64URL.text(parts.publicExponent)),
        ]
    }

    func entry(_ key: P256.Signing.PrivateKey, _ id: String) -> JSONValue {
        let point = Array(key.publicKey.x963Representation)
        return [
            "kty": "EC", "crv": "P-256", "kid": .string(id),
            "x": .string(Base64URL.text(point[1..<33])),
            "y": .string(Base64URL.text(point[33...])),
        ]
    }
}

@Suite("Signing in with somebody else's word")
struct TokenTests {
    private static let now = Instant(millisecondsSinceEpoch: 1_795_000_000_000)
    private let secret = [UInt8](repeating: 3, count: 32)
    private let number = "990101198803120004"

    private func service(
        _ provider: TestProvider, now: @escaping @Sendable () -> Instant = { TokenTests.now }
    ) -> OpenIDSignIn {
        OpenIDSignIn(
            .init(
                issuer: TestProvider.issuer, clientID: "city", clientSecret: "s:e c",
                name: LocalizedText(zhHans: "身份", zhHant: nil, en: nil), scopes: ["profile"],
                residentNumber: "resident_number", verified: "verified", personName: "name",
                creditCode: "code"), http: provider, now: now)
    }

    private func claims(_ change: (inout JSONObject) -> Void = { _ in }) -> JSONValue {
        let seconds = Self.now.millisecondsSinceEpoch / 1000
        var claims: JSONObject = [
            "iss": .string(TestProvider.issuer), "aud": "city", "sub": "1",
            "iat": .integer(seconds), "exp": .integer(seconds + 300),
            "nonce": .string(SignOnVisit(secret: secret).nonce),
            "resident_number": .string(number), "verified": true, "name": "陈雅兰",
        ]
        change(&claims)
        return .object(claims)
    }

    private func signed(
        _ claims: JSONValue, by provider: TestProvider, alg: String = "RS256", kid: String? = "k1",
        more: JSONObject = [:], sign: ((_ bytes: [UInt8]) throws -> [UInt8])? = nil
    ) throws -> String {
        var head: JSONObject = ["alg": .string(alg)]
        head["kid"] = kid.map { .string($0) }
        for member in more { head[member.key] = member.value }
        let text =
            Base64URL.text(JSONValue.object(head).serialized()) + "."
            + Base64URL.text(claims.serialized())
        let bytes = Array(text.utf8)
        let usual: ([UInt8]) throws -> [UInt8] = { bytes in
            Array(
                try provider.rsa.signature(
                    for: SHA256.hash(data: bytes), padding: .insecurePKCS1v1_5
                ).rawRepresentation)
        }
        return text + "." + Base64URL.text(try (sign ?? usual)(bytes))
    }

    private func finish(_ token: String, _ provider: TestProvider) async throws -> ForeignPerson {
        provider.give(token)
        return try await service(provider).finish(
            code: "c", state: SignOnVisit(secret: secret).state, issuer: nil, secret: secret,
            back: "https://city.example/login/back")
    }

    private func reason(_ token: String, _ provider: TestProvider) async -> String? {
        do {
            _ = try await finish(token, provider)
            return nil
        } catch let problem as Problem {
            return problem.facts["reason"] ?? problem.kind.name
        } catch {
            return "\(error)"
        }
    }

    @Test("A person with verified name comes in, by RS256 and by ES256")
    func good() async throws {
        let provider = try TestProvider()
        let person = try await finish(try signed(claims(), by: provider), provider)
        #expect(person == ForeignPerson(residentNumber: number, name: "陈雅兰"))
        #expect(
            provider.form.contains("code_verifier=\(SignOnVisit(secret: secret).verifier)"))
        let other = try signed(claims(), by: provider, alg: "ES256", kid: "k2") { bytes in
            Array(try provider.p256.signature(for: SHA256.hash(data: bytes)).rawRepresentation)
        }
        #expect(try await finish(other, provider).residentNumber == number)
    }

    @Test("Tokens for others, of other times and of other visits are refused")
    func claimsRefused() async throws {
        let provider = try TestProvider()
        let seconds = Self.now.millisecondsSinceEpoch / 1000
        let cases: [(String, (inout JSONObject) -> Void)] = [
            ("issuer", { $0["iss"] = "https://id.example/" }),
            ("audience", { $0["aud"] = "town" }),
            ("audience", { $0["aud"] = ["city", "town"] }),
            ("audience", { $0["azp"] = "town" }),
            ("expired", { $0["exp"] = .integer(seconds - 61) }),
            ("expired", { $0["iat"] = .integer(seconds + 61) }),
            ("expired", { $0["iat"] = .integer(seconds - 700) }),
            ("expired", { $0["nbf"] = .integer(seconds + 61) }),
            ("malformed", { $0["exp"] = nil }),
            ("malformed", { $0["sub"] = "" }),
            ("nonce", { $0["nonce"] = "x" }),
            ("nonce", { $0["nonce"] = nil }),
            ("unverified", { $0["verified"] = false }),
            ("unverified", { $0["verified"] = "true" }),
            ("unverified", { $0["resident_number"] = "990101198803120005" }),
        ]
        for (expected, change) in cases {
            let token = try signed(claims(change), by: provider)
            #expect(await reason(token, provider) == expected)
        }
        let late: (inout JSONObject) -> Void = { $0["exp"] = .integer(seconds - 59) }
        #expect(await reason(try signed(claims(late), by: provider), provider) == nil)
    }

    @Test("No algorithm, a shared secret, another's key and a mended token are refused")
    func signatures() async throws {
        let provider = try TestProvider()
        let none = try signed(claims(), by: provider, alg: "none") { _ in [] }
        #expect(await reason(none, provider) == "algorithm")
        let pem = Array(provider.rsa.publicKey.pemRepresentation.utf8)
        let secret = try signed(claims(), by: provider, alg: "HS256") { bytes in
            Array(
                HMAC<SHA256>.authenticationCode(for: bytes, using: SymmetricKey(data: pem)))
        }
        #expect(await reason(secret, provider) == "algorithm")
        let swapped = try signed(claims(), by: provider, alg: "ES256", kid: "k1")
        #expect(await reason(swapped, provider) == "signature")
        let stranger = try _RSA.Signing.PrivateKey(keySize: .bits2048)
        let strange = try signed(claims(), by: provider) { bytes in
            Array(
                try stranger.signature(
                    for: SHA256.hash(data: bytes), padding: .insecurePKCS1v1_5
                ).rawRepresentation)
        }
        #expect(await reason(strange, provider) == "signature")
        var parts = try signed(claims(), by: provider).split(separator: ".").map(String.init)
        parts[1] = Base64URL.text(claims { $0["sub"] = "2" }.serialized())
        #expect(await reason(parts.joined(separator: "."), provider) == "signature")
        let critical = try signed(claims(), by: provider, more: ["crit": ["b64"]])
        #expect(await reason(critical, provider) == "malformed")
        let embedded = try signed(
            claims(), by: provider, kid: "k9", more: ["jwk": try TestProvider.entry(stranger, "k9")]
        )
        #expect(await reason(embedded, provider) == "signature")
        for text in ["", "a.b", "a.b.c.d", "e30.e30.", "e30.e30.e30="] {
            #expect(await reason(text, provider) != nil, "\(text)")
        }
    }

    @Test("Small keys and keys for other uses are passed over")
    func keys() async throws {
        let provider = try TestProvider()
        let small = try _RSA.Signing.PrivateKey(unsafeKeySize: .init(bitCount: 1024))
        provider.publish([try TestProvider.entry(small, "k1")])
        let token = try signed(claims(), by: provider) { bytes in
            Array(
                try small.signature(
                    for: SHA256.hash(data: bytes), padding: .insecurePKCS1v1_5
                ).rawRepresentation)
        }
        #expect(await reason(token, provider) == "signature")
    }

    @Test("A new key of the provider is learnt when a token needs it, and asked for once a minute")
    func rotation() async throws {
        let provider = try TestProvider()
        let moment = Mutex(Self.now)
        let service = service(provider) { moment.withLock { $0 } }
        let state = SignOnVisit(secret: secret).state
        func come(_ token: String) async throws -> ForeignPerson {
            provider.give(token)
            return try await service.finish(
                code: "c", state: state, issuer: nil, secret: secret, back: "b")
        }
        _ = try await come(try signed(claims(), by: provider))
        let asked = provider.keyAsks
        for _ in 0..<5 {
            await #expect(throws: Problem.self) {
                try await come(try signed(claims(), by: provider, kid: "new"))
            }
        }
        #expect(provider.keyAsks == asked, "strangers made us ask")
        provider.publish([try TestProvider.entry(provider.rsa, "new")])
        moment.withLock { $0 = $0.adding(milliseconds: 61_000) }
        _ = try await come(try signed(claims(), by: provider, kid: "new"))
        #expect(provider.keyAsks == asked + 1)
        await #expect(throws: Problem.self) {
            try await come(try signed(claims(), by: provider, kid: "k1"))
        }
    }

    @Test("Only the browser that set out may come back, and only from the provider it went to")
    func visits() async throws {
        let provider = try TestProvider()
        provider.give(try signed(claims(), by: provider))
        let service = service(provider)
        let state = SignOnVisit(secret: secret).state
        for (state, issuer, secret) in [
            ("x", nil, secret), (state, nil, [UInt8](repeating: 4, count: 32)),
            (state, "https://evil.example", secret),
        ] {
            await #expect(throws: Problem.self) {
                try await service.finish(
                    code: "c", state: state, issuer: issuer, secret: secret, back: "b")
            }
        }
        let address = try await service.address(secret: secret, back: "https://city.example/b")
        #expect(address.hasPrefix("https://id.example/a?response_type=code&client_id=city"))
        #expect(address.contains("&code_challenge_method=S256"))
        #expect(!address.contains(SignOnVisit(secret: secret).verifier))
    }

    @Test("A description that is another issuer's is not believed")
    func descriptions() async throws {
        let provider = try TestProvider()
        provider.call(itself: "https://evil.example")
        #expect(await reason("a.b.c", provider) == "sign-on-unavailable")
    }
}
