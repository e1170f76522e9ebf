public import Civics
public import JSON
import Policies

extension CityHall {
    /// Cases the person is a party of, or those of an organisation they act for, newest first.
    ///
    /// - Parameter cursor: Id of the last case of the page before.
    public func ownCases(
        of person: SignedIn?, organisation: String?, stage: String?, after cursor: String?,
        limit: Int, in language: Language
    ) async throws -> (items: [JSONValue], next: String?) {
        try permit(.listOwnCases, to: person)
        guard let person else { throw Problem(.notSignedIn) }
        let before = cursor.flatMap { CaseID($0) }
        let rows: [CaseRow]
        if let organisation {
            guard person.organisations.contains(organisation) else {
                throw Problem(.notPermitted)
            }
            rows = try await store.rows(
                ofOrganisation: organisation, before: before, limit: limit)
        } else {
            rows = try await store.rows(of: person.person, before: before, limit: limit)
        }
        let wanted = rows.filter { row in
            (stage == nil || row.stage == stage)
                && (organisation.map { person.mayList(row, of: $0) } ?? true)
        }
        return (
            wanted.map { .object(summary(of: $0, in: language)) },
            rows.count == limit ? rows.last?.caseID.description : nil
        )
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

extension SignedIn {
    /// An agent sees the cases of their scope only.
    fileprivate func mayList(_ row: CaseRow, of organisation: String) -> Bool {
        if mandates.contains(organisation) { return true }
        guard let service = PolicyReference(row.policy)?.id else { return false }
        return standsFor(person: nil, organisation: organisation, under: service)
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
