import Policies
public import Cases
public import Civics

extension CaseRefusal: ProblemConvertible {
    /// The problem to show: what cannot be done, and what can.
    public var problem: Problem {
        switch self {
        case .notInThisStage(let stage): Problem(.notInThisStage, facts: ["stage": stage.rawValue])
        case .notWaitingThere(let places):
            Problem(.notWaitingThere, facts: ["waiting": places.joined(separator: ", ")])
        case .notYours: Problem(.notYours)
        case .separationOfDuty(let earlier): Problem(.separationOfDuty, facts: ["earlier": earlier])
        case .rulesSayNo(let article, let message):
            Problem(
                .rulesSayNo, facts: ["message": message, "article": article?.description ?? ""])
        case .factsMissing(let facts): Problem(.factsMissing, facts: list("facts", facts))
        case .answersInvalid(let fields): Problem(.answersInvalid, fields: fields)
        case .materialsMissing(let names):
            Problem(.materialsMissing, facts: list("materials", names))
        case .alreadyAsked(let what): Problem(.alreadyAsked, facts: ["what": what])
        case .noticeAlreadySent: Problem(.noticeAlreadySent)
        case .alreadyUrged: Problem(.alreadyUrged)
        case .alreadyDone: Problem(.alreadyDone)
        case .notExtendable(let reason): Problem(.notExtendable, facts: ["reason": reason])
        case .groundUnknown(let ground): Problem(.groundUnknown, facts: ["ground": ground])
        case .evidenceMissing(let kinds): Problem(.evidenceMissing, facts: list("kinds", kinds))
        case .reasonMissing: Problem(.reasonMissing)
        case .tooManyOpenClaims(let limit):
            Problem(.tooManyOpenClaims, facts: ["limit": String(limit)])
        case .alreadyClaimed: Problem(.alreadyClaimed)
        case .amountDiffers: Problem(.amountDiffers)
        case .gapNotAllowed(let material): Problem(.gapNotAllowed, facts: ["material": material])
        case .boundsExceeded(let what): Problem(.boundsExceeded, facts: ["what": what])
        case .versionUnknown(let version):
            Problem(.versionUnknown, facts: ["version": version.description])
        case .standsStill(let ground): Problem(.standsStill, facts: ["ground": ground])
        case .opinionsOpen(let units): Problem(.opinionsOpen, facts: list("units", units))
        case .branchesNotReady(let names):
            Problem(.branchesNotReady, facts: list("branches", names))
        case .unpaid(let order): Problem(.unpaid, facts: ["order": order])
        }
    }

    private func list(_ name: String, _ items: [String]) -> [String: String] {
        [name: items.joined(separator: ", ")]
    }
}
