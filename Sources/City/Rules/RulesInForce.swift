public import Cases
public import Civics
public import Policies
import Synchronization

/// One version of a document, prepared to run: rules bound, engine made.
public struct PreparedPolicy: Sendable {
    public let policy: Policy
    public let rules: CityRules
    public let engine: Engine
    /// From this instant on new cases begin under it.
    public let from: Instant

    public init(policy: Policy, rules: CityRules, engine: Engine, from: Instant) {
        self.policy = policy
        self.rules = rules
        self.engine = engine
        self.from = from
    }
}

/// Which documents are in force: every version that was ever activated, since a case may run under
/// an old one, and for each document the one new cases begin under.
///
/// A publication replaces the whole picture at once, so no request ever sees half of it.
public final class RulesInForce: Sendable {
    private struct Picture {
        var versions: [PolicyReference: PreparedPolicy] = [:]
        /// By document, in the order of the instants they take effect at.
        var documents: [String: [PreparedPolicy]] = [:]
        var calendar: WorkingCalendar = .weekendsOnly
        var plan = CityPlan()
    }

    private let picture = Mutex(Picture())

    public init() {}

    /// Replaces the picture.
    public func publish(
        _ policies: [PreparedPolicy], calendar: WorkingCalendar, plan: CityPlan
    ) {
        var next = Picture()
        next.calendar = calendar
        next.plan = plan
        for prepared in policies.sorted(by: { $0.from < $1.from }) {
            next.versions[prepared.policy.reference] = prepared
            next.documents[prepared.policy.reference.id, default: []].append(prepared)
        }
        let complete = next
        picture.withLock { $0 = complete }
    }

    /// The version a running case is bound to.
    public subscript(_ reference: PolicyReference) -> PreparedPolicy? {
        picture.withLock { $0.versions[reference] }
    }

    /// The version a new case begins under at an instant; `nil` before the first takes effect or
    /// after the last ended.
    public func inForce(_ id: String, at instant: Instant, offset: UTCOffset) -> PreparedPolicy? {
        let versions = picture.withLock { $0.documents[id] }
        guard let prepared = versions?.last(where: { $0.from <= instant }) else { return nil }
        if let until = prepared.policy.until, instant.date(at: offset) > until { return nil }
        return prepared
    }

    /// Every document's version in force at an instant, by id.
    public func allInForce(at instant: Instant, offset: UTCOffset) -> [PreparedPolicy] {
        let ids = picture.withLock { $0.documents.keys.sorted() }
        return ids.compactMap { inForce($0, at: instant, offset: offset) }
    }

    public var calendar: WorkingCalendar { picture.withLock { $0.calendar } }
    public var plan: CityPlan { picture.withLock { $0.plan } }
}
