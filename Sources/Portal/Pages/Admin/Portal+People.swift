import HTTPTypes
import City
import Civics
import JSON
import Web

extension Portal {
    private static let shownAtOnce = 100

    var peopleRoutes: [Route] {
        let audience = AdminPart.people.audience
        let after = QueryParameter("after", .opaqueID, "Goes on after this account.")
        let every = QueryParameter("list", .choice(["all"]), "Citizens' accounts too.")
        return [
            page("/admin/people", "admin-people-page", for: audience) {
                .page(try await peoplePage($0))
            }.query(after, every),
            page("/admin/people.csv", "admin-people-csv", for: audience) {
                .reply(try await peopleCSV($0))
            }.query(after, every),
            page("/admin/people.json", "admin-people-json", for: audience) {
                .reply(try await peopleJSON($0))
            }.query(after, every),
            form("/admin/people", "admin-account-open", for: audience) { visit, posted in
                try await openAccount(visit, posted)
            },
            form("/admin/people/find", "admin-account-find", for: audience) { visit, posted in
                let name = posted["find"] ?? ""
                guard let found = try await hall.account(named: name, by: visit.person) else {
                    let item = ErrorSummary.Item("find", visit.say(AdminWord.findNone))
                    return .page(try await peoplePage(visit, posted, [item]))
                }
                return .seeOther(.other("/admin/people/\(found.id)"))
            },
            person("", .get, "page") { visit, id, _ in try await personPage(visit, id) },
            person("/lock", .post, "lock") { visit, id, _ in
                try await hall.lockAccount(id, by: visit.person)
                return nil
            },
            person("/unlock", .post, "unlock") { visit, id, _ in
                try await hall.unlockAccount(id, by: visit.person)
                return nil
            },
            person("/renew", .post, "renew") { visit, id, posted in
                let shown = try await hall.account(id, by: visit.person)
                guard shown.isTrusted else {
                    return .page(
                        try invitationPage(
                            visit, try await hall.renewAccess(id, by: visit.person)))
                }
                let proposal = try await hall.proposeRenewal(
                    of: id, reason: posted["renew-reason"] ?? "", by: visit.person)
                return .seeOther(.other("/admin/proposals/\(proposal.id)"))
            },
            person("/role", .post, "role") { visit, id, posted in
                try await proposeRole(visit, id, posted)
            },
        ]
    }

    /// A page or form about one account; what is refused is told on its page.
    private func person(
        _ path: String, _ method: Route.Method, _ name: String,
        _ answer: @escaping @Sendable (Visit, AccountID, Posted) async throws -> PageAnswer?
    ) -> Route {
        let (path, name) = ("/admin/people/{id}" + path, "admin-account-\(name)")
        let audience = AdminPart.people.audience
        @Sendable func id(_ visit: Visit) throws -> AccountID {
            guard let id = AccountID(visit.call.path("id")) else { throw Problem(.notFound) }
            return id
        }
        guard method == .post else {
            return page(path, name, for: audience) { visit in
                let none = Posted(fields: [])
                return try await answer(visit, try id(visit), none) ?? .seeOther(.home)
            }.path("id", .opaqueID, "The account.")
        }
        return form(path, name, for: audience) { visit, posted in
            let account = try id(visit)
            do {
                let done = try await answer(visit, account, posted)
                return done ?? .seeOther(.other("/admin/people/\(account)"))
            } catch {
                let isReason = (error as? Problem)?.kind == .invalidField
                let field = path.hasSuffix("renew") ? "renew-reason" : "reason"
                let item = try visit.item(error, field: isReason ? field : "")
                return try await personPage(visit, account, posted, [item])
            }
        }.path("id", .opaqueID, "The account.")
    }

    // MARK: The list

    private func accounts(
        _ visit: Visit, limit: Int
    ) async throws -> (items: [CityHall.AccountShown], next: AccountID?) {
        try await hall.accounts(
            after: visit.call.query.text("after").flatMap { AccountID($0) }, limit: limit,
            isStaff: visit.call.query.text("list") == nil, by: visit.person)
    }

    private func peoplePage(
        _ visit: Visit, _ posted: Posted? = nil, _ errors: [ErrorSummary.Item] = []
    ) async throws -> Page {
        let title = visit.say(AdminWord.people)
        let (items, next) = try await accounts(visit, limit: Self.shownAtOnce)
        let table = DataTable(
            title, visit.peopleColumns.map { .init($0) },
            items.map { account in
                [
                    .init(account.name, to: visit.href(.other("/admin/people/\(account.id)"))),
                    .init(account.displayName), .init(visit.seats(account)),
                    .init(visit.chip(account.state)),
                ]
            })
        let isAll = visit.call.query.text("list") != nil
        let list = isAll ? "list=all&" : ""
        let path = visit.href(AdminPart.people.site)
        let more = next.map { "\(path)?\(list)after=\($0)" }
        let other = Notice.Link(
            visit.say(isAll ? AdminWord.staffOnly : .everybody), isAll ? path : path + "?list=all")
        let lists = Section(
            nil,
            [
                try table.html(),
                try Twins(visit, path: "/admin/people", query: isAll ? "?list=all" : "", next: more)
                    .html(), try Lines([.init(other.title, other.address)]).html(),
            ])
        return visit.adminPage(
            title,
            [
                try ErrorSummary.html(errors, visit),
                try Heading(title, lead: visit.say(AdminWord.peopleLead)).html(),
                try Split(try lists.html(), try peopleForms(visit, posted, errors)).html(),
            ], hasErrors: !errors.isEmpty)
    }

    private func peopleForms(
        _ visit: Visit, _ posted: Posted?, _ errors: [ErrorSummary.Item]
    ) throws -> HTML {
        func wrong(_ field: String) -> String? { errors.first { $0.field == field }?.message }
        let find = FormView(
            visit, to: visit.href(.other("/admin/people/find")),
            fields: [
                try Field(
                    "find", visit.say(AdminWord.account), .line(autocomplete: "off"),
                    values: [posted?["find"] ?? ""], wrong: wrong("find"), most: 60
                ).html()
            ], buttons: [.init(visit.say(AdminWord.find), weight: .quiet)])
        let open = FormView(
            visit, to: visit.href(AdminPart.people.site),
            fields: [
                try Field(
                    "name", visit.say(AdminWord.account), .line(autocomplete: "off"),
                    values: [posted?["name"] ?? ""], hint: visit.say(AdminWord.accountNameHint),
                    wrong: wrong("name"), most: 40
                ).html(),
                try Field(
                    "display", visit.say(AdminWord.name), .line(autocomplete: "off"),
                    values: [posted?["display"] ?? ""], wrong: wrong("display"), most: 40
                ).html(),
            ], buttons: [.init(visit.say(AdminWord.accountOpen))])
        return .joined([
            try Section(visit.say(AdminWord.find), [try find.html()]).html(),
            try Section(visit.say(AdminWord.accountOpen), [try open.html()]).html(),
        ])
    }

    private func openAccount(_ visit: Visit, _ posted: Posted) async throws -> PageAnswer {
        let (name, display) = (posted["name"] ?? "", posted["display"] ?? "")
        do {
            let invitation = try await hall.openAccount(
                name: name, displayName: display, by: visit.person)
            return .page(try invitationPage(visit, invitation))
        } catch {
            let problem = error as? Problem
            let isDisplay = problem?.fields.first?.pointer == "/displayName"
            let item =
                problem?.kind == .invalidField && !isDisplay
                ? ErrorSummary.Item("name", visit.say(AdminWord.accountNameHint))
                : try visit.item(error, field: isDisplay ? "display" : "name")
            return .page(try await peoplePage(visit, posted, [item]))
        }
    }

    /// Shown once: the link is kept nowhere.
    func invitationPage(_ visit: Visit, _ invitation: CityHall.Invitation) throws -> Page {
        let title = visit.say(AdminWord.invitation)
        let authority = visit.call.head.authority ?? ""
        let origin = nameplate.origin ?? "http://\(authority)"
        let address = origin + visit.href(.other("/invitation/\(invitation.secret)"))
        let ends = visit.wording.moment(invitation.ends)
        var page = visit.adminPage(
            title,
            [
                try Heading(title, lead: visit.say(AdminWord.invitationLead, ["ends": ends]))
                    .html(),
                try SecretLine(text: address).html(),
                try Lines([
                    .init(
                        visit.say(AdminWord.people),
                        visit.href(.other("/admin/people/\(invitation.account)")))
                ]).html(),
            ])
        page.back = (visit.say(AdminWord.people), visit.href(AdminPart.people.site))
        return page
    }

    private func peopleCSV(_ visit: Visit) async throws -> Reply {
        var table = CSVText(headings: visit.peopleColumns)
        for account in try await accounts(visit, limit: 1_000).items {
            table.add(row: [
                account.name, account.displayName, visit.seats(account), visit.state(account.state),
            ])
        }
        return .csv(table, named: "people")
    }

    private func peopleJSON(_ visit: Visit) async throws -> Reply {
        let (items, next) = try await accounts(visit, limit: 1_000)
        let list = items.map { account -> JSONValue in
            [
                "id": .string(account.id.description), "account": .string(account.name),
                "name": .string(account.displayName),
                "seats": .array(account.seats.map { .string($0.text) }),
                "state": .string(account.state.rawValue),
            ]
        }
        return .json([
            "items": .array(list), "next": next.map { .string($0.description) } ?? .null,
        ])
    }
}

/// A secret to be copied by hand, set off from the text.
struct SecretLine: View {
    let text: String

    static let template = Template(
        "secret-line", #"<p class="panel"><code>{{.text}}</code></p>"#)
}

extension Visit {
    var peopleColumns: [String] {
        [AdminWord.account, .name, .roles, .state].map { say($0) }
    }

    func seats(_ account: CityHall.AccountShown) -> String {
        account.seats.isEmpty
            ? say(AdminWord.noRoles) : wording.list(account.seats.map { seat($0) })
    }

    func state(_ state: CityHall.AccountShown.State) -> String {
        switch state {
        case .active: say(AdminWord.active)
        case .invited: say(AdminWord.invited)
        case .locked: say(AdminWord.locked)
        }
    }

    func chip(_ state: CityHall.AccountShown.State) -> HTML {
        let tone: Chip.Tone =
            switch state {
            case .active: .ok
            case .invited: .info
            case .locked: .bad
            }
        return (try? Chip(tone, self.state(state)).html()) ?? .empty
    }
}
