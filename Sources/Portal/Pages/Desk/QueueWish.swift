import City
import Civics
import Policies
import Web

/// What somebody wants to see of a queue: the filters of its address, read and written.
struct QueueWish: Hashable, Sendable {
    /// How soon something falls due.
    enum Soon: String, CaseIterable { case overdue, today, week }
    /// Who has it.
    enum Who: String, CaseIterable { case me, nobody }

    var unit: String?
    var service: String?
    var step: String?
    var light: ClockLight?
    var soon: Soon?
    var who: Who?
    var text: String?
    var order = QueueQuestion.Order.due
    var after: QueueCursor?

    init() {}

    init(_ query: QueryValues) {
        unit = query.text("unit")
        service = query.text("service")
        step = query.text("step")
        light = query.text("light").flatMap { ClockLight(word: $0) }
        soon = query.text("due").flatMap { Soon(rawValue: $0) }
        who = query.text("who").flatMap { Who(rawValue: $0) }
        text = query.text("q").map { $0.trimmed }.flatMap { $0.isEmpty ? nil : $0 }
        order = query.text("order").flatMap { QueueQuestion.Order(rawValue: $0) } ?? .due
        after = query.text("after").flatMap { QueueCursor($0) }
    }

    /// Parameters of a queue's address.
    static let parameters = [
        QueryParameter("unit", .text(atMost: 60), "Whose queue."),
        QueryParameter("service", .text(atMost: 120), "One document only."),
        QueryParameter("step", .text(atMost: 120), "One step only."),
        QueryParameter("light", .choice(ClockLight.allCases.map(\.word)), "One light only."),
        QueryParameter("due", .choice(Soon.allCases.map(\.rawValue)), "How soon it falls due."),
        QueryParameter("who", .choice(Who.allCases.map(\.rawValue)), "Who has it."),
        QueryParameter("q", .text(atMost: 100), "Words of the title, or a number's beginning."),
        QueryParameter(
            "order", .choice(QueueQuestion.Order.allCases.map(\.rawValue)), "Which come first."),
        QueryParameter("after", .text(atMost: 300), "Where the page before ended."),
        QueryParameter("given", .whole(1...200), "How many were given out just now."),
    ]

    /// The filters as a query without `?`, those that say nothing left out.
    ///
    /// - Parameter isPaged: With where the page begins.
    func query(isPaged: Bool = false) -> String {
        var pairs: [(String, String)] = []
        func add(_ name: String, _ value: String?) { if let value { pairs.append((name, value)) } }
        add("unit", unit)
        add("service", service)
        add("step", step)
        add("light", light?.word)
        add("due", soon?.rawValue)
        add("who", who?.rawValue)
        add("q", text)
        if order != .due { add("order", order.rawValue) }
        if isPaged { add("after", after?.description) }
        return pairs.map { "\($0.0)=\(Site.escaped($0.1))" }.joined(separator: "&")
    }

    /// A filter besides the unit.
    var isNarrowed: Bool {
        var plain = QueueWish()
        (plain.unit, plain.after, plain.order) = (unit, after, order)
        return plain != self
    }

    /// The same as the store is asked.
    ///
    /// - Parameter limit: Rows a page, 1...200.
    func question(_ visit: Visit, limit: Int) -> QueueQuestion {
        QueueQuestion(
            unit: unit ?? visit.ownUnits.first ?? "", lights: light.map { [$0] } ?? [],
            policy: service, assignee: who == .me ? visit.person?.person : nil, step: step,
            dueBy: soon.map { visit.lateBy($0) }, isUnassigned: who == .nobody,
            text: text.map(Self.searched), order: order, after: after, limit: limit)
    }

    /// A number is found however it was grouped.
    private static func searched(_ text: String) -> String {
        let digits = text.filter { $0 != " " && $0 != "-" }
        return !digits.isEmpty && digits.allSatisfy(\.isNumber) ? digits : text
    }

    /// The address of the queue with these filters.
    func address(_ visit: Visit, isPaged: Bool = false) -> String {
        let query = query(isPaged: isPaged)
        return visit.href(.other("/desk/queue")) + (query.isEmpty ? "" : "?\(query)")
    }

    /// With one thing changed.
    func with(_ change: (inout QueueWish) -> Void) -> QueueWish {
        var copy = self
        copy.after = nil
        change(&copy)
        return copy
    }
}

extension Visit {
    /// Limits that are broken at this moment or before are wanted.
    func lateBy(_ soon: QueueWish.Soon) -> Instant {
        let tomorrow = hall.today.advanced(by: 1)
        return switch soon {
        case .overdue: hall.world.now()
        case .today: Instant(LocalDateTime(tomorrow), offset: hall.world.offset)
        case .week:
            Instant(LocalDateTime(tomorrow.advanced(by: 6)), offset: hall.world.offset)
        }
    }
}
