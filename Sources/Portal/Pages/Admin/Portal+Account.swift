import City
import Civics
import Web

extension Portal {
    /// One's own password and sessions, and the link by which a new account is taken over.
    var accountRoutes: [Route] {
        let secret = "What follows the account in the link."
        return [
            page("/me/password", "password-page", for: .signedIn) { .page(try passwordPage($0)) },
            form("/me/password", "password-change", for: .signedIn) { visit, posted in
                try await changePassword(visit, posted)
            }.limited(.heavy),
            form("/me/sessions/end", "sessions-end", for: .signedIn) { visit, posted in
                guard let token = visit.call.token.flatMap({ SessionToken($0) }) else {
                    throw Problem(.notSignedIn)
                }
                try await hall.endSessions(
                    named: posted["session"], of: visit.person, but: token)
                return .seeOther(.settings)
            },
            page("/invitation/{secret}", "invitation-page", for: .codeHolder) { visit in
                .page(try await invitationPage(visit))
            }.path("secret", .code(74...74), secret),
            form("/invitation/{secret}", "invitation-redeem", for: .codeHolder) { visit, posted in
                try await redeem(visit, posted)
            }.path("secret", .code(74...74), secret).limited(.heavy),
        ]
    }

    // MARK: Password

    private func passwordPage(
        _ visit: Visit, _ errors: [ErrorSummary.Item] = [], isDone: Bool = false
    ) throws -> Page {
        let title = visit.say(AdminWord.passwordTitle)
        var parts = [
            try ErrorSummary.html(errors, visit), try Heading(title).html(),
        ]
        if isDone {
            parts.append(try Notice(.ok, visit.say(AdminWord.passwordDone)).html())
        } else if visit.person?.mustChangePassword == true {
            parts.append(try Notice(.warn, visit.say(AdminWord.passwordMust)).html())
        }
        let old = try secret(visit, "old", .passwordOld, errors, isNew: false)
        parts.append(
            try FormView(
                visit, to: visit.href(.other("/me/password")),
                fields: [old] + (try newPassword(visit, errors)),
                buttons: [.init(visit.say(AdminWord.passwordSave))]
            ).html())
        return Page(
            title, .joined(parts), hasErrors: !errors.isEmpty,
            back: (visit.say(CaseWord.settingsTitle), visit.href(.settings)), isPrivate: true)
    }

    private func changePassword(_ visit: Visit, _ posted: Posted) async throws -> PageAnswer {
        guard let token = visit.call.token.flatMap({ SessionToken($0) }) else {
            throw Problem(.notSignedIn)
        }
        let name = try visit.signedIn().account.description
        // What was typed counts as typed: blanks around a password belong to it.
        let (old, new) = (posted.whole("old"), posted.whole("password"))
        if new != posted.whole("again") {
            return .page(try passwordPage(visit, [differs(visit)]))
        }
        do {
            try signInLock.enter(name, from: visit.call.source)
            try await hall.changePassword(from: old, to: new, keeping: token, by: visit.person)
        } catch let problem as Problem where problem.kind == .passwordWrong {
            signInLock.failed(name, from: visit.call.source)
            return .page(try passwordPage(visit, [try visit.item(problem, field: "old")]))
        } catch {
            return .page(try passwordPage(visit, [try visit.passwordItem(error)]))
        }
        signInLock.succeeded(name, from: visit.call.source)
        return .page(try passwordPage(visit, isDone: true))
    }

    private func differs(_ visit: Visit) -> ErrorSummary.Item {
        .init("again", visit.say(AdminWord.passwordDiffers))
    }

    func newPassword(_ visit: Visit, _ errors: [ErrorSummary.Item]) throws -> [HTML] {
        [
            try secret(visit, "password", .passwordNew, errors, isNew: true),
            try secret(visit, "again", .passwordAgain, errors, isNew: true),
        ]
    }

    private func secret(
        _ visit: Visit, _ id: String, _ word: AdminWord, _ errors: [ErrorSummary.Item],
        isNew: Bool
    ) throws -> HTML {
        try Field(
            id, visit.say(word),
            .line(type: "password", autocomplete: isNew ? "new-password" : "current-password"),
            hint: id == "password" ? visit.say(AdminWord.passwordNewHint) : nil,
            wrong: errors.first { $0.field == id }?.message, most: PasswordRules.most
        ).html()
    }

    // MARK: Invitation

    private func invitationPage(
        _ visit: Visit, _ errors: [ErrorSummary.Item] = []
    ) async throws -> Page {
        let link = visit.call.path("secret")
        guard let (name, displayName) = try await hall.invited(by: link) else {
            throw Problem(.invitationOver)
        }
        let title = visit.say(AdminWord.invitedTitle)
        let lead = visit.say(AdminWord.invitedLead, ["name": displayName, "account": name])
        let form = FormView(
            visit, to: visit.href(.other("/invitation/\(link)")),
            fields: try newPassword(visit, errors),
            buttons: [.init(visit.say(AdminWord.passwordSave))])
        let parts = [
            try ErrorSummary.html(errors, visit), try Heading(title, lead: lead).html(),
            try form.html(),
        ]
        return Page(
            title, .joined(parts), hasErrors: !errors.isEmpty, hasForm: true, isPrivate: true)
    }

    private func redeem(_ visit: Visit, _ posted: Posted) async throws -> PageAnswer {
        let password = posted.whole("password")
        if password != posted.whole("again") {
            return .page(try await invitationPage(visit, [differs(visit)]))
        }
        do {
            try await hall.redeem(visit.call.path("secret"), password: password)
        } catch let problem as Problem where problem.kind == .invitationOver {
            throw problem
        } catch {
            return .page(try await invitationPage(visit, [try visit.passwordItem(error)]))
        }
        return .seeOther(.signIn)
    }

    // MARK: Sessions, on the page of settings

    func sessionsSection(_ visit: Visit) async throws -> HTML {
        guard let token = visit.call.token.flatMap({ SessionToken($0) }) else { return .empty }
        let sessions = try await hall.sessions(of: visit.person, token: token)
        let rows = sessions.map { session in
            Rows.Row(
                visit.say(session.isThis ? AdminWord.sessionThis : .sessionOther),
                visit.say(
                    AdminWord.sessionSince,
                    [
                        "began": visit.wording.moment(session.began),
                        "seen": visit.wording.moment(session.seen),
                    ]))
        }
        let isElsewhere = sessions.contains { !$0.isThis }
        let end =
            isElsewhere
            ? try FormView(
                visit, to: visit.href(.other("/me/sessions/end")), fields: [],
                buttons: [.init(visit.say(AdminWord.sessionsEnd), weight: .quiet)]
            ).html() : try Paragraphs(visit.say(AdminWord.sessionsNone)).html()
        let password = try Lines([
            .init(visit.say(AdminWord.passwordTitle), visit.href(.other("/me/password")))
        ]).html()
        return .joined([
            password,
            try Section(
                visit.say(AdminWord.sessions), id: "sessions", [try Rows(rows).html(), end]
            ).html(),
        ])
    }
}

extension Posted {
    /// The first value of a name exactly as it was typed.
    func whole(_ name: String) -> String { fields.first { $0.name == name }?.value ?? "" }
}

extension Visit {
    /// What is wrong with a new password.
    func passwordItem(_ error: any Error) throws -> ErrorSummary.Item {
        guard let problem = error as? Problem, problem.kind == .passwordRefused,
            let weakness = problem.facts["reason"].flatMap({ PasswordRules.Weakness(rawValue: $0) })
        else { return try item(error, field: "password") }
        return .init("password", say(Self.word(weakness)))
    }

    static func word(_ weakness: PasswordRules.Weakness) -> AdminWord {
        switch weakness {
        case .short: .passwordShort
        case .long: .passwordLong
        case .known: .passwordKnown
        case .hasName: .passwordHasName
        case .repeats: .passwordRepeats
        }
    }
}
