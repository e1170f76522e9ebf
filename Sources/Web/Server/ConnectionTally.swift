import Synchronization

/// Counts connections for the metrics.
public final class ConnectionTally: Sendable {
    private let opens = Atomic<Int>(0)
    private let closes = Atomic<Int>(0)
    private let cuts = Atomic<Int>(0)

    /// Nothing counted yet.
    public init() {}

    /// Connections open now.
    public var open: Int { opens.load(ordering: .relaxed) - closes.load(ordering: .relaxed) }

    /// Connections closed because they passed a limit.
    public var cut: Int { cuts.load(ordering: .relaxed) }

    func opened() { opens.wrappingAdd(1, ordering: .relaxed) }
    func closed() { closes.wrappingAdd(1, ordering: .relaxed) }
    func wasCut() { cuts.wrappingAdd(1, ordering: .relaxed) }
}
