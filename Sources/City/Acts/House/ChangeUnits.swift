public import Civics
import JSON

extension CityHall {
    /// 新设单位. Its key is for good: old papers and the ledger name units by it.
    ///
    /// - Throws: `unit-key-taken`, `unit-loop` for a wrong parent, `invalid-field`.
    public func addUnit(_ unit: CityPlan.Unit, by person: SignedIn?) async throws {
        let seat = try permit(.administer, to: person)
        guard rules.plan.units[unit.key] == nil else { throw Problem(.unitKeyTaken) }
        try check(unit)
        try await keep(unit, .unitAdded, by: person, seat: seat)
    }

    /// 更名、改隶: everything but the key may change.
    ///
    /// - Throws: `not-found`, `unit-loop`, `invalid-field`.
    public func changeUnit(_ unit: CityPlan.Unit, by person: SignedIn?) async throws {
        let seat = try permit(.administer, to: person)
        guard let known = rules.plan.units[unit.key] else { throw Problem(.notFound) }
        var changed = unit
        changed.isClosed = known.isClosed
        try check(changed)
        try await keep(changed, .unitChanged, by: person, seat: seat)
    }

    /// 撤销单位: it takes nothing new; its name stays in what was done.
    ///
    /// - Throws: `not-found`, `unit-in-use` with what still hangs on it.
    public func closeUnit(_ key: String, by person: SignedIn?) async throws {
        let seat = try permit(.administer, to: person)
        guard var unit = rules.plan.units[key], !unit.isClosed else { throw Problem(.notFound) }
        let cases = try await store.count(QueueQuestion(unit: key, limit: 1)).number
        let seats = try await seats(in: key)
        let below = rules.plan.units.values.filter { $0.parent == key && !$0.isClosed }.count
        guard cases + seats + below == 0 else {
            throw Problem(
                .unitInUse,
                facts: [
                    "cases": String(cases), "accounts": String(seats), "units": String(below),
                ])
        }
        unit.isClosed = true
        try await keep(unit, .unitClosed, by: person, seat: seat)
    }

    /// Puts the plan in force as it is now: what the city was made with, and what was changed since.
    public func republish() async throws {
        try await loadRules(try house.plan().with(try await keptUnits()))
    }

    private func keptUnits() async throws -> [CityPlan.Unit] {
        try await store.records(ofBook: HouseBook.units).compactMap { CityPlan.Unit($0) }
    }

    private func keep(
        _ unit: CityPlan.Unit, _ event: HouseEvent, by person: SignedIn?, seat: Seat?
    ) async throws {
        try await enter(
            HouseEntry(
                event: event, matter: seal.matter(ofUnit: unit.key), payload: unit.json,
                records: [.register(unit.record(at: world.now()))]), by: person, seat: seat)
        note(.administer, by: person, seat: seat, purpose: "unit:\(unit.key)", allowed: true)
        try await republish()
    }

    private func check(_ unit: CityPlan.Unit) throws {
        let faults = unit.faults
        guard faults.isEmpty else { throw Problem(.invalidField, fields: faults) }
        var (above, steps) = (unit.parent, 0)
        while let key = above {
            guard key != unit.key, steps < 20, let parent = rules.plan.units[key],
                !parent.isClosed
            else { throw Problem(.unitLoop) }
            (above, steps) = (parent.parent, steps + 1)
        }
    }

    private func seats(in unit: String) async throws -> Int {
        var (found, last) = (0, AccountID?.none)
        while true {
            let records = try await store.accounts(after: last, limit: 500)
            found +=
                records.compactMap { AccountProfile($0.body) }
                .filter { $0.seats.contains { $0.unit == unit } }.count
            guard records.count == 500, let end = records.last?.id else { return found }
            last = end
        }
    }
}

extension CityPlan.Unit {
    /// Kinds of unit the organisation register knows.
    public static let kinds = [
        "department", "institution", "owner", "association", "street-office", "community",
    ]

    /// Whether a text can be a unit's key: lower-case letters, digits and hyphens.
    public static func isKey(_ text: String) -> Bool {
        (2...40).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
            }
    }

    /// What is wrong with a unit as it was written, field by field.
    public var faults: [FieldProblem] {
        var faults: [FieldProblem] = []
        if !Self.isKey(key) {
            faults.append(FieldProblem("/key", .malformed, facts: ["form": "market-regulation"]))
        }
        if name.zhHans.isEmpty { faults.append(FieldProblem("/name", .missing)) }
        if name.zhHans.count > 60 { faults.append(FieldProblem("/name", .tooLong)) }
        if !Self.kinds.contains(kind) { faults.append(FieldProblem("/kind", .notOffered)) }
        if (try? RegionCode(region)) == nil {
            faults.append(FieldProblem("/region", .malformed, facts: ["form": "330203"]))
        }
        if let telephone, telephone.count > 30 {
            faults.append(FieldProblem("/telephone", .tooLong))
        }
        return faults
    }

    var json: JSONObject {
        var object: JSONObject = [
            "key": .string(key), "kind": .string(kind), "region": .string(region),
            "name": .string(name.zhHans), "closed": .bool(isClosed),
        ]
        object["zh-Hant"] = name.zhHant.map { .string($0) }
        object["en"] = name.en.map { .string($0) }
        object["telephone"] = telephone.map { .string($0) }
        object["parent"] = parent.map { .string($0) }
        return object
    }

    /// The unit as the house's book keeps it.
    public func record(at moment: Instant) -> RegisterRecord {
        RegisterRecord(
            resource: HouseBook.units, key: key, body: JSONValue.object(json).canonical(),
            source: "house", at: moment)
    }

    init?(_ record: RegisterRecord) {
        guard let json = try? JSONValue(parsing: record.body) else { return nil }
        self.init(json)
    }

    init?(_ json: JSONValue) {
        guard let key = json["key"]?.string, let name = json["name"]?.string,
            let kind = json["kind"]?.string, let region = json["region"]?.string
        else { return nil }
        self.init(
            key: key,
            name: LocalizedText(
                zhHans: name, zhHant: json["zh-Hant"]?.string, en: json["en"]?.string),
            kind: kind, region: region, telephone: json["telephone"]?.string,
            parent: json["parent"]?.string, isClosed: json["closed"]?.bool ?? false)
    }
}
