import City
import Civics
import HTTPTypes
import JSON
import Web

extension Portal {
    private static let shownAtOnce = 100

    var auditRoutes: [Route] {
        let audience = AdminPart.audit.audience
        return [
            asked(
                page("/admin/audit", "admin-audit-page", for: audience) {
                    .page(try await auditPage($0))
                }),
            asked(
                page("/admin/audit.csv", "admin-audit-csv", for: audience) {
                    .reply(try await auditCSV($0))
                }),
            asked(
                page("/admin/audit.json", "admin-audit-json", for: audience) { visit in
                    let (records, next) = try await accesses(visit, limit: 1_000)
                    return .reply(
                        .json([
                            "items": .array(records.map { CityHall.json(of: $0) }),
                            "next": next.map { .integer($0) } ?? .null,
                        ]))
                }),
            form("/admin/audit", "admin-audit-search", for: audience) { visit, posted in
                try await search(visit, posted)
            },
            page("/admin/audit/{number}/proof", "admin-audit-proof", for: audience) {
                .reply(try await auditProof($0))
            }.path("number", .whole(1...Int.max), "Number of the decision."),
        ]
    }

    private func asked(_ route: Route) -> Route {
        route.query(
            QueryParameter("account", .dotted(3...40), "Account name."),
            QueryParameter("unit", .code(1...40), "Unit of the seat."),
            QueryParameter("act", .code(2...40), "The act."),
            QueryParameter("case", .code(1...40), "Case number or id."),
            QueryParameter("purpose", .text(atMost: 60), "Purpose."),
            QueryParameter("decision", .choice(["allowed", "denied"]), "How it was decided."),
            QueryParameter("from", .code(10...10), "First day."),
            QueryParameter("to", .code(10...10), "Last day."),
            QueryParameter("why", .text(atMost: 60), "Why the auditor looks."),
            QueryParameter("before", .whole(1...Int.max), "Goes on before this number."))
    }

    static let auditFields = [
        "account", "unit", "act", "case", "purpose", "decision", "from", "to", "why",
    ]

    // MARK: Searching

    /// A form becomes an address, so that a search can be kept, paged and downloaded.
    private func search(_ visit: Visit, _ posted: Posted) async throws -> PageAnswer {
        var errors: [ErrorSummary.Item] = []
        for field in ["from", "to"] {
            guard let day = posted[field], !day.isEmpty, CivilDate(day) == nil else { continue }
            errors.append(.init(field, visit.say(AdminWord.dayWrong)))
        }
        if let act = posted["act"], !act.isEmpty, Act(rawValue: act) == nil {
            errors.append(.init("act", visit.say(AdminWord.actHint)))
        }
        if let name = posted["account"], !name.isEmpty,
            try await hall.auditedAccount(name, by: visit.person) == nil
        {
            errors.append(.init("account", visit.say(AdminWord.findNone)))
        }
        if let number = posted["case"], !number.isEmpty,
            try await hall.auditedCase(number, by: visit.person) == nil
        {
            errors.append(.init("case", visit.say(AdminWord.caseNone)))
        }
        guard errors.isEmpty else {
            return .page(try auditPage(visit, [], nil, posted: posted, errors: errors))
        }
        let query = Self.auditFields.compactMap { field -> String? in
            guard let value = posted[field], !value.isEmpty else { return nil }
            let plain = field == "case" ? value.filter { $0 != " " } : value
            return "\(field)=\(Site.escaped(plain))"
        }
        let address = visit.href(AdminPart.audit.site)
        return .seeOtherAddress(
            query.isEmpty ? address : address + "?" + query.joined(separator: "&"))
    }

    private func accesses(
        _ visit: Visit, limit: Int
    ) async throws -> (records: [AccessRecord], next: Int64?) {
        let query = visit.call.query
        var question = AccessQuestion(limit: limit + 1)
        if let name = query.text("account") {
            guard let id = try await hall.auditedAccount(name, by: visit.person) else {
                return ([], nil)
            }
            question.account = id
        }
        if let number = query.text("case") {
            guard let id = try await hall.auditedCase(number, by: visit.person) else {
                return ([], nil)
            }
            question.caseID = id
        }
        (question.unit, question.act) = (query.text("unit"), query.text("act"))
        question.purpose = query.text("purpose")
        question.isAllowed = query.text("decision").map { $0 == "allowed" }
        question.from = query.text("from").flatMap { CivilDate($0) }.map(start)
        question.until = query.text("to").flatMap { CivilDate($0) }
            .flatMap { $0.adding(days: 1) }.map(start)
        question.before = query.whole("before").map { Int64($0) }
        let found = try await hall.searchAccesses(
            question, purpose: query.text("why") ?? "", by: visit.person)
        let shown = Array(found.prefix(limit))
        return (shown, found.count > limit ? shown.last?.number : nil)
    }

    private func start(_ day: CivilDate) -> Instant {
        Instant(LocalDateTime(day), offset: hall.world.offset)
    }

    private func auditPage(_ visit: Visit) async throws -> Page {
        let (records, next) = try await accesses(visit, limit: Self.shownAtOnce)
        let names = try await hall.accountNames(
            Set(records.compactMap(\.account)), by: visit.person)
        let rows = records.map { record in
            AuditRow(record, visit, who: record.account.flatMap { names[$0] })
        }
        return try auditPage(visit, rows, next)
    }

    private func auditPage(
        _ visit: Visit, _ rows: [AuditRow], _ next: Int64?, posted: Posted? = nil,
        errors: [ErrorSummary.Item] = []
    ) throws -> Page {
        let title = visit.say(AdminWord.audit)
        let table = DataTable(
            title,
            AuditRow.columns(visit).map { .init($0) }
                + [.init(visit.say(AdminWord.proof))],
            rows.map { row in
                let proof = visit.href(.other("/admin/audit/\(row.number)/proof"))
                let chip = try? Chip(row.isAllowed ? .ok : .bad, row.cells[6]).html()
                let texts: [DataTable.Cell] = row.cells.prefix(6).map { .init($0) }
                return texts + [.init(chip ?? .empty), .init(String(row.number), to: proof)]
            })
        let query = auditQuery(visit)
        let path = visit.href(AdminPart.audit.site)
        let more = next.map { path + (query.isEmpty ? "?" : query + "&") + "before=\($0)" }
        let list: [HTML] =
            !errors.isEmpty
            ? []
            : [
                rows.isEmpty
                    ? try Paragraphs(visit.say(AdminWord.auditNone)).html() : try table.html(),
                try Twins(visit, path: "/admin/audit", query: query, next: more).html(),
                try Paragraphs(visit.say(AdminWord.proofHow), css: "small").html(),
            ]
        return visit.adminPage(
            title,
            [
                try ErrorSummary.html(errors, visit),
                try Heading(title, lead: visit.say(AdminWord.auditLead)).html(),
                try auditForm(visit, posted, errors),
            ] + list, hasErrors: !errors.isEmpty)
    }

    private func auditQuery(_ visit: Visit) -> String {
        let parts = Self.auditFields.compactMap { field in
            visit.call.query.text(field).map { "\(field)=\(Site.escaped($0))" }
        }
        return parts.isEmpty ? "" : "?" + parts.joined(separator: "&")
    }

    private func auditForm(
        _ visit: Visit, _ posted: Posted?, _ errors: [ErrorSummary.Item]
    ) throws -> HTML {
        func line(_ id: String, _ word: AdminWord, hint: AdminWord? = nil) throws -> HTML {
            try Field(
                id, visit.say(word), .line(autocomplete: "off", isShort: true),
                values: [posted?[id] ?? visit.call.query.text(id) ?? ""],
                hint: hint.map { visit.say($0) },
                wrong: errors.first { $0.field == id }?.message, most: 60
            ).html()
        }
        let units = hall.rules.plan.units.values.sorted { $0.key < $1.key }
            .map { Field.Option($0.key, $0.name.text(in: visit.language)) }
        let decisions = [
            Field.Option("", visit.say(AdminWord.all)),
            Field.Option("allowed", visit.say(AdminWord.allowed)),
            Field.Option("denied", visit.say(AdminWord.denied)),
        ]
        func list(_ id: String, _ word: AdminWord, _ options: [Field.Option]) throws -> HTML {
            try Field(
                id, visit.say(word), .list(options),
                values: [posted?[id] ?? visit.call.query.text(id) ?? ""]
            ).html()
        }
        let fields = [
            try line("account", .account),
            try list("unit", .unit, [.init("", visit.say(AdminWord.all))] + units),
            try line("act", .act, hint: .actHint), try line("case", .caseNumber),
            try line("purpose", .purpose), try list("decision", .decision, decisions),
            try line("from", .from, hint: .dayHint), try line("to", .to, hint: .dayHint),
            try line("why", .why, hint: .whyHint),
        ]
        return try FormView(
            visit, to: visit.href(AdminPart.audit.site),
            fields: [try FieldGrid(fields: fields).html()],
            buttons: [.init(visit.say(AdminWord.search))],
            links: [.init(visit.say(AdminWord.clear), visit.href(AdminPart.audit.site))]
        ).html()
    }

    private func auditCSV(_ visit: Visit) async throws -> Reply {
        let (records, _) = try await accesses(visit, limit: 10_000)
        let names = try await hall.accountNames(
            Set(records.compactMap(\.account)), by: visit.person)
        var table = CSVText(headings: AuditRow.columns(visit) + ["number"])
        for record in records {
            let row = AuditRow(record, visit, who: record.account.flatMap { names[$0] })
            table.add(row: row.cells + [String(row.number)])
        }
        return .csv(table, named: "audit")
    }

    private func auditProof(_ visit: Visit) async throws -> Reply {
        let number = Int64(visit.call.path("number")) ?? 0
        guard let proof = try await hall.accessProof(number, by: visit.person) else {
            throw Problem(.notSealedYet)
        }
        return Reply.json(proof)
            .with(.contentDisposition, "attachment; filename=\"access-\(number).proof.json\"")
    }
}

extension Problem.Kind {
    /// The row is not under a checkpoint yet: it will be within a minute.
    static let notSealedYet = Problem.Kind(
        "not-sealed-yet", status: 503,
        title: LocalizedText(zhHans: "还没有封存", zhHant: "還沒有封存", en: "Not sealed yet"),
        detail: LocalizedText(
            zhHans: "访问记录每分钟封存一次。请一分钟后再下载证明。",
            zhHant: "存取記錄每分鐘封存一次。請一分鐘後再下載證明。",
            en: "Access records are sealed once a minute. Download the proof a minute later."),
        isRetryable: true)
}

/// One decision as a row of the list.
struct AuditRow {
    let number: Int64
    let isAllowed: Bool
    /// Time, who, seat, act, case, purpose, decision.
    let cells: [String]

    init(_ record: AccessRecord, _ visit: Visit, who: String?) {
        number = record.number
        isAllowed = record.isAllowed
        let act = ActWord.act(record.act).map {
            visit.wording.bracketed(visit.say($0), record.act)
        }
        cells = [
            visit.wording.moment(record.at),
            who ?? visit.say(AdminWord.anonymous),
            Seat(record.seat).map { visit.seat($0) } ?? "", act ?? record.act,
            record.caseID.map { String($0.description.prefix(12)) } ?? "", record.purpose,
            visit.say(record.isAllowed ? AdminWord.allowed : .denied),
        ]
    }

    static func columns(_ visit: Visit) -> [String] {
        [
            AdminWord.time, .who, .seat, .act, .about, .purpose, .decision,
        ].map { visit.say($0) }
    }
}

/// Fields side by side where there is room.
struct FieldGrid: View {
    let fields: [HTML]

    static let template = Template(
        "field-grid", #"<div class="field-grid">{{#.fields}}{{{.}}}{{/.fields}}</div>"#)
}
