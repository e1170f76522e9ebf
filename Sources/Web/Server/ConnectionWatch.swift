import NIOCore
import NIOHTTPTypes

/// The state of one connection as the limits see it: pure bookkeeping, times come in.
///
/// The front request is the one being answered; a client may already send the next one behind it
/// (pipelining), whose body must then wait without being blamed.
struct ConnectionWatch {
    /// Nanoseconds, as ``Monotonic`` gives them.
    typealias Moment = UInt64

    private let limits: ConnectionLimits
    private var headsRead = 0
    private var endsRead = 0
    private var answersBegun = 0
    private var answersEnded = 0
    private var bodyBytes = 0
    /// When the connection opened, the front request's head came, or the last answer ended.
    private var since: Moment
    /// When the front request was complete.
    private var completeAt: Moment
    private var written = 0
    private var sentAtLastLook = 0
    private var lastLook: Moment
    private var slowFor: Moment = 0

    init(limits: ConnectionLimits, now: Moment) {
        self.limits = limits
        (since, completeAt, lastLook) = (now, now, now)
    }

    /// Whether the body of the request now answered is still coming in.
    var isReadingFront: Bool { headsRead > answersEnded && endsRead <= answersEnded }

    /// Whether no request is under way.
    var isIdle: Bool { headsRead == answersEnded }

    /// Whether an answer has begun and not ended.
    var isAnswering: Bool { answersBegun > answersEnded }

    mutating func readHead(at now: Moment) {
        headsRead += 1
        guard headsRead == answersEnded + 1 else { return }
        (since, completeAt, bodyBytes) = (now, now, 0)
    }

    mutating func readBody(_ count: Int) {
        if isReadingFront { bodyBytes += count }
    }

    mutating func readEnd(at now: Moment) {
        endsRead += 1
        if endsRead == answersEnded + 1 { completeAt = now }
    }

    mutating func wroteHead() { answersBegun += 1 }

    mutating func wroteBody(_ count: Int) { written += count }

    mutating func wroteEnd(at now: Moment) {
        answersEnded += 1
        (since, completeAt, bodyBytes) = (now, now, 0)
    }

    /// Looks at the connection; called at least every 5 seconds.
    ///
    /// - Parameter buffered: Bytes of answers that the other end has not taken yet.
    /// - Returns: Whether a limit is passed and the connection should be cut.
    mutating func isOverLimit(buffered: Int, at now: Moment) -> Bool {
        defer { lastLook = now }
        if readsTooSlowly(buffered: buffered, at: now) { return true }
        if isIdle { return buffered == 0 && now - since >= limits.idle.inNanoseconds }
        if isReadingFront { return sendsTooSlowly(at: now) }
        return !isAnswering && now - completeAt >= limits.answer.inNanoseconds
    }

    private func sendsTooSlowly(at now: Moment) -> Bool {
        let passed = now - since
        if passed >= limits.body.inNanoseconds { return true }
        guard passed >= limits.grace.inNanoseconds else { return false }
        return Double(bodyBytes) < Double(limits.leastRate) * Double(passed) / 1e9
    }

    private mutating func readsTooSlowly(buffered: Int, at now: Moment) -> Bool {
        let sent = max(written - buffered, 0)
        defer { sentAtLastLook = sent }
        let passed = now - lastLook
        let least = Double(limits.leastRate) * Double(passed) / 1e9
        let isSlow = buffered > 0 && Double(sent - sentAtLastLook) < least
        slowFor = isSlow ? slowFor + passed : 0
        return slowFor >= limits.grace.inNanoseconds
    }
}

extension Duration {
    /// Whole nanoseconds, never negative.
    var inNanoseconds: UInt64 {
        let (seconds, attoseconds) = components
        return UInt64(max(seconds, 0)) * 1_000_000_000 + UInt64(max(attoseconds, 0)) / 1_000_000_000
    }

    var inNIO: TimeAmount { .nanoseconds(Int64(clamping: inNanoseconds)) }
}
