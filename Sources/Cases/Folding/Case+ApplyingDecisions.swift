import Civics

extension Case {
    mutating func apply(_ e: CaseDecided, at: Instant, by: Actor) {
        decision = CaseDecision(
            granted: e.granted, partial: e.partial, basis: e.basis, reason: e.reason,
            articles: e.articles, at: at)
        stage = .decided
        settleRefusal(nil, answeredAt: nil)
        if e.basis == Basis.person { note(deed: .approved, by: by, branch: nil, at: at) }
    }

    mutating func apply(_ e: PaperIssued, at: Instant) {
        papers.append(
            IssuedPaper(
                paper: e.paper, branch: e.branch, number: e.number, contentHash: e.contentHash,
                validFrom: e.validFrom, validThrough: e.validThrough, at: at))
    }

    mutating func apply(_ e: PaperRevoked, at: Instant) {
        for index in papers.indices where papers[index].number == e.number {
            papers[index].revokedAt = at
            papers[index].revocationGround = e.ground
        }
    }

    mutating func apply(_ e: PaymentAsked) {
        payments.append(
            PaymentState(order: e.order, step: e.step, items: e.items, total: e.total))
    }

    mutating func apply(_ e: PaymentReceived, at: Instant) {
        payments.firstIndex { $0.order == e.order }.map { payments[$0].paidAt = at }
    }

    mutating func apply(_ e: CaseMerged, at: Instant) {
        relate(.duplicateOf, e.into)
        finish(.void, "duplicate", at: at)
    }

    mutating func apply(_ e: RatingGiven, at: Instant) {
        mayRate = false
        ratings.append(
            RatingEntry(
                level: e.level, tags: e.tags, comment: e.comment, at: at,
                afterCorrection: e.afterCorrection))
    }

    mutating func openCorrection(at: Instant) { correction = Correction(openedAt: at) }

    mutating func reopen() {
        stage = acceptedAt == nil ? .filed : .inProgress
        (closedAt, decision, endGround) = (nil, nil, nil)
        mayRate = false
        if handling != nil { release() }
    }

    mutating func relate(_ kind: Relation.Kind, _ other: CaseID) {
        let relation = Relation(kind: kind, other: other)
        if !relations.contains(relation) { relations.append(relation) }
    }
}
