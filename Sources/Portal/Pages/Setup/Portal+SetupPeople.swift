import City
import Civics
import Policies
import Web

extension Portal {
    func administratorsPage(
        _ visit: Visit, _ draft: SetupDraft, _ posted: Posted? = nil,
        _ errors: [ErrorSummary.Item] = []
    ) throws -> Page {
        let groups = try SetupDraft.offices.enumerated().map { place, role in
            let kept = draft.administrators.count > place ? draft.administrators[place] : nil
            return try administrator(visit, place, role, kept, posted, errors)
        }
        let form = FormView(
            visit, to: visit.href(SetupStep.administrators.site), fields: groups,
            buttons: [.init(visit.say(SetupWord.next))])
        return try setupPage(
            visit, .administrators, lead: .administratorsLead, [try form.html()], errors: errors)
    }

    private func administrator(
        _ visit: Visit, _ place: Int, _ role: Role, _ kept: SetupDraft.Administrator?,
        _ posted: Posted?, _ errors: [ErrorSummary.Item]
    ) throws -> HTML {
        func wrong(_ id: String) -> String? { errors.first { $0.field == id }?.message }
        func line(_ id: String, _ word: SetupWord, _ value: String?) throws -> HTML {
            let id = "\(id)-\(place)"
            return try Field(
                id, visit.say(word), .line(autocomplete: "off"),
                values: [posted?[id] ?? value ?? ""], wrong: wrong(id), most: 40
            ).html()
        }
        let hint =
            kept == nil
            ? visit.say(AdminWord.passwordNewHint) : visit.say(SetupWord.passwordKept)
        let password = Field(
            "password-\(place)", visit.say(SetupWord.password),
            .line(type: "password", autocomplete: "new-password"), hint: hint,
            wrong: wrong("password-\(place)"), most: PasswordRules.most)
        let title = place == 2 ? visit.say(SetupWord.second) : visit.say(RoleWord.role(role))
        return try FieldGroup(
            title: title,
            fields: [
                try line("account", .account, kept?.record.name),
                try line("person", .person, kept?.displayName), try password.html(),
            ]
        ).html()
    }

    func keepAdministrators(
        _ visit: Visit, _ office: any SetupOffice, _ posted: Posted
    ) async throws -> PageAnswer {
        var draft = try office.draft()
        var errors = sameness(visit, posted)
        var made: [SetupDraft.Administrator] = []
        for (place, role) in SetupDraft.offices.enumerated() {
            let kept = draft.administrators.count > place ? draft.administrators[place] : nil
            let password = posted.whole("password-\(place)")
            do {
                made.append(
                    try await hall.firstAdministrator(
                        role, name: posted["account-\(place)"] ?? "",
                        displayName: posted["person-\(place)"] ?? "",
                        password: password.isEmpty ? nil : password,
                        city: draft.city?.name.zhHans ?? "", known: kept))
            } catch {
                errors.append(try fault(visit, error, place, role))
            }
        }
        guard errors.isEmpty else {
            return .page(try administratorsPage(visit, draft, posted, errors))
        }
        draft.administrators = made
        try office.keep(draft)
        return .seeOther(SetupStep.calendars.site)
    }

    private func fault(
        _ visit: Visit, _ error: any Error, _ place: Int, _ role: Role
    ) throws -> ErrorSummary.Item {
        let office = place == 2 ? visit.say(SetupWord.second) : visit.say(RoleWord.role(role))
        guard let problem = error as? Problem, problem.kind == .invalidField else {
            let item = try visit.passwordItem(error)
            return .init("password-\(place)", "\(office): \(item.message)")
        }
        let isName = problem.fields.first?.pointer == "/name"
        let missing = visit.say(SetupWord.missing, ["what": visit.say(SetupWord.person)])
        return .init(
            isName ? "account-\(place)" : "person-\(place)",
            "\(office): \(isName ? visit.say(SetupWord.accountWrong) : missing)")
    }

    /// Four offices, four people: nobody twice, no password twice.
    private func sameness(_ visit: Visit, _ posted: Posted) -> [ErrorSummary.Item] {
        let rules: [(String, SetupWord)] = [
            ("account", .sameAccount), ("person", .samePerson), ("password", .samePassword),
        ]
        return rules.flatMap { name, word in
            var seen: Set<String> = []
            return SetupDraft.offices.indices.compactMap { place -> ErrorSummary.Item? in
                let value = posted.whole("\(name)-\(place)").trimmed
                guard !value.isEmpty, !seen.insert(value).inserted else { return nil }
                return .init("\(name)-\(place)", visit.say(word))
            }
        }
    }

    // MARK: Calendars

    func setupCalendarsPage(
        _ visit: Visit, _ office: any SetupOffice, _ draft: SetupDraft,
        _ errors: [ErrorSummary.Item] = []
    ) throws -> Page {
        let offered = office.offeredCalendars()
        let taken = Set(draft.calendars.map(\.name))
        func title(_ document: SetupDocument) -> String {
            SetupCalendar(document).title?.text(in: visit.language) ?? document.name
        }
        let sent = draft.calendars.filter { one in !offered.contains { $0.name == one.name } }
        var fields: [HTML] = []
        let choices = (offered + sent).map { Field.Option($0.name, title($0)) }
        if !choices.isEmpty {
            fields.append(
                try Field(
                    "calendar", visit.say(SetupWord.calendarsOffered), .anyOf(choices),
                    values: Array(taken), wrong: errors.first { $0.field == "calendar" }?.message
                ).html())
        }
        fields += [
            try Field(
                "file", visit.say(SetupWord.calendarFile),
                .file(
                    accept: ".md,text/markdown", most: 1 << 20,
                    tooLarge: visit.say(SetupWord.fileTooLarge)),
                wrong: errors.first { $0.field == "file" }?.message,
                optional: visit.say(HouseWord.optional)
            ).html(),
            try Field(
                "none", visit.say(SetupWord.calendarNone), .tick,
                values: [draft.isWithoutCalendar ? "on" : ""]
            ).html(),
        ]
        let form = FormView(
            visit, to: visit.href(SetupStep.calendars.site), fields: fields,
            buttons: [.init(visit.say(SetupWord.next))], takesFiles: true)
        return try setupPage(
            visit, .calendars, lead: .calendarsLead, [try form.html()], errors: errors)
    }

    func keepCalendars(
        _ visit: Visit, _ office: any SetupOffice, _ posted: Posted
    ) async throws -> PageAnswer {
        var draft = try office.draft()
        let chosen = Set(posted.all("calendar"))
        let known = office.offeredCalendars() + draft.calendars
        var documents: [SetupDocument] = []
        for document in known where chosen.contains(document.name) {
            if !documents.contains(where: { $0.name == document.name }) {
                documents.append(document)
            }
        }
        var errors: [ErrorSummary.Item] = []
        for file in posted.files where file.field == "file" && !file.bytes.isEmpty {
            let document = SetupDocument(name: file.name, bytes: file.bytes)
            if let item = fault(visit, document) {
                errors.append(item)
            } else {
                documents.removeAll { $0.name == document.name }
                documents.append(document)
            }
        }
        draft.calendars = documents
        draft.isWithoutCalendar = posted["none"] != nil && documents.isEmpty
        errors += faults(visit, draft)
        try office.keep(draft)
        guard errors.isEmpty else {
            return .page(try setupCalendarsPage(visit, office, draft, errors))
        }
        return .seeOther(SetupStep.finish.site)
    }

    private func fault(_ visit: Visit, _ document: SetupDocument) -> ErrorSummary.Item? {
        let calendar = SetupCalendar(document)
        var why = calendar.faults.map { "\($0.place): \($0.message.text(in: visit.language))" }
        if why.isEmpty, calendar.years.isEmpty { why = [visit.say(SetupWord.calendarNotOne)] }
        guard !why.isEmpty else { return nil }
        return .init(
            "file",
            visit.say(
                SetupWord.calendarWrong,
                ["name": document.name, "why": why.prefix(3).joined(separator: "; ")]))
    }

    private func faults(_ visit: Visit, _ draft: SetupDraft) -> [ErrorSummary.Item] {
        if draft.calendars.isEmpty, !draft.isWithoutCalendar {
            return [.init("none", visit.say(SetupWord.calendarChoose))]
        }
        var seen: Set<Int> = []
        return draft.calendars.flatMap { SetupCalendar($0).years }.compactMap { year in
            guard !seen.insert(year).inserted else { return nil }
            return .init("calendar", visit.say(SetupWord.calendarTwice, ["year": String(year)]))
        }
    }
}

/// Fields that belong together, under a heading of their own.
struct FieldGroup: View {
    let title: String
    let fields: [HTML]

    static let template = Template(
        "field-group-titled",
        """
        <fieldset class="group"><legend><h2>{{.title}}</h2></legend>{{#.fields}}{{{.}}}{{/.fields}}</fieldset>
        """)
}
