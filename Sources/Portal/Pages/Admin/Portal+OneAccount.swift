import City
import Civics
import Web

extension Portal {
    func personPage(
        _ visit: Visit, _ id: AccountID, _ posted: Posted? = nil,
        _ errors: [ErrorSummary.Item] = []
    ) async throws -> PageAnswer {
        let account = try await hall.account(id, by: visit.person)
        let title = account.displayName.isEmpty ? account.name : account.displayName
        let isOwn = visit.person?.account == id
        var parts = [
            try ErrorSummary.html(errors, visit), try Heading(title, above: account.name).html(),
            visit.chip(account.state), try rows(visit, account),
        ]
        if !isOwn {
            parts.append(try roleForm(visit, account, posted, errors))
            parts.append(try stateForms(visit, account, posted, errors))
        }
        var page = visit.adminPage(title, parts, hasErrors: !errors.isEmpty)
        page.back = (visit.say(AdminWord.people), visit.href(AdminPart.people.site))
        return .page(page)
    }

    private func rows(_ visit: Visit, _ account: CityHall.AccountShown) throws -> HTML {
        var rows: [Rows.Row] = [
            .init(visit.say(AdminWord.account), account.name),
            .init(
                visit.say(AdminWord.roles),
                account.seats.isEmpty
                    ? [visit.say(AdminWord.noRoles)] : account.seats.map { visit.seat($0) }),
        ]
        if let ends = account.invitationEnds {
            rows.append(.init(visit.say(AdminWord.invited), visit.wording.moment(ends)))
        }
        return try Rows(rows).html()
    }

    private func roleForm(
        _ visit: Visit, _ account: CityHall.AccountShown, _ posted: Posted?,
        _ errors: [ErrorSummary.Item]
    ) throws -> HTML {
        func wrong(_ field: String) -> String? { errors.first { $0.field == field }?.message }
        let units = hall.rules.plan.units.values.filter { !$0.isClosed }.sorted { $0.key < $1.key }
            .map { Field.Option($0.key, "\($0.name.text(in: visit.language)) – \($0.key)") }
        let revokes = account.seats.map {
            Field.Option(
                "revoke:\($0.text)",
                visit.say(AdminWord.revokeMatter, ["role": visit.seat($0)]))
        }
        let grants = Role.allCases.filter { $0 != .agent }.map {
            Field.Option(
                "grant:\($0.rawValue)",
                visit.say(AdminWord.grantMatter, ["role": visit.say(RoleWord.role($0))]))
        }
        let form = FormView(
            visit, to: visit.href(.other("/admin/people/\(account.id)/role")),
            fields: [
                try Field(
                    "role", visit.say(AdminWord.role), .list(grants + revokes),
                    values: [posted?["role"] ?? ""], wrong: wrong("role")
                ).html(),
                try Field(
                    "unit", visit.say(AdminWord.unit),
                    .list([.init("", visit.say(AdminWord.noUnit))] + units),
                    values: [posted?["unit"] ?? ""], wrong: wrong("unit")
                ).html(),
                try Field(
                    "reason", visit.say(AdminWord.reason), .text(rows: 2),
                    values: [posted?["reason"] ?? ""], hint: visit.say(AdminWord.reasonHint),
                    wrong: wrong("reason"), most: 500
                ).html(),
            ], buttons: [.init(visit.say(AdminWord.grant))])
        return try Section(
            visit.say(AdminWord.roles), lead: visit.proposalsLead,
            [try form.html()]
        ).html()
    }

    func proposeRole(
        _ visit: Visit, _ id: AccountID, _ posted: Posted
    ) async throws -> PageAnswer {
        let parts = (posted["role"] ?? "").split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2, var seat = Seat(parts[1]) else {
            throw Problem(.invalidField, fields: [FieldProblem("/role", .notOffered)])
        }
        let isGrant = parts[0] == "grant"
        if isGrant, let unit = posted["unit"], !unit.isEmpty { seat.unit = unit }
        let proposal = try await hall.proposeRole(
            seat, of: id, isGrant: isGrant, reason: posted["reason"] ?? "", by: visit.person)
        return .seeOther(.other("/admin/proposals/\(proposal.id)"))
    }

    private func stateForms(
        _ visit: Visit, _ account: CityHall.AccountShown, _ posted: Posted?,
        _ errors: [ErrorSummary.Item]
    ) throws -> HTML {
        func form(_ path: String, _ word: AdminWord, _ fields: [HTML] = []) throws -> HTML {
            try FormView(
                visit, to: visit.href(.other("/admin/people/\(account.id)/\(path)")),
                fields: fields, buttons: [.init(visit.say(word), weight: .quiet)]
            ).html()
        }
        let isLocked = account.state == .locked
        let why = try Field(
            "renew-reason", visit.say(AdminWord.reason), .text(rows: 2),
            values: [posted?["renew-reason"] ?? ""], hint: visit.say(AdminWord.reasonHint),
            wrong: errors.first { $0.field == "renew-reason" }?.message, most: 500
        ).html()
        return .joined([
            try Section(
                visit.say(AdminWord.renew),
                lead: visit.say(account.isTrusted ? AdminWord.renewTwo : .renewLead),
                [try form("renew", .renew, account.isTrusted ? [why] : [])]
            ).html(),
            try Section(
                visit.say(isLocked ? AdminWord.unlock : .lock),
                lead: isLocked ? nil : visit.say(AdminWord.lockLead),
                [try form(isLocked ? "unlock" : "lock", isLocked ? .unlock : .lock)]
            ).html(),
        ])
    }
}
