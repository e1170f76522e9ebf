public import HTTPTypes

/// Header fields that tell a browser what it may do with an answer. One constant set for each kind
/// of route, copied into every reply.
enum SecurityFields {
    /// For answers read by programs: nothing in them may run, be framed or be embedded.
    static let program: HTTPFields = [
        .contentSecurityPolicy: "default-src 'none'; frame-ancestors 'none'; sandbox",
        .xContentTypeOptions: "nosniff",
        .referrerPolicy: "no-referrer",
        .crossOriginResourcePolicy: "same-origin",
    ]

    /// For pages: own scripts and styles only, nothing inline, never framed. The referrer policy
    /// stays on the site, because with `no-referrer` browsers send forms with `Origin: null`.
    static let page: HTTPFields = [
        .contentSecurityPolicy: """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
        font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
        form-action 'self'; base-uri 'none'; frame-ancestors 'none'
        """,
        .xContentTypeOptions: "nosniff",
        .referrerPolicy: "same-origin",
        .crossOriginResourcePolicy: "same-origin",
        .crossOriginOpenerPolicy: "same-origin",
        .permissionsPolicy: "camera=(self), geolocation=(self), microphone=(), payment=()",
    ]

    /// Two years, as the preload list asks for; only where the public address is HTTPS.
    static let transport = HTTPField(
        name: .strictTransportSecurity, value: "max-age=63072000; includeSubDomains")
}

extension HTTPField.Name {
    static let crossOriginOpenerPolicy = HTTPField.Name("Cross-Origin-Opener-Policy")!
    static let permissionsPolicy = HTTPField.Name("Permissions-Policy")!
    static let referrerPolicy = HTTPField.Name("Referrer-Policy")!
    static let idempotencyKey = HTTPField.Name("Idempotency-Key")!
    static let forwardedFor = HTTPField.Name("X-Forwarded-For")!
    static let secFetchSite = HTTPField.Name("Sec-Fetch-Site")!
    /// Sent by our script with what nobody asked for by hand; only ever shortens a session.
    public static let unattended = HTTPField.Name("X-Unattended")!
    static let lastEventID = HTTPField.Name("Last-Event-ID")!
    static let accelBuffering = HTTPField.Name("X-Accel-Buffering")!
    static let requestID = HTTPField.Name("X-Request-ID")!
}
