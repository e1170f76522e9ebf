/// The cookie that holds a browser's session secret. The `__Host-` prefix makes browsers refuse it
/// unless it came over HTTPS, for this host alone and for every path (RFC 6265bis §4.1.3.2).
public enum SessionCookie {
    /// Its name where the public address is HTTPS.
    public static let name = "__Host-session"
    /// Its name on plain HTTP, for a first look on one's own machine: browsers would not keep the
    /// other.
    public static let plainName = "session"

    /// The `Set-Cookie` value that keeps a secret until the browser closes or the session ends.
    ///
    /// - Parameter isSecure: Whether the public address is HTTPS.
    public static func setting(_ secret: String, isSecure: Bool) -> String {
        "\(isSecure ? name : plainName)=\(secret); Path=/; HttpOnly; SameSite=Lax"
            + (isSecure ? "; Secure" : "")
    }

    /// The `Set-Cookie` value that takes the secret away.
    public static func removing(isSecure: Bool) -> String {
        setting("", isSecure: isSecure) + "; Max-Age=0"
    }
}
