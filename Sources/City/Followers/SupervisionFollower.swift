import Cases
import Civics
import JSON

/// Follows what supervision looks at across all cases: orders and their replies, cards, bad ratings
/// and how they are answered, invitations to rate and ratings given.
///
/// Its rows hold case numbers, units, and the supervisors' and units' own words; nothing of an
/// applicant's. It can be thrown away and made again from the journal.
struct SupervisionFollower: Follower {
    static let name = "supervision"
    var name: String { Self.name }
    let index: any CaseIndex

    /// Groups its rows are listed by.
    enum Group {
        static let openOrders = "order-open"
        static let answeredOrders = "order-answered"
        static let cards = "card"
        static let openCorrections = "correction-open"
        static let mendedCorrections = "correction-mended"
        static let ratings = "rating"
        static let counters = "counter"
    }

    private static let followed: Set<String> = [
        "order.given", "order.replied", "order.overdue", "card.shown", "rating.invited",
        "rating.given", "correction.opened", "correction.contacted", "correction.mended",
    ]

    func follow(
        _ events: [RecordedEvent], rows: any FollowerRows
    ) async throws -> [FollowerWrite] {
        var sheet = SupervisionSheet(rows: rows)
        for record in events where Self.followed.contains(record.name) {
            guard let payload = record.payload,
                let event = try? CaseEvent(json: JSONValue(parsing: payload)),
                let row = try await index.row(of: record.caseID)
            else { continue }
            try await take(event, of: row, at: record.position, in: &sheet)
        }
        return sheet.writes
    }

    private func take(
        _ event: CaseEvent, of row: CaseRow, at position: Int64, in sheet: inout SupervisionSheet
    ) async throws {
        switch event.what {
        case .orderGiven(let order): try await given(order, event, row, &sheet)
        case .orderReplied(let reply):
            try await sheet.change("order/\(row.caseID)/\(reply.order)") { entry in
                entry.group = Group.answeredOrders
                entry.sort = event.at.millisecondsSinceEpoch
                entry.body["reply"] = .string(reply.text)
                entry.body["repliedAt"] = .integer(event.at.millisecondsSinceEpoch)
                entry.body["repliedBy"] = event.by.unit.map { .string($0) }
            }
        case .orderOverdue(let order):
            try await sheet.change("order/\(row.caseID)/\(order.order)") {
                $0.body["overdue"] = true
            }
        case .cardShown(let card):
            sheet.put(
                "card/\(position)", Group.cards, event.at.millisecondsSinceEpoch,
                head(row).merging([
                    "colour": .string(card.colour.rawValue), "unit": .string(card.unit),
                    "reason": .string(card.reason),
                    "at": .integer(event.at.millisecondsSinceEpoch),
                ]))
        case .correctionOpened(let correction):
            sheet.put(
                "correction/\(row.caseID)", Group.openCorrections,
                event.at.millisecondsSinceEpoch,
                head(row).merging([
                    "level": .integer(Int64(correction.level)),
                    "at": .integer(event.at.millisecondsSinceEpoch),
                ]))
        case .correctionContacted:
            try await sheet.change("correction/\(row.caseID)") {
                $0.body["contactedAt"] = .integer(event.at.millisecondsSinceEpoch)
            }
        case .correctionMended:
            try await sheet.change("correction/\(row.caseID)") {
                $0.group = Group.mendedCorrections
                $0.body["mendedAt"] = .integer(event.at.millisecondsSinceEpoch)
            }
        case .ratingInvited(let invited) where !invited.afterCorrection:
            try await sheet.count("rating/\(policyID(row))", Group.ratings, "invited")
        case .ratingGiven(let rating) where !rating.afterCorrection:
            try await sheet.count("rating/\(policyID(row))", Group.ratings, "level\(rating.level)")
        case _: break
        }
    }

    /// Orders are numbered within their case in the order they were given.
    private func given(
        _ order: OrderGiven, _ event: CaseEvent, _ row: CaseRow, _ sheet: inout SupervisionSheet
    ) async throws {
        let number = try await sheet.count("orders/\(row.caseID)", Group.counters, "given")
        sheet.put(
            "order/\(row.caseID)/\(number)", Group.openOrders,
            order.lateFrom.millisecondsSinceEpoch,
            head(row).merging([
                "order": .integer(Int64(number)), "text": .string(order.text),
                "replyBy": .string(order.replyBy.description),
                "lateFrom": .integer(order.lateFrom.millisecondsSinceEpoch),
                "at": .integer(event.at.millisecondsSinceEpoch),
            ]))
    }

    private func policyID(_ row: CaseRow) -> String {
        String(row.policy.prefix { $0 != "@" })
    }

    /// What every entry says of its case, with the units that held it then.
    private func head(_ row: CaseRow) -> JSONObject {
        let units = Set(row.places.map(\.unit)).sorted()
        return [
            "case": .string(row.caseID.description), "number": .string(row.number),
            "policy": .string(row.policy), "units": .array(units.map { .string($0) }),
        ]
    }
}

/// Rows as they stand and as they become by one batch of events.
struct SupervisionSheet {
    struct Entry {
        var group: String
        var sort: Int64
        var body: JSONObject
    }

    private let rows: any FollowerRows
    private var changed: [String: Entry] = [:]

    init(rows: any FollowerRows) { self.rows = rows }

    mutating func put(_ key: String, _ group: String, _ sort: Int64, _ body: JSONObject) {
        changed[key] = Entry(group: group, sort: sort, body: body)
    }

    /// Changes an entry; one that is not there (of an erased case) is left alone.
    mutating func change(_ key: String, _ work: (inout Entry) -> Void) async throws {
        guard var entry = try await entry(key) else { return }
        work(&entry)
        changed[key] = entry
    }

    /// Counts one more under a name, and gives the new count.
    @discardableResult
    mutating func count(_ key: String, _ group: String, _ name: String) async throws -> Int {
        var entry = try await entry(key) ?? Entry(group: group, sort: 0, body: [:])
        let count = (entry.body[name]?.int ?? 0) + 1
        entry.body[name] = .integer(count)
        changed[key] = entry
        return Int(count)
    }

    private func entry(_ key: String) async throws -> Entry? {
        if let entry = changed[key] { return entry }
        guard let row = try await rows.row(key: key) else { return nil }
        let body = try JSONValue(parsing: row.body).object ?? [:]
        return Entry(group: row.group, sort: row.sort, body: body)
    }

    var writes: [FollowerWrite] {
        changed.sorted { $0.key < $1.key }.map { key, entry in
            .put(
                FollowerRow(
                    key: key, group: entry.group, sort: entry.sort,
                    body: JSONValue.object(entry.body).canonical()))
        }
    }
}

extension JSONObject {
    func merging(_ other: JSONObject) -> JSONObject {
        var all = self
        for member in other { all[member.key] = member.value }
        return all
    }
}
