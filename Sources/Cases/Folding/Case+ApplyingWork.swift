import Civics

extension Case {
    mutating func apply(_ e: OpinionRecorded, at: Instant, by: Actor) {
        opinions.append(
            Opinion(
                place: e.place, branch: e.branch, unit: e.unit, passes: e.passes, text: e.text,
                checked: e.checked, evidence: e.evidence, at: at))
        e.branch.flatMap(branchIndex).map { branches[$0].looked = true }
        note(deed: .examined, by: by, branch: e.branch, at: at)
    }

    mutating func apply(_ e: VisitBooked) {
        if let index = visits.firstIndex(where: { $0.id == e.visit }) {
            (visits[index].day, visits[index].time) = (e.day, e.time)
            visits[index].branches = e.branches
        } else {
            visits.append(
                Visit(
                    id: e.visit, step: e.step, branches: e.branches, day: e.day, time: e.time,
                    findings: []))
        }
    }

    mutating func apply(_ e: VisitRecorded, at: Instant, by: Actor) {
        let finding = Visit.Finding(
            branch: e.branch, passed: e.passed, at: at, evidence: e.evidence)
        visits.firstIndex { $0.id == e.visit }.map { visits[$0].findings.append(finding) }
        note(deed: .examined, by: by, branch: e.branch, at: at)
    }

    mutating func apply(_ e: JointReviewCalled, at: Instant) {
        jointReviews.append(JointReview(id: e.id, moment: e.moment, units: e.units, at: at))
    }

    mutating func apply(_ e: ExtensionAsked, at: Instant) {
        extensionRequests.append(
            ExtensionRequest(
                branch: e.branch, by: e.by, reason: e.reason, at: at, answeredAt: nil,
                isGranted: false, answer: nil))
    }

    mutating func apply(_ e: ExtensionAnswered, at: Instant) {
        for index in extensionRequests.indices
        where extensionRequests[index].branch == e.branch && extensionRequests[index].isOpen {
            extensionRequests[index].answeredAt = at
            extensionRequests[index].isGranted = e.granted
            extensionRequests[index].answer = e.reason
        }
    }

    mutating func apply(_ e: CommitmentAccepted) {
        commitments.append(Commitment(branch: e.branch, step: e.step, fails: e.fails))
    }

    mutating func apply(_ e: CommitmentChecked) {
        for index in commitments.indices where commitments[index].branch == e.branch {
            commitments[index].outcome = e.passed ? .kept : .broken
        }
        guard !e.passed, let index = e.branch.flatMap(branchIndex) else { return }
        branches[index].status = .revoked
        branches[index].ground = "commitment-broken"
    }

    mutating func apply(_ e: RefusalNoticed, at: Instant, by: Actor) {
        refusalNotices.append(
            RefusalNotice(
                branch: e.branch, step: e.step, reason: e.reason, articles: e.articles, at: at,
                isOver: false))
        note(deed: .approved, by: by, branch: e.branch, at: at)
    }

    mutating func settleRefusal(_ branch: String?, answeredAt: Instant?) {
        for index in refusalNotices.indices
        where refusalNotices[index].branch == branch && !refusalNotices[index].isOver {
            refusalNotices[index].answeredAt = answeredAt
            refusalNotices[index].isOver = true
        }
    }

    mutating func apply(_ e: ChildRequested) {
        children.append(
            ChildRequest(
                purpose: e.purpose, policy: e.policy, branch: e.branch, step: e.step,
                reason: e.reason))
    }

    mutating func apply(_ e: ChildOpened) {
        children.firstIndex {
            $0.purpose == e.purpose && $0.branch == e.branch && $0.step == e.step
                && $0.child == nil
        }.map { children[$0].child = e.child }
    }

    mutating func apply(_ e: ChildFinished) {
        children.firstIndex { $0.child == e.child }.map { children[$0].succeeded = e.succeeded }
    }

    mutating func apply(_ e: CaseSuspended, at: Instant) {
        let standing = Suspension(ground: e.ground, since: at, endsAt: e.endsAt)
        guard let branch = e.branch else { suspension = standing; return }
        branchIndex(branch).map { branches[$0].suspension = standing }
    }

    mutating func resume(_ branch: String?) {
        guard let branch else { suspension = nil; return }
        branchIndex(branch).map { branches[$0].suspension = nil }
    }

    mutating func apply(_ e: PlaceReassigned) {
        changePlace(e.place) {
            $0.assignee = e.person
            if let unit = e.unit { $0.unit = unit }
        }
    }
}
