import City
import Civics
import Storage
import Testing

/// Who keeps a small house in these tests, each with an account of their own.
struct HouseStaff {
    let first: SignedIn
    let second: SignedIn
    let system: SignedIn
    let auditor: SignedIn
    let clerk: AccountID

    init(_ city: TestCity) async throws {
        first = try await Self.open(city, 11, Role.securityAdministrator)
        second = try await Self.open(city, 12, Role.securityAdministrator)
        system = try await Self.open(city, 13, Role.systemAdministrator)
        auditor = try await Self.open(city, 14, Role.auditor)
        clerk = try await Self.open(city, 15, nil).account
    }

    static func open(_ city: TestCity, _ number: UInt64, _ role: Role?) async throws -> SignedIn {
        let seal = try PasswordSeal(
            sealing: "long enough a word", salt: [UInt8](repeating: 1, count: 16), cost: .sample
        )
        let seats = role.map { [Seat(role: $0)] } ?? []
        let profile = AccountProfile(seal: seal, seats: seats, displayName: "n\(number)")
        let (account, person) = (
            AccountID(high: 5, low: number), PersonID(high: 6, low: number)
        )
        try await city.store.put([
            AccountRecord(
                id: account, name: "name-\(number)", person: person, body: profile.bytes)
        ])
        return SignedIn(account: account, person: person, seats: seats)
    }

    /// The city with two security administrators, an auditor and a system administrator who sign in
    /// with accounts of their own.
    static func with(_ body: (TestCity, HouseStaff) async throws -> Void) async throws {
        try await TestCity.with([]) { city in
            let plan = CityPlan(units: [
                CityPlan.Unit(
                    key: "health", name: LocalizedText(zhHans: "卫健委"), kind: "department",
                    region: "990100", telephone: nil),
                CityPlan.Unit(
                    key: "fire", name: LocalizedText(zhHans: "消防"), kind: "department",
                    region: "990100", telephone: nil),
            ])
            try await city.hall.loadRules(plan)
            try await body(city, try await HouseStaff(city))
        }
    }

    static func refusal(_ body: () async throws -> Void) async -> Problem.Kind? {
        do { try await body() } catch { return (error as? Problem)?.kind }
        return nil
    }

    static func seats(_ city: TestCity, _ id: AccountID) async throws -> [Seat] {
        let record = try #require(await city.store.account(id))
        return try #require(AccountProfile(record.body)).seats
    }
}
