/// How long and how slowly one connection may keep the server waiting. The values are those of the
/// threat model: headers cut within 15 s, bodies and answers cut at 60 s or below 1 KiB/s.
public struct ConnectionLimits: Hashable, Sendable {
    /// From an open or idle connection to a complete request head.
    public var idle: Duration = .seconds(15)
    /// From the head to the end of the body.
    public var body: Duration = .seconds(60)
    /// From the end of the body to the first byte of the answer.
    public var answer: Duration = .seconds(60)
    /// Bytes a second that a body must come in with, and an answer go out with, once ``grace`` has
    /// passed.
    public var leastRate: Int = 1024
    /// How long a sender or reader may be slower than ``leastRate``.
    public var grace: Duration = .seconds(10)
    /// Bytes of a request's head.
    public var headBytes: Int = 32 * 1024
    /// Fields of a request's head.
    public var headFields: Int = 100
    /// Connections at once; further ones wait in the system's queue, then are refused.
    public var connections: Int = 10_000

    /// The usual limits.
    public init() {}
}
