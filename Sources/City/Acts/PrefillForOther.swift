import Cases
public import Civics
public import JSON
import Policies

extension CityHall {
    /// What a window sees of the person who stands before it.
    public struct LookedUp: Sendable {
        /// Name in the population register; `nil` when the register has none.
        public var name: String?
        /// `fields` and `materials` as ``prefill(_:typed:for:in:)`` gives them.
        public var held: JSONValue
    }

    /// 窗口核验: what offices hold about the person a window files for, so that it is shown and not
    /// asked. Each look is written into the log of the person concerned, with the service as its
    /// purpose.
    ///
    /// Only the applicant's own number is looked up; other people's numbers among the answers are
    /// not.
    /// - Parameter number: The applicant's resident number; `nil` while only a credit code is known.
    /// - Returns: `nil` when the service is not in force.
    /// - Throws: `not-permitted` but for those who file for others; `invalid-field` at `/onBehalfOf`
    ///   for a number that is none.
    public func lookUp(
        _ number: String?, for id: String, typed: JSONObject, by person: SignedIn?,
        in language: Language
    ) async throws -> LookedUp? {
        let seat = try permit(.fileForOther, to: person)
        let now = world.now()
        guard let prepared = rules.inForce(id, at: now, offset: world.offset) else { return nil }
        let subject = try number.map { try personID(ofResident: $0, pointer: "/onBehalfOf") }
        var entries: [String: AnswerEntry] = [:]
        for member in typed {
            entries[member.key] = AnswerEntry(value: member.value, source: .typed)
        }
        var records = officeRecords(
            of: prepared.policy, typed: entries, residentNumber: number,
            allowed: Set([number].compactMap(\.self)), at: now)
        try await records.readFacts()
        let known = entries.merging(records.facts) { $1 }
        let held = try await records.materials(neededMaterials(prepared, known))
        accessNotes.add(
            AccessRecord(
                at: now, account: person?.account, seat: seat?.text ?? "",
                act: Act.prefill.rawValue, subject: subject, purpose: id, isAllowed: true))
        return LookedUp(
            name: try await name(ofResident: number),
            held: [
                "fields": .array(fields(records.facts, prepared.policy, in: language)),
                "materials": .array(materials(held, prepared.policy, at: now, in: language)),
            ])
    }

    private func name(ofResident number: String?) async throws -> String? {
        guard let number, let record = try await store.record(of: "population", key: number)
        else { return nil }
        return try JSONValue(parsing: record.body)["name"]?.string
    }

    /// The link by which the person before the window may rate a finished case, shown as a code to
    /// scan. That it was handed out is written down.
    ///
    /// - Returns: `nil` while nothing can be rated.
    /// - Throws: `not-found`, `not-permitted` but for those who hand papers over.
    public func ratingLink(of id: CaseID, for person: SignedIn?) async throws -> String? {
        let (file, seat) = try await file(of: id, for: .deliverPapers, by: person)
        guard file.state.mayRate else { return nil }
        note(.deliverPapers, by: person, seat: seat, on: id, allowed: true)
        return seal.ratingToken(of: file.state)
    }
}
