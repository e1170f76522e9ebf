import Civics
import Synchronization

/// Decisions about acts that came with no commit, on their way into the access log.
///
/// They are gathered and written together, within a second, so that reading costs no fsync. When
/// the store cannot take them they wait, up to a bound, and the oldest are counted as lost.
public final class AccessNotes: Sendable {
    private static let capacity = 100_000
    private struct State {
        var waiting: [AccessRecord] = []
        var lost = 0
    }
    private let state = Mutex(State())

    func add(_ record: AccessRecord) {
        state.withLock {
            guard $0.waiting.count < Self.capacity else { $0.lost += 1; return }
            $0.waiting.append(record)
        }
    }

    /// Takes what waits, at most `limit`.
    func take(_ limit: Int) -> [AccessRecord] {
        state.withLock {
            let taken = Array($0.waiting.prefix(limit))
            $0.waiting.removeFirst(taken.count)
            return taken
        }
    }

    /// How many could not be kept since the start.
    public var lost: Int { state.withLock { $0.lost } }
}

extension CityHall {
    /// Writes down a decision that comes with no commit.
    func note(
        _ act: Act, by person: SignedIn?, seat: Seat? = nil, on caseID: CaseID? = nil,
        subject: PersonID? = nil, purpose: String = "", allowed: Bool
    ) {
        accessNotes.add(
            AccessRecord(
                at: world.now(), account: person?.account, seat: seat?.text ?? "",
                act: act.rawValue,
                caseID: caseID, subject: subject, purpose: purpose, isAllowed: allowed))
    }

    /// Writes down that somebody was turned away before any act was asked for: at the door of a
    /// page or of a call for programs.
    ///
    /// - Parameters:
    ///   - needed: The acts of which one would have let them in; the first stands for all.
    ///   - route: The name of what they asked for, kept as the purpose.
    public func noteTurnedAway(_ person: SignedIn, needed: [String], at route: String) {
        guard let act = needed.lazy.compactMap({ Act(rawValue: $0) }).first else { return }
        note(act, by: person, purpose: "door:\(route)", allowed: false)
    }

    /// Notes a commit: more would hold up whoever reads or files meanwhile, for each note touches
    /// other pages of the log's indexes.
    private static let notesACommit = 500

    /// Writes what waits into the access log; called several times a second and before the end.
    public func writeAccessNotes() async throws {
        while true {
            let records = accessNotes.take(Self.notesACommit)
            guard !records.isEmpty else { return }
            try await store.note(records)
        }
    }

    /// Decides an act that concerns no case, and writes the decision down.
    ///
    /// - Throws: `not-signed-in` or `not-permitted`.
    @discardableResult
    func permit(_ act: Act, to person: SignedIn?) throws -> Seat? {
        switch access.decide(act, by: person) {
        case .allowed(let seat):
            return seat
        case .denied(let denial):
            note(act, by: person, allowed: false)
            throw denial.problem
        }
    }
}
