import Crypto

/// What a signed-in person shows with each request: 32 bytes nobody can guess. The store keeps
/// only its SHA-256, so a stolen store opens nothing.
public struct SessionToken: Sendable {
    public var text: String

    /// - Parameter bytes: 32 unguessable bytes.
    public init(bytes: [UInt8]) { text = "tb_" + Hex.text(bytes) }

    /// `nil` when the text cannot be a token at all.
    public init?(_ text: String) {
        guard text.utf8.count == 67, text.hasPrefix("tb_"), Hex.bytes(text.dropFirst(3)) != nil
        else { return nil }
        self.text = text
    }

    /// Under which the store keeps the session, lower-case hex.
    public var digest: String { Hex.text(SHA256.hash(data: Array(text.utf8))) }

    /// A session ends after half an hour without a request and in any case after twelve hours
    /// (OWASP ASVS 7.3; design: safety, S10).
    public static let idleMilliseconds: Int64 = 30 * 60 * 1000
    public static let absoluteMilliseconds: Int64 = 12 * 60 * 60 * 1000
}
