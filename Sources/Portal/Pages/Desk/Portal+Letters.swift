import City
import Civics
import JSON
import Policies
import Web

extension Portal {
    private func writer(_ desk: DeskFile) -> LetterWriter {
        LetterWriter(
            desk: desk, city: nameplate.name.text(in: desk.visit.language), today: hall.today)
    }

    /// A letter as it would go out with what stands in the form.
    func preview(
        _ kind: Letter.Kind, _ desk: DeskFile, _ action: DeskAction, _ fields: JSONObject
    ) throws -> HTML {
        let writer = writer(desk)
        let letter: Letter
        switch kind {
        case .supplement: letter = writer.supplement(adding: fields["items"]?.array ?? [])
        case .turnedAway:
            let step = desk.step(ofBranch: nil) { if case .accept = $0 { true } else { false } }
            letter = writer.turnedAway(
                ground: fields["ground"]?.string ?? "", text: fields["text"]?.string ?? "",
                article: step?.citation?.text(in: desk.visit.language))
        case .decision, .refusal: letter = decision(desk, action, fields, writer)
        case .receipt, .accepted: letter = writer.accepted()
        }
        let visit = desk.visit
        return .joined([
            try Notice(.info, visit.say(DeskActWord.previewTitle)).html(), try letter.html(),
            try draft(kind, desk, action, fields),
        ])
    }

    /// The button for the same letter as a file, where doing this makes one at once: a supplement
    /// is told in a notice of its own, a branch that is granted in its licence.
    private func draft(
        _ kind: Letter.Kind, _ desk: DeskFile, _ action: DeskAction, _ fields: JSONObject
    ) throws -> HTML {
        let makesLetter =
            switch kind {
            case .turnedAway: true
            case .supplement: action.name == "send-supplement-notice"
            case .decision, .refusal:
                action.branch == nil || fields["granted"]?.bool == false
            case .receipt, .accepted: false
            }
        guard hall.prints, makesLetter else { return .empty }
        return try FormView(
            desk.visit,
            to: desk.visit.href(.other("/papers/cases/\(desk.number.text)/preview")), fields: [],
            buttons: [.init(desk.visit.say(PaperWord.draft), weight: .quiet)],
            hidden: [
                ("command", action.name),
                (
                    "fields",
                    String(decoding: JSONValue.object(fields).canonical(), as: UTF8.self)
                ),
            ]
        ).html()
    }

    /// A refusal where the document gives a time to answer is first a notice.
    private func decision(
        _ desk: DeskFile, _ action: DeskAction, _ fields: JSONObject, _ writer: LetterWriter
    ) -> Letter {
        let isGranted = fields["granted"]?.bool ?? false
        let about = action.branch.map { desk.branch($0) } ?? desk.file.title
        let reason = fields["reason"]?.string ?? ""
        let articles = (fields["articles"]?.array ?? []).compactMap(\.string)
        let step = desk.step(ofBranch: action.branch) {
            if case .decide = $0 { true } else { false }
        }
        let unit = desk.file.waiting.first { $0["branch"]?.string == action.branch }?["unit"]?
            .string
        let wasTold = (desk.file.json["refusalNotices"]?.array ?? []).contains {
            $0["branch"]?.string == action.branch
        }
        if !isGranted, !wasTold, case .decide(_, _, .some)? = step?.pattern {
            return writer.refusal(
                about: about, reason: reason, articles: articles, office: unit)
        }
        return writer.decision(
            granted: isGranted, about: about, reason: reason, articles: articles, office: unit)
    }

    /// A letter of a case, to be printed.
    func letterPage(_ visit: Visit) async throws -> Page {
        let desk = try await DeskFile(visit, number: visit.call.path("number"))
        guard let kind = Letter.Kind(rawValue: visit.call.path("letter")), kind.isThere(desk.file)
        else { throw Problem(.notFound) }
        let title = visit.say(kind.word)
        let main = HTML.joined([
            try UnseenHeading(title: title).html(),
            try PrintButton(title: visit.say(HouseWord.print)).html(),
            .joined(try await letters(kind, desk).map { try $0.html() }),
        ])
        return Page(
            title, main, back: (desk.file.title, visit.href(desk.site)), isWide: true,
            isPrivate: true)
    }

    private func letters(_ kind: Letter.Kind, _ desk: DeskFile) async throws -> [Letter] {
        let writer = writer(desk)
        let file = desk.file
        let visit = desk.visit
        switch kind {
        case .receipt:
            let code = try await hall.trackingCode(of: file.id, for: visit.person)
            let address =
                origin(visit) + visit.href(.track) + "?number=\(file.number.text)&code=\(code)"
            let picture = QRPicture(address, title: visit.say(ApplyWord.doneQR))
            return [writer.receipt(code: code, picture: try picture?.html() ?? .empty)]
        case .accepted: return [writer.accepted()]
        case .supplement: return [writer.supplement()]
        case .turnedAway:
            let refusal = file.json["acceptanceRefusal"] ?? .null
            return [
                writer.turnedAway(
                    ground: refusal["ground"]?.string ?? "", text: refusal["text"]?.string ?? "",
                    article: refusal["article"]?.string)
            ]
        case .refusal:
            return (file.json["refusalNotices"]?.array ?? []).map { notice in
                writer.refusal(
                    about: notice["branch"]?.string.map { desk.branch($0) } ?? file.title,
                    reason: notice["reason"]?.string ?? "",
                    articles: (notice["articles"]?.array ?? []).compactMap(\.string),
                    at: notice["at"]?.string)
            }
        case .decision:
            let decision = file.json["decision"] ?? .null
            return [
                writer.decision(
                    granted: decision["granted"]?.bool ?? false,
                    partial: decision["partial"]?.bool ?? false, about: file.title,
                    reason: decision["reason"]?.string ?? "",
                    articles: (decision["articles"]?.array ?? []).compactMap(\.string),
                    items: branchLines(desk), at: decision["at"]?.string)
            ]
        }
    }

    private func branchLines(_ desk: DeskFile) -> [String] {
        desk.file.branches.compactMap { branch in
            let name = branch["title"]?.string ?? branch["id"]?.string ?? ""
            switch branch["status"]?.string {
            case "granted": return desk.visit.say(LetterWord.branchGranted, ["name": name])
            case "refused", "revoked":
                return desk.visit.say(
                    LetterWord.branchRefused,
                    ["name": name, "reason": branch["reason"]?.string ?? ""])
            case _: return nil
            }
        }
    }
}

/// A heading for those who do not see that the page is a letter.
struct UnseenHeading: View {
    let title: String

    static let template = Template("unseen-heading", #"<h1 class="unseen">{{.title}}</h1>"#)
}
