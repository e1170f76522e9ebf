public import Civics

extension CityHall {
    /// A proposal is taken back by an author, or not agreed to by a releaser, with the reason.
    ///
    /// - Throws: `proposal-over` once it was decided, `reason-missing`, `not-permitted`.
    public func withdrawPolicy(
        _ id: CaseID, reason: String, by person: SignedIn?, once: OnceRequest
    ) async throws -> Answered {
        let seat = try permit(.withdrawPolicy, to: person)
        guard let person, let seat else { throw Problem(.notSignedIn) }
        if let answer = try await repeated(once, by: person) { return answer }
        guard !reason.isEmpty else { throw Problem(.reasonMissing) }
        guard let publication = try await publication(id) else { throw Problem(.notFound) }
        let by = Signatory(account: person.account, person: person.person, seat: seat)
        let event = try decided(publication) { (before) throws(PublicationRefusal) in
            try before.withdraw(reason, by: by, at: world.now())
        }
        note(.withdrawPolicy, by: person, seat: seat, allowed: true)
        var after = publication
        after.apply(event)
        return try await write(
            [event], onto: publication, becoming: after, by: person, once: once)
    }
}
