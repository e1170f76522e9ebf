import City
import Civics
import HTTPTypes
import JSON
import Web

extension Portal {
    /// Papers as files, for their people and for the desks; and links by which they are shown.
    var paperRoutes: [Route] {
        [
            page("/papers/licences/{code}", "licence-pdf", for: .signedIn) { visit in
                .reply(
                    pdf(
                        try await hall.printLicence(
                            code: visit.call.path("code"), by: visit.person, in: visit.language)))
            }.path("code", .code(1...64), "Verification code of the document.").limited(.heavy),
            page("/papers/cases/{number}/{entry}", "letter-pdf", for: .signedIn) { visit in
                .reply(pdf(try await letter(visit)))
            }
            .path("number", .code(18...22), "Case number.")
            .path("entry", .code(1...6), "Number of the letter within the case.").limited(.heavy),
            form("/papers/cases/{number}/preview", "letter-preview", for: .signedIn) {
                .reply(pdf(try await preview($0, $1)))
            }.path("number", .code(18...22), "Case number.").limited(.heavy),
            page("/me/documents/{code}", "document-page", for: .signedIn) {
                .page(try await documentPage($0))
            }.code,
            form("/me/documents/{code}/show", "document-show", for: .signedIn) { visit, _ in
                let code = visit.call.path("code")
                _ = try await hall.sharePaper(code: code, by: visit.person)
                return .seeOther(.document(code))
            }.code,
            form("/me/documents/{code}/hide", "document-hide", for: .signedIn) { visit, posted in
                let code = visit.call.path("code")
                try await hall.revokeShare(posted["id"] ?? "", code: code, by: visit.person)
                return .seeOther(.document(code))
            }.code,
            page("/share/{token}", "shared-page", for: .codeHolder) {
                .page(try await sharedPage($0))
            }.token,
            page("/share/{token}/paper.pdf", "shared-pdf", for: .codeHolder) { visit in
                guard
                    let file = try await hall.printShared(
                        token: visit.call.path("token"), in: visit.language)
                else { return .page(try goneShare(visit)) }
                return .reply(pdf(file))
            }.token.limited(.heavy),
        ]
    }

    private func letter(_ visit: Visit) async throws -> PaperFile {
        guard let number = try? CaseNumber(visit.call.path("number")),
            let entry = Int(visit.call.path("entry")),
            let id = try await hall.caseID(of: number)
        else { throw Problem(.notFound) }
        return try await hall.printLetter(
            entry, of: id, by: visit.person, in: visit.language)
    }

    /// The letter a desk's command would make: `command` is its name, `fields` its members as JSON.
    private func preview(_ visit: Visit, _ posted: Posted) async throws -> PaperFile {
        guard let number = try? CaseNumber(visit.call.path("number")),
            let id = try await hall.caseID(of: number)
        else { throw Problem(.notFound) }
        let fields = try? JSONValue(parsing: Array((posted["fields"] ?? "{}").utf8)).object
        return try await hall.previewLetter(
            of: posted["command"] ?? "", fields ?? [:], on: id, by: visit.person,
            in: visit.language)
    }

    /// A paper to be shown by the browser, kept by no cache, under its number when saved.
    private func pdf(_ file: PaperFile) -> Reply {
        let name = Site.escaped(file.name.replacing("\u{A0}", with: "")).replacing("/", with: "-")
        return Reply.bytes(file.paper.bytes, as: .pdf)
            .with(.contentDisposition, "inline; filename*=UTF-8''\(name).pdf")
    }
}

extension Route {
    fileprivate var code: Route { path("code", .code(1...64), "Code of the document.") }
    fileprivate var token: Route { path("token", .code(1...64), "What stands in the link.") }
}
