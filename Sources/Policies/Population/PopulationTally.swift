public import FEEL
public import JSON

/// Totals over a population: by outcome, amount, district, value and table row.
public struct PopulationTally: Hashable, Sendable {
    /// Totals of all, or of one district.
    public struct Part: Hashable, Sendable {
        public var people = 0
        public var decided = 0
        public var cannotTell = 0
        public var conflict = 0
        public var undetermined = 0
        public var unreadable = 0
        /// Sum of the results that are numbers, exact.
        public var sum: Number = 0
        /// A sum went beyond 34 digits and stands no longer.
        public var isSumLost = false
    }

    public var all = Part()
    /// By the first six digits of the region; people without one under the empty text.
    public var districts: [String: Part] = [:]
    /// Names of the tables, as in ``PopulationRun/tables``.
    public let tables: [String]
    /// How many people rest on each row (from 0) of each table.
    public var rows: [[Int: Int]]
    /// How many people lack each fact.
    public var missing: [String: Int] = [:]
    /// How many people have each result, as long as there are no more than 200 different ones.
    public var values: [String: Int] = [:]
    public private(set) var areValuesTooMany = false

    public init(tables: [String]) {
        self.tables = tables
        rows = tables.map { _ in [:] }
    }

    /// Counts one person.
    public mutating func add(_ answer: PersonAnswer) {
        all.add(answer.outcome)
        districts[answer.district ?? "", default: Part()].add(answer.outcome)
        for (table, hit) in answer.rows.enumerated() where table < rows.count {
            for row in hit { rows[table][row, default: 0] += 1 }
        }
        switch answer.outcome {
        case .decided(let value): count(value)
        case .cannotTell(let facts): for fact in facts { missing[fact, default: 0] += 1 }
        case .conflict, .undetermined, .unreadable: break
        }
    }

    private mutating func count(_ value: Value) {
        switch value {
        case .null, .boolean, .number, .string, .date: count(value.plainText, 1)
        case .time, .dateTime, .yearMonthDuration, .dayTimeDuration, .list, .context, .range,
            .function:
            break
        }
    }

    private mutating func count(_ word: String, _ people: Int) {
        guard !areValuesTooMany else { return }
        values[word, default: 0] += people
        if values.count > 200 { (values, areValuesTooMany) = ([:], true) }
    }

    /// Adds the totals of other people.
    public mutating func add(_ other: PopulationTally) {
        all.add(other.all)
        for (district, part) in other.districts { districts[district, default: Part()].add(part) }
        for table in rows.indices where table < other.rows.count {
            rows[table].merge(other.rows[table], uniquingKeysWith: +)
        }
        missing.merge(other.missing, uniquingKeysWith: +)
        if other.areValuesTooMany { (values, areValuesTooMany) = ([:], true) }
        for (word, people) in other.values { count(word, people) }
    }
}

extension PopulationTally.Part {
    mutating func add(_ outcome: PersonAnswer.Outcome) {
        people += 1
        switch outcome {
        case .decided(let value):
            decided += 1
            if case .number(let number) = value { add(number) }
        case .cannotTell: cannotTell += 1
        case .conflict: conflict += 1
        case .undetermined: undetermined += 1
        case .unreadable: unreadable += 1
        }
    }

    private mutating func add(_ number: Number) {
        guard let more = sum.adding(number) else {
            isSumLost = true
            return
        }
        sum = more
    }

    mutating func add(_ other: Self) {
        people += other.people
        decided += other.decided
        cannotTell += other.cannotTell
        conflict += other.conflict
        undetermined += other.undetermined
        unreadable += other.unreadable
        isSumLost = isSumLost || other.isSumLost
        add(other.sum)
    }
}

// As JSON: for programs, and to go on with after a stop.
extension PopulationTally {
    public var json: JSONValue {
        let byTable = zip(tables, rows).map { name, rows in
            (
                name,
                JSONValue.object(
                    JSONObject(
                        rows.sorted { $0.key < $1.key }.map { row in
                            ("\(row.key + 1)", .integer(Int64(row.value)))
                        }))
            )
        }
        var object: JSONObject = [
            "all": all.json,
            "districts": .object(
                JSONObject(
                    districts.sorted { $0.key < $1.key }.map { ($0.key, $0.value.json) })),
            "rows": .object(JSONObject(byTable)), "missing": Self.counts(missing),
        ]
        object["values"] = areValuesTooMany ? .null : Self.counts(values)
        return .object(object)
    }

    private static func counts(_ counts: [String: Int]) -> JSONValue {
        let ordered = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        return .object(JSONObject(ordered.map { ($0.key, .integer(Int64($0.value))) }))
    }

    /// Reads what ``json`` wrote; `nil` when it is something else.
    public init?(_ json: JSONValue, tables: [String]) {
        self.init(tables: tables)
        guard let whole = Part(json["all"]), let parts = json["districts"]?.object,
            let byTable = json["rows"]?.object, Array(byTable.keys) == tables,
            let lacks = Self.counts(json["missing"])
        else { return nil }
        all = whole
        missing = lacks
        for part in parts { districts[part.key] = Part(part.value) }
        for (table, member) in byTable.enumerated() {
            for (row, people) in Self.counts(member.value) ?? [:] {
                if let row = Int(row) { rows[table][row - 1] = people }
            }
        }
        areValuesTooMany = json["values"]?.isNull ?? true
        values = Self.counts(json["values"]) ?? [:]
    }

    private static func counts(_ json: JSONValue?) -> [String: Int]? {
        guard let object = json?.object else { return nil }
        return Dictionary(
            object.map { ($0.key, $0.value.int.flatMap { Int(exactly: $0) } ?? 0) },
            uniquingKeysWith: { first, _ in first })
    }
}

extension PopulationTally.Part {
    fileprivate var json: JSONValue {
        [
            "people": .integer(Int64(people)), "decided": .integer(Int64(decided)),
            "cannot-tell": .integer(Int64(cannotTell)), "conflict": .integer(Int64(conflict)),
            "undetermined": .integer(Int64(undetermined)),
            "unreadable": .integer(Int64(unreadable)),
            "sum": isSumLost ? .null : .string(sum.description),
        ]
    }

    fileprivate init?(_ json: JSONValue?) {
        guard let object = json?.object, object["people"]?.int != nil else { return nil }
        func count(_ name: String) -> Int { object[name]?.int.flatMap { Int(exactly: $0) } ?? 0 }
        people = count("people")
        decided = count("decided")
        cannotTell = count("cannot-tell")
        conflict = count("conflict")
        undetermined = count("undetermined")
        unreadable = count("unreadable")
        isSumLost = object["sum"]?.isNull ?? true
        sum = object["sum"]?.string.flatMap { Number($0) } ?? 0
    }
}
