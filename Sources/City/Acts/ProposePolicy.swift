import Civics
import Crypto
import JSON
public import Policies

extension CityHall {
    /// An author proposes a new version of a document: checked, its situations run, kept with its
    /// bytes, sealed in the ledger. It changes nothing until a second person releases it.
    ///
    /// The same bytes proposed again while the proposal waits are the same proposal.
    /// - Throws: `document-at-fault` with file, line and column of every fault;
    ///   `version-not-newer`, `proposal-open`, `effect-too-early`, `not-permitted`.
    public func proposePolicy(
        _ files: [PackageFile], by person: SignedIn?, once: OnceRequest
    ) async throws -> Answered {
        let seat = try permit(.proposePolicy, to: person)
        guard let person, let seat else { throw Problem(.notSignedIn) }
        if let answer = try await repeated(once, by: person) { return answer }
        let review = try await review(files)
        guard let policy = review.package.policy, review.faults == 0 else {
            throw review.problem
        }
        if let open = try await openPublication(of: policy.reference.id) {
            guard open.proposal.digest == policy.digest else {
                throw Problem(
                    .proposalOpen, facts: ["version": String(open.proposal.document.version)])
            }
            return Answered(body: summary(of: open).serialized(), version: open.version)
        }
        try refuseOldVersion(policy)
        note(.proposePolicy, by: person, seat: seat, allowed: true)
        let signatory = Signatory(account: person.account, person: person.person, seat: seat)
        let publication = try proposal(of: policy, by: signatory)
        var kept: [String: [UInt8]] = [:]
        for file in review.package.files { kept[file.name] = file.bytes }
        return try await write(
            publication.events, onto: nil, becoming: publication, by: person, once: once,
            files: kept)
    }

    private func proposal(of policy: Policy, by signatory: Signatory) throws -> Publication {
        let (id, now) = (world.timeOrderedID(as: CaseID.self), world.now())
        var proposal = PublicationProposal(
            document: policy.reference, digest: policy.digest, hash: "",
            effective: policy.effective, title: policy.title,
            expires: now.adding(milliseconds: Publication.validMilliseconds))
        proposal.hash = Hex.text(SHA256.hash(data: proposal.signedBytes(in: id)))
        return try Publication(
            id, opening: PublicationEvent(at: now, by: signatory, .proposed(proposal)))
    }

    /// A version number is used once, and a newer version begins later than every released one.
    func refuseOldVersion(_ policy: Policy) throws {
        guard let latest = rules.shelf(of: policy.reference.id).last else { return }
        let version = latest.policy.reference.version
        guard policy.reference.version > version else {
            throw Problem(
                .versionNotNewer,
                facts: [
                    "version": String(policy.reference.version), "latest": String(version),
                ])
        }
        guard max(midnight(policy.effective), world.now()) > latest.from else {
            throw Problem(
                .effectTooEarly,
                facts: [
                    "version": String(version), "from": latest.from.text(at: world.offset),
                ])
        }
    }

    func midnight(_ day: CivilDate) -> Instant {
        Instant(LocalDateTime(day), offset: world.offset)
    }
}

extension PolicyReview {
    /// Why it cannot be proposed: each fault with its place and how to mend it.
    var problem: Problem {
        let found = findings.filter { $0.severity == .error }.map(\.fieldProblem)
        let failed = situations.runs.flatMap { run in
            run.results.filter { !$0.passed }.map { $0.fieldProblem(in: run.name) }
        }
        return Problem(
            .documentAtFault, facts: ["count": String(max(1, faults))], fields: found + failed)
    }
}

extension Finding {
    /// As a problem of the file it stands in.
    var fieldProblem: FieldProblem {
        let parts = [message, remedy].compactMap { $0 }
        return .fault(kind, at: place) { language in
            parts.map { $0.text(in: language) }.joined(separator: " ")
        }
    }
}

extension SituationReport.Result {
    fileprivate func fieldProblem(in situation: String) -> FieldProblem {
        .fault("situation-fails", at: place) { language in
            switch language {
            case .zhHans: "情形“\(situation)”:\(what) 应为 \(expected),实为 \(actual)。"
            case .zhHant: "情形「\(situation)」:\(what) 應為 \(expected),實為 \(actual)。"
            case .en: "Situation “\(situation)”: \(what) should be \(expected) and is \(actual)."
            }
        }
    }
}

extension FieldProblem {
    /// A fault at a place of a file; braces of the document are no placeholders.
    fileprivate static func fault(
        _ kind: String, at place: Place, _ words: (Language) -> String
    ) -> FieldProblem {
        func said(_ language: Language) -> String {
            "\(place): \(words(language))".replacing("{", with: "(").replacing("}", with: ")")
        }
        let file = place.file.replacing("~", with: "~0").replacing("/", with: "~1")
        return FieldProblem(
            "/files/\(file)",
            Kind(
                kind,
                message: LocalizedText(
                    zhHans: said(.zhHans), zhHant: said(.zhHant), en: said(.en))),
            facts: ["line": String(place.line), "column": String(place.column)])
    }
}
