import Civics
import Policies

/// What of an event stands in the timeline: never a name, never free text.
struct EventTrace {
    var subject: String?
    /// The clocks concerned, each with the end that followed; their text is made only when
    /// somebody reads it.
    var clocks: [ClockTrace] = []
    var detail: String?
    var due: DueMark?

    init(_ subject: String? = nil, _ detail: String? = nil, due: DueMark? = nil) {
        (self.subject, self.detail, self.due) = (subject, detail, due)
    }

    init(clock: ClockID, _ detail: String?) { self.init(clocks: [ClockTrace(clock, nil)], detail) }

    init(clocks: [ClockTrace], _ detail: String?) {
        (self.clocks, self.detail, due) = (clocks, detail, clocks.first?.due)
    }
}

/// One clock of those that moved together, and when it ends since.
public struct ClockTrace: Hashable, Sendable {
    public let clock: ClockID
    /// `nil` while it stands still or has stopped, and where the end did not move.
    public let due: DueMark?

    init(_ clock: ClockID, _ due: DueMark?) { (self.clock, self.due) = (clock, due) }
}

extension Happening {
    var trace: EventTrace {
        switch self {
        case .filed(let e): EventTrace(nil, e.channel.rawValue)
        case .supplied(let e): EventTrace(nil, e.answersNotice ? "notice" : nil)
        case .accepted(let e): EventTrace(nil, e.basis)
        case .acceptanceRefused(let e): EventTrace(e.article, e.ground)
        case .supplementAsked(let e): EventTrace(e.branch)
        case .supplementNoticed, .objectionRaised, .caseIssued, .caseClosed, .caseWithdrawn,
            .correctionContacted, .correctionMended, .appealFiled, .callBackMade, .caseClaimed,
            .claimReleased:
            EventTrace()
        case .supplementLapsed(let e): EventTrace(nil, e.consequence)
        case .gapLapsed(let e): EventTrace(e.material, e.consequence)
        case .factChanged(let e): EventTrace(e.name)
        case .stepEntered(let e): EventTrace(e.place.path, e.place.unit)
        case .stepLeft(let e): EventTrace(e.place, e.outcome.rawValue)
        case .stepPassed(let e): EventTrace(WaitingPlace.path(e.step, branch: e.branch), e.ground)
        case .stepTimedOut(let e): EventTrace(e.place, e.consequence)
        case .parallelOpened(let e): EventTrace(e.step)
        case .branchPending(let e): EventTrace(e.branch, e.after.joined(separator: " "))
        case .branchUndetermined(let e): EventTrace(e.branch, e.missing.joined(separator: " "))
        case .branchOpened(let e): EventTrace(e.branch, e.unit)
        case .branchSkipped(let e): EventTrace(e.branch, e.article ?? e.ground)
        case .branchDecided(let e): EventTrace(e.branch, Self.word(granted: e.granted))
        case .branchEnded(let e): EventTrace(e.branch, e.ground)
        case .branchAnswered(let e): EventTrace(e.branch)
        case .branchesJoined(let e): EventTrace(e.parallel)
        case .departmentInvited(let e): EventTrace(e.branch, e.unit)
        case .opinionRecorded(let e): EventTrace(e.place, e.passes ? "passes" : "fails")
        case .visitBooked(let e): EventTrace(e.step, "\(e.day)T\(e.time)")
        case .visitRecorded(let e): EventTrace(e.branch, e.passed ? "passes" : "fails")
        case .jointReviewCalled(let e): EventTrace(e.id, e.moment.rawValue)
        case .extensionAsked(let e): EventTrace(e.branch, "\(e.by)")
        case .extensionAnswered(let e): EventTrace(e.branch, Self.word(granted: e.granted))
        case .commitmentAccepted(let e): EventTrace(e.branch ?? e.step)
        case .commitmentChecked(let e): EventTrace(e.branch, e.passed ? "kept" : "broken")
        case .refusalNoticed(let e): EventTrace(e.branch)
        case .refusalAnswered(let e): EventTrace(e.branch)
        case .refusalPeriodOver(let e): EventTrace(e.branch)
        case .partyConfirmed(let e): EventTrace(e.party, e.agrees ? "agrees" : "declines")
        case .childRequested(let e): EventTrace(e.branch ?? e.step, e.purpose.rawValue)
        case .childOpened(let e): EventTrace(e.child.description, e.purpose.rawValue)
        case .childFinished(let e): EventTrace(e.child.description, e.succeeded ? "done" : "failed")
        case .caseSuspended(let e): EventTrace(e.branch, e.ground)
        case .caseResumed(let e): EventTrace(e.branch, e.ground)
        case .lightChanged(let e): EventTrace(clock: e.clock, e.light.rawValue)
        case .reminderSent(let e): EventTrace(clock: e.clock, e.tell)
        case .caseDecided(let e):
            EventTrace(nil, e.partial ? "partly" : Self.word(granted: e.granted))
        case .paperIssued(let e): EventTrace(e.paper)
        case .paperRevoked(let e): EventTrace(nil, e.ground)
        case .caseDelivered(let e): EventTrace(nil, e.way)
        case .paymentAsked(let e): EventTrace(e.order)
        case .paymentReceived(let e): EventTrace(e.order)
        case .caseTerminated(let e): EventTrace(nil, e.ground)
        case .caseMerged(let e): EventTrace(e.into.description)
        case .caseSplit(let e): EventTrace(e.into.description)
        case .caseUrged(let e): EventTrace(e.place)
        case .ratingInvited(let e): EventTrace(nil, e.afterCorrection ? "after-correction" : nil)
        case .ratingGiven(let e): EventTrace(nil, "\(e.level)")
        case .correctionOpened(let e): EventTrace(nil, "\(e.level)")
        case .caseReopened(let e): EventTrace(e.step)
        case .caseDispatched(let e):
            EventTrace(e.unit, e.arbitrated ? "arbitrated" : nil, due: e.signBy)
        case .handlingSigned(let e): EventTrace(e.unit)
        case .signOverdue(let e): EventTrace(e.unit)
        case .handlingReturned(let e): EventTrace(e.place, e.proposedUnit)
        case .arbitrationAsked(let e): EventTrace(nil, "\(e.bounces)")
        case .handlingDone(let e): EventTrace(e.step)
        case .verificationRecorded(let e): EventTrace(e.step, e.passed ? "passes" : "fails")
        case .reporterAttached(let e): EventTrace(e.party.role)
        case .duplicateAttached(let e): EventTrace(e.other.description)
        case .orderGiven(let e): EventTrace(nil, e.replyBy.description)
        case .orderReplied(let e): EventTrace("\(e.order)")
        case .orderOverdue(let e): EventTrace("\(e.order)")
        case .cardShown(let e): EventTrace(e.unit, e.colour.rawValue)
        case .placeReassigned(let e): EventTrace(e.place, e.unit)
        case .versionChanged(let e): EventTrace(e.to.description, e.rule)
        case .versionOffered(let e): EventTrace(e.to.description)
        case .versionKept(let e): EventTrace(e.offered.description)
        case .clocksMoved(let e):
            EventTrace(clocks: e.changes.map { ClockTrace($0.clock, $0.mark) }, e.ground.code)
        }
    }

    private static func word(granted: Bool) -> String { granted ? "granted" : "refused" }
}
