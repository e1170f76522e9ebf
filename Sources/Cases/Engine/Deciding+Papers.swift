import Civics
import Policies

/// A paper that may be issued, for a branch or for the whole case.
struct PaperDue: Hashable {
    let paper: String
    let branch: String?
}

extension Deciding {
    /// Papers that follow from what was granted and are not yet made.
    func papersToIssue(at step: Step?) -> [PaperDue] {
        let granted = state.branches.filter { $0.status == .granted && $0.role == .planned }
        let results = granted.compactMap { branch in
            branch.service.flatMap { procedure.services[$0]?.result }
                .map { PaperDue(paper: $0, branch: branch.id) }
        }
        return papers(at: step, results).filter { due in
            !state.papers.contains {
                $0.paper == due.paper && $0.branch == due.branch && $0.revokedAt == nil
            }
        }
    }

    private func papers(at step: Step?, _ results: [PaperDue]) -> [PaperDue] {
        guard let step, case .issue(let named) = step.pattern else { return results }
        if state.branches.contains(where: { $0.role == .planned }) {
            guard !named.isEmpty else { return results }
            return named.compactMap { paper in paperOfCase(paper, results) }
        }
        let own = procedure.services.values.compactMap(\.result).sorted()
        return (named.isEmpty ? own : named).map { PaperDue(paper: $0, branch: nil) }
    }

    // A paper that is some branch's result follows that branch; any other is the whole case's.
    private func paperOfCase(_ paper: String, _ results: [PaperDue]) -> PaperDue? {
        if let result = results.first(where: { $0.paper == paper }) { return result }
        let belongs = procedure.services.values.contains { $0.result == paper }
        return belongs ? nil : PaperDue(paper: paper, branch: nil)
    }

    mutating func issue(_ papers: [PaperToIssue]) throws(CaseRefusal) {
        guard !papers.isEmpty else { throw .reasonMissing }
        if let (place, step) = try? place(where: { $0.isIssue }) {
            return try issue(papers, at: place, step)
        }
        let early = papersToIssue(at: nil).filter { isCommitted($0.branch) }
        let wanted = papers.map { PaperDue(paper: $0.paper, branch: $0.branch) }
        guard !early.isEmpty, wanted.allSatisfy(early.contains) else {
            _ = try place(where: { $0.isIssue })
            throw notYours
        }
        try require(.approver, .window, .system)
        make(papers)
    }

    /// Permitted at once on commitment: its paper does not wait for the other branches.
    private func isCommitted(_ branch: String?) -> Bool {
        branch.flatMap(state.branch)?.ground == Basis.commitment
    }

    private mutating func issue(
        _ papers: [PaperToIssue], at place: WaitingPlace, _ step: Step
    ) throws(CaseRefusal) {
        let due = papersToIssue(at: step)
        for paper in papers {
            let wanted = PaperDue(paper: paper.paper, branch: paper.branch)
            let made = state.papers.contains {
                $0.paper == paper.paper && $0.branch == paper.branch && $0.revokedAt == nil
            }
            if made { throw .alreadyDone }
            guard due.contains(wanted) else { throw .boundsExceeded("paper-not-granted") }
        }
        guard Set(papers.map(\.number)).count == papers.count,
            !papers.contains(where: { new in state.papers.contains { $0.number == new.number } })
        else { throw .alreadyDone }
        make(papers)
        guard papersToIssue(at: step).isEmpty else { return }
        follows(.caseIssued(CaseIssued(count: state.papers.count)))
        stop([ClockID(.whole, .promised)], ClockGround("issued"))
        try complete(place)
    }

    private mutating func make(_ papers: [PaperToIssue]) {
        for paper in papers {
            emit(
                .paperIssued(
                    PaperIssued(
                        paper: paper.paper, branch: paper.branch, number: paper.number,
                        contentHash: paper.contentHash, validFrom: paper.validFrom,
                        validThrough: paper.validThrough)))
        }
    }

    mutating func revokePaper(_ number: String, _ ground: String) throws(CaseRefusal) {
        try require(.approver, .supervisor)
        try requireReason(ground)
        guard let paper = state.papers.first(where: { $0.number == number }) else {
            throw .notWaitingThere(waiting: state.papers.map(\.number))
        }
        guard paper.revokedAt == nil else { throw .alreadyDone }
        emit(.paperRevoked(PaperRevoked(number: number, ground: ground)))
    }

    mutating func deliver(_ way: String, _ receipt: String) throws(CaseRefusal) {
        let (place, _) = try place { if case .deliver = $0 { true } else { false } }
        try requireReason(way)
        emit(.caseDelivered(CaseDelivered(way: way, receipt: receipt)))
        try complete(place)
    }

    mutating func pay(
        _ order: String, _ amount: Money, _ reference: String
    ) throws(CaseRefusal) {
        try require(.applicant, .window, .system)
        guard let payment = state.payments.first(where: { $0.order == order }) else {
            throw .notWaitingThere(waiting: state.payments.map(\.order))
        }
        guard payment.paidAt == nil else { throw .alreadyDone }
        guard amount == payment.total else { throw .amountDiffers }
        try requireRunning()
        emit(.paymentReceived(PaymentReceived(order: order, amount: amount, reference: reference)))
        let places = state.waiting.filter { place in
            guard place.step == payment.step, let step = step(place) else { return false }
            if case .pay = step.pattern { return true }
            return false
        }
        for place in places { try complete(place) }
    }
}
