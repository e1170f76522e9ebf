import City
import Civics
import Web

extension Portal {
    func cityPage(
        _ visit: Visit, _ draft: SetupDraft, _ posted: Posted? = nil,
        _ errors: [ErrorSummary.Item] = []
    ) throws -> Page {
        let city = draft.city
        func line(
            _ id: String, _ word: SetupWord, _ kept: String?, hint: SetupWord? = nil,
            isOptional: Bool = false
        ) throws -> HTML {
            try Field(
                id, visit.say(word), .line(autocomplete: "off"),
                values: [posted?[id] ?? kept ?? ""], hint: hint.map { visit.say($0) },
                wrong: errors.first { $0.field == id }?.message,
                optional: isOptional ? visit.say(HouseWord.optional) : nil, most: 120
            ).html()
        }
        let kept = city?.languages.map(\.rawValue) ?? Language.allCases.map(\.rawValue)
        let languages = Field(
            "languages", visit.say(SetupWord.languages),
            .anyOf([
                .init("zh-Hans", visit.say(HouseWord.simplified)),
                .init("zh-Hant", visit.say(HouseWord.traditional)),
                .init("en", visit.say(HouseWord.english)),
            ]), values: posted?.all("languages") ?? kept,
            hint: visit.say(SetupWord.languagesHint))
        let form = FormView(
            visit, to: visit.href(SetupStep.city.site),
            fields: [
                try line("name", .cityName, city?.name.zhHans),
                try line("name-hant", .cityNameHant, city?.name.zhHant, isOptional: true),
                try line("name-en", .cityNameEn, city?.name.en, isOptional: true),
                try line("code", .cityCode, city?.code, hint: .cityCodeHint),
                try languages.html(),
                try line("hotline", .hotline, city?.hotline, hint: .hotlineHint),
                try line("hours", .hours, city?.hours),
                try line("address", .address, city?.address),
            ], buttons: [.init(visit.say(SetupWord.next))])
        return try setupPage(visit, .city, [try form.html()], errors: errors)
    }

    func keepCity(
        _ visit: Visit, _ office: any SetupOffice, _ posted: Posted
    ) async throws -> PageAnswer {
        var draft = try office.draft()
        let errors = cityErrors(visit, posted)
        guard errors.isEmpty else { return .page(try cityPage(visit, draft, posted, errors)) }
        func text(_ name: String) -> String? {
            posted[name].flatMap { $0.isEmpty ? nil : $0 }
        }
        let chosen = Set(posted.all("languages") + ["zh-Hans"])
        draft.city = SetupDraft.City(
            name: LocalizedText(
                zhHans: text("name") ?? "", zhHant: text("name-hant"), en: text("name-en")),
            code: text("code") ?? "",
            languages: Language.allCases.filter { chosen.contains($0.rawValue) },
            hotline: text("hotline") ?? "", hours: text("hours") ?? "",
            address: text("address") ?? "")
        try office.keep(draft)
        return .seeOther(SetupStep.units.site)
    }

    private func cityErrors(_ visit: Visit, _ posted: Posted) -> [ErrorSummary.Item] {
        var errors: [ErrorSummary.Item] = []
        let needed: [(String, SetupWord)] = [
            ("name", .cityName), ("code", .cityCode), ("hotline", .hotline), ("hours", .hours),
            ("address", .address),
        ]
        for (field, word) in needed where (posted[field] ?? "").isEmpty {
            errors.append(.init(field, visit.say(SetupWord.missing, ["what": visit.say(word)])))
        }
        for (field, word) in needed where (posted[field] ?? "").count > 120 {
            errors.append(.init(field, visit.say(SetupWord.tooLong, ["what": visit.say(word)])))
        }
        if let code = posted["code"], !code.isEmpty, !Self.isCityCode(code) {
            errors.append(.init("code", visit.say(SetupWord.cityCodeWrong)))
        }
        return errors
    }

    /// Six digits that name a province, city or county.
    private static func isCityCode(_ text: String) -> Bool {
        guard text.utf8.count == 6, let code = try? RegionCode(text) else { return false }
        return [.province, .city, .county].contains(code.level)
    }

    // MARK: Units

    func unitTablePage(
        _ visit: Visit, _ draft: SetupDraft, _ table: UnitTable? = nil,
        _ errors: [ErrorSummary.Item] = []
    ) throws -> Page {
        var parts: [HTML] = []
        if let table, !table.findings.isEmpty {
            parts.append(try findings(visit, table))
        } else if let units = draft.units {
            parts.append(
                try Notice(.ok, visit.say(SetupWord.unitsCount, ["n": String(units.count)])).html())
        }
        let form = FormView(
            visit, to: visit.href(SetupStep.units.site),
            fields: [
                try Field(
                    "file", visit.say(SetupWord.unitsFile),
                    .file(
                        accept: ".csv,text/csv", most: 1 << 20,
                        tooLarge: visit.say(SetupWord.fileTooLarge)),
                    wrong: errors.first { $0.field == "file" }?.message,
                    optional: visit.say(HouseWord.optional)
                ).html(),
                try Field(
                    "table", visit.say(SetupWord.unitsText), .text(rows: 12),
                    values: [draft.table], wrong: errors.first { $0.field == "table" }?.message
                ).html(),
            ], buttons: [.init(visit.say(SetupWord.next))],
            links: [
                .init(visit.say(SetupWord.unitsTemplate), visit.href(.other("/setup/units.csv")))
            ], takesFiles: true)
        parts.append(try form.html())
        return try setupPage(visit, .units, lead: .unitsLead, parts, errors: errors)
    }

    private func findings(_ visit: Visit, _ table: UnitTable) throws -> HTML {
        let rows = table.findings.prefix(200).map { finding -> [DataTable.Cell] in
            [
                .init(String(finding.row), isFigure: true), .init(finding.column),
                .init(visit.say(Self.word(finding.fault))),
            ]
        }
        return try Section(
            visit.say(SetupWord.findings), id: "findings", lead: visit.say(SetupWord.findingsLead),
            [
                try DataTable(
                    visit.say(SetupWord.findings),
                    [
                        .init(visit.say(SetupWord.row), isFigure: true),
                        .init(visit.say(SetupWord.column)), .init(visit.say(SetupWord.what)),
                    ], Array(rows)
                ).html()
            ]
        ).html()
    }

    /// What was sent is kept before anything is said about it, so that nothing is lost.
    func keepUnits(
        _ visit: Visit, _ office: any SetupOffice, _ posted: Posted
    ) async throws -> PageAnswer {
        var draft = try office.draft()
        draft.table = posted["table"] ?? ""
        draft.units = nil
        if let file = posted.files.first(where: { $0.field == "file" && !$0.bytes.isEmpty }) {
            guard let text = String(validating: file.bytes, as: UTF8.self) else {
                let item = ErrorSummary.Item("file", visit.say(SetupWord.faultNotText))
                return .page(try unitTablePage(visit, draft, nil, [item]))
            }
            draft.table = text
        }
        let table = UnitTable(draft.table)
        if table.findings.isEmpty { draft.units = table.units }
        try office.keep(draft)
        guard table.findings.isEmpty else {
            let count = String(table.findings.count)
            let item = ErrorSummary.Item("table", visit.say(SetupWord.tableWrong, ["n": count]))
            return .page(try unitTablePage(visit, draft, table, [item]))
        }
        return .seeOther(SetupStep.administrators.site)
    }

    func sampleTable(_ visit: Visit) -> Reply {
        var table = CSVText(headings: UnitTable.Column.allCases.map(\.rawValue))
        table.add(row: [
            "government-services", "政务服务和数据管理局", "政務服務和數據管理局",
            "Government Services and Data Bureau", "department", "330200", "0574-0000001", "",
        ])
        table.add(row: [
            "service-hall", "政务服务中心", "政務服務中心", "Government Service Centre",
            "institution", "330200", "0574-0000002", "government-services",
        ])
        return .csv(table, named: "units")
    }

    private static func word(_ fault: UnitTable.Fault) -> SetupWord {
        switch fault {
        case .empty: .faultEmpty
        case .notText: .faultNotText
        case .quoteOpen: .faultQuote
        case .headingMissing: .faultHeadingMissing
        case .headingUnknown: .faultHeadingUnknown
        case .tooManyCells: .faultCells
        case .keyMalformed: .faultKey
        case .keyTwice: .faultKeyTwice
        case .nameMissing: .faultName
        case .nameLong: .faultNameLong
        case .kindUnknown: .faultKind
        case .regionMalformed: .faultRegion
        case .parentUnknown: .faultParent
        case .parentLoop: .faultLoop
        case .tooManyRows: .faultRows
        }
    }
}
