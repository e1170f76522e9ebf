public import Civics
import Policies
import Synchronization

/// Somebody who sits at a desk.
public struct Colleague: Hashable, Sendable {
    /// The person.
    public var person: PersonID
    /// How they are addressed.
    public var name: String
    /// Where they sit.
    public var seats: [Seat]
}

/// Who sits where, read from the accounts and kept for a while: a queue names whoever has a case,
/// and accounts are found by their own name only.
final class StaffList: Sendable {
    /// How long what was read is good for.
    static let keptMilliseconds: Int64 = 10 * 60_000

    private struct State {
        var read: Instant?
        var people: [PersonID: Colleague] = [:]
    }
    private let state = Mutex(State())

    /// What was read lately; `nil` when it is time to read again.
    func people(at now: Instant) -> [PersonID: Colleague]? {
        state.withLock { state in
            guard let read = state.read, now >= read,
                now < read.adding(milliseconds: Self.keptMilliseconds)
            else { return nil }
            return state.people
        }
    }

    /// An account was changed: read again when next asked.
    func forget() { state.withLock { $0.read = nil } }

    func keep(_ people: [PersonID: Colleague], at now: Instant) {
        state.withLock { ($0.read, $0.people) = (now, people) }
    }
}

extension CityHall {
    /// Everybody who sits at a desk, by person.
    public func staff(for person: SignedIn?) async throws -> [PersonID: Colleague] {
        try permit(.listQueue, to: person)
        let now = world.now()
        if let known = staff.people(at: now) { return known }
        var people: [PersonID: Colleague] = [:]
        var last: AccountID?
        while true {
            let records = try await store.accounts(after: last, limit: 1_000)
            for record in records { Self.add(record, to: &people) }
            guard records.count == 1_000 else { break }
            last = records.last?.id
        }
        staff.keep(people, at: now)
        return people
    }

    private static func add(_ record: AccountRecord, to people: inout [PersonID: Colleague]) {
        guard let profile = AccountProfile(record.body), !profile.isLocked else { return }
        let seats = profile.seats.filter { $0.role.desk != nil && $0.role.desk != .applicant }
        guard !seats.isEmpty else { return }
        people[record.person] = Colleague(
            person: record.person, name: profile.displayName, seats: seats)
    }
}
