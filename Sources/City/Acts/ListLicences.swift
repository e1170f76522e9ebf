import Cases
import Civics
public import JSON
import Policies

extension CityHall {
    /// Papers of a person, of the organisations they head, and those their mandates cover, newest
    /// first, whole.
    ///
    /// - Parameters:
    ///   - state: `valid`, `expired` or `revoked`; `nil` for all.
    ///   - code: Code of the last paper of the page before.
    ///   - limit: Papers a page, 1...200.
    /// - Returns: The page, and the code the next page comes after.
    public func licences(
        of person: SignedIn?, state: String? = nil, after code: String? = nil, limit: Int = 200
    ) async throws -> (items: [JSONValue], next: String?) {
        try permit(.listOwnCases, to: person)
        guard let person else { throw Problem(.notSignedIn) }
        let holders = person.everybodyActedFor
        let sifting = Sifting<LicenceRecord, String>(
            reading: { try await self.store.licences(ofAny: holders, before: $0, limit: $1) },
            place: \.code,
            fits: { licence in
                person.maySee(licence) && (state == nil || self.state(of: licence) == state)
            })
        let (records, next) = try await sifting.page(of: limit, after: code)
        return (try records.map(whole), next)
    }

    /// One paper of theirs, whole.
    ///
    /// - Throws: `not-found` when there is none with this code or it is none of theirs.
    public func ownLicence(code: String, of person: SignedIn?) async throws -> JSONValue {
        try permit(.listOwnCases, to: person)
        guard let person else { throw Problem(.notSignedIn) }
        guard let licence = try await store.licence(code: code), person.maySee(licence) else {
            throw Problem(.notFound)
        }
        return try whole(licence)
    }

    private func whole(_ record: LicenceRecord) throws -> JSONValue {
        [
            "number": .string(record.number), "code": .string(record.code),
            "kind": .string(record.kind), "state": .string(state(of: record)),
            "paper": try JSONValue(parsing: record.body),
        ]
    }
}

extension SignedIn {
    /// Whether a paper is theirs to see, as its holder, as head of the organisation, or as an agent
    /// who may show papers.
    fileprivate func maySee(_ licence: LicenceRecord) -> Bool {
        isParty(person: licence.person, organisation: licence.organisation)
            || agency(
                for: licence.organisation, or: licence.person, under: licence.service,
                with: .papers) != nil
    }
}

extension SignedIn {
    /// Whether a paper of a case they may see is theirs to open: every party may, an agent only
    /// with the power for papers.
    func mayShow(_ licence: LicenceRecord, of state: Case) -> Bool {
        maySee(licence)
            || state.parties.contains {
                isParty(person: $0.person, organisation: $0.organisation)
            }
    }
}

extension LicenceRecord {
    /// The document it was issued under.
    fileprivate var service: String {
        let content = (try? JSONValue(parsing: body))?["content"]
        return content?["policy"]?.string.flatMap { PolicyReference($0)?.id } ?? ""
    }
}
