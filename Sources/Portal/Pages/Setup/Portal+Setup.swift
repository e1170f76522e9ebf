import City
import Civics
import HTTPTypes
import Web

/// The steps of the wizard, in order.
enum SetupStep: String, CaseIterable {
    case city, units, administrators, calendars, finish

    var title: SetupWord {
        switch self {
        case .city: .city
        case .units: .units
        case .administrators: .administrators
        case .calendars: .calendars
        case .finish: .finish
        }
    }

    var site: Site { .other("/setup/\(rawValue)") }

    func isDone(_ draft: SetupDraft) -> Bool {
        switch self {
        case .city: draft.city != nil
        case .units: draft.units != nil
        case .administrators: draft.administrators.count == SetupDraft.offices.count
        case .calendars: !draft.calendars.isEmpty || draft.isWithoutCalendar
        case .finish: false
        }
    }
}

extension Portal {
    typealias SetupPage = @Sendable (Visit, any SetupOffice) async throws -> Page
    typealias SetupForm = @Sendable (Visit, any SetupOffice, Posted) async throws -> PageAnswer

    /// The wizard at `/setup`: there while the city is not set up, and never again.
    var setupRoutes: [Route] {
        [
            page("/setup", "setup-page", for: .anyone) { visit in
                let office = try office()
                guard try isInside(visit, office) else {
                    return .page(try codePage(visit))
                }
                return .page(try overview(visit, try office.draft()))
            },
            form("/setup", "setup-code", for: .anyone) { visit, posted in
                try enter(visit, posted)
            }.limited(.heavy),
            step(.city) { try cityPage($0, try $1.draft()) },
            step(.city) { try await keepCity($0, $1, $2) },
            step(.units) { try unitTablePage($0, try $1.draft()) },
            step(.units, files: 2 << 20) { try await keepUnits($0, $1, $2) },
            page("/setup/units.csv", "setup-units-sample", for: .anyone) { visit in
                _ = try office()
                return .reply(sampleTable(visit))
            },
            step(.administrators) { try administratorsPage($0, try $1.draft()) },
            step(.administrators) { try await keepAdministrators($0, $1, $2) },
            step(.calendars) { try setupCalendarsPage($0, $1, try $1.draft()) },
            step(.calendars, files: 2 << 20) { try await keepCalendars($0, $1, $2) },
            step(.finish) { try await finishPage($0, $1) },
            step(.finish) { try await finishSetup($0, $1, $2) },
        ]
    }

    private func step(_ step: SetupStep, _ make: @escaping SetupPage) -> Route {
        page(step.site.path, "setup-\(step.rawValue)-page", for: .anyone) { visit in
            let office = try office()
            guard try isInside(visit, office) else { return .seeOther(.other("/setup")) }
            return .page(try await make(visit, office))
        }
    }

    private func step(
        _ step: SetupStep, files: Int? = nil, _ take: @escaping SetupForm
    ) -> Route {
        form(step.site.path, "setup-\(step.rawValue)", for: .anyone, files: files) {
            visit, posted in
            let office = try office()
            guard try isInside(visit, office) else { return .seeOther(.other("/setup")) }
            return try await take(visit, office, posted)
        }
    }

    /// - Throws: `not-found` once the city is set up.
    private func office() throws -> any SetupOffice {
        guard let setup, setup.isOpen else { throw Problem(.notFound) }
        return setup
    }

    // MARK: The code

    /// Whoever gave the code keeps it in a cookie of this browser until the city is open.
    private func isInside(_ visit: Visit, _ office: any SetupOffice) throws -> Bool {
        visit.call.cookie(setupCookie).map { office.admits($0) } ?? false
    }

    private var setupCookie: String { nameplate.isSecure ? "__Host-setup" : "setup" }

    private func codePage(_ visit: Visit, _ errors: [ErrorSummary.Item] = []) throws -> Page {
        let title = visit.say(SetupWord.title)
        let form = FormView(
            visit, to: visit.href(.other("/setup")),
            fields: [
                try Field(
                    "code", visit.say(SetupWord.code), .line(autocomplete: "off", isShort: true),
                    hint: visit.say(SetupWord.codeHint), wrong: errors.first?.message, most: 20
                ).html()
            ], buttons: [.init(visit.say(SetupWord.begin))])
        return Page(
            title,
            .joined([
                try ErrorSummary.html(errors, visit),
                try Heading(title, lead: visit.say(SetupWord.codeLead)).html(), try form.html(),
            ]), hasErrors: !errors.isEmpty, hasForm: true, isPrivate: true)
    }

    private func enter(_ visit: Visit, _ posted: Posted) throws -> PageAnswer {
        let office = try office()
        let code = posted["code"] ?? ""
        guard office.admits(code) else {
            return .page(
                try codePage(visit, [.init("code", visit.say(SetupWord.codeWrong))]))
        }
        let plain = code.lowercased().filter { $0.isLetter || $0.isNumber }
        let cookie =
            "\(setupCookie)=\(plain); Path=/; HttpOnly; SameSite=Strict"
            + (nameplate.isSecure ? "; Secure" : "")
        return .reply(.seeOther(visit.href(.other("/setup"))).with(.setCookie, cookie))
    }

    // MARK: Overview

    private func overview(_ visit: Visit, _ draft: SetupDraft) throws -> Page {
        let title = visit.say(SetupWord.title)
        return Page(
            title,
            .joined([
                try Heading(title, lead: visit.say(SetupWord.lead)).html(),
                try steps(visit, draft),
                try ButtonLink(
                    visit.say(SetupWord.begin),
                    visit.href((SetupStep.allCases.first { !$0.isDone(draft) } ?? .finish).site)
                ).html(),
            ]), isPrivate: true)
    }

    private func steps(_ visit: Visit, _ draft: SetupDraft) throws -> HTML {
        try TaskList(
            SetupStep.allCases.map { step in
                let isDone = step.isDone(draft)
                let isReady = step != .finish || draft.isComplete
                let word = isDone ? SetupWord.stepDone : .stepOpen
                return .init(
                    visit.say(step.title), isReady ? visit.href(step.site) : nil,
                    chip: visit.chip(isDone ? .ok : .still, word))
            }
        ).html()
    }

    /// A step's page: where one is, what is wrong, the form.
    func setupPage(
        _ visit: Visit, _ step: SetupStep, lead: SetupWord? = nil, _ parts: [HTML],
        errors: [ErrorSummary.Item] = []
    ) throws -> Page {
        let title = visit.say(step.title)
        let number = (SetupStep.allCases.firstIndex(of: step) ?? 0) + 1
        let above = "\(visit.say(SetupWord.title)) · \(number)/\(SetupStep.allCases.count)"
        return Page(
            title,
            .joined(
                [
                    try ErrorSummary.html(errors, visit),
                    try Heading(title, above: above, lead: lead.map { visit.say($0) }).html(),
                ] + parts), hasErrors: !errors.isEmpty,
            back: (visit.say(SetupWord.title), visit.href(.other("/setup"))), hasForm: true,
            isPrivate: true)
    }

    // MARK: The last step

    private func finishPage(
        _ visit: Visit, _ office: any SetupOffice, _ errors: [ErrorSummary.Item] = []
    ) async throws -> Page {
        let draft = try office.draft()
        guard draft.isComplete else { return try overview(visit, draft) }
        let state = try await hall.houseState(during: office)
        let form = FormView(
            visit, to: visit.href(SetupStep.finish.site), fields: [],
            buttons: [.init(visit.say(SetupWord.openCity))])
        return try setupPage(
            visit, .finish, lead: .finishLead,
            [
                try Rows(summary(visit, draft)).html(),
                try Section(
                    visit.say(AdminWord.health), [try HealthRows.html(state, visit)]
                ).html(), try form.html(),
            ], errors: errors)
    }

    private func summary(_ visit: Visit, _ draft: SetupDraft) -> [Rows.Row] {
        func row(_ step: SetupStep, _ values: [String]) -> Rows.Row {
            .init(
                visit.say(step.title), values,
                act: .init(
                    visit.say(SetupWord.change), about: visit.say(step.title),
                    visit.href(step.site)))
        }
        let years = draft.calendars.flatMap { SetupCalendar($0).years }.map(String.init)
        return [
            row(.city, [draft.city?.name.text(in: visit.language) ?? "", draft.city?.code ?? ""]),
            row(
                .units,
                [visit.say(SetupWord.unitsCount, ["n": String(draft.units?.count ?? 0)])]),
            row(
                .administrators,
                draft.administrators.map {
                    "\(visit.say(RoleWord.role($0.role))): \($0.displayName) (\($0.record.name))"
                }),
            row(
                .calendars,
                years.isEmpty
                    ? [visit.say(SetupWord.calendarNone)] : [visit.wording.list(years)]),
        ]
    }

    private func finishSetup(
        _ visit: Visit, _ office: any SetupOffice, _ posted: Posted
    ) async throws -> PageAnswer {
        do { try await hall.setUp(office) } catch let problem as Problem
            where problem.kind == .refused
        {
            return .seeOther(.other("/setup"))
        } catch let problem as Problem where problem.kind == .nameTaken {
            return .page(try await finishPage(visit, office, [try visit.item(problem)]))
        }
        let title = visit.say(SetupWord.opened)
        let page = Page(
            title,
            .joined([
                try Heading(title, lead: visit.say(SetupWord.openedLead)).html(),
                try Notice(.ok, visit.say(SetupWord.nextThings)).html(),
                try HealthRows.html(try await hall.houseState(during: office), visit),
                try ButtonLink(visit.say(SetupWord.signIn), visit.href(.signIn)).html(),
            ]), isPrivate: true)
        let gone = "\(setupCookie)=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict"
        return .reply(try reply(.page(page), to: visit).with(.setCookie, gone))
    }
}
