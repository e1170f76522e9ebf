import City
import Civics
import Foundation

/// Fills an empty store with a sample city: accounts, registers, everybody else, documents.
struct SampleCityMaker {
    let city: SampleFolder
    let store: any CityStore
    let seal: CitySeal
    let world: World

    /// Records a transaction takes at once.
    private static let batch = 500

    /// - Parameter data: The data directory; the city's plan is kept below it, so that a later
    ///   start does not need the sample folder.
    /// - Throws: ``Failure`` with file and line, or that the store is not empty.
    func fill(data: Folder) async throws {
        guard try await store.accounts(after: nil, limit: 1).isEmpty,
            try await store.policies().isEmpty
        else { throw Failure("\(data.url.path): there is a city here already") }
        Progress.say("Making the sample city from \(city.folder.url.path)")
        let people = try SamplePeople(city)
        try CityPlanReader.copy(from: city, to: data)
        let plan = try CityPlanReader(data).plan()
        Progress.say(
            "  plan: \(plan.units.count) units, \(plan.resources.count) registers")
        try await putAccounts(people, plan)
        try await putRegisters(people)
        try await activatePolicies()
    }

    private func putAccounts(_ people: SamplePeople, _ plan: CityPlan) async throws {
        let accounts = try SampleAccounts(
            city, people: people, plan: plan, seal: seal, randomBytes: world.randomBytes)
        let records = try accounts.records()
        try await store.put(records)
        Progress.say("  accounts: \(records.count)")
    }

    private func putRegisters(_ people: SamplePeople) async throws {
        let registers = try SampleRegisters(city: city).registers()
        var records = registers.flatMap(\.records)
        let named = records.count
        var crowd = try SampleCrowd(city, taken: Set(people.people.values.map(\.number.text)))
        let everybody = try crowd.people()
        records += try SampleRegisters.records(of: everybody, in: registers)
        for start in stride(from: 0, to: records.count, by: Self.batch) {
            try await store.put(Array(records[start..<min(start + Self.batch, records.count)]))
        }
        Progress.say(
            "  registers: \(registers.count) with \(named) records by name, "
                + "\(records.count - named) of \(everybody.count) others")
    }

    private func activatePolicies() async throws {
        let releasers = ["policy-author", "policy-releaser"].map { SampleAccounts.id(of: $0) }
        let policies = try SamplePolicies(city: city, releasers: releasers)
            .activated(at: world.now(), offset: world.offset)
        try await store.activate(policies)
        Progress.say("  documents: \(policies.count)")
    }
}
