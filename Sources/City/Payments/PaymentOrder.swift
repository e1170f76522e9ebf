public import Civics
import JSON

/// One order at the payment provider: an attempt to pay what a case asks for.
public struct PaymentOrder: Hashable, Sendable {
    /// How it stands.
    public enum State: String, Sendable {
        case open, paid, failed
        /// The case went on without it; what is still paid into it is given back.
        case void
    }

    /// A payment that is given back.
    public struct Refund: Hashable, Sendable {
        /// Why: `double`, `amount-differs`, `case-over`.
        public var reason: String
        /// The provider's number of the payment.
        public var reference: String
        public var amount: Money
        /// The provider has it.
        public var isDone: Bool
    }

    /// The case's number, the order's and the attempt's, two digits each.
    public var number: String
    public var caseID: CaseID
    /// The engine's name of what is to be paid.
    public var order: String
    public var title: String
    public var amount: Money
    public var state: State
    /// Where it is paid; `nil` until the provider has said so.
    public var page: String?
    /// The provider's number of the payment that counts.
    public var reference: String?
    public var refunds: [Refund]
    public var opened: Instant
    public var changed: Instant
    /// Of the record it is kept as.
    var version: Int

    /// The provider's numbers of everything ever paid into it.
    func knows(_ reference: String) -> Bool {
        self.reference == reference || refunds.contains { $0.reference == reference }
    }

    var owesRefund: Bool { refunds.contains { !$0.isDone } }

    static func key(_ number: CaseNumber, order: String, attempt: Int) -> String {
        func two(_ text: String) -> String { text.count < 2 ? "0" + text : text }
        return number.text + two(order) + two(String(attempt))
    }

    // MARK: As a record

    static func holder(_ id: CaseID) -> String { "case \(id)" }
    static let refundsDue = "refunds due"

    /// What is written over the record it was read from.
    func record(at now: Instant) -> HouseRecord {
        var object: JSONObject = [
            "case": .string(caseID.description), "order": .string(order), "title": .string(title),
            "fen": .integer(amount.fen), "state": .string(state.rawValue),
            "opened": .integer(opened.millisecondsSinceEpoch),
            "refunds": .array(
                refunds.map {
                    [
                        "reason": .string($0.reason), "reference": .string($0.reference),
                        "fen": .integer($0.amount.fen), "done": .bool($0.isDone),
                    ]
                }),
        ]
        object["page"] = page.map { .string($0) }
        object["reference"] = reference.map { .string($0) }
        return HouseRecord(
            kind: .payment, key: number, version: version + 1,
            holders: [Self.holder(caseID)] + (owesRefund ? [Self.refundsDue] : []), at: now,
            body: JSONValue.object(object).serialized())
    }

    init?(_ record: HouseRecord) {
        guard let json = try? JSONValue(parsing: record.body),
            let caseID = json["case"]?.string.flatMap({ CaseID($0) }),
            let state = json["state"]?.string.flatMap({ State(rawValue: $0) }),
            let fen = json["fen"]?.int, let opened = json["opened"]?.int
        else { return nil }
        self.init(
            number: record.key, caseID: caseID, order: json["order"]?.string ?? "",
            title: json["title"]?.string ?? "", amount: Money(fen: Int64(fen)), state: state,
            page: json["page"]?.string, reference: json["reference"]?.string,
            refunds: (json["refunds"]?.array ?? []).map {
                Refund(
                    reason: $0["reason"]?.string ?? "", reference: $0["reference"]?.string ?? "",
                    amount: Money(fen: Int64($0["fen"]?.int ?? 0)),
                    isDone: $0["done"]?.bool ?? false)
            },
            opened: Instant(millisecondsSinceEpoch: Int64(opened)), changed: record.at,
            version: record.version)
    }

    init(
        number: String, caseID: CaseID, order: String, title: String, amount: Money, state: State,
        page: String? = nil, reference: String? = nil, refunds: [Refund] = [], opened: Instant,
        changed: Instant, version: Int = 0
    ) {
        (self.number, self.caseID, self.order, self.title) = (number, caseID, order, title)
        (self.amount, self.state, self.page, self.reference) = (amount, state, page, reference)
        (self.refunds, self.opened, self.changed) = (refunds, opened, changed)
        self.version = version
    }
}
