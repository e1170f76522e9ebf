public import Civics
import Policies

extension CityHall {
    /// A second person releases a proposed version by signing the hash they were shown. It stands
    /// on the shelf from now on and takes effect at its instant, for every read, form and command
    /// at once.
    ///
    /// - Throws: `own-proposal` to whoever proposed it, `proposal-differs`, `proposal-expired`,
    ///   `proposal-over`, `version-not-newer`, `effect-too-early`, `not-permitted`, `not-found`.
    public func releasePolicy(
        _ id: CaseID, hash: String, by person: SignedIn?, once: OnceRequest
    ) async throws -> Answered {
        let seat = try permit(.releasePolicy, to: person)
        guard let person, let seat else { throw Problem(.notSignedIn) }
        if let answer = try await repeated(once, by: person) { return answer }
        guard let publication = try await publication(id),
            let files = try await store.files(ofPublication: id)
        else { throw Problem(.notFound) }
        let by = Signatory(account: person.account, person: person.person, seat: seat)
        let event = try decided(publication) { (before) throws(PublicationRefusal) in
            try before.release(
                hash: hash, by: by, at: world.now(),
                midnight: midnight(before.proposal.effective))
        }
        guard let policy = PolicyPackage(reading: files.packageFiles).policy,
            policy.digest == publication.proposal.digest
        else { throw Problem(.internalFault, cause: "the proposed bytes are not whole") }
        try refuseOldVersion(policy)
        note(.releasePolicy, by: person, seat: seat, allowed: true)
        var after = publication
        after.apply(event)
        let activated = ActivatedPolicy(
            id: policy.reference.id, version: policy.reference.version, digest: policy.digest,
            files: files, from: after.from ?? event.at, activated: event.at,
            by: [publication.proposed.by.account, person.account])
        try await refuseUnrunnable(activated)
        let answered = try await write(
            [event], onto: publication, becoming: after, by: person, once: once,
            shelved: activated)
        try await loadRules()
        return answered
    }

    /// What does not run beside everything that stands on the shelf is not put there.
    private func refuseUnrunnable(_ activated: ActivatedPolicy) async throws {
        let shelf = try await store.policies()
        do {
            _ = try book.pictures(
                of: shelf + [activated], plan: rules.plan, at: world.now(), offset: world.offset)
        } catch {
            throw Problem(.documentAtFault, facts: ["count": "1"], cause: error.description)
        }
    }
}
