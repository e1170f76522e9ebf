import Cases
import Civics
import FEEL
import JSON
import Policies

/// What offices hold about one application, read once for each record.
///
/// A register that answers here without a record says that the fact is absent (`null`); one that
/// does not answer says nothing.
struct OfficeRecords {
    let store: any CityStore
    let plan: CityPlan
    let policy: Policy
    let today: CivilDate
    /// Answers given so far, by name: keys of registers are among them.
    let typed: [String: AnswerEntry]
    /// The person's own number: key of facts that name no other.
    let residentNumber: String?
    /// Resident numbers that may be looked up; `nil` for every number typed.
    var allowed: Set<String>?
    let at: Instant

    private(set) var facts: [String: AnswerEntry] = [:]
    private var read: [RegisterPlace: JSONValue?] = [:]

    init(
        store: any CityStore, plan: CityPlan, policy: Policy, typed: [String: AnswerEntry],
        residentNumber: String?, allowed: Set<String>? = nil, at: Instant, on today: CivilDate
    ) {
        (self.store, self.plan, self.policy, self.today) = (store, plan, policy, today)
        (self.typed, self.residentNumber) = (typed, residentNumber)
        (self.allowed, self.at) = (allowed, at)
    }

    /// A key may itself stand in a register or follow from answers (the household of the parent
    /// whom the child joins), so it is read on until nothing new is learnt.
    private static let rounds = 4

    /// Reads every register fact of the document whose key is known.
    mutating func readFacts() async throws {
        var open = policy.facts.filter { $0.resource != nil }
        for _ in 0..<Self.rounds where !open.isEmpty {
            try await readAhead(open)
            var later: [Policies.Fact] = []
            for fact in open {
                guard try await !learn(fact) else { continue }
                later.append(fact)
            }
            if later.count == open.count { return }
            open = later
        }
    }

    /// Reads at one go the records of all facts whose key was given or read.
    private mutating func readAhead(_ open: [Policies.Fact]) async throws {
        var places: Set<RegisterPlace> = []
        for fact in open {
            guard case .register(let resource, _, let keyFact) = fact.source,
                let key = directKey(keyFact), isAllowed(key)
            else { continue }
            let place = RegisterPlace(resource: resource, key: key)
            if read[place] == nil { places.insert(place) }
        }
        guard !places.isEmpty else { return }
        let order = Array(places)
        for (place, record) in zip(order, try await store.records(at: order)) {
            read[place] = try record.map { try JSONValue(parsing: $0.body) }
        }
    }

    /// - Returns: Whether the fact's key is known.
    private mutating func learn(_ fact: Policies.Fact) async throws -> Bool {
        guard case .register(let resource, let field, let keyFact) = fact.source,
            let key = key(keyFact)
        else { return false }
        guard isAllowed(key) else { return true }
        let body = try await body(RegisterPlace(resource: resource, key: key))
        if let value = body.map({ $0[field] ?? .null }) ?? absence(of: resource) {
            facts[fact.name] = AnswerEntry(
                value: value, source: .register(resource: resource, field: field, at: at))
        }
        return true
    }

    private func absence(of resource: String) -> JSONValue? {
        plan.resources.contains(resource) ? .null : nil
    }

    // MARK: Materials

    /// Materials the rules ask for that an office holds, with the register they come from.
    mutating func materials(_ needed: Set<String>) async throws -> [String: MaterialEntry] {
        var held: [String: MaterialEntry] = [:]
        for material in policy.materials where needed.contains(material.name) {
            guard case .fetch(let from, _) = material.how,
                let dot = from.lastIndex(of: ".")
            else { continue }
            let field = String(from[from.index(after: dot)...])
            if try await holds(String(from[..<dot]), field) {
                held[material.name] = MaterialEntry(state: .fetched, origin: from)
            }
        }
        return held
    }

    private mutating func holds(_ resource: String, _ field: String) async throws -> Bool {
        for key in keys(of: resource) where isAllowed(key) {
            let value = try await body(RegisterPlace(resource: resource, key: key))?[field]
            if let value, !value.isNull { return true }
        }
        return false
    }

    /// Keys under which a register may know the case: those of the facts read from it, else
    /// whatever names an organisation or the person.
    private func keys(of resource: String) -> [String] {
        let sources = policy.facts.filter { $0.resource == resource }.compactMap { fact in
            if case .register(_, _, let keyFact) = fact.source { key(keyFact) } else { nil }
        }
        guard sources.isEmpty else { return sources }
        let codes = typed.compactMap { name, entry in
            policy.rules.type(of: name) == .creditCode ? entry.value.string : nil
        }
        return codes + [residentNumber].compactMap(\.self)
    }

    /// Where the matter belongs when it has no place of its own: the region answered, else where
    /// the person is registered.
    mutating func region() async throws -> String? {
        let answered = typed.sorted { $0.key < $1.key }.first { name, _ in
            policy.rules.type(of: name) == .region
        }
        if let region = answered?.value.value.string { return region }
        guard let residentNumber else { return nil }
        let place = RegisterPlace(resource: "population", key: residentNumber)
        return try await body(place)?["registeredRegion"]?.string
    }

    // MARK: Keys

    private func directKey(_ fact: String?) -> String? {
        guard let fact else { return residentNumber }
        return typed[fact]?.value.string ?? facts[fact]?.value.string
    }

    private func key(_ fact: String?) -> String? {
        if let known = directKey(fact) { return known }
        guard let fact else { return nil }
        guard case .derived? = policy.facts[fact]?.source else { return nil }
        var base = FactBase(asOf: today)
        for (name, entry) in typed.merging(facts, uniquingKeysWith: { $1 }) {
            guard let value = policy.rules.value(of: entry.value, for: name) else { continue }
            base[name] = .init(value: value, source: entry.source)
        }
        guard case .value(.string(let text))? = policy.rules.value(of: fact, base) else {
            return nil
        }
        return text
    }

    /// Nobody learns of another person by typing their number.
    private func isAllowed(_ key: String) -> Bool {
        guard let allowed, (try? ResidentNumber(recorded: key)) != nil else { return true }
        return allowed.contains(key)
    }

    private mutating func body(_ place: RegisterPlace) async throws -> JSONValue? {
        if let known = read[place] { return known }
        let record = try await store.record(of: place.resource, key: place.key)
        let body = try record.map { try JSONValue(parsing: $0.body) }
        read[place] = body
        return body
    }
}

extension Policies.Fact {
    /// The register resource it is read from; `nil` for every other fact.
    fileprivate var resource: String? {
        if case .register(let resource, _, _) = source { resource } else { nil }
    }
}
