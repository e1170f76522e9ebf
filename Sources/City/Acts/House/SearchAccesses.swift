public import Civics

extension CityHall {
    /// 审计查询: decisions about acts, allowed and denied. The search itself is written down, with
    /// what it looked for.
    ///
    /// - Parameter purpose: Why the auditor looks, a code of their order or plan.
    public func searchAccesses(
        _ question: AccessQuestion, purpose: String, by person: SignedIn?
    ) async throws -> [AccessRecord] {
        let seat = try permit(.readAccessLog, to: person)
        note(
            .readAccessLog, by: person, seat: seat, on: question.caseID, subject: question.subject,
            purpose: purpose, allowed: true)
        return try await store.accesses(question)
    }

    /// The account of a sign-in name, for a search.
    public func auditedAccount(_ name: String, by person: SignedIn?) async throws -> AccountID? {
        try permit(.readAccessLog, to: person)
        return try await store.account(named: name)?.id
    }

    /// The case of a number, for a search; also when it was erased.
    public func auditedCase(_ number: String, by person: SignedIn?) async throws -> CaseID? {
        try permit(.readAccessLog, to: person)
        return try await caseID(named: number)
    }
}
