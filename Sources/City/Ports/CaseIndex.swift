public import Civics

/// Finding cases by what stands in their rows. Rows are as new as the journal itself.
public protocol CaseIndex: Sendable {
    /// The row of a case; `nil` when there is none.
    func row(of caseID: CaseID) async throws(StoreUnavailable) -> CaseRow?

    /// The row with this citizen number; `nil` when there is none.
    func row(number: String) async throws(StoreUnavailable) -> CaseRow?

    /// Cases that are not closed, by document (id without version; `nil` for all), in the order they
    /// were opened, after `case`, at most `limit`.
    func running(
        under policy: String?, after caseID: CaseID?, limit: Int
    ) async throws(StoreUnavailable) -> [CaseID]

    /// Cases that are not closed under one version of a document (`id@version`), in the order they
    /// were opened, after `case`, at most `limit`.
    func running(
        underVersion policy: String, after caseID: CaseID?, limit: Int
    ) async throws(StoreUnavailable) -> [CaseRow]

    /// Writes a case's row anew from what its events say, for rebuilding; its version and its
    /// events are not touched. A case that does not exist is passed over.
    func rewrite(_ row: CaseRow) async throws(StoreUnavailable)

    /// Cases one of these is a party of, each once, newest first, at most `limit`, opened before
    /// `case`.
    func rows(
        ofAny parties: Set<PartyKey>, before caseID: CaseID?, limit: Int
    ) async throws(StoreUnavailable) -> [CaseRow]

    /// Cases that grew from this one, oldest first.
    func children(of caseID: CaseID) async throws(StoreUnavailable) -> [CaseRow]

    /// One page of a desk's queue, the most urgent first.
    func queue(_ question: QueueQuestion) async throws(StoreUnavailable) -> QueuePage

    /// How many places a question finds, counted up to 10,000.
    func count(_ question: QueueQuestion) async throws(StoreUnavailable) -> QueueCount

    /// Cases the engine wants to look at again at or before `moment`, the earliest first.
    func due(by moment: Instant, limit: Int) async throws(StoreUnavailable) -> [CaseMoment]

    /// Cases of one category opened since `moment` within so many metres, the nearest first; at
    /// most 20. Distances up to 500 m.
    func near(
        _ spot: CaseSpot, metres: Int, since moment: Instant
    ) async throws(StoreUnavailable) -> [CaseRow]

    /// How much waits at each unit where anything waits.
    func unitLoads() async throws(StoreUnavailable) -> [UnitLoad]

    /// How many cases stand in each stage, by policy and kind.
    func tally() async throws(StoreUnavailable) -> [StageTally]
}

/// What a desk asks of its queue.
public struct QueueQuestion: Hashable, Sendable {
    /// Unit whose queue it is.
    public var unit: String
    /// One desk only; `nil` for all desks of the unit.
    public var desk: String?
    /// Stages wanted; empty for all.
    public var stages: [String]
    /// Lights wanted; empty for all.
    public var lights: [ClockLight]
    /// Policy wanted, id without version.
    public var policy: String?
    /// Assigned to this person only.
    public var assignee: PersonID?
    /// One step only: its id, or the whole path `branch/step`.
    public var step: String?
    /// Late at or before this moment; places without a limit are left out.
    public var dueBy: Instant?
    /// Only what nobody has taken on.
    public var isUnassigned: Bool
    /// Words of the title, or the beginning of a number.
    public var text: String?
    /// Which come first.
    public var order: Order
    /// Continue after this place.
    public var after: QueueCursor?
    /// Places a page, 1...200.
    public var limit: Int

    /// Orders of a queue.
    public enum Order: String, Hashable, Sendable, CaseIterable {
        /// Those that fall due first.
        case due
        /// Those that have waited longest at this desk.
        case since
        /// Those that have come to this desk last.
        case newest
    }

    /// A question; what is not given does not restrict.
    public init(
        unit: String, desk: String? = nil, stages: [String] = [], lights: [ClockLight] = [],
        policy: String? = nil, assignee: PersonID? = nil, step: String? = nil,
        dueBy: Instant? = nil, isUnassigned: Bool = false, text: String? = nil,
        order: Order = .due, after: QueueCursor? = nil, limit: Int = 50
    ) {
        (self.unit, self.desk, self.stages, self.lights) = (unit, desk, stages, lights)
        (self.policy, self.assignee, self.text) = (policy, assignee, text)
        (self.step, self.dueBy, self.isUnassigned) = (step, dueBy, isUnassigned)
        (self.order, self.after, self.limit) = (order, after, limit)
    }
}

/// One page of a queue.
public struct QueuePage: Hashable, Sendable {
    /// Places in order of their due moments.
    public var items: [QueueItem]
    /// Where the next page begins; `nil` on the last one.
    public var next: QueueCursor?

    /// A page with these parts.
    public init(items: [QueueItem], next: QueueCursor?) { (self.items, self.next) = (items, next) }
}

/// One place in a queue with the case that waits there.
public struct QueueItem: Hashable, Sendable {
    /// The place.
    public var place: QueuePlace
    /// The case.
    public var row: CaseRow

    /// An item with these parts.
    public init(place: QueuePlace, row: CaseRow) { (self.place, self.row) = (place, row) }
}

/// Where a page ended; travels to the reader and back as text.
public struct QueueCursor: Hashable, Sendable, LosslessStringConvertible {
    /// What the page was sorted by, in milliseconds: the last due moment, the greatest number for
    /// none; or since when it waits, negative where the newest come first.
    public var due: Int64
    /// Store's own number of the case the page ended with.
    public var place: Int64
    /// Path of the place the page ended with.
    public var path: String

    /// A cursor with these parts.
    public init(due: Int64, place: Int64, path: String) {
        (self.due, self.place, self.path) = (due, place, path)
    }

    /// Reads what ``description`` wrote; `nil` for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let due = Int64(parts[0], radix: 36),
            let place = Int64(parts[1], radix: 36)
        else { return nil }
        self.init(due: due, place: place, path: String(parts[2]))
    }

    /// Two numbers in base 36 and the path.
    public var description: String {
        "\(String(due, radix: 36)).\(String(place, radix: 36)).\(path)"
    }
}

/// How many, up to a bound.
public struct QueueCount: Hashable, Sendable {
    /// Counting stops here.
    public static let most = 10_000
    /// The number, at most ``most``.
    public var number: Int
    /// There are more than ``most``.
    public var isMore: Bool

    /// A count with these parts.
    public init(number: Int, isMore: Bool) { (self.number, self.isMore) = (number, isMore) }
}

/// A case and the moment the engine wants to look at it again.
public struct CaseMoment: Hashable, Sendable {
    /// The case.
    public var caseID: CaseID
    /// The moment.
    public var at: Instant

    /// A moment of a case.
    public init(caseID: CaseID, at: Instant) { (self.caseID, self.at) = (caseID, at) }
}

/// How many cases of one policy stand in one stage.
public struct StageTally: Hashable, Sendable {
    /// Document and version.
    public var policy: String
    /// Kind of case.
    public var kind: String
    /// Stage.
    public var stage: String
    /// Number of cases.
    public var count: Int

    /// A tally with these parts.
    public init(policy: String, kind: String, stage: String, count: Int) {
        (self.policy, self.kind, self.stage, self.count) = (policy, kind, stage, count)
    }
}

extension CaseIndex {
    /// Cases a person is a party of, newest first, at most `limit`, opened before `case`.
    public func rows(
        of person: PersonID, before caseID: CaseID?, limit: Int
    ) async throws(StoreUnavailable) -> [CaseRow] {
        try await rows(ofAny: [.person(person)], before: caseID, limit: limit)
    }

    /// Cases an organisation is a party of, in the same order.
    public func rows(
        ofOrganisation code: String, before caseID: CaseID?, limit: Int
    ) async throws(StoreUnavailable) -> [CaseRow] {
        try await rows(ofAny: [.organisation(code)], before: caseID, limit: limit)
    }
}
