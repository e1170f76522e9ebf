public import Civics
public import JSON
import Policies

extension CityHall {
    /// Cases of the person, of the organisations they head, and those their mandates cover, newest
    /// first.
    ///
    /// - Returns: The page, and the id the next page comes after.
    /// - Throws: `not-permitted` for an organisation they do not act for.
    public func ownCases(
        _ question: OwnCaseQuestion, of person: SignedIn?, in language: Language
    ) async throws -> (items: [JSONValue], next: CaseID?) {
        try permit(.listOwnCases, to: person)
        guard let person else { throw Problem(.notSignedIn) }
        let parties = try person.parties(question.whose)
        let sifting = Sifting<CaseRow, CaseID>(
            reading: { try await self.store.rows(ofAny: parties, before: $0, limit: $1) },
            place: \.caseID,
            fits: { person.mayList($0) && question.fits($0) })
        let (rows, next) = try await sifting.page(of: question.limit, after: question.after)
        return (rows.map { .object(summary(of: $0, in: language)) }, next)
    }

    /// A row as everyone who may list it sees it.
    func summary(of row: CaseRow, in language: Language) -> JSONObject {
        var object: JSONObject = [
            "id": .string(row.caseID.description), "number": .string(row.number),
            "policy": .string(row.policy), "kind": .string(row.kind), "stage": .string(row.stage),
            "light": .string(row.light.word),
            "openedAt": .string(row.opened.text(at: world.offset)),
            "updatedAt": .string(row.updated.text(at: world.offset)),
        ]
        object["title"] = .string(title(of: row, in: language))
        object["promisedDue"] = row.promisedDue.map { .string($0.text(at: world.offset)) }
        object["statutoryDue"] = row.statutoryDue.map { .string($0.text(at: world.offset)) }
        return object
    }

    private func title(of row: CaseRow, in language: Language) -> String {
        PolicyReference(row.policy).flatMap { rules[$0]?.policy.title.text(in: language) }
            ?? row.title
    }
}

/// Which of their cases somebody wants to see.
public struct OwnCaseQuestion: Sendable {
    /// For whom a case is: oneself, an organisation, or anybody one acts for.
    public enum Whose: Hashable, Sendable { case anybody, myself, organisation(String) }

    public var whose = Whose.anybody
    public var stage: String?
    /// What else must hold of a row.
    public var isWanted: @Sendable (CaseRow) -> Bool = { _ in true }
    /// Id of the last case of the page before.
    public var after: CaseID?
    /// Cases a page, 1...200.
    public var limit: Int

    public init(limit: Int) { self.limit = limit }

    fileprivate func fits(_ row: CaseRow) -> Bool {
        (stage == nil || row.stage == stage) && isWanted(row)
    }
}

extension SignedIn {
    /// Whom they may list cases or papers of: themselves and those they act for.
    fileprivate func parties(
        _ whose: OwnCaseQuestion.Whose
    ) throws -> Set<PartyKey> {
        switch whose {
        case .myself: return [.person(person)]
        case .organisation(let code):
            guard organisations.contains(code) else { throw Problem(.notPermitted) }
            return [.organisation(code)]
        case .anybody: return everybodyActedFor
        }
    }

    /// Themselves, organisations they head, and whoever let them act.
    var everybodyActedFor: Set<PartyKey> {
        let principals = agencies.filter { $0.organisation == nil }.map(\.grantor)
        return Set(organisations.map { .organisation($0) }).union(
            ([person] + principals).map { .person($0) })
    }

    /// Whether a row of the index is theirs to see; an agent sees the cases of their scope only.
    fileprivate func mayList(_ row: CaseRow) -> Bool {
        if row.people.contains(person) || !mandates.isDisjoint(with: row.organisations) {
            return true
        }
        guard let service = PolicyReference(row.policy)?.id else { return false }
        guard row.organisations.isEmpty else {
            return row.organisations.contains {
                standsFor(person: nil, organisation: $0, under: service)
            }
        }
        return row.people.contains { standsFor(person: $0, organisation: nil, under: service) }
    }
}

extension ClockLight {
    /// The light's name on the wire.
    public var word: String {
        switch self {
        case .green: "green"
        case .yellow: "yellow"
        case .red: "red"
        case .black: "black"
        }
    }

    /// Reads ``word``.
    public init?(word: String) {
        guard let light = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = light
    }
}
