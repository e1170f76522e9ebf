extension Happening {
    /// Wire name of the event by which a case asks for another.
    public static let childRequestedName = "child.requested"

    /// Wire names of the events with which a case ends, in whatever way.
    public static let endings = [
        "case.closed", "case.ended", "case.withdrawn", "case.merged", "case.acceptance-refused",
    ]

    /// Every wire name of schema version 1, in order.
    public static var wireNames: [String] { readers.keys.sorted() }

    /// - Throws: ``EventFault/unknownName(_:)`` for a name this version does not know.
    static func read(_ name: String, _ fields: Fields) throws(EventFault) -> Happening {
        guard let read = readers[name] else { throw .unknownName(name) }
        return try read(fields)
    }

    private typealias Reader = @Sendable (Fields) throws(EventFault) -> Happening

    private static func reading<E: Payload & SendableMetatype>(
        _ make: @escaping @Sendable (E) -> Happening
    ) -> Reader {
        { (fields) throws(EventFault) in make(try E(fields)) }
    }

    private static func clocks(_ kind: ClockEntry.Kind) -> Reader {
        { (fields) throws(EventFault) in .clocksMoved(try ClocksMoved(kind, fields)) }
    }

    private static let readers: [String: Reader] = [
        "case.filed": reading(Happening.filed),
        "case.supplied": reading(Happening.supplied),
        "case.accepted": reading(Happening.accepted),
        "case.acceptance-refused": reading(Happening.acceptanceRefused),
        "supplement.asked": reading(Happening.supplementAsked),
        "supplement.noticed": reading(Happening.supplementNoticed),
        "supplement.lapsed": reading(Happening.supplementLapsed),
        "gap.lapsed": reading(Happening.gapLapsed),
        "fact.changed": reading(Happening.factChanged),
        "step.entered": reading(Happening.stepEntered),
        "step.left": reading(Happening.stepLeft),
        "step.passed": reading(Happening.stepPassed),
        "step.timed-out": reading(Happening.stepTimedOut),
        "parallel.opened": reading(Happening.parallelOpened),
        "branch.pending": reading(Happening.branchPending),
        "branch.undetermined": reading(Happening.branchUndetermined),
        "branch.opened": reading(Happening.branchOpened),
        "branch.skipped": reading(Happening.branchSkipped),
        "branch.decided": reading(Happening.branchDecided),
        "branch.ended": reading(Happening.branchEnded),
        "branch.answered": reading(Happening.branchAnswered),
        "branches.joined": reading(Happening.branchesJoined),
        "department.invited": reading(Happening.departmentInvited),
        "opinion.recorded": reading(Happening.opinionRecorded),
        "visit.booked": reading(Happening.visitBooked),
        "visit.recorded": reading(Happening.visitRecorded),
        "extension.asked": reading(Happening.extensionAsked),
        "extension.answered": reading(Happening.extensionAnswered),
        "joint-review.called": reading(Happening.jointReviewCalled),
        "commitment.accepted": reading(Happening.commitmentAccepted),
        "commitment.checked": reading(Happening.commitmentChecked),
        "refusal.noticed": reading(Happening.refusalNoticed),
        "refusal.answered": reading(Happening.refusalAnswered),
        "refusal.period-over": reading(Happening.refusalPeriodOver),
        "party.confirmed": reading(Happening.partyConfirmed),
        "objection.raised": reading(Happening.objectionRaised),
        "child.requested": reading(Happening.childRequested),
        "child.opened": reading(Happening.childOpened),
        "child.finished": reading(Happening.childFinished),
        "case.suspended": reading(Happening.caseSuspended),
        "case.resumed": reading(Happening.caseResumed),
        "light.changed": reading(Happening.lightChanged),
        "reminder.sent": reading(Happening.reminderSent),
        "case.decided": reading(Happening.caseDecided),
        "paper.issued": reading(Happening.paperIssued),
        "paper.revoked": reading(Happening.paperRevoked),
        "case.issued": reading(Happening.caseIssued),
        "case.delivered": reading(Happening.caseDelivered),
        "payment.asked": reading(Happening.paymentAsked),
        "payment.received": reading(Happening.paymentReceived),
        "case.closed": reading(Happening.caseClosed),
        "case.ended": reading(Happening.caseTerminated),
        "case.withdrawn": reading(Happening.caseWithdrawn),
        "case.merged": reading(Happening.caseMerged),
        "case.split": reading(Happening.caseSplit),
        "case.urged": reading(Happening.caseUrged),
        "rating.invited": reading(Happening.ratingInvited),
        "rating.given": reading(Happening.ratingGiven),
        "correction.opened": reading(Happening.correctionOpened),
        "correction.contacted": reading(Happening.correctionContacted),
        "correction.mended": reading(Happening.correctionMended),
        "appeal.filed": reading(Happening.appealFiled),
        "case.reopened": reading(Happening.caseReopened),
        "case.dispatched": reading(Happening.caseDispatched),
        "case.claimed": reading(Happening.caseClaimed),
        "claim.released": reading(Happening.claimReleased),
        "handling.signed": reading(Happening.handlingSigned),
        "handling.sign-overdue": reading(Happening.signOverdue),
        "handling.returned": reading(Happening.handlingReturned),
        "arbitration.asked": reading(Happening.arbitrationAsked),
        "handling.done": reading(Happening.handlingDone),
        "verification.recorded": reading(Happening.verificationRecorded),
        "call-back.made": reading(Happening.callBackMade),
        "reporter.attached": reading(Happening.reporterAttached),
        "duplicate.attached": reading(Happening.duplicateAttached),
        "order.given": reading(Happening.orderGiven),
        "order.replied": reading(Happening.orderReplied),
        "order.overdue": reading(Happening.orderOverdue),
        "card.shown": reading(Happening.cardShown),
        "place.reassigned": reading(Happening.placeReassigned),
        "version.changed": reading(Happening.versionChanged),
        "version.offered": reading(Happening.versionOffered),
        "version.kept": reading(Happening.versionKept),
        "clock.started": clocks(.started),
        "clock.suspended": clocks(.suspended),
        "clock.interrupted": clocks(.interrupted),
        "clock.resumed": clocks(.resumed),
        "clock.extended": clocks(.extended),
        "clock.re-dated": clocks(.redated),
        "clock.stopped": clocks(.stopped),
    ]
}
