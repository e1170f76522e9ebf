import Civics
import JSON

/// Names of the house's own books on the register shelf. No document can ask for them: resources of
/// documents are named after offices.
enum HouseBook {
    static let proposals = "house.proposal"
    static let units = "house.unit"
    static let accessSeal = "house.access-seal"
}

/// One entry in the house's history.
struct HouseEntry {
    var event: HouseEvent
    /// What it is about: a proposal's or an account's own id, or a new one.
    var matter: CaseID
    var payload: JSONObject
    var basis: String?
    /// What changes with it, in the same transaction.
    var records: [SideRecord] = []
}

extension CityHall {
    /// Writes what happened in the house: sealed in the ledger, with what it changes, or nothing.
    func enter(
        _ entry: HouseEntry, by person: SignedIn?, seat: Seat?
    ) async throws {
        for _ in 1...3 {
            let version = try await store.version(of: entry.matter)
            if try await isWritten(entry, after: version, by: person, seat: seat) {
                staff.forget()
                return
            }
        }
        throw Problem(.staleVersion)
    }

    private func isWritten(
        _ entry: HouseEntry, after version: Int, by person: SignedIn?, seat: Seat?
    ) async throws -> Bool {
        let now = world.now()
        let event = NewEvent(
            name: entry.event.rawValue, schema: 1, at: now,
            actor: person.map { seal.pseudonym(of: $0.person, in: entry.matter) },
            role: seat?.role.rawValue ?? "system", unit: seat?.unit, basis: entry.basis,
            payload: JSONValue.object(entry.payload).canonical())
        let append = CaseAppend(
            entry.matter, expecting: version, events: [event],
            row: row(of: entry.matter, stage: entry.event, at: now))
        return try await isCommitted(JournalCommit([append], records: entry.records))
    }

    /// Whether it was written; `false` when another writer was first.
    func isCommitted(_ commit: JournalCommit) async throws -> Bool {
        do throws(JournalRefusal) {
            _ = try await store.commit(commit)
            return true
        } catch {
            switch error {
            case .staleVersion, .recordChanged: return false
            case .taken: throw Problem(.nameTaken)
            case .replay, .keyReused, .tokenSpent, .erased, .malformed, .unavailable: throw error
            }
        }
    }

    /// Closed from the beginning, so that no clock and no queue ever sees it.
    private func row(of matter: CaseID, stage: HouseEvent, at now: Instant) -> CaseRow {
        CaseRow(
            caseID: matter, number: "house.\(matter)", policy: "house", kind: "house",
            stage: stage.rawValue, isClosed: true, opened: now, updated: now)
    }

    /// The history of an account in the house's books.
    func matter(of account: AccountID) -> CaseID { CaseID(bits: account.bits) }
}
