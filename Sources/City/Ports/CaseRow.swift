public import Civics

/// What a case is found, sorted and counted by; written with its events.
///
/// Holds no personal data: people by id only, words only from documents and public registers.
/// Number, parent, spot and moment of opening are fixed when the case is opened; everything else
/// is what the newest commit says.
public struct CaseRow: Hashable, Sendable {
    /// The case.
    public var caseID: CaseID
    /// Short citizen number, unique.
    public var number: String
    /// 实施编码 with date and serial, where there is one.
    public var internalNumber: String?
    /// Document and version, `sample.yunting.open-restaurant@1`.
    public var policy: String
    /// Kind of case, `bundle`.
    public var kind: String
    /// Stage it is in.
    public var stage: String
    /// Nothing more is expected.
    public var isClosed: Bool
    /// Public words it may be searched by: the service's title, a shop's sign, a street.
    public var title: String
    /// People it concerns: applicant, agent, the other parent, reporters.
    public var people: [PersonID]
    /// Organisations it concerns, by credit code.
    public var organisations: [String]
    /// Where it waits now.
    public var places: [QueuePlace]
    /// Last moment of the promised limit.
    public var promisedDue: Instant?
    /// Last moment of the statutory limit.
    public var statutoryDue: Instant?
    /// Worst light of all its clocks.
    public var light: ClockLight
    /// When the engine wants to look again by itself.
    public var nextMoment: Instant?
    /// When it was opened.
    public var opened: Instant
    /// When something last happened.
    public var updated: Instant
    /// The case it grew from.
    public var parent: CaseID?
    /// Where it is about, for city events.
    public var spot: CaseSpot?

    /// A row; what is not given is absent.
    public init(
        caseID: CaseID, number: String, internalNumber: String? = nil, policy: String,
        kind: String, stage: String, isClosed: Bool = false, title: String = "",
        people: [PersonID] = [], organisations: [String] = [], places: [QueuePlace] = [],
        promisedDue: Instant? = nil, statutoryDue: Instant? = nil, light: ClockLight = .green,
        nextMoment: Instant? = nil, opened: Instant, updated: Instant, parent: CaseID? = nil,
        spot: CaseSpot? = nil
    ) {
        (self.caseID, self.number, self.internalNumber) = (caseID, number, internalNumber)
        (self.policy, self.kind, self.stage) = (policy, kind, stage)
        (self.isClosed, self.title) = (isClosed, title)
        (self.people, self.organisations, self.places) = (people, organisations, places)
        (self.promisedDue, self.statutoryDue) = (promisedDue, statutoryDue)
        (self.light, self.nextMoment) = (light, nextMoment)
        (self.opened, self.updated, self.parent, self.spot) = (opened, updated, parent, spot)
    }
}

/// Light of a clock (红黄绿灯): how near the limit is.
public enum ClockLight: Int, Hashable, Sendable, CaseIterable, Comparable {
    /// Time is left.
    case green
    /// A fifth of the limit or one day is left.
    case yellow
    /// The promise was broken.
    case red
    /// The statute was broken.
    case black

    /// The brighter light comes first.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// One place a case waits at, as a desk sees it in its queue.
public struct QueuePlace: Hashable, Sendable {
    /// Key of the unit.
    public var unit: String
    /// Desk, `examiner`.
    public var desk: String
    /// `branch/step` or `step`.
    public var path: String
    /// By when; places without a limit come last.
    public var due: Instant?
    /// Light of this place's own clock.
    public var light: ClockLight
    /// Since when.
    public var since: Instant
    /// Person it was assigned to.
    public var assignee: PersonID?

    /// A place with these parts.
    public init(
        unit: String, desk: String, path: String, due: Instant?, light: ClockLight = .green,
        since: Instant, assignee: PersonID? = nil
    ) {
        (self.unit, self.desk, self.path, self.due) = (unit, desk, path, due)
        (self.light, self.since, self.assignee) = (light, since, assignee)
    }
}

/// Where a city event is, for finding what was reported there before.
public struct CaseSpot: Hashable, Sendable {
    /// Category of the event.
    public var category: String
    /// Longitude in 1e-7 degrees, CGCS2000.
    public var longitude: Int32
    /// Latitude in 1e-7 degrees, CGCS2000.
    public var latitude: Int32

    /// A spot with these parts.
    public init(category: String, longitude: Int32, latitude: Int32) {
        (self.category, self.longitude, self.latitude) = (category, longitude, latitude)
    }
}
