import Cases
public import Civics

/// What somebody did or found on the spot, with the photographs that show it.
public struct FieldWork: Sendable {
    /// What it came to.
    public enum Outcome: String, Sendable {
        case handled, passed, failed, returned, closed
    }

    /// One file that shows it.
    public struct Proof: Sendable {
        /// As the step names it (`after-photo`); `nil` where the step names none.
        public var kind: String?
        /// SHA-256 of the stored file.
        public var digest: String
    }

    public var outcome: Outcome
    public var at: Instant
    public var unit: String?
    /// The step or place of the case it belongs to; `nil` for the end of the case.
    public var place: String?
    /// In the words of whoever did it; for a return, why it is not theirs.
    public var note: String
    /// The unit a return says it belongs to.
    public var proposedUnit: String?
    public var proofs: [Proof]
}

extension CityHall {
    /// Everything done and found on the spot, oldest first.
    ///
    /// - Throws: `not-found` when there is no such case or it is none of theirs.
    public func fieldWork(of id: CaseID, for person: SignedIn?) async throws -> [FieldWork] {
        _ = try await file(of: id, for: .readCase, by: person)
        return try await history(of: id).compactMap(FieldWork.init)
    }
}

extension FieldWork {
    fileprivate init?(_ event: CaseEvent) {
        (at, unit, proposedUnit) = (event.at, event.by.unit, nil)
        if case .handlingDone(let done) = event.what {
            (outcome, place, note) = (.handled, done.step, done.note)
            proofs = done.evidence.map(Proof.init)
        } else if case .verificationRecorded(let check) = event.what {
            (outcome, place, note) = (check.passed ? .passed : .failed, check.step, check.note)
            proofs = check.evidence.map(Proof.init)
        } else if case .handlingReturned(let back) = event.what {
            (outcome, place, note) = (.returned, back.place, back.reason)
            proposedUnit = back.proposedUnit
            proofs = back.proof.map { Proof(kind: nil, digest: $0.digest) }
        } else if case .caseClosed(let end) = event.what {
            guard !end.note.isEmpty || !end.evidence.isEmpty else { return nil }
            (outcome, place, note) = (.closed, nil, end.note)
            proofs = end.evidence.map(Proof.init)
        } else {
            return nil
        }
    }
}

extension FieldWork.Proof {
    fileprivate init(_ evidence: Evidence) {
        self.init(kind: evidence.kind, digest: evidence.attachment.digest)
    }
}
