import Civics
import JSON

/// What somebody is told about an act that changed something.
public struct Answered: Sendable {
    /// JSON, the same bytes however often the request is repeated.
    public var body: [UInt8]
    /// Version of the case after it.
    public var version: Int?
    /// Told before: the request was a repetition.
    public var isReplay: Bool

    public init(body: [UInt8], version: Int? = nil, isReplay: Bool = false) {
        self.body = body
        self.version = version
        self.isReplay = isReplay
    }
}

/// What makes a request happen once: the sender's key and a digest of what was sent.
public struct OnceRequest: Hashable, Sendable {
    /// 1 to 255 bytes, chosen by the sender (`Idempotency-Key`); `nil` for the system's own acts.
    public var key: String?
    /// SHA-256 over method, path and body.
    public var digest: [UInt8]

    public init(key: String?, digest: [UInt8]) { (self.key, self.digest) = (key, digest) }

    public static let system = OnceRequest(key: nil, digest: [])

    func once(sender: AccountID?, answer: [UInt8]) -> Once? {
        guard let key, let sender else { return nil }
        return Once(OnceKey(sender: sender, key), request: digest, answer: answer)
    }
}
