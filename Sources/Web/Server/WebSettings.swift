public import Civics
public import HTTPTypes

/// What the door of the server is told about the place it stands in.
public struct WebSettings: Sendable {
    /// The public origin as browsers write it (`https://city.example`); `nil` takes each call's own
    /// host, for a first look on one's own machine.
    public var origin: String?
    /// Proxies in front whose `X-Forwarded-For` is believed.
    public var proxies = TrustedProxies()
    /// How the language of an answer is chosen.
    public var languages = LanguageChoice()
    /// Limits of calls.
    public var rates: RateLimits
    /// How problems are shown to people in a browser; `nil` shows everybody the RFC 9457 body.
    public var problemPage: (@Sendable (Problem, Language, HTTPRequest, CallID) -> Reply)?

    /// A place with these limits.
    public init(origin: String? = nil, rates: RateLimits) {
        self.origin = origin
        self.rates = rates
    }

    /// Whether the public address is HTTPS.
    public var isSecure: Bool { origin?.hasPrefix("https://") ?? false }
}
