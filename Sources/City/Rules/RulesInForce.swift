public import Cases
public import Civics
public import Policies
import Synchronization

/// One version of a document, prepared to run: rules bound, engine made.
///
/// An object, because every act looks one up and a document has many parts.
public final class PreparedPolicy: Sendable {
    public let policy: Policy
    public let rules: CityRules
    public let engine: Engine
    /// From this instant on new cases begin under it.
    public let from: Instant
    /// Every step of its flow, those of branches included.
    let steps: [Step]
    /// Some step is for the unit responsible where the case belongs.
    let isTerritorial: Bool
    /// An application that fulfils everything is accepted without a person.
    let acceptsByItself: Bool

    public init(policy: Policy, rules: CityRules, engine: Engine, from: Instant) {
        steps = policy.flow?.allSteps ?? []
        isTerritorial = steps.contains { step in
            if case .territorial? = step.unit { true } else { false }
        }
        acceptsByItself = steps.contains { step in
            if case .accept(_, automatic: true) = step.pattern { true } else { false }
        }
        self.policy = policy
        self.rules = rules
        self.engine = engine
        self.from = from
    }
}

/// One released version of a document, whether it makes cases or not (a calendar).
public struct ShelvedPolicy: Sendable {
    public let policy: Policy
    /// It holds from this instant on.
    public let from: Instant
    /// When it was released.
    public let activated: Instant
    /// Who released it, the author first.
    public let by: [AccountID]

    /// A version with these parts.
    public init(policy: Policy, from: Instant, activated: Instant, by: [AccountID]) {
        (self.policy, self.from, self.activated, self.by) = (policy, from, activated, by)
    }
}

/// Everything that is in force from one instant until the next picture begins.
final class RulesPicture: Sendable {
    let from: Instant
    let versions: [PolicyReference: PreparedPolicy]
    /// By document, in the order of the instants they take effect at.
    let documents: [String: [PreparedPolicy]]
    /// Every released version by document, the oldest first.
    let shelf: [String: [ShelvedPolicy]]
    /// Versions of the document with the words common to all papers, the oldest first.
    let letters: [(book: LetterBook, from: Instant)]
    let calendar: WorkingCalendar
    let plan: CityPlan

    init(
        from: Instant, prepared: [PreparedPolicy] = [], shelf: [ShelvedPolicy] = [],
        calendar: WorkingCalendar = .weekendsOnly, plan: CityPlan = CityPlan()
    ) {
        let ordered = prepared.sorted { $0.from < $1.from }
        self.from = from
        versions = Dictionary(ordered.map { ($0.policy.reference, $0) }) { _, last in last }
        documents = Dictionary(grouping: ordered, by: \.policy.reference.id)
        self.shelf = Dictionary(
            grouping: shelf.sorted { $0.policy.reference.version < $1.policy.reference.version },
            by: \.policy.reference.id)
        letters = shelf.compactMap { one in
            LetterBook(one.policy).map { (book: $0, from: one.from) }
        }.sorted { $0.from < $1.from }
        self.calendar = calendar
        self.plan = plan
    }
}

/// Which documents are in force: every version that was ever activated, since a case may run under
/// an old one, and for each document the one new cases begin under.
///
/// A publication replaces the whole picture at once, so no request ever sees half of it. Pictures
/// of later instants lie ready and take the place of the present one at their instant, for whoever
/// asks first.
public final class RulesInForce: Sendable {
    private struct State {
        var present = RulesPicture(from: .earliest)
        /// The next first.
        var coming: [RulesPicture] = []
        var known = 0
    }

    private let state = Mutex(State())
    private let now: @Sendable () -> Instant

    /// - Parameter now: The city's clock.
    public init(now: @escaping @Sendable () -> Instant = { .earliest }) { self.now = now }

    /// Replaces the pictures, the present one first.
    ///
    /// - Parameter known: How many versions they were made from. They only ever become more: what
    ///   was made from fewer came second and is left.
    func publish(_ pictures: [RulesPicture], known: Int) {
        state.withLock { state in
            guard known >= state.known, let present = pictures.first else { return }
            state = State(present: present, coming: Array(pictures.dropFirst()), known: known)
        }
    }

    private var picture: RulesPicture {
        let now = now()
        return state.withLock { state in
            while let next = state.coming.first, next.from <= now {
                state.present = next
                state.coming.removeFirst()
            }
            return state.present
        }
    }

    /// The version a running case is bound to.
    public subscript(_ reference: PolicyReference) -> PreparedPolicy? {
        picture.versions[reference]
    }

    /// The words common to all papers at an instant; `nil` where no document holds them.
    func letterBook(at instant: Instant) -> LetterBook? {
        picture.letters.last { $0.from <= instant }?.book
    }

    /// A version of the document with the words common to all papers.
    func letterBook(_ reference: PolicyReference) -> LetterBook? {
        picture.letters.first { $0.book.policy.reference == reference }?.book
    }

    /// The version a new case begins under at an instant; `nil` before the first takes effect or
    /// after the last ended.
    public func inForce(_ id: String, at instant: Instant, offset: UTCOffset) -> PreparedPolicy? {
        let versions = picture.documents[id]
        guard let prepared = versions?.last(where: { $0.from <= instant }) else { return nil }
        if let until = prepared.policy.until, instant.date(at: offset) > until { return nil }
        return prepared
    }

    /// Every document's version in force at an instant, by id.
    public func allInForce(at instant: Instant, offset: UTCOffset) -> [PreparedPolicy] {
        let ids = picture.documents.keys.sorted()
        return ids.compactMap { inForce($0, at: instant, offset: offset) }
    }

    /// Every released version of a document, the oldest first; empty when there is none.
    public func shelf(of id: String) -> [ShelvedPolicy] { picture.shelf[id] ?? [] }

    /// Ids of all documents on the shelf, sorted.
    public var documents: [String] { picture.shelf.keys.sorted() }

    /// Working days and office hours as they count now.
    public var calendar: WorkingCalendar { picture.calendar }
    /// Units and places.
    public var plan: CityPlan { picture.plan }
}
