public import Civics
public import Policies

/// Why the engine does not do what was asked. Nothing was changed; each says what to do instead.
public enum CaseRefusal: Error, Hashable, Sendable {
    /// The command does not fit the stage the case is in.
    case notInThisStage(Stage)
    /// No waiting place of that name; the places the case waits at now.
    case notWaitingThere(waiting: [String])
    /// The actor's desk, unit or party may not give this command here.
    case notYours(desk: Desk, unit: String?)
    /// Accepting, examining and approving one case are three persons.
    case separationOfDuty(earlier: String)
    /// The document's rules say no; article and message of the row.
    case rulesSayNo(article: Citation?, message: String)
    /// Facts are missing, so nobody can tell yet.
    case factsMissing([String])
    case answersInvalid([FieldProblem])
    case materialsMissing([String])
    case alreadyAsked(what: String)
    case noticeAlreadySent
    case alreadyUrged
    case alreadyDone
    case notExtendable(reason: String)
    case groundUnknown(String)
    case evidenceMissing([String])
    case reasonMissing
    case tooManyOpenClaims(limit: Int)
    case alreadyClaimed
    case amountDiffers
    case gapNotAllowed(String)
    case boundsExceeded(String)
    case versionUnknown(PolicyReference)
    /// The branch, or the case, stands still on this ground; resume it first.
    case standsStill(ground: String)
    /// A joint review or an invited department has not answered; these units are awaited.
    case opinionsOpen([String])
    /// The joint visit waits until these branches are ready for it.
    case branchesNotReady([String])
    /// The order must be paid first.
    case unpaid(order: String)
}
