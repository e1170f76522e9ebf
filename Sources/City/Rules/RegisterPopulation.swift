import Civics
import FEEL
import JSON
public import Policies

/// Everybody a register of the city knows, with the facts a run needs from all its registers.
///
/// A register that answers here without a record says that the fact is absent (`null`); facts from
/// forms, and from registers that answer elsewhere, are not given by anybody. Each page of people
/// asks every register once, so the work grows with the people and memory with the page.
public struct RegisterPopulation: Sendable {
    /// A page of people.
    public struct Page: Sendable {
        let people: [RegisterRecord]
        /// Number of the last record, from which the next page goes on.
        public let last: Int64
        public var count: Int { people.count }
    }

    /// The register that names everybody: its keys are the ids.
    public let resource: String
    private let store: any RegisterShelf
    private let plan: CityPlan
    private let run: PopulationRun
    /// Facts to be read: those of the run, and those that hold the keys they are found by.
    private let reads: [Read]

    private struct Read: Sendable {
        let name: String
        let resource: String
        let field: String
        let key: String?
    }

    private struct Place: Hashable {
        let resource: String
        let key: String
    }

    /// - Parameter resource: The register that names everybody, such as `population`.
    public init(
        _ run: PopulationRun, of resource: String, store: any RegisterShelf, plan: CityPlan
    ) {
        (self.run, self.resource, self.store, self.plan) = (run, resource, store, plan)
        reads = Self.reads(run)
    }

    private static func reads(_ run: PopulationRun) -> [Read] {
        let policy = run.policy
        var waiting = run.facts
        var seen: Set<String> = []
        var reads: [Read] = []
        while let name = waiting.popLast() {
            guard seen.insert(name).inserted, let fact = policy.facts[name] else { continue }
            switch fact.source {
            case .register(let resource, let field, let key):
                reads.append(Read(name: name, resource: resource, field: field, key: key))
                if let key { waiting.append(key) }
            case .derived(let expression): waiting += expression.names
            case .form, .engine: break
            }
        }
        return reads
    }

    /// How many people the register knows.
    public func count() async throws -> Int { try await store.count(of: resource) }

    /// The next people in the order they came; `nil` behind the last.
    public func page(after number: Int64, limit: Int = 4096) async throws -> Page? {
        let people = try await store.records(of: resource, after: number, limit: limit)
        return people.last.map { Page(people: people, last: $0.number) }
    }

    /// The people of a page with their facts, in its order.
    public func rows(of page: Page) async throws -> [PopulationRow] {
        try await rows(of: page.people)
    }

    /// One person; `nil` when the register does not know the id.
    public func row(of id: String) async throws -> PopulationRow? {
        let person = try await store.record(of: resource, key: id)
        return try await rows(of: [person].compactMap(\.self)).first
    }

    private func rows(of people: [RegisterRecord]) async throws -> [PopulationRow] {
        var bodies: [Place: JSONObject] = [:]
        for person in people {
            bodies[Place(resource: resource, key: person.key)] = try Self.body(person)
        }
        var known = people.map { _ in [String: JSONValue]() }
        var open = people.map { _ in reads }
        // A key may itself stand in a register: what is learnt in one round is asked by in the next.
        for _ in 0..<4 {
            let keys = zip(people, zip(known, open)).map { person, state in
                state.1.map { key($0, of: person.key, state.0) }
            }
            let asked = Set(
                zip(open, keys).flatMap { reads, keys in
                    zip(reads, keys).compactMap { read, key in
                        key.map { Place(resource: read.resource, key: $0) }
                    }
                })
            try await fetch(asked.filter { bodies[$0] == nil }, into: &bodies)
            var learnt = false
            for place in people.indices {
                var later: [Read] = []
                for (read, key) in zip(open[place], keys[place]) {
                    guard let key else {
                        later.append(read)
                        continue
                    }
                    learnt = true
                    known[place][read.name] = value(read, key, bodies)
                }
                open[place] = later
            }
            guard learnt, open.contains(where: { !$0.isEmpty }) else { break }
        }
        return zip(people, known).map { row($0.key, $1) }
    }

    private func value(_ read: Read, _ key: String, _ bodies: [Place: JSONObject]) -> JSONValue? {
        if let body = bodies[Place(resource: read.resource, key: key)] {
            return body[read.field] ?? .null
        }
        return plan.resources.contains(read.resource) ? .null : nil
    }

    private func fetch(
        _ places: Set<Place>, into bodies: inout [Place: JSONObject]
    ) async throws {
        for (resource, places) in Dictionary(grouping: places, by: \.resource) {
            let found = try await store.records(of: resource, keys: places.map(\.key))
            for record in found {
                bodies[Place(resource: resource, key: record.key)] = try Self.body(record)
            }
        }
    }

    private static func body(_ record: RegisterRecord) throws -> JSONObject {
        try JSONValue(parsing: record.body).object ?? [:]
    }

    /// The key a fact is found by: the person's own, or what another fact says.
    private func key(_ read: Read, of person: String, _ known: [String: JSONValue]) -> String? {
        guard let fact = read.key else { return person }
        if let key = known[fact]?.string { return key }
        guard case .derived? = run.policy.facts[fact]?.source else { return nil }
        var base = FactBase(asOf: run.day)
        for (name, value) in known {
            guard let value = run.policy.rules.value(of: value, for: name) else { continue }
            base[name] = .init(value: value, source: .typed)
        }
        guard case .value(.string(let key))? = run.policy.rules.value(of: fact, base) else {
            return nil
        }
        return key
    }

    /// Values that are not of their fact's type are named, not shown: they are somebody's.
    private func row(_ id: String, _ known: [String: JSONValue]) -> PopulationRow {
        var row = PopulationRow(id: id, facts: [])
        for name in run.facts {
            guard let json = known[name] else {
                row.facts.append(.unknown)
                continue
            }
            let value = run.policy.rules.value(of: json, for: name)
            row.facts.append(value.map { .known($0) } ?? .unknown)
            if value == nil { row.unreadable.append(name) }
        }
        return row
    }
}
