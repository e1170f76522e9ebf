import Civics
import Policies

extension Deciding {
    /// A case of its own is to grow out of this one; the city files it where a document is named.
    mutating func requestChild(
        _ purpose: ChildRequest.Purpose, _ document: String?, branch: String? = nil,
        step: String? = nil, reason: String? = nil
    ) {
        let words = reason.flatMap { $0.isEmpty ? nil : $0 }
        follows(
            .childRequested(
                ChildRequested(
                    purpose: purpose, policy: document, branch: branch, step: step, reason: words)))
    }

    mutating func childOpened(_ opened: ChildOpened) throws(CaseRefusal) {
        try require(.system)
        let asked = state.children.contains {
            $0.purpose == opened.purpose && $0.branch == opened.branch && $0.step == opened.step
                && $0.child == nil
        }
        guard asked else { throw .alreadyDone }
        emit(.childOpened(opened))
    }

    /// The case that grew out of this one has ended; what that means here, its purpose says.
    mutating func childFinished(_ child: CaseID, _ succeeded: Bool) throws(CaseRefusal) {
        try require(.system)
        guard let request = state.children.first(where: { $0.child == child }) else {
            throw missing
        }
        guard request.succeeded == nil else { throw .alreadyDone }
        emit(.childFinished(ChildFinished(child: child, succeeded: succeeded)))
        switch request.purpose {
        case .subMatter: try subMatterFinished(request, succeeded)
        case .postCheck: postCheckFinished(request, succeeded)
        case .correction: if succeeded { correctionFinished() }
        case .appeal: if succeeded { try uphold() }
        }
    }

    private mutating func subMatterFinished(
        _ request: ChildRequest, _ succeeded: Bool
    ) throws(CaseRefusal) {
        let place = state.waiting.first {
            $0.step == request.step && $0.branch == request.branch && $0.role == .step
        }
        guard let place else { return }
        if succeeded { return try complete(place) }
        if place.branch != nil { leave(place, .cancelled) }
        try fail(place, "sub-matter-failed")
    }

    private mutating func postCheckFinished(_ request: ChildRequest, _ kept: Bool) {
        let place = state.waiting.first {
            $0.role == .postCheck && $0.branch == request.branch
        }
        guard let place else { return }
        follows(
            .commitmentChecked(CommitmentChecked(branch: request.branch, passed: kept, note: "")))
        checked(place, passed: kept)
    }

    /// Mended: the person may say once more how it was.
    private mutating func correctionFinished() {
        guard state.correction?.mendedAt == nil else { return }
        follows(.correctionMended(CorrectionMended(note: "", evidence: [])))
        follows(.ratingInvited(RatingInvited(afterCorrection: true)))
    }

    // MARK: Appeals

    private static let upheld = "appeal-upheld"

    /// An appeal was upheld: what then becomes of this case the document says.
    private mutating func uphold() throws(CaseRefusal) {
        for place in state.waiting where place.holdsTheCase { leave(place, .cancelled) }
        switch procedure.flow.children.upheld {
        case .grant where state.acceptedAt != nil: try grantOnAppeal()
        case .reopen, .grant: try reopenOnAppeal(reopeningStep)
        case .goto(let id): try reopenOnAppeal(procedure.flow.steps.first { $0.id == id })
        }
    }

    private mutating func reopenOnAppeal(_ step: Step?) throws(CaseRefusal) {
        guard let step else { return }
        follows(.caseReopened(CaseReopened(reason: Self.upheld, step: step.id)))
        try takeUpAgain(at: step)
    }

    /// 变更决定: what was refused is granted by the review itself.
    private mutating func grantOnAppeal() throws(CaseRefusal) {
        guard let step = reopeningStep else { return }
        follows(.caseReopened(CaseReopened(reason: Self.upheld, step: step.id)))
        restartLimits()
        if step.pattern.isParallel { return try reopenBranches(of: step, granted: true) }
        decided(
            CaseDecided(
                granted: true, partial: false, basis: Basis.appeal, reason: "", articles: []),
            byActor: false)
        try proceed(nil, after: step.id)
    }
}

extension CaseKind {
    /// Opened by an authority for its own duty; nobody it concerns may withdraw it.
    var isOfficial: Bool {
        switch self {
        case .postCheck, .supervisionOrder: true
        case .application, .bundle, .benefit, .cityEvent, .hotline, .wish, .sharingRequest,
            .correction, .appeal:
            false
        }
    }
}
