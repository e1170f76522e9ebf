@testable import Cases
import Civics
import JSON
import Policies

/// One of every happening, as they stand in the golden corpus.
enum GoldenEvents {
    static let moment = Instant("2026-12-01T09:30:00+08:00")!
    static let day = CivilDate("2026-12-09")!
    static let party = Party(
        role: "applicant", person: PersonID(high: 3, low: 4), organisation: "91110000000000000X")
    static let answer = AnswerEntry(value: ["一", 2, 3.5, nil, ["x": true]], source: .typed)
    static let fetched = AnswerEntry(
        value: "存续",
        source: .register(resource: "market-regulation.company", field: "status", at: moment))
    static let material = MaterialEntry(
        state: .supplied, attachments: [.photo], origin: "health.certificates", promisedUntil: day)
    static let mark = DueMark(
        end: .day(day), provisional: true, yellowFrom: moment, lateFrom: moment,
        reminders: [.init(percent: 50, at: moment, tell: "unit-head")])
    static let place = WaitingPlace(
        .jointReview, step: "joint-review-1", branch: "food", seat: "fire", unit: "fire",
        desk: .examiner, party: "applicant", awaits: ["面积"], proposed: "telecom")

    static let happenings: [Happening] =
        [
            .filed(
                CaseFiled(
                    id: CaseID(high: 1, low: 2), number: Filing.sample([:]).number,
                    internalNumber: "internalNumber", kind: .bundle,
                    policy: PolicyReference(id: "sample.yunting.open-restaurant", version: 1),
                    parties: [party], channel: .online, answers: ["面积": answer, "楼层": fetched],
                    materials: ["布局图": material], parent: CaseID(high: 1, low: 2),
                    position: Position(longitude: 1_215_500_000, latitude: 298_700_000),
                    splitFrom: nil)),
            .supplied(
                CaseSupplied(
                    answers: ["面积": answer, "楼层": fetched], materials: ["布局图": material],
                    answersNotice: true)),
            .accepted(
                CaseAccepted(
                    from: moment, basis: "basis",
                    gaps: [GapGranted(material: "健康证明", mark: mark, consequence: "退回")])),
            .acceptanceRefused(
                AcceptanceRefused(ground: "ground", text: "text", article: "article")),
            .supplementAsked(
                SupplementAsked(
                    branch: "branch", unit: "unit",
                    items: [SupplementItem(what: "布局图", defect: "不清")])),
            .supplementNoticed(
                SupplementNoticed(count: 2)),
            .supplementLapsed(
                SupplementLapsed(consequence: "consequence")),
            .gapLapsed(
                GapLapsed(material: "material", consequence: "consequence")),
            .factChanged(
                FactChanged(name: "name", entry: answer)),
            .stepEntered(
                StepEntered(place: place)),
            .stepLeft(
                StepLeft(place: "place", outcome: .timedOut)),
            .stepPassed(
                StepPassed(step: "step", branch: "branch", ground: "ground", article: "article")),
            .stepTimedOut(
                StepTimedOut(place: "place", consequence: "consequence")),
            .parallelOpened(
                ParallelOpened(step: "step")),
            .branchPending(
                BranchPending(
                    branch: "branch", parallel: "parallel", unit: "unit",
                    after: ["after-1", "after-2"])),
            .branchUndetermined(
                BranchUndetermined(
                    branch: "branch", parallel: "parallel", unit: "unit",
                    missing: ["missing-1", "missing-2"])),
            .branchOpened(
                BranchOpened(
                    branch: "branch", parallel: "parallel", unit: "unit", service: "service",
                    way: 2, ground: "ground")),
            .branchSkipped(
                BranchSkipped(
                    branch: "branch", parallel: "parallel", ground: "ground",
                    article: "article")),
            .branchDecided(
                BranchDecided(
                    branch: "branch", granted: true, basis: "basis", reason: "reason",
                    articles: ["articles-1", "articles-2"])),
            .branchEnded(
                BranchEnded(branch: "branch", ground: "ground")),
            .branchAnswered(
                BranchAnswered(branch: "branch")),
            .branchesJoined(
                BranchesJoined(
                    parallel: "parallel", granted: ["granted-1", "granted-2"],
                    refused: ["refused-1", "refused-2"])),
            .departmentInvited(
                DepartmentInvited(branch: "branch", unit: "unit", reason: "reason")),
            .opinionRecorded(
                OpinionRecorded(
                    place: "place", branch: "branch", unit: "unit", passes: true,
                    text: "text", checked: ["checked-1", "checked-2"], evidence: [.photo])),
            .visitBooked(
                VisitBooked(
                    visit: 2, step: "step", branches: ["food", nil], day: day,
                    time: TimeOfDay("09:30")!)),
            .visitRecorded(
                VisitRecorded(
                    visit: 2, branch: "branch", passed: true, note: "note",
                    evidence: [.photo])),
            .jointReviewCalled(
                JointReviewCalled(
                    id: "id", moment: .duringReview, units: ["units-1", "units-2"],
                    reason: "reason")),
            .extensionAsked(
                ExtensionAsked(branch: "branch", by: Limit(2, .workingDay)!, reason: "reason")),
            .extensionAnswered(
                ExtensionAnswered(branch: "branch", granted: true, reason: "reason")),
            .commitmentAccepted(
                CommitmentAccepted(branch: "branch", step: "step", fails: "fails")),
            .commitmentChecked(
                CommitmentChecked(branch: "branch", passed: true, note: "note")),
            .refusalNoticed(
                RefusalNoticed(
                    branch: "branch", step: "step", reason: "reason",
                    articles: ["articles-1", "articles-2"])),
            .refusalAnswered(
                RefusalAnswered(branch: "branch", text: "text")),
            .refusalPeriodOver(
                RefusalPeriodOver(branch: "branch")),
            .partyConfirmed(
                PartyConfirmed(place: "place", party: "party", agrees: true, note: "note")),
            .objectionRaised(
                ObjectionRaised(text: "text")),
            .childRequested(
                ChildRequested(
                    purpose: .postCheck, policy: "policy", branch: "branch", step: "step",
                    reason: nil)),
            .childOpened(
                ChildOpened(
                    purpose: .postCheck, branch: "branch", step: "step",
                    child: CaseID(high: 1, low: 2))),
            .childFinished(
                ChildFinished(child: CaseID(high: 1, low: 2), succeeded: true)),
            .caseSuspended(
                CaseSuspended(
                    branch: "branch", ground: "ground", note: "note", endsAt: moment,
                    restarts: true)),
            .caseResumed(
                CaseResumed(branch: "branch", ground: "ground")),
            .lightChanged(
                LightChanged(clock: ClockID(.branch("food"), .statutory), light: .yellow)),
            .reminderSent(
                ReminderSent(clock: ClockID(.branch("food"), .statutory), percent: 2, tell: "tell")),
            .caseDecided(
                CaseDecided(
                    granted: true, partial: true, basis: "basis", reason: "reason",
                    articles: ["articles-1", "articles-2"])),
            .paperIssued(
                PaperIssued(
                    paper: "paper", branch: "branch", number: "number",
                    contentHash: "contentHash", validFrom: day, validThrough: day)),
            .paperRevoked(
                PaperRevoked(number: "number", ground: "ground")),
            .caseIssued(
                CaseIssued(count: 2)),
            .caseDelivered(
                CaseDelivered(way: "way", receipt: "receipt")),
            .paymentAsked(
                PaymentAsked(
                    order: "order", step: "step",
                    items: [.init(fee: "工本费", amount: Money(fen: 1_000))], total: Money(fen: 1_000))
            ),
            .paymentReceived(
                PaymentReceived(order: "order", amount: Money(fen: 1_000), reference: "reference")),
            .caseClosed(
                CaseClosed(
                    note: "note",
                    evidence: [Evidence(kind: "after-photo", attachment: .photo)])),
            .caseTerminated(
                CaseTerminated(ground: "ground", text: "text")),
            .caseWithdrawn(
                CaseWithdrawn(reason: "reason")),
            .caseMerged(
                CaseMerged(into: CaseID(high: 1, low: 2))),
            .caseSplit(
                CaseSplit(
                    into: CaseID(high: 1, low: 2), reason: "reason",
                    attached: ["applicant", "reporter"])),
            .caseUrged(
                CaseUrged(place: "place")),
            .ratingInvited(
                RatingInvited(afterCorrection: true)),
            .ratingGiven(
                RatingGiven(
                    level: 2, tags: ["tags-1", "tags-2"], comment: "comment",
                    afterCorrection: true)),
            .correctionOpened(
                CorrectionOpened(level: 2)),
            .correctionContacted(
                CorrectionContacted(note: "note")),
            .correctionMended(
                CorrectionMended(
                    note: "note",
                    evidence: [Evidence(kind: "after-photo", attachment: .photo)])),
            .appealFiled(
                AppealFiled(reason: "reason")),
            .caseReopened(
                CaseReopened(reason: "reason", step: "step")),
            .caseDispatched(
                CaseDispatched(
                    unit: "unit", person: PersonID(high: 3, low: 4), reason: "reason",
                    signBy: mark, returnBy: mark, arbitrated: true)),
            .caseClaimed(
                CaseClaimed(person: PersonID(high: 3, low: 4))),
            .claimReleased(
                ClaimReleased(reason: "reason")),
            .handlingSigned(
                HandlingSigned(unit: "unit")),
            .signOverdue(
                SignOverdue(unit: "unit")),
            .handlingReturned(
                HandlingReturned(
                    place: "place", unit: "unit", reason: "reason",
                    proposedUnit: "proposedUnit", proof: [.photo])),
            .arbitrationAsked(
                ArbitrationAsked(bounces: 2)),
            .handlingDone(
                HandlingDone(
                    step: "step", note: "note",
                    evidence: [Evidence(kind: "after-photo", attachment: .photo)])),
            .verificationRecorded(
                VerificationRecorded(
                    step: "step", passed: true, note: "note",
                    evidence: [Evidence(kind: "after-photo", attachment: .photo)])),
            .callBackMade(
                CallBackMade(reached: true, solved: true, satisfied: true, note: "note")),
            .reporterAttached(
                ReporterAttached(party: party)),
            .duplicateAttached(
                DuplicateAttached(other: CaseID(high: 1, low: 2))),
            .orderGiven(
                OrderGiven(text: "text", replyBy: day, lateFrom: moment)),
            .orderReplied(
                OrderReplied(order: 2, text: "text")),
            .orderOverdue(
                OrderOverdue(order: 2)),
            .cardShown(
                CardShown(colour: .yellow, unit: "unit", reason: "reason")),
            .placeReassigned(
                PlaceReassigned(place: "place", person: PersonID(high: 3, low: 4), unit: "unit")),
            .versionChanged(
                VersionChanged(
                    to: PolicyReference(id: "sample.yunting.open-restaurant", version: 1),
                    rule: "rule", renamed: ["review": "desk-review"])),
            .versionOffered(
                VersionOffered(
                    to: PolicyReference(id: "sample.yunting.open-restaurant", version: 1),
                    at: moment)),
            .versionKept(
                VersionKept(
                    offered: PolicyReference(id: "sample.yunting.open-restaurant", version: 1))),
        ]
        + ClockEntry.Kind.allCases.map { kind in
            .clocksMoved(
                ClocksMoved(
                    kind: kind,
                    ground: ClockGround("extension", Citation("行政许可法第四十二条"), note: "案情复杂"),
                    changes: [
                        .init(
                            clock: ClockID(.place("food/review"), .promised), from: moment,
                            limit: Limit(90, .urgentHour)!,
                            mark: DueMark(
                                end: .moment(LocalDateTime("2026-12-01T21:00")!),
                                provisional: false,
                                yellowFrom: moment, lateFrom: moment, reminders: [])),
                        .init(clock: ClockID(.whole, .statutory), from: nil, limit: nil, mark: nil),
                    ]))
        }

    static let events: [CaseEvent] = happenings.map {
        CaseEvent(at: moment, by: .examiner("market"), what: $0)
    }
}
