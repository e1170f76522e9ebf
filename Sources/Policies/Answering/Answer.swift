public import Civics
public import FEEL

/// What a rule says about one case on one day. Never an error: a missing fact is its own answer,
/// so that a clerk can ask for it, or the office that holds it can be asked.
public enum Answer: Hashable, Sendable {
    case yes
    case no
    /// Cannot tell: these facts are missing.
    case cannotTell(missing: [String])
}

/// The facts a case stands on: each with its value and where it comes from.
public struct FactBase: Hashable, Sendable {
    public private(set) var entries: [String: Entry]
    /// 基准日: the day as of which rules are asked.
    public var asOf: CivilDate

    /// A value, and where it was had from.
    public struct Entry: Hashable, Sendable {
        public var value: Value
        public var source: Source
        public init(value: Value, source: Source) { (self.value, self.source) = (value, source) }
    }

    /// Where a value was had from; shown to the person beside it.
    public enum Source: Hashable, Sendable {
        case typed
        /// Fetched from a register's field at an instant.
        case register(resource: String, field: String, at: Instant)
        case engine
        case question
    }

    public init(asOf: CivilDate, entries: [String: Entry] = [:]) {
        (self.asOf, self.entries) = (asOf, entries)
    }

    /// Makes room for so many facts more.
    public mutating func reserveCapacity(_ more: Int) {
        entries.reserveCapacity(entries.count + more)
    }

    /// A fact that is not set is *unknown*; one set to null is known to be absent.
    public subscript(_ name: String) -> Entry? {
        get { entries[name] }
        set { entries[name] = newValue }
    }
}
