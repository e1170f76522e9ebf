import City
import Civics
import HTTPTypes
import Policies
import Web

extension Portal {
    var signInRoutes: [Route] {
        [
            Route(.get, "/login", "sign-in-page", for: .anyone) { [self] call in
                let visit = try await Visit(call, self)
                let next = Site.ownPath(call.query.text("next"))
                return try reply(.page(try signInPage(visit, next: next)), to: visit)
            }
            .forPeople().query(QueryParameter("next", .text(atMost: 512), "Where to go then.")),
            form("/login", "sign-in-form", for: .anyone) { visit, posted in
                try await signIn(visit, posted)
            }.limited(.heavy),
            form("/logout", "sign-out-form", for: .anyone) { visit, _ in
                if let token = visit.call.token.flatMap({ SessionToken($0) }) {
                    try await hall.signOut(token)
                }
                let cookie = SessionCookie.removing(isSecure: nameplate.isSecure)
                let isElsewhere = cameFromElsewhere(visit.call)
                let site: Site = isElsewhere ? .other("/login/ended") : .home
                var reply = Reply.seeOther(visit.href(site)).with(.setCookie, cookie)
                if isElsewhere { reply.fields.append(HTTPField(name: .setCookie, value: via(""))) }
                return .reply(reply)
            },
        ]
    }

    /// - Parameter kept: What somebody typed whose session had ended.
    func signInPage(
        _ visit: Visit, next: String?, name: String = "", errors: [ErrorSummary.Item] = [],
        kept: KeptForm? = nil
    ) throws -> Page {
        func wrong(_ field: String) -> String? { errors.first { $0.field == field }?.message }
        var parts = [try ErrorSummary.html(errors, visit)]
        if kept != nil {
            parts.append(try Notice(.warn, visit.say(SignInWord.ended)).html())
        } else if next != nil, errors.isEmpty {
            parts.append(try whySignIn(visit))
        }
        let title = visit.say(SignInWord.title)
        parts.append(try Heading(title, lead: visit.say(SignInWord.lead)).html())
        if kept == nil, let service = hall.foreignSignIn {
            let words = visit.say(
                SignInWord.elsewhere, ["name": service.name.text(in: visit.language)])
            let query = next.map { "?next=" + Site.escaped($0) } ?? ""
            parts.append(
                try ButtonLink(words, visit.href(.other("/login/elsewhere")) + query).html())
            parts.append(try Paragraphs(visit.say(SignInWord.or), css: "muted").html())
        }
        let fields = [
            try Field(
                "name", visit.say(SignInWord.name), .line(autocomplete: "username"),
                values: [name], wrong: wrong("name"), most: 100
            ).html(),
            try Field(
                "password", visit.say(SignInWord.password),
                .line(type: "password", autocomplete: "current-password"),
                hint: visit.say(SignInWord.passwordHint), wrong: wrong("password"), most: 200
            ).html(),
        ]
        var hidden = next.map { [("next", $0)] } ?? []
        hidden += kept?.hidden ?? []
        parts.append(
            try FormView(
                visit, to: visit.href(.signIn), fields: fields,
                buttons: [.init(title)], hidden: hidden
            ).html())
        parts.append(try Paragraphs(visit.say(SignInWord.noAccount), css: "muted").html())
        if nameplate.isSample {
            parts.append(
                try Notice(
                    .info, title: visit.say(SignInWord.sampleTitle),
                    visit.say(SignInWord.sampleText)
                ).html())
        }
        return Page(
            title, .joined(parts), hasErrors: !errors.isEmpty, hasForm: true, isPrivate: true)
    }

    /// Why somebody who wanted another page is here: nobody had signed in, or the session is over.
    private func whySignIn(_ visit: Visit) throws -> HTML {
        let name = nameplate.isSecure ? SessionCookie.name : SessionCookie.plainName
        guard visit.person == nil, visit.call.cookie(name)?.isEmpty == false else {
            return try Notice(.info, visit.say(SignInWord.needed)).html()
        }
        let over = visit.say(
            SignInWord.over,
            [
                "minutes": String(SessionToken.idleMilliseconds / 60_000),
                "hours": String(SessionToken.absoluteMilliseconds / 3_600_000),
            ])
        return try Notice(.warn, over).html()
    }

    private func signIn(_ visit: Visit, _ posted: Posted) async throws -> PageAnswer {
        let (name, password) = (posted["name"] ?? "", posted.whole("password"))
        let next = Site.ownPath(posted["next"])
        let kept = KeptForm(posted)
        func again(_ items: [ErrorSummary.Item]) throws -> PageAnswer {
            .page(try signInPage(visit, next: next, name: name, errors: items, kept: kept))
        }
        var missing: [ErrorSummary.Item] = []
        if name.isEmpty { missing.append(.init("name", visit.say(SignInWord.nameMissing))) }
        if password.isEmpty {
            missing.append(.init("password", visit.say(SignInWord.passwordMissing)))
        }
        guard missing.isEmpty else { return try again(missing) }
        let welcome: CityHall.Welcome
        do {
            try signInLock.enter(name, from: visit.call.source)
            welcome = try await hall.signIn(name: name, password: password)
        } catch let problem as Problem where problem.kind == .signInLocked {
            let seconds = problem.facts["seconds"].flatMap { Int($0) } ?? 900
            let minutes = String(max(1, (seconds + 59) / 60))
            return try again([.init("name", visit.say(SignInWord.locked, ["minutes": minutes]))])
        } catch let problem as Problem where problem.kind == .notSignedIn {
            signInLock.failed(name, from: visit.call.source)
            return try again([.init("name", visit.say(SignInWord.wrong))])
        }
        signInLock.succeeded(name, from: visit.call.source)
        return try await enter(visit, welcome, next: next, kept: kept)
    }

    /// The session before this one ends: its secret is never used again (OWASP ASVS 7.2.4).
    private func enter(
        _ visit: Visit, _ welcome: CityHall.Welcome, next: String?, kept: KeptForm?
    ) async throws -> PageAnswer {
        if let old = visit.call.token.flatMap({ SessionToken($0) }) { try await hall.signOut(old) }
        let cookie = SessionCookie.setting(welcome.token.text, isSecure: nameplate.isSecure)
        if let kept {
            let page = try kept.page(visit, secret: welcome.token.text)
            return .reply(try reply(.page(page), to: visit).with(.setCookie, cookie))
        }
        let site = Self.firstPage(of: welcome.person)
        return .reply(.seeOther(next ?? visit.href(site)).with(.setCookie, cookie))
    }

    /// Where somebody begins: a desk, the house, or their own cases.
    private static func firstPage(of person: SignedIn) -> Site {
        if person.mustChangePassword { return .other("/me/password") }
        if person.seats.contains(where: { $0.role.desk == .applicant }) { return .me }
        if person.seats.contains(where: { $0.role.desk != nil }) { return .other("/desk") }
        let keepers: Set<Role> = [
            .systemAdministrator, .securityAdministrator, .auditor, .privacyOfficer,
        ]
        if person.seats.contains(where: { keepers.contains($0.role) }) { return .other("/admin") }
        // Authors and releasers of documents have no queue; the shelf is their desk.
        let readsPolicies = person.seats.contains { Rights.table[.readPolicies]?[$0.role] != nil }
        if readsPolicies { return .other("/desk/policies") }
        return person.seats.isEmpty ? .me : .other("/desk")
    }
}
