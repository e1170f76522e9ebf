import City
import Civics
import Web

extension Portal {
    var eraseRoutes: [Route] {
        [
            page("/admin/erase", "admin-erase-page", for: AdminPart.erase.audience) {
                .page(try erasePage($0))
            },
            form("/admin/erase", "admin-erase", for: AdminPart.erase.audience) { visit, posted in
                try await proposeErasure(visit, posted)
            },
        ]
    }

    private func erasePage(
        _ visit: Visit, _ posted: Posted? = nil, _ errors: [ErrorSummary.Item] = []
    ) throws -> Page {
        func wrong(_ field: String) -> String? { errors.first { $0.field == field }?.message }
        let title = visit.say(AdminWord.erase)
        let form = FormView(
            visit, to: visit.href(AdminPart.erase.site),
            fields: [
                try Field(
                    "number", visit.say(AdminWord.caseNumber), .line(autocomplete: "off"),
                    values: [posted?["number"] ?? ""], wrong: wrong("number"), most: 40
                ).html(),
                try Field(
                    "basis", visit.say(AdminWord.basis),
                    .oneOf(ErasureBasis.allCases.map { .init($0.rawValue, visit.basis($0)) }),
                    values: [posted?["basis"] ?? ""], wrong: wrong("basis")
                ).html(),
                try Field(
                    "reason", visit.say(AdminWord.reason), .text(rows: 3),
                    values: [posted?["reason"] ?? ""], hint: visit.say(AdminWord.reasonHint),
                    wrong: wrong("reason"), most: 500
                ).html(),
            ], buttons: [.init(visit.say(AdminWord.erasePropose), weight: .grave)])
        return visit.adminPage(
            title,
            [
                try ErrorSummary.html(errors, visit),
                try Heading(title, lead: visit.say(AdminWord.eraseLead)).html(), try form.html(),
            ], hasErrors: !errors.isEmpty)
    }

    private func proposeErasure(_ visit: Visit, _ posted: Posted) async throws -> PageAnswer {
        func missing(_ field: String, _ label: AdminWord) -> ErrorSummary.Item {
            let fault = FieldProblem("/\(field)", .missing).message(in: visit.language)
            return .init(field, "\(visit.say(label)): \(fault)")
        }
        var errors: [ErrorSummary.Item] = []
        let (number, reason) = (posted["number"] ?? "", posted["reason"] ?? "")
        let basis = posted["basis"].flatMap { ErasureBasis(rawValue: $0) }
        if number.isEmpty { errors.append(missing("number", .caseNumber)) }
        if basis == nil { errors.append(missing("basis", .basis)) }
        if reason.isEmpty { errors.append(missing("reason", .reason)) }
        guard errors.isEmpty, let basis else { return .page(try erasePage(visit, posted, errors)) }
        do {
            let proposal = try await hall.proposeErasure(
                of: number, basis: basis, reason: reason, by: visit.person)
            return .seeOther(.other("/admin/proposals/\(proposal.id)"))
        } catch let problem as Problem where problem.kind == .notFound {
            let item = ErrorSummary.Item("number", visit.say(AdminWord.caseNone))
            return .page(try erasePage(visit, posted, [item]))
        } catch {
            return .page(
                try erasePage(visit, posted, [try visit.item(error, field: "number")]))
        }
    }
}
