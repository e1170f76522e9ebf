public import Civics
import JSON

/// A supervision order (督办) with its reply.
public struct OrderEntry: Hashable, Sendable {
    public var caseID: CaseID
    /// Number of the case.
    public var number: String
    /// Document and version of the case.
    public var policy: String
    /// Number of the order within the case.
    public var order: Int
    public var text: String
    public var given: Instant
    public var replyBy: CivilDate
    /// First instant at which a reply is late.
    public var lateFrom: Instant
    /// Units that held the case when the order was given.
    public var units: [String]
    public var reply: String?
    public var repliedAt: Instant?
    public var repliedBy: String?
}

/// A yellow or red card.
public struct CardEntry: Hashable, Sendable {
    public var number: String
    public var policy: String
    /// `yellow` or `red`.
    public var colour: String
    public var unit: String
    public var reason: String
    public var at: Instant
}

/// A bad rating and how it is answered.
public struct CorrectionEntry: Hashable, Sendable {
    public var number: String
    public var policy: String
    /// 1 or 2 of five.
    public var level: Int
    public var at: Instant
    public var contactedAt: Instant?
    public var mendedAt: Instant?
}

/// How people were asked to rate, and how they did, for one document.
public struct RatingCount: Hashable, Sendable {
    /// Document, id without version.
    public var policy: String
    /// Invitations sent after closure; never counted twice for a correction.
    public var invited: Int
    /// Ratings by level, 1 very dissatisfied … 5 very satisfied.
    public var levels: [Int: Int]

    /// How many rated. Who did not is never counted as content.
    public var given: Int { levels.values.reduce(0, +) }
    /// Those who rated 3 or better (基本满意以上).
    public var content: Int { levels.filter { $0.key >= 3 }.values.reduce(0, +) }
}

extension CityHall {
    /// What waits at each unit, the unit with most that is late first.
    public func unitLoads(by person: SignedIn?) async throws -> [UnitLoad] {
        try permitSupervising(person)
        return try await store.unitLoads().sorted { left, right in
            func late(_ load: UnitLoad) -> (Int, Int, Int, Int) {
                (
                    load.lights[.black] ?? 0, load.lights[.red] ?? 0, load.lights[.yellow] ?? 0,
                    load.running
                )
            }
            return late(left) == late(right) ? left.unit < right.unit : late(left) > late(right)
        }
    }

    /// Orders that wait for a reply, the soonest due first.
    public func openOrders(by person: SignedIn?, limit: Int = 200) async throws -> [OrderEntry] {
        try permitSupervising(person)
        return try await orders(SupervisionFollower.Group.openOrders, limit: limit)
    }

    /// Orders that were answered, the newest answer first.
    public func answeredOrders(
        by person: SignedIn?, limit: Int = 50
    ) async throws -> [OrderEntry] {
        try permitSupervising(person)
        return try await orders(
            SupervisionFollower.Group.answeredOrders, limit: limit, descending: true)
    }

    /// Orders that concern the person's own units and wait for a reply.
    public func ownOrders(of person: SignedIn?) async throws -> [OrderEntry] {
        let seat = try permit(.listQueue, to: person)
        note(.listQueue, by: person, seat: seat, allowed: true)
        let units = Set((person?.seats ?? []).compactMap(\.unit))
        return try await orders(SupervisionFollower.Group.openOrders, limit: 1_000)
            .filter { !units.isDisjoint(with: $0.units) }
    }

    /// Cards shown, the newest first.
    public func cards(by person: SignedIn?, limit: Int = 50) async throws -> [CardEntry] {
        try permitSupervising(person)
        return try await entries(
            SupervisionFollower.Group.cards, limit: limit, descending: true
        ).map { json in
            CardEntry(
                number: json.text("number"), policy: json.text("policy"),
                colour: json.text("colour"), unit: json.text("unit"), reason: json.text("reason"),
                at: json.moment("at") ?? .earliest)
        }
    }

    /// Bad ratings that are not mended yet, the oldest first.
    public func openCorrections(
        by person: SignedIn?, limit: Int = 100
    ) async throws -> [CorrectionEntry] {
        try permitSupervising(person)
        return try await entries(
            SupervisionFollower.Group.openCorrections, limit: limit, descending: false
        ).map { json in
            CorrectionEntry(
                number: json.text("number"), policy: json.text("policy"),
                level: Int(json["level"]?.int ?? 0), at: json.moment("at") ?? .earliest,
                contactedAt: json.moment("contactedAt"), mendedAt: json.moment("mendedAt"))
        }
    }

    /// Invitations and ratings of each document.
    public func ratingCounts(by person: SignedIn?) async throws -> [RatingCount] {
        try permitSupervising(person)
        try await catchUpSupervision()
        let rows = try await store.rows(of: SupervisionFollower.name).rows(
            group: SupervisionFollower.Group.ratings, after: nil, limit: 200, descending: false)
        return try rows.map { row in
            let json = try JSONValue(parsing: row.body)
            var levels: [Int: Int] = [:]
            for level in 1...5 { levels[level] = Int(json["level\(level)"]?.int ?? 0) }
            return RatingCount(
                policy: String(row.key.dropFirst("rating/".count)),
                invited: Int(json["invited"]?.int ?? 0), levels: levels)
        }
    }

    private func permitSupervising(_ person: SignedIn?) throws {
        let seat = try permit(.readStatistics, to: person)
        note(.readStatistics, by: person, seat: seat, allowed: true)
    }

    private func orders(
        _ group: String, limit: Int, descending: Bool = false
    ) async throws -> [OrderEntry] {
        try await entries(group, limit: limit, descending: descending).compactMap { json in
            guard let id = CaseID(json.text("case")), let day = CivilDate(json.text("replyBy"))
            else { return nil }
            return OrderEntry(
                caseID: id, number: json.text("number"), policy: json.text("policy"),
                order: Int(json["order"]?.int ?? 0), text: json.text("text"),
                given: json.moment("at") ?? .earliest, replyBy: day,
                lateFrom: json.moment("lateFrom") ?? .latest,
                units: (json["units"]?.array ?? []).compactMap(\.string),
                reply: json["reply"]?.string, repliedAt: json.moment("repliedAt"),
                repliedBy: json["repliedBy"]?.string)
        }
    }

    private func entries(
        _ group: String, limit: Int, descending: Bool
    ) async throws -> [JSONValue] {
        try await catchUpSupervision()
        return try await store.rows(of: SupervisionFollower.name)
            .rows(group: group, after: nil, limit: limit, descending: descending)
            .map { try JSONValue(parsing: $0.body) }
    }

    /// What was done a moment ago shows at once; a long way behind (after an upgrade) the follower
    /// is left to its own pace.
    private func catchUpSupervision() async throws {
        let behind =
            try await store.end() - store.position(of: SupervisionFollower.name)
        guard behind > 0, behind <= 2_000 else { return }
        try await supervisionRunner.catchUp()
    }

    var supervisionRunner: FollowerRunner {
        FollowerRunner(SupervisionFollower(index: store), journal: store, shelf: store)
    }

    /// Keeps the supervision's lists up with the journal until the task is cancelled.
    public func followSupervision() async throws { try await supervisionRunner.run() }

    /// Makes the supervision's lists anew from the journal's first entry.
    public func rebuildSupervision() async throws { try await supervisionRunner.rebuild() }
}

extension JSONValue {
    fileprivate func text(_ name: String) -> String { self[name]?.string ?? "" }

    fileprivate func moment(_ name: String) -> Instant? {
        self[name]?.int.map { Instant(millisecondsSinceEpoch: $0) }
    }
}
