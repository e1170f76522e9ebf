import City
import Civics
import JSON
import Synchronization

/// What the provider says of itself (OpenID Connect Discovery 1.0) and its keys, kept for an hour.
///
/// A token signed with a key that is not known makes it ask again, at most once a minute: keys are
/// changed without notice, and strangers must not make us ask.
final class ProviderMemory: Sendable {
    struct Description: Sendable {
        var authorization: String
        var token: String
        var keys: String
        var end: String?
    }

    private struct State {
        var description: (Description, at: Instant)?
        var keys: (SigningKeys, at: Instant)?
    }

    private static let hour: Int64 = 3_600_000
    private static let minute: Int64 = 60_000

    private let issuer: String
    private let http: any OutboundHTTP
    private let now: @Sendable () -> Instant
    private let state = Mutex(State())

    init(issuer: String, http: any OutboundHTTP, now: @escaping @Sendable () -> Instant) {
        (self.issuer, self.http, self.now) = (issuer, http, now)
    }

    func description() async throws -> Description {
        if let (held, at) = state.withLock({ $0.description }), isFresh(at, Self.hour) {
            return held
        }
        let base = issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer
        let json = try await document(base + "/.well-known/openid-configuration")
        guard json["issuer"]?.string == issuer,
            let authorization = json["authorization_endpoint"]?.string,
            let token = json["token_endpoint"]?.string, let keys = json["jwks_uri"]?.string
        else { throw Problem(.signOnUnavailable, cause: "its description is another issuer's") }
        let read = Description(
            authorization: authorization, token: token, keys: keys,
            end: json["end_session_endpoint"]?.string)
        let at = now()
        state.withLock { $0.description = (read, at) }
        return read
    }

    func keys(
        for id: String?, _ algorithm: SigningKeys.Algorithm
    ) async throws -> SigningKeys {
        if let (held, at) = state.withLock({ $0.keys }) {
            let isKnown = held.holds(id, algorithm) && isFresh(at, Self.hour)
            if isKnown || isFresh(at, Self.minute) { return held }
        }
        let read = SigningKeys(try await document(try await description().keys))
        let at = now()
        state.withLock { $0.keys = (read, at) }
        return read
    }

    private func isFresh(_ at: Instant, _ milliseconds: Int64) -> Bool {
        now() < at.adding(milliseconds: milliseconds) && now() >= at.adding(milliseconds: -1)
    }

    private func document(_ address: String) async throws -> JSONValue {
        let answer = try await Self.ask(
            http, OutboundCall("GET", address, fields: ["Accept": "application/json"]))
        guard answer.status == 200, let json = try? JSONValue(parsing: answer.body) else {
            throw Problem(.signOnUnavailable, cause: "status \(answer.status)")
        }
        return json
    }

    static func ask(_ http: any OutboundHTTP, _ call: OutboundCall) async throws -> OutboundAnswer {
        do {
            return try await http.send(call)
        } catch {
            throw Problem(.signOnUnavailable, cause: "\(error)")
        }
    }
}
