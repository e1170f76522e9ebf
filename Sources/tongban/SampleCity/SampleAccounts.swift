import City
import Civics

/// The demo accounts of a sample city, as `accounts.yaml` names them.
struct SampleAccounts {
    let sheet: Sheet
    let passwords: DemoPasswords
    let people: SamplePeople
    /// Kind of each unit, by key.
    let unitKinds: [String: String]
    let seal: CitySeal
    let randomBytes: @Sendable (Int) -> [UInt8]

    init(
        _ city: SampleFolder, people: SamplePeople, plan: CityPlan, seal: CitySeal,
        randomBytes: @escaping @Sendable (Int) -> [UInt8]
    ) throws {
        sheet = try city.sheet("accounts.yaml")
        passwords = try DemoPasswords(sheet)
        self.people = people
        unitKinds = plan.units.mapValues(\.kind)
        self.seal = seal
        self.randomBytes = randomBytes
    }

    func records() throws -> [AccountRecord] {
        try sheet.root.need("staff").list().map(staff)
            + sheet.root.need("citizens").list().map(citizen)
    }

    /// The id an account of this name has in every sample city.
    static func id(of account: String) -> AccountID {
        var generator = SeededGenerator(seed: 990_100, stream: "account \(account)")
        return AccountID(drawingFrom: &generator)
    }

    private func staff(_ entry: Entry) throws -> AccountRecord {
        let name = try entry.text("account")
        var generator = SeededGenerator(seed: 990_100, stream: "staff \(name)")
        return try record(
            entry, name: name, person: PersonID(drawingFrom: &generator),
            unit: entry["unit"]?.text(), displayName: entry.localized("name").zhHans)
    }

    private func citizen(_ entry: Entry) throws -> AccountRecord {
        let key = try entry.text("person")
        guard let person = people.people[key] else {
            throw entry.failure("`\(key)` is nobody in people.yaml")
        }
        return try record(
            entry, name: entry.text("account"), person: seal.personID(of: person.number),
            unit: entry["unit"]?.text(), displayName: person.name.zhHans,
            residentNumber: person.number.text,
            mandates: mandates(entry))
    }

    private func record(
        _ entry: Entry, name: String, person: PersonID, unit: String?, displayName: String,
        residentNumber: String? = nil, mandates: [String: CivilDate] = [:]
    ) throws -> AccountRecord {
        let profile = AccountProfile(
            seal: try PasswordSeal(
                sealing: passwords.password(of: name), salt: randomBytes(16), cost: .sample),
            seats: try seats(entry, unit: unit), displayName: displayName,
            residentNumber: residentNumber, mandates: mandates, isDemo: true)
        return AccountRecord(
            id: Self.id(of: name), name: name, person: person, body: profile.bytes)
    }

    // MARK: Seats

    private func seats(_ entry: Entry, unit: String?) throws -> [Seat] {
        var seats: [Seat] = []
        for desk in try entry["desks"]?.list() ?? [] {
            let role = try role(desk, unit: unit)
            seats.append(Seat(role: role, unit: role == .citizen ? nil : unit))
        }
        for named in try entry["roles"]?.list() ?? [] {
            let role = try office(named)
            seats.append(Seat(role: role, unit: unit))
        }
        for seat in seats where !seat.role.excludes.isDisjoint(with: seats.map(\.role)) {
            throw entry.failure("\(seat.role.rawValue) excludes another role of this account")
        }
        return seats
    }

    private func role(_ desk: Entry, unit: String?) throws -> Role {
        let kind = unit.flatMap { unitKinds[$0] }
        if let unit, kind == nil { throw desk.failure("`\(unit)` is no unit of units.yaml") }
        return switch try desk.text() {
        case "applicant": .citizen
        case "window": .windowClerk
        case "field": kind == "street-office" || kind == "community" ? .gridWorker : .fieldTeam
        case "dispatcher": .dispatcher
        case "examiner": .examiner
        case "approver": .approver
        case "supervisor": .supervisor
        case "steward": .dataSteward
        case let other: throw desk.failure("`\(other)` is no desk")
        }
    }

    private func office(_ entry: Entry) throws -> Role {
        let name = try entry.text()
        guard let role = Role(rawValue: name) else { throw entry.failure("`\(name)` is no role") }
        return role
    }

    /// Credit codes a citizen may act for: an owner's shops without end, a registered mandate
    /// until its last day.
    private func mandates(_ entry: Entry) throws -> [String: CivilDate] {
        var mandates: [String: CivilDate] = [:]
        for shop in try entry["organisations"]?.list() ?? [] {
            mandates[try code(of: shop)] = .latest
        }
        if let mandate = entry["mandate"] {
            mandates[try code(of: mandate.need("organisation"))] = try mandate.day("until")
        }
        return mandates
    }

    private func code(of shop: Entry) throws -> String {
        guard let found = people.shops[try shop.text()] else {
            throw shop.failure("`\(try shop.text())` is no shop of shops.yaml")
        }
        return found.code.text
    }
}
