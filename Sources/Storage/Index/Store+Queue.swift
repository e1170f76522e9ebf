public import City
import Civics
import GRDB

extension Store {
    /// One page of a desk's queue, the most urgent first.
    public func queue(_ question: QueueQuestion) async throws(StoreUnavailable) -> QueuePage {
        let limit = min(max(question.limit, 1), 200)
        return try await readAside { database in
            var items: [Found] = []
            for desk in try Self.desks(question, in: database) {
                items += try Self.items(question, desk, limit: limit + 1, in: database)
            }
            items.sort { question.order.isBackwards ? $0.order > $1.order : $0.order < $1.order }
            let page = items.prefix(limit)
            let next = items.count > limit ? page.last?.cursor(question.order) : nil
            return QueuePage(items: page.map(\.item), next: next)
        }
    }

    /// How many places a question finds, counted up to 10,000.
    public func count(_ question: QueueQuestion) async throws(StoreUnavailable) -> QueueCount {
        try await readAside { database in
            var number = 0
            for desk in try Self.desks(question, in: database) {
                let query = QueueQuery(question, desk: desk, after: nil)
                let text = """
                    SELECT count(*) FROM (
                        SELECT 1 FROM \(query.counted) LIMIT \(QueueCount.most + 1))
                    """
                number += try database.sql(text).all(query.values) { Int($0.int(0)) }.first ?? 0
            }
            return QueueCount(
                number: min(number, QueueCount.most), isMore: number > QueueCount.most)
        }
    }

    private struct Found {
        let item: QueueItem
        let caseNumber: Int64
        /// What the question sorts by.
        let rank: Int64

        var order: (Int64, Int64, String) { (rank, caseNumber, item.place.path) }

        func cursor(_ order: QueueQuestion.Order) -> QueueCursor {
            QueueCursor(
                due: order.isBackwards ? -rank : rank, place: caseNumber, path: item.place.path)
        }
    }

    /// Desks to look at: the one asked for, or those where anything waits.
    private static func desks(
        _ question: QueueQuestion, in database: Database
    ) throws -> [String] {
        if let desk = question.desk { return [desk] }
        let next = try database.sql(
            "SELECT desk FROM queue WHERE unit = ? AND desk > ? ORDER BY desk LIMIT 1")
        var desks: [String] = []
        while let desk = try next.first(
            .text(question.unit), .text(desks.last ?? ""), read: { $0.text(0) })
        {
            desks.append(desk)
        }
        return desks
    }

    private static func items(
        _ question: QueueQuestion, _ desk: String, limit: Int, in database: Database
    ) throws -> [Found] {
        let query = QueueQuery(question, desk: desk, after: question.after)
        let width = CaseTable.width
        return try database.sql(
            """
            SELECT \(CaseTable.columns), q.path, q.due, q.light, q.since, q.assignee, q.case_no,
                \(question.order.rank)
            FROM \(query.joined) ORDER BY \(question.order.words) LIMIT \(limit)
            """
        ).all(query.values) { row in
            guard let light = ClockLight(rawValue: Int(row.int(width + 2))) else {
                throw DamagedRecord()
            }
            let due = row.int(width + 1)
            let place = QueuePlace(
                unit: question.unit, desk: desk, path: row.text(width),
                due: due == .max ? nil : Instant(millisecondsSinceEpoch: due), light: light,
                since: row.moment(width + 3), assignee: try row.optionalID(width + 4))
            return Found(
                item: QueueItem(place: place, row: try CaseTable.read(row)),
                caseNumber: row.int(width + 5), rank: row.int(width + 6))
        }
    }
}

extension QueueQuestion.Order {
    /// What a row is sorted by.
    fileprivate var rank: String {
        switch self {
        case .due: "q.due"
        case .since, .newest: "q.since"
        }
    }

    /// The highest first.
    fileprivate var isBackwards: Bool {
        switch self {
        case .due, .since: false
        case .newest: true
        }
    }

    fileprivate var words: String {
        ["\(rank)", "q.case_no", "q.path"].map { isBackwards ? $0 + " DESC" : $0 }
            .joined(separator: ", ")
    }

    /// The index that has the rows in this order; the table itself is in that of the due moments.
    fileprivate var index: String {
        switch self {
        case .due: ""
        case .since, .newest: "INDEXED BY queue_by_since"
        }
    }
}

extension QueueQuestion {
    /// Asks for all places of a unit's desk or desks.
    fileprivate var isPlain: Bool {
        stages.isEmpty && lights.isEmpty && policy == nil && assignee == nil && !isUnassigned
            && step == nil && dueBy == nil && (text ?? "").isEmpty
    }
}

/// A queue's question as a condition on its table.
private struct QueueQuery {
    private(set) var values: [SQLValue]
    private var conditions: [String]
    private var needsCase = false
    private let index: String
    /// Nothing is asked but unit and desk.
    private let isPlain: Bool

    /// Tables and condition for counting: the cases joined only where the question asks for their
    /// words, and the narrow index read instead of the table where it suffices.
    var counted: String {
        if needsCase { return "queue q JOIN cases c USING (case_no) WHERE \(condition)" }
        return "queue q \(isPlain ? "INDEXED BY queue_by_since" : "") WHERE \(condition)"
    }
    var joined: String {
        "queue q \(index) JOIN cases c USING (case_no) WHERE \(condition)"
    }
    private var condition: String { conditions.joined(separator: " AND ") }

    init(_ question: QueueQuestion, desk: String, after: QueueCursor?) {
        index = question.assignee == nil ? question.order.index : ""
        isPlain = question.isPlain
        values = [.text(question.unit), .text(desk)]
        conditions = ["q.unit = ? AND q.desk = ?"]
        if !question.stages.isEmpty { add("q.stage", among: question.stages.map(SQLValue.text)) }
        if !question.lights.isEmpty {
            add("q.light", among: question.lights.map { .int(Int64($0.rawValue)) })
        }
        if let policy = question.policy {
            add("q.policy >= ? AND q.policy < ?", .text(policy + "@"), .text(policy + "A"))
        }
        if let assignee = question.assignee { add("q.assignee = ?", .id(assignee)) }
        if question.isUnassigned { add("q.assignee IS NULL") }
        if let step = question.step {
            add(
                "(q.path = ? OR substr(q.path, -length(?) - 1) = '/' || ?)", .text(step),
                .text(step), .text(step))
        }
        if let moment = question.dueBy {
            add("q.due <= ?", .int(moment.millisecondsSinceEpoch))
        }
        if let text = question.text, !text.isEmpty {
            needsCase = true
            add(
                "(instr(c.title, ?) > 0 OR substr(c.number, 1, length(?)) = ?)", .text(text),
                .text(text), .text(text))
        }
        if let after {
            let (sign, rank) = question.order.isBackwards ? ("<", -after.due) : (">", after.due)
            add(
                "(\(question.order.rank), q.case_no, q.path) \(sign) (?, ?, ?)", .int(rank),
                .int(after.place), .text(after.path))
        }
    }

    private mutating func add(_ condition: String, _ values: SQLValue...) {
        conditions.append(condition)
        self.values += values
    }

    private mutating func add(_ column: String, among values: [SQLValue]) {
        let marks = Array(repeating: "?", count: values.count).joined(separator: ", ")
        conditions.append("\(column) IN (\(marks))")
        self.values += values
    }
}
