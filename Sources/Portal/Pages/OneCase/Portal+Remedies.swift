import City
import Civics
import JSON
import Policies
import Web

extension CaseFile {
    /// A decision against the person, or an end of the case, can be asked to be looked at again.
    var mayAppeal: Bool {
        let isRefused =
            json["decision"].map { $0["granted"]?.bool == false || $0["partial"]?.bool == true }
            ?? ["refused-acceptance", "ended"].contains(stage)
        let isRunning = (json["children"]?.array ?? []).contains {
            $0["purpose"]?.string == "appeal" && $0["succeeded"] == nil
        }
        return roles.contains("applicant") && isRefused && !isRunning
    }

    /// What was closed without a decision can be taken up again.
    var mayReopen: Bool {
        roles.contains("applicant") && json["decision"] == nil
            && ["closed", "ended", "refused-acceptance"].contains(stage)
    }

    /// What somebody is told who asks for what this case, as it stands, does not offer.
    var notNow: Problem { Problem(.notInThisStage, facts: ["stage": stage]) }

    /// A new version of the document is offered; the person chooses.
    var offered: PolicyReference? {
        guard roles.contains("applicant"), !isOver else { return nil }
        return json["offer"]?.string.flatMap { PolicyReference($0) }
    }
}

extension Portal {
    /// What a person can do about an outcome, and about a new version of the document.
    var remedyRoutes: [Route] {
        let one = "/me/cases/{number}"
        return [
            page("\(one)/appeal", "my-case-appeal-page", for: .signedIn) { visit in
                .page(try remedyPage(try await visit.caseFile(), .appeal))
            }.caseNumber,
            form("\(one)/appeal", "my-case-appeal", for: .signedIn) {
                try await take(.appeal, $0, $1)
            }.caseNumber,
            page("\(one)/reopen", "my-case-reopen-page", for: .signedIn) { visit in
                .page(try remedyPage(try await visit.caseFile(), .reopen))
            }.caseNumber,
            form("\(one)/reopen", "my-case-reopen", for: .signedIn) {
                try await take(.reopen, $0, $1)
            }.caseNumber,
            page("\(one)/version", "my-case-version-page", for: .signedIn) { visit in
                .page(try versionPage(try await visit.caseFile()))
            }.caseNumber,
            form("\(one)/version", "my-case-version", for: .signedIn) {
                try await choose($0, $1)
            }.caseNumber,
        ]
    }

    /// The two ways to ask for another look, alike but for their words.
    enum Remedy: String {
        case appeal, reopen

        var title: RemedyWord { self == .appeal ? .appeal : .reopen }
        var lead: RemedyWord { self == .appeal ? .appealLead : .reopenLead }
        var sending: RemedyWord { self == .appeal ? .appealSend : .reopenSend }
        func site(_ number: String) -> Site { .other("/me/cases/\(number)/\(rawValue)") }
    }

    private func remedyPage(
        _ file: CaseFile, _ remedy: Remedy, reason: String = "", errors: [ErrorSummary.Item] = []
    ) throws -> Page {
        let visit = file.visit
        guard remedy == .appeal ? file.mayAppeal : file.mayReopen else { throw file.notNow }
        let field = Field(
            "reason", visit.say(CaseWord.reason), .text(rows: 6), values: [reason],
            wrong: errors.first { $0.field == "reason" }?.message, most: 1000)
        return try formPage(
            file, remedy.title, lead: visit.say(remedy.lead), fields: [field],
            send: .init(visit.say(remedy.sending)), to: remedy.site(file.number.text),
            errors: errors)
    }

    private func take(
        _ remedy: Remedy, _ visit: Visit, _ posted: Posted
    ) async throws -> PageAnswer {
        let file = try await visit.caseFile()
        let reason = posted["reason"] ?? ""
        guard !reason.isEmpty else {
            let item = ErrorSummary.Item("reason", visit.say(CaseWord.reasonMissing))
            return .page(try remedyPage(file, remedy, errors: [item]))
        }
        return try await done(file, remedy.rawValue, ["reason": .string(reason)], posted) {
            try remedyPage(file, remedy, reason: reason, errors: $0)
        }
    }

    // MARK: Choosing the version

    private func versionPage(
        _ file: CaseFile, errors: [ErrorSummary.Item] = []
    ) throws -> Page {
        let visit = file.visit
        guard let offered = file.offered, let policy = file.policy else { throw file.notNow }
        let choices = [
            Field.Option(
                "new",
                visit.say(RemedyWord.versionNew, ["version": String(offered.version)])),
            Field.Option(
                "old",
                visit.say(
                    RemedyWord.versionOld, ["version": String(policy.reference.version)])),
        ]
        let field = Field(
            "choice", visit.say(RemedyWord.versionAsk), .oneOf(choices),
            wrong: errors.first { $0.field == "choice" }?.message)
        return try formPage(
            file, RemedyWord.version, lead: visit.say(RemedyWord.versionLead), fields: [field],
            send: .init(visit.say(CaseWord.confirmSend)),
            to: .other("/me/cases/\(file.number.text)/version"), errors: errors)
    }

    private func choose(_ visit: Visit, _ posted: Posted) async throws -> PageAnswer {
        let file = try await visit.caseFile()
        guard let offered = file.offered, let own = file.policy?.reference else {
            return .seeOther(.ofCase(file.number.text))
        }
        guard let choice = posted["choice"], ["new", "old"].contains(choice) else {
            let item = ErrorSummary.Item("choice", visit.say(RemedyWord.versionMissing))
            return .page(try versionPage(file, errors: [item]))
        }
        let chosen = choice == "new" ? offered : own
        let fields: JSONObject = [
            "policy": .string(chosen.id), "policyVersion": .string(String(chosen.version)),
        ]
        return try await done(file, "choose-version", fields, posted) {
            try versionPage(file, errors: $0)
        }
    }
}

/// What a person can do about an outcome, and about a new version.
enum RemedyWord: String, Word {
    case appeal = "申请复查 | 申請複查 | Ask for a review"
    case appealLead =
        "写明您不服的决定和理由。会由没有经办过的人重新看。申请行政复议、提起诉讼的权利不受影响。 | 寫明您不服的決定和理由。會由沒有經辦過的人重新看。申請行政複議、提起訴訟的權利不受影響。 | Say which decision you object to and why. Somebody who had no part in it looks at it again. Your right to administrative review and to go to court remains."
    case appealSend = "提交复查申请 | 提交複查申請 | Ask for the review"
    case reopen = "要求重新办理 | 要求重新辦理 | Ask to take it up again"
    case reopenLead =
        "事情没有解决的，写明情况，会接着办。 | 事情沒有解決的，寫明情況，會接著辦。 | If the matter is not settled, say how it stands. It is taken up again."
    case reopenSend = "提交 | 提交 | Send"
    case version = "规定有了新版本 | 規定有了新版本 | The document has a new version"
    case versionLead =
        "您的办件可以按新规定接着办，也可以仍按原规定办完。 | 您的辦件可以按新規定接著辦，也可以仍按原規定辦完。 | Your case can go on under the new version or be finished under the old one."
    case versionAsk = "按哪一版办？ | 按哪一版辦？ | Under which version?"
    case versionNew = "新规定（第 {version} 版） | 新規定（第 {version} 版） | The new one (version {version})"
    case versionOld = "原规定（第 {version} 版） | 原規定（第 {version} 版） | The old one (version {version})"
    case versionMissing = "请选择按哪一版办 | 請選擇按哪一版辦 | Choose a version"
}
