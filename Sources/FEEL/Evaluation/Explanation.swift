/// Why an expression came to its value: the result of each part, as values without words.
public struct Explanation: Hashable, Sendable {
    /// What the whole came to.
    public let outcome: Outcome
    /// The outermost part, `nil` when recording was cut off at the start.
    public let root: Part?

    /// One part and what it came to.
    public struct Part: Hashable, Sendable {
        /// The part as written.
        public let syntax: Syntax
        /// What it came to.
        public let value: Value
        /// The parts it was made from, in the order they were worked out; parts that were not
        /// needed are not there.
        public let parts: [Part]
    }
}

/// Records parts while they are worked out.
final class Tracer {
    static let limit = 10_000

    private var open: [[Explanation.Part]] = [[]]
    private var count = 0

    var root: Explanation.Part? { open.first?.first }

    func enter() {
        open.append([])
    }

    func leave(_ syntax: Syntax, _ value: Value) {
        let parts = open.removeLast()
        count += 1
        guard count <= Tracer.limit, !open.isEmpty else { return }
        let part = Explanation.Part(syntax: syntax, value: value, parts: parts)
        open[open.count - 1].append(part)
    }
}
