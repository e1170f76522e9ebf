import City
import Civics
import HTTPTypes
import JSON
import Web

extension Portal {
    func verifyPage(_ visit: Visit, code: String = "", wrong: String? = nil) throws -> Page {
        let title = visit.say(CaseWord.verifyTitle)
        let errors = wrong.map { [ErrorSummary.Item("code", $0)] } ?? []
        let field = Field(
            "code", visit.say(CaseWord.verifyCode), .line(autocomplete: "off"), values: [code],
            wrong: wrong, most: 80)
        let form = FormView(
            visit, to: visit.href(.verify), fields: [try field.html()],
            buttons: [.init(visit.say(CaseWord.verifySend))])
        let main = HTML.joined([
            try ErrorSummary.html(errors, visit),
            try Heading(title, lead: visit.say(CaseWord.verifyLead)).html(), try form.html(),
        ])
        return Page(title, main, hasErrors: wrong != nil, hasForm: true)
    }

    func verify(_ visit: Visit, _ posted: Posted) throws -> PageAnswer {
        let typed = posted["code"] ?? ""
        let code = typed.filter { $0 != " " }.lowercased()
        guard !code.isEmpty else {
            return .page(try verifyPage(visit, wrong: visit.say(CaseWord.verifyMissing)))
        }
        let isCode =
            code.utf8.count <= 64
            && code.utf8.allSatisfy {
                $0 == 0x2D || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0)
            }
        guard isCode else {
            return .page(
                try verifyPage(visit, code: typed, wrong: visit.say(CaseWord.verifyNone)))
        }
        return .seeOther(.verified(code))
    }

    /// Is it genuine, does it still hold, who issued it: what anybody who holds the code may know.
    func verifiedPage(_ visit: Visit) async throws -> Page {
        let title = visit.say(CaseWord.verifyTitle)
        guard
            let told = try await hall.verifyLicence(
                code: visit.call.path("code"), in: visit.language)
        else {
            let notice = Notice(.bad, visit.say(CaseWord.verifyNone))
            return Page(
                title, .joined([try Heading(title).html(), try notice.html()]), status: .notFound,
                isPrivate: true)
        }
        let name = told["title"]?.string ?? title
        let main = HTML.joined([
            try Heading(name).html(), try verdict(visit, told).html(),
            try Rows(verifiedRows(visit, told)).html(),
            try Paragraphs(
                visit.say(CaseWord.verifyDomain, ["origin": origin(visit)]), css: "muted"
            ).html(),
        ])
        return Page(name, main, isPrivate: true)
    }

    func verdict(_ visit: Visit, _ told: JSONValue) -> Notice {
        guard told["whole"]?.bool ?? false else {
            return Notice(.bad, title: visit.say(CaseWord.verifyBroken))
        }
        return switch told["state"]?.string {
        case "valid": Notice(.ok, title: visit.say(CaseWord.verifyGood))
        case "letter": Notice(.ok, title: visit.say(PaperWord.genuineLetter))
        case "expired": Notice(.warn, title: visit.say(CaseWord.verifyExpired))
        case _: Notice(.bad, title: visit.say(CaseWord.verifyRevoked))
        }
    }

    func verifiedRows(_ visit: Visit, _ told: JSONValue) -> [Rows.Row] {
        let issuer =
            told["unit"]?.string.map { visit.unit($0) } ?? told["issuer"]?["body"]?.string ?? ""
        var rows = [
            Rows.Row(visit.say(CaseWord.verifyNumber), told["number"]?.string ?? ""),
            Rows.Row(visit.say(CaseWord.verifyIssuer), issuer),
            Rows.Row(
                visit.say(CaseWord.verifyIssued),
                visit.wording.date(told["issued"]?.string ?? "")),
        ]
        let isLetter = told["state"]?.string == "letter"
        if !isLetter {
            rows.append(
                .init(
                    visit.say(CaseWord.verifyValid), validity(visit, told["validThrough"]?.string)))
        }
        if let holder = told["holder"]?.string, !holder.isEmpty {
            rows.append(.init(visit.say(PaperWord.holder), holder))
        }
        if let revoked = told["revokedAt"]?.string {
            rows.append(.init(visit.say(CaseWord.verifyRevokedAt), visit.wording.date(revoked)))
        }
        if let ground = told["revokedFor"]?.string, !ground.isEmpty {
            rows.append(.init(visit.say(PaperWord.revokedFor), ground))
        }
        // What stands above already is not said twice.
        let said: Set<String> = ["名称", "证号", "有效期", "状态"]
        for member in told["shows"]?.object ?? [:] where !said.contains(member.key) {
            guard let text = member.value.string else { continue }
            rows.append(.init(member.key, visit.wording.date(text)))
        }
        if let identifier = told["identifier"]?.string {
            rows.append(.init(visit.say(PaperWord.identifier), identifier))
        }
        if let digest = told["sha256"]?.string {
            rows.append(.init(visit.say(CaseWord.verifyHash), Wording.grouped(digest)))
        }
        if let digest = told["pdf"]?.string {
            rows.append(.init(visit.say(PaperWord.file), Wording.grouped(digest)))
        }
        return rows
    }
}
