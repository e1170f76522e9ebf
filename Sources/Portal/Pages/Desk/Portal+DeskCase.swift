import City
import Civics
import JSON
import Policies
import Web

extension Portal {
    /// One case at a desk.
    var deskCaseRoutes: [Route] {
        let one = "/desk/cases/{number}"
        func of(_ route: Route) -> Route {
            route.path("number", .code(18...22), "Case number.")
        }
        func about(_ route: Route) -> Route {
            of(route).path("action", .code(3...40), "Command.")
                .query(QueryParameter("branch", .text(atMost: 120), "Branch it is about."))
                .query(QueryParameter("place", .text(atMost: 200), "Place it is about."))
                .query(QueryParameter("subject", .text(atMost: 120), "Paper or order."))
        }
        return [
            of(page(one, "desk-case-page", for: .desk) { .page(try await deskCasePage($0)) })
                .query(
                    QueryParameter("done", .code(3...40), "What was done just now."),
                    QueryParameter(
                        "part", .choice(CaseParts.Part.allCases.map(\.rawValue)),
                        "The part that is open on a phone.")),
            of(
                page("\(one)/dates", "desk-case-dates", for: .desk) { visit in
                    let back = Site.other("/desk/cases/\(visit.call.path("number"))")
                    return .page(try await datesPage(visit, back: back))
                }),
            about(
                page("\(one)/do/{action}", "desk-case-act-page", for: .desk) {
                    .page(try await actPage($0))
                }),
            about(
                form("\(one)/do/{action}", "desk-case-act", for: .desk, files: 42_000_000) {
                    try await act($0, $1)
                }
            ).limited(.heavy),
            of(
                page("\(one)/supplement", "desk-supplement-page", for: Self.takingIn) { visit in
                    var supplement = Supplement()
                    supplement.isAtWindow = true
                    return .page(try fixPage(try await visit.caseFile(), supplement))
                }),
            of(
                form(
                    "\(one)/supplement", "desk-supplement", for: Self.takingIn, files: 42_000_000
                ) { try await fix($0, $1, atWindow: true) }
            ).limited(.heavy),
            of(
                page("\(one)/letters/{letter}", "desk-case-letter", for: .desk) {
                    .page(try await letterPage($0))
                }
            ).path("letter", .code(3...20), "Letter."),
        ]
    }

    /// Those who take things in for the person before them.
    private static let takingIn = Web.Audience.holding(Permission("file-for-other"))

    private func deskCasePage(_ visit: Visit) async throws -> Page {
        let desk = try await DeskFile(visit, number: visit.call.path("number"))
        let file = desk.file
        let view = DeskCaseView(desk: desk)
        var parts = [
            try CaseHead(
                title: file.title,
                number: visit.say(CaseWord.number, ["number": file.number.grouped]),
                chip: visit.stageChip(file.stage)
            ).html()
        ]
        if let done = visit.call.query.text("done") {
            let action = visit.say(DeskActWord.action(done))
            parts.append(
                try Notice(.ok, visit.say(DeskWord.done, ["action": action])).html())
        }
        parts.append(try view.strip())
        parts.append(try view.actions())
        parts.append(try await rating(desk))
        parts += try await caseParts(desk, view).html()
        let live = LiveView(visit, .ofCase(file.number.text, version: file.version), parts)
        return Page(
            "\(file.title) \(file.number.grouped)", try live.html(),
            back: (visit.say(DeskWord.queue), visit.href(.other("/desk/queue"))), isWide: true,
            isPrivate: true)
    }

    private func caseParts(_ desk: DeskFile, _ view: DeskCaseView) async throws -> CaseParts {
        // Whoever goes there needs first of all where it is.
        let chosen =
            desk.visit.call.query.text("part").flatMap(CaseParts.Part.init)
            ?? (desk.file.policy?.caseKind == .cityEvent ? .answers : nil)
        var parts = CaseParts(desk, chosen: chosen)
        parts.add(.answers, try view.answers())
        parts.add(.materials, try view.materials())
        parts.add(.field, try view.onTheSpot())
        parts.add(.checklist, try view.checklist())
        parts.add(.branches, try view.branches())
        let related = try await related(desk.file) { .other("/desk/cases/\($0)") }
        parts.add(.matters, .joined([try view.matters(), related]))
        parts.add(.history, try history(desk.file, desk.timeline))
        let letters = try await letters(desk.file)
        parts.add(.letters, .joined([try view.clocks(), letters]))
        return parts
    }

    /// The code to scan by which the person at the window may rate, once there is something to.
    private func rating(_ desk: DeskFile) async throws -> HTML {
        let visit = desk.visit
        guard visit.deskSeats.contains(where: { $0.role == .windowClerk }),
            let token = try? await hall.ratingLink(of: desk.file.id, for: visit.person),
            let picture = QRPicture(
                origin(visit) + visit.href(.rate(token)), title: visit.say(DeskWord.rateLink))
        else { return .empty }
        return try Section(visit.say(DeskWord.rateLink), [try picture.html()]).html()
    }
}

/// Two parts that are read beside each other.
struct WorkPair: View {
    let first: HTML
    let second: HTML

    static let template = Template(
        "work-pair",
        #"<div class="work-pair"><div>{{{.first}}}</div><div>{{{.second}}}</div></div>"#)
}
