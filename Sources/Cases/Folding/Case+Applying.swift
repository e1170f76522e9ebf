import Civics

extension Case {
    /// Applies the next event. Everything that follows from it stands in it, so nothing is
    /// reckoned here and a history folds the same under any calendar and any version of a document.
    ///
    /// A second `case.filed` changes nothing but the version.
    public mutating func apply(_ event: CaseEvent) {
        follow(event)
        note(event)
    }

    /// Applies an event without telling of it, while it is only being decided.
    mutating func follow(_ event: CaseEvent) {
        version += 1
        updatedAt = max(updatedAt, event.at)
        change(event.what, at: event.at, by: event.by)
    }

    private mutating func change(_ what: Happening, at: Instant, by: Actor) {
        switch what {
        case .filed: break
        case .supplied(let e): apply(e, at: at)
        case .accepted(let e): apply(e, at: at, by: by)
        case .acceptanceRefused(let e): apply(e, at: at, by: by)
        case .supplementAsked(let e): apply(e, at: at, by: by)
        case .supplementNoticed: notice(at: at)
        case .supplementLapsed: lapse()
        case .gapLapsed(let e): apply(e)
        case .factChanged(let e): answers[e.name] = e.entry
        case .stepEntered(let e): apply(e, at: at)
        case .stepLeft(let e): apply(e, at: at)
        case .stepPassed: break
        case .stepTimedOut(let e): changePlace(e.place) { $0.timedOut = true }
        case .parallelOpened(let e): apply(e, at: at)
        case .branchPending(let e): apply(e)
        case .branchUndetermined(let e): apply(e)
        case .branchOpened(let e): apply(e, at: at)
        case .branchSkipped(let e): apply(e, at: at)
        case .branchDecided(let e): apply(e, at: at, by: by)
        case .branchEnded(let e): end(branch: e.branch, .ended, e.ground, at: at)
        case .branchAnswered(let e): end(branch: e.branch, .answered, "answered", at: at)
        case .branchesJoined: break
        case .departmentInvited(let e): apply(e, at: at)
        case .opinionRecorded(let e): apply(e, at: at, by: by)
        case .visitBooked(let e): apply(e)
        case .visitRecorded(let e): apply(e, at: at, by: by)
        case .jointReviewCalled(let e): apply(e, at: at)
        case .extensionAsked(let e): apply(e, at: at)
        case .extensionAnswered(let e): apply(e, at: at)
        case .commitmentAccepted(let e): apply(e)
        case .commitmentChecked(let e): apply(e)
        case .refusalNoticed(let e): apply(e, at: at, by: by)
        case .refusalAnswered(let e): settleRefusal(e.branch, answeredAt: at)
        case .refusalPeriodOver(let e): settleRefusal(e.branch, answeredAt: nil)
        case .partyConfirmed: break
        case .objectionRaised: objections += 1
        case .childRequested(let e): apply(e)
        case .childOpened(let e): apply(e)
        case .childFinished(let e): apply(e)
        case .caseSuspended(let e): apply(e, at: at)
        case .caseResumed(let e): resume(e.branch)
        case .lightChanged(let e): clockIndex(e.clock).map { clocks[$0].announced = e.light }
        case .reminderSent(let e): clockIndex(e.clock).map { clocks[$0].reminded += 1 }
        case .caseDecided(let e): apply(e, at: at, by: by)
        case .paperIssued(let e): apply(e, at: at)
        case .paperRevoked(let e): apply(e, at: at)
        case .caseIssued: if !stage.isFinal { stage = .issued }
        case .caseDelivered: if !stage.isFinal { stage = .delivered }
        case .paymentAsked(let e): apply(e)
        case .paymentReceived(let e): apply(e, at: at)
        case .caseClosed: finish(.closed, nil, at: at)
        case .caseTerminated(let e): finish(.ended, e.ground, at: at)
        case .caseWithdrawn: finish(.withdrawn, "withdrawn", at: at)
        case .caseMerged(let e): apply(e, at: at)
        case .caseSplit(let e): relate(.splitInto, e.into)
        case .caseUrged(let e): changePlace(e.place) { $0.urged = true }
        case .ratingInvited: mayRate = true
        case .ratingGiven(let e): apply(e, at: at)
        case .correctionOpened: openCorrection(at: at)
        case .correctionContacted: correction?.contactedAt = at
        case .correctionMended: correction?.mendedAt = at
        case .appealFiled: appeals += 1
        case .caseReopened: reopen()
        case .caseDispatched(let e): apply(e, at: at)
        case .caseClaimed(let e): apply(e, at: at)
        case .claimReleased: release()
        case .handlingSigned: handling?.signedAt = at
        case .signOverdue: handling?.signOverdue = true
        case .handlingReturned(let e): apply(e, at: at)
        case .arbitrationAsked: handling?.inArbitration = true
        case .handlingDone, .verificationRecorded: break
        case .callBackMade: handling?.callAttempts += 1
        case .reporterAttached(let e): parties.append(e.party)
        case .duplicateAttached(let e): relate(.hasDuplicate, e.other)
        case .orderGiven(let e): apply(e, at: at)
        case .orderReplied(let e): apply(e, at: at)
        case .orderOverdue(let e): changeOrder(e.order) { $0.overdue = true }
        case .cardShown(let e): apply(e, at: at)
        case .placeReassigned(let e): apply(e)
        case .versionChanged(let e): apply(e)
        case .versionOffered(let e): offer = VersionOffer(to: e.to, at: e.at)
        case .versionKept: offer = nil
        case .clocksMoved(let e): apply(e, at: at, by: by)
        }
    }

    mutating func changePlace(_ path: String, _ change: (inout WaitingPlace) -> Void) {
        guard let index = waiting.firstIndex(where: { $0.path == path }) else { return }
        change(&waiting[index])
    }

    mutating func changeOrder(_ number: Int, _ change: (inout Order) -> Void) {
        guard orders.indices.contains(number - 1) else { return }
        change(&orders[number - 1])
    }

    /// Accepting, examining and approving are three persons; automatic acts are nobody's.
    mutating func note(deed act: Deed.Act, by: Actor, branch: String?, at: Instant) {
        guard let person = by.person else { return }
        deeds.append(Deed(act: act, person: person, branch: branch, at: at))
    }

    mutating func note(_ event: CaseEvent) {
        timeline.append(TimelineEntry(event, number: version))
    }

    mutating func finish(_ stage: Stage, _ ground: String?, at: Instant) {
        self.stage = stage
        closedAt = at
        endGround = ground
        waiting.removeAll { $0.holdsTheCase }
        let kept = Set(waiting.map(\.path))
        stopClocks(ground ?? "closed", at: at) { subject in
            if case .place(let path) = subject { !kept.contains(path) } else { true }
        }
        suspension = nil
        for index in branches.indices where !branches[index].status.isOver {
            branches[index].status = .ended
            branches[index].endedAt = at
            branches[index].ground = ground ?? "closed"
            branches[index].suspension = nil
        }
        for index in refusalNotices.indices { refusalNotices[index].isOver = true }
    }
}
