/// What happened to a case, in the past tense; the only thing that ever changes one.
///
/// Each case has a wire name of its own (``wireName``), which outlives every Swift name.
public enum Happening: Hashable, Sendable {
    // What people hand in, and whether it is taken on.
    case filed(CaseFiled)
    case supplied(CaseSupplied)
    case accepted(CaseAccepted)
    case acceptanceRefused(AcceptanceRefused)
    case supplementAsked(SupplementAsked)
    case supplementNoticed(SupplementNoticed)
    case supplementLapsed(SupplementLapsed)
    case gapLapsed(GapLapsed)
    case factChanged(FactChanged)
    // Where the case goes and waits.
    case stepEntered(StepEntered)
    case stepLeft(StepLeft)
    case stepPassed(StepPassed)
    case stepTimedOut(StepTimedOut)
    case parallelOpened(ParallelOpened)
    case branchPending(BranchPending)
    case branchUndetermined(BranchUndetermined)
    case branchOpened(BranchOpened)
    case branchSkipped(BranchSkipped)
    case branchDecided(BranchDecided)
    case branchEnded(BranchEnded)
    case branchAnswered(BranchAnswered)
    case branchesJoined(BranchesJoined)
    case departmentInvited(DepartmentInvited)
    // What officials and parties did.
    case opinionRecorded(OpinionRecorded)
    case visitBooked(VisitBooked)
    case visitRecorded(VisitRecorded)
    case jointReviewCalled(JointReviewCalled)
    case extensionAsked(ExtensionAsked)
    case extensionAnswered(ExtensionAnswered)
    case commitmentAccepted(CommitmentAccepted)
    case commitmentChecked(CommitmentChecked)
    case refusalNoticed(RefusalNoticed)
    case refusalAnswered(RefusalAnswered)
    case refusalPeriodOver(RefusalPeriodOver)
    case partyConfirmed(PartyConfirmed)
    case objectionRaised(ObjectionRaised)
    case childRequested(ChildRequested)
    case childOpened(ChildOpened)
    case childFinished(ChildFinished)
    case caseSuspended(CaseSuspended)
    case caseResumed(CaseResumed)
    case lightChanged(LightChanged)
    case reminderSent(ReminderSent)
    // How it ends for the person, and what is paid.
    case caseDecided(CaseDecided)
    case paperIssued(PaperIssued)
    case paperRevoked(PaperRevoked)
    case caseIssued(CaseIssued)
    case caseDelivered(CaseDelivered)
    case paymentAsked(PaymentAsked)
    case paymentReceived(PaymentReceived)
    case caseClosed(CaseClosed)
    case caseTerminated(CaseTerminated)
    case caseWithdrawn(CaseWithdrawn)
    case caseMerged(CaseMerged)
    case caseSplit(CaseSplit)
    case caseUrged(CaseUrged)
    case ratingInvited(RatingInvited)
    case ratingGiven(RatingGiven)
    case correctionOpened(CorrectionOpened)
    case correctionContacted(CorrectionContacted)
    case correctionMended(CorrectionMended)
    case appealFiled(AppealFiled)
    case caseReopened(CaseReopened)
    // City events and orders: the closed loop.
    case caseDispatched(CaseDispatched)
    case caseClaimed(CaseClaimed)
    case claimReleased(ClaimReleased)
    case handlingSigned(HandlingSigned)
    case signOverdue(SignOverdue)
    case handlingReturned(HandlingReturned)
    case arbitrationAsked(ArbitrationAsked)
    case handlingDone(HandlingDone)
    case verificationRecorded(VerificationRecorded)
    case callBackMade(CallBackMade)
    case reporterAttached(ReporterAttached)
    case duplicateAttached(DuplicateAttached)
    case orderGiven(OrderGiven)
    case orderReplied(OrderReplied)
    case orderOverdue(OrderOverdue)
    case cardShown(CardShown)
    case placeReassigned(PlaceReassigned)
    case versionChanged(VersionChanged)
    case versionOffered(VersionOffered)
    case versionKept(VersionKept)
    // The legal clock: `clock.started`, `clock.suspended`, `clock.interrupted`, `clock.resumed`,
    // `clock.extended`, `clock.re-dated`, `clock.stopped`.
    case clocksMoved(ClocksMoved)
}

extension Happening {
    /// The name under which the event is kept for ever, such as `case.accepted`.
    public var wireName: String {
        switch self {
        case .filed: "case.filed"
        case .supplied: "case.supplied"
        case .accepted: "case.accepted"
        case .acceptanceRefused: "case.acceptance-refused"
        case .supplementAsked: "supplement.asked"
        case .supplementNoticed: "supplement.noticed"
        case .supplementLapsed: "supplement.lapsed"
        case .gapLapsed: "gap.lapsed"
        case .factChanged: "fact.changed"
        case .stepEntered: "step.entered"
        case .stepLeft: "step.left"
        case .stepPassed: "step.passed"
        case .stepTimedOut: "step.timed-out"
        case .parallelOpened: "parallel.opened"
        case .branchPending: "branch.pending"
        case .branchUndetermined: "branch.undetermined"
        case .branchOpened: "branch.opened"
        case .branchSkipped: "branch.skipped"
        case .branchDecided: "branch.decided"
        case .branchEnded: "branch.ended"
        case .branchAnswered: "branch.answered"
        case .branchesJoined: "branches.joined"
        case .departmentInvited: "department.invited"
        case .opinionRecorded: "opinion.recorded"
        case .visitBooked: "visit.booked"
        case .visitRecorded: "visit.recorded"
        case .jointReviewCalled: "joint-review.called"
        case .extensionAsked: "extension.asked"
        case .extensionAnswered: "extension.answered"
        case .commitmentAccepted: "commitment.accepted"
        case .commitmentChecked: "commitment.checked"
        case .refusalNoticed: "refusal.noticed"
        case .refusalAnswered: "refusal.answered"
        case .refusalPeriodOver: "refusal.period-over"
        case .partyConfirmed: "party.confirmed"
        case .objectionRaised: "objection.raised"
        case .childRequested: "child.requested"
        case .childOpened: "child.opened"
        case .childFinished: "child.finished"
        case .caseSuspended: "case.suspended"
        case .caseResumed: "case.resumed"
        case .lightChanged: "light.changed"
        case .reminderSent: "reminder.sent"
        case .caseDecided: "case.decided"
        case .paperIssued: "paper.issued"
        case .paperRevoked: "paper.revoked"
        case .caseIssued: "case.issued"
        case .caseDelivered: "case.delivered"
        case .paymentAsked: "payment.asked"
        case .paymentReceived: "payment.received"
        case .caseClosed: "case.closed"
        case .caseTerminated: "case.ended"
        case .caseWithdrawn: "case.withdrawn"
        case .caseMerged: "case.merged"
        case .caseSplit: "case.split"
        case .caseUrged: "case.urged"
        case .ratingInvited: "rating.invited"
        case .ratingGiven: "rating.given"
        case .correctionOpened: "correction.opened"
        case .correctionContacted: "correction.contacted"
        case .correctionMended: "correction.mended"
        case .appealFiled: "appeal.filed"
        case .caseReopened: "case.reopened"
        case .caseDispatched: "case.dispatched"
        case .caseClaimed: "case.claimed"
        case .claimReleased: "claim.released"
        case .handlingSigned: "handling.signed"
        case .signOverdue: "handling.sign-overdue"
        case .handlingReturned: "handling.returned"
        case .arbitrationAsked: "arbitration.asked"
        case .handlingDone: "handling.done"
        case .verificationRecorded: "verification.recorded"
        case .callBackMade: "call-back.made"
        case .reporterAttached: "reporter.attached"
        case .duplicateAttached: "duplicate.attached"
        case .orderGiven: "order.given"
        case .orderReplied: "order.replied"
        case .orderOverdue: "order.overdue"
        case .cardShown: "card.shown"
        case .placeReassigned: "place.reassigned"
        case .versionChanged: "version.changed"
        case .versionOffered: "version.offered"
        case .versionKept: "version.kept"
        case .clocksMoved(let moved): moved.kind.wireName
        }
    }

    /// Writes what the event says besides its name.
    func write(to writer: inout FieldWriter) {
        switch self {
        case .filed(let event): event.write(to: &writer)
        case .supplied(let event): event.write(to: &writer)
        case .accepted(let event): event.write(to: &writer)
        case .acceptanceRefused(let event): event.write(to: &writer)
        case .supplementAsked(let event): event.write(to: &writer)
        case .supplementNoticed(let event): event.write(to: &writer)
        case .supplementLapsed(let event): event.write(to: &writer)
        case .gapLapsed(let event): event.write(to: &writer)
        case .factChanged(let event): event.write(to: &writer)
        case .stepEntered(let event): event.write(to: &writer)
        case .stepLeft(let event): event.write(to: &writer)
        case .stepPassed(let event): event.write(to: &writer)
        case .stepTimedOut(let event): event.write(to: &writer)
        case .parallelOpened(let event): event.write(to: &writer)
        case .branchPending(let event): event.write(to: &writer)
        case .branchUndetermined(let event): event.write(to: &writer)
        case .branchOpened(let event): event.write(to: &writer)
        case .branchSkipped(let event): event.write(to: &writer)
        case .branchDecided(let event): event.write(to: &writer)
        case .branchEnded(let event): event.write(to: &writer)
        case .branchAnswered(let event): event.write(to: &writer)
        case .branchesJoined(let event): event.write(to: &writer)
        case .departmentInvited(let event): event.write(to: &writer)
        case .opinionRecorded(let event): event.write(to: &writer)
        case .visitBooked(let event): event.write(to: &writer)
        case .visitRecorded(let event): event.write(to: &writer)
        case .jointReviewCalled(let event): event.write(to: &writer)
        case .extensionAsked(let event): event.write(to: &writer)
        case .extensionAnswered(let event): event.write(to: &writer)
        case .commitmentAccepted(let event): event.write(to: &writer)
        case .commitmentChecked(let event): event.write(to: &writer)
        case .refusalNoticed(let event): event.write(to: &writer)
        case .refusalAnswered(let event): event.write(to: &writer)
        case .refusalPeriodOver(let event): event.write(to: &writer)
        case .partyConfirmed(let event): event.write(to: &writer)
        case .objectionRaised(let event): event.write(to: &writer)
        case .childRequested(let event): event.write(to: &writer)
        case .childOpened(let event): event.write(to: &writer)
        case .childFinished(let event): event.write(to: &writer)
        case .caseSuspended(let event): event.write(to: &writer)
        case .caseResumed(let event): event.write(to: &writer)
        case .lightChanged(let event): event.write(to: &writer)
        case .reminderSent(let event): event.write(to: &writer)
        case .caseDecided(let event): event.write(to: &writer)
        case .paperIssued(let event): event.write(to: &writer)
        case .paperRevoked(let event): event.write(to: &writer)
        case .caseIssued(let event): event.write(to: &writer)
        case .caseDelivered(let event): event.write(to: &writer)
        case .paymentAsked(let event): event.write(to: &writer)
        case .paymentReceived(let event): event.write(to: &writer)
        case .caseClosed(let event): event.write(to: &writer)
        case .caseTerminated(let event): event.write(to: &writer)
        case .caseWithdrawn(let event): event.write(to: &writer)
        case .caseMerged(let event): event.write(to: &writer)
        case .caseSplit(let event): event.write(to: &writer)
        case .caseUrged(let event): event.write(to: &writer)
        case .ratingInvited(let event): event.write(to: &writer)
        case .ratingGiven(let event): event.write(to: &writer)
        case .correctionOpened(let event): event.write(to: &writer)
        case .correctionContacted(let event): event.write(to: &writer)
        case .correctionMended(let event): event.write(to: &writer)
        case .appealFiled(let event): event.write(to: &writer)
        case .caseReopened(let event): event.write(to: &writer)
        case .caseDispatched(let event): event.write(to: &writer)
        case .caseClaimed(let event): event.write(to: &writer)
        case .claimReleased(let event): event.write(to: &writer)
        case .handlingSigned(let event): event.write(to: &writer)
        case .signOverdue(let event): event.write(to: &writer)
        case .handlingReturned(let event): event.write(to: &writer)
        case .arbitrationAsked(let event): event.write(to: &writer)
        case .handlingDone(let event): event.write(to: &writer)
        case .verificationRecorded(let event): event.write(to: &writer)
        case .callBackMade(let event): event.write(to: &writer)
        case .reporterAttached(let event): event.write(to: &writer)
        case .duplicateAttached(let event): event.write(to: &writer)
        case .orderGiven(let event): event.write(to: &writer)
        case .orderReplied(let event): event.write(to: &writer)
        case .orderOverdue(let event): event.write(to: &writer)
        case .cardShown(let event): event.write(to: &writer)
        case .placeReassigned(let event): event.write(to: &writer)
        case .versionChanged(let event): event.write(to: &writer)
        case .versionOffered(let event): event.write(to: &writer)
        case .versionKept(let event): event.write(to: &writer)
        case .clocksMoved(let moved): moved.write(to: &writer)
        }
    }
}
