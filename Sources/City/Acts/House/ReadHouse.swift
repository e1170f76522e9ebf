public import Civics
public import Policies

extension CityHall {
    /// How the whole house stands.
    public struct HouseState: Sendable {
        public var machine: MachineHealth
        public var now: Instant
        /// Why writing or sealing stopped; `nil` while they work.
        public var writerFault: String?
        public var sealingFault: String?
        /// Events in the journal, and how many of them the newest checkpoint covers.
        public var events: Int64
        public var sealed: Int64
        /// When the newest sealed event happened.
        public var sealedAt: Instant?
        public var followers: [FollowerPosition]
        public var jobs: [JobState]
        /// Access decisions that could not be kept since the start.
        public var lostNotes: Int
        public var measures: [String: Int64]
    }

    /// Health, followers and jobs. Says nothing of any case or person.
    public func houseState(for person: SignedIn?) async throws -> HouseState {
        let seat = try permit(.readHouse, to: person)
        note(.readHouse, by: person, seat: seat, allowed: true)
        return try await currentState()
    }

    func currentState() async throws -> HouseState {
        let sealing = store.sealing()
        let last = try await store.events(from: max(0, sealing.sealed - 1), limit: 1).first
        return HouseState(
            machine: await house.health(), now: world.now(),
            writerFault: store.writerFault().map { "\($0)" }, sealingFault: sealing.stopped,
            events: try await store.end(), sealed: sealing.sealed,
            sealedAt: sealing.sealed > 0 ? last?.at : nil,
            followers: try await store.followers(), jobs: await house.jobs(),
            lostNotes: accessNotes.lost, measures: store.measures())
    }

    /// The public halves of the node's keys.
    public func keysShown(for person: SignedIn?) async throws -> [KeyShown] {
        let seat = try permit(.readHouse, to: person)
        note(.readHouse, by: person, seat: seat, allowed: true)
        return await house.keys()
    }

    /// A year's working calendar and the document it stands in.
    public struct CalendarGiven: Hashable, Sendable {
        public var year: Int
        public var policy: PolicyReference
        public var title: LocalizedText
        /// The notice it follows, as the document names it.
        public var source: String
        public var from: Instant
        public var holidays: Int
        public var makeUp: Int
        /// The one that counts, where several documents give the year.
        public var isInForce: Bool
    }

    /// Which years have a calendar, and from where; the newest year first.
    public func calendarsGiven(for person: SignedIn?) async throws -> [CalendarGiven] {
        let seat = try permit(.readHouse, to: person)
        note(.readHouse, by: person, seat: seat, allowed: true)
        var given: [CalendarGiven] = []
        for activated in try await store.policies() where Self.mayHoldCalendar(activated) {
            let files = activated.files.map { PackageFile(name: $0.key, bytes: $0.value) }
            guard let policy = PolicyPackage(reading: files).policy else { continue }
            given += policy.calendars.map { block in
                CalendarGiven(
                    year: block.year, policy: policy.reference, title: policy.title,
                    source: block.calendar.source.description, from: activated.from,
                    holidays: block.calendar.holidays.count, makeUp: block.calendar.makeUp.count,
                    isInForce: false)
            }
        }
        let now = world.now()
        given.sort { ($0.year, $0.from) > ($1.year, $1.from) }
        for place in given.indices {
            let isFirst = !given[..<place].contains {
                $0.year == given[place].year && $0.from <= now
            }
            given[place].isInForce = isFirst && given[place].from <= now
        }
        return given
    }

    private static func mayHoldCalendar(_ activated: ActivatedPolicy) -> Bool {
        activated.files.values.contains {
            String(decoding: $0, as: UTF8.self).contains("```calendar")
        }
    }
}
