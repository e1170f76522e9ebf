import City
import Civics
import JSON
import Web

extension Portal {
    var unitRoutes: [Route] {
        let administer = Audience.holding(Permission(Act.administer.rawValue))
        return [
            page("/admin/units", "admin-units-page", for: AdminPart.units.audience) {
                .page(try unitsPage($0))
            },
            page("/admin/units.csv", "admin-units-csv", for: AdminPart.units.audience) {
                .reply(try unitsCSV($0))
            },
            page("/admin/units.json", "admin-units-json", for: AdminPart.units.audience) {
                .reply(.json(["items": .array(try units($0).map(\.shown))]))
            },
            form("/admin/units", "admin-unit-add", for: administer) { visit, posted in
                let unit = UnitTyped(posted)
                do { try await hall.addUnit(unit.unit, by: visit.person) } catch {
                    return .page(try unitsPage(visit, unit, try visit.unitErrors(error)))
                }
                return .seeOther(.other("/admin/units/\(unit.unit.key)"))
            },
            page("/admin/units/{key}", "admin-unit-page", for: AdminPart.units.audience) {
                .page(try unitPage($0))
            }.path("key", .code(1...40), "The unit's key."),
            form("/admin/units/{key}", "admin-unit-change", for: administer) { visit, posted in
                let unit = UnitTyped(posted, key: visit.call.path("key"))
                do { try await hall.changeUnit(unit.unit, by: visit.person) } catch {
                    return .page(try unitPage(visit, unit, try visit.unitErrors(error)))
                }
                return .seeOther(.other("/admin/units"))
            }.path("key", .code(1...40), "The unit's key."),
            form("/admin/units/{key}/close", "admin-unit-close", for: administer) { visit, _ in
                do { try await hall.closeUnit(visit.call.path("key"), by: visit.person) } catch {
                    return .page(try unitPage(visit, nil, [try visit.item(error)]))
                }
                return .seeOther(.other("/admin/units"))
            }.path("key", .code(1...40), "The unit's key."),
        ]
    }

    /// Parents before what lies below them, by key.
    private func units(_ visit: Visit) throws -> [CityPlan.Unit] {
        _ = try visit.signedIn()
        return hall.rules.plan.units.values.sorted {
            ($0.isClosed ? 1 : 0, $0.key) < ($1.isClosed ? 1 : 0, $1.key)
        }
    }

    private func unitsPage(
        _ visit: Visit, _ typed: UnitTyped? = nil, _ errors: [ErrorSummary.Item] = []
    ) throws -> Page {
        let title = visit.say(AdminWord.units)
        let table = DataTable(
            title, visit.unitColumns.map { .init($0) },
            try units(visit).map { unit in
                [
                    .init(unit.key, to: visit.href(.other("/admin/units/\(unit.key)"))),
                    .init(unit.name.text(in: visit.language)), .init(visit.kind(unit.kind)),
                    .init(unit.region), .init(unit.parent.map { visit.unit($0) } ?? ""),
                    .init(unit.telephone ?? ""), .init(visit.unitChip(unit)),
                ]
            })
        var parts = [
            try ErrorSummary.html(errors, visit),
            try Heading(title, lead: visit.say(AdminWord.unitsLead)).html(),
            try table.html(), try Twins(visit, path: "/admin/units").html(),
        ]
        if visit.may(.administer) {
            let form = FormView(
                visit, to: visit.href(.other("/admin/units")),
                fields: try fields(visit, typed ?? UnitTyped(), errors, isNew: true),
                buttons: [.init(visit.say(AdminWord.unitAdd))])
            parts.append(
                try Section(visit.say(AdminWord.unitAdd), id: "add", [try form.html()]).html())
        }
        return visit.adminPage(title, parts, hasErrors: !errors.isEmpty)
    }

    private func unitPage(
        _ visit: Visit, _ typed: UnitTyped? = nil, _ errors: [ErrorSummary.Item] = []
    ) throws -> Page {
        guard let unit = hall.rules.plan.units[visit.call.path("key")] else {
            throw Problem(.notFound)
        }
        let name = unit.name.text(in: visit.language)
        var parts = [
            try ErrorSummary.html(errors, visit), try Heading(name, above: unit.key).html(),
            visit.unitChip(unit),
        ]
        if visit.may(.administer), !unit.isClosed {
            parts.append(
                try FormView(
                    visit, to: visit.href(.other("/admin/units/\(unit.key)")),
                    fields: try fields(visit, typed ?? UnitTyped(unit), errors, isNew: false),
                    buttons: [.init(visit.say(AdminWord.unitSave))]
                ).html())
            let close = FormView(
                visit, to: visit.href(.other("/admin/units/\(unit.key)/close")), fields: [],
                buttons: [.init(visit.say(AdminWord.unitClose), weight: .grave)])
            parts.append(
                try Section(
                    visit.say(AdminWord.unitClose), lead: visit.say(AdminWord.unitCloseLead),
                    [try close.html()]
                ).html())
        } else {
            let cells = zip(visit.unitColumns, visit.unitCells(unit)).dropFirst()
            parts.append(try Rows(cells.map { .init($0, $1) }).html())
        }
        var page = visit.adminPage(name, parts, hasErrors: !errors.isEmpty)
        page.back = (visit.say(AdminWord.units), visit.href(AdminPart.units.site))
        return page
    }

    private func fields(
        _ visit: Visit, _ typed: UnitTyped, _ errors: [ErrorSummary.Item], isNew: Bool
    ) throws -> [HTML] {
        func wrong(_ field: String) -> String? { errors.first { $0.field == field }?.message }
        func line(
            _ id: String, _ label: AdminWord, _ value: String?, hint: AdminWord? = nil,
            isOptional: Bool = false
        ) throws -> HTML {
            try Field(
                id, visit.say(label), .line(autocomplete: "off"), values: [value ?? ""],
                hint: hint.map { visit.say($0) }, wrong: wrong(id),
                optional: isOptional ? visit.say(HouseWord.optional) : nil, most: 120
            ).html()
        }
        let unit = typed.unit
        let parents = hall.rules.plan.units.values.filter { !$0.isClosed && $0.key != unit.key }
            .sorted { $0.key < $1.key }
            .map { Field.Option($0.key, "\($0.name.text(in: visit.language)) – \($0.key)") }
        let key = isNew ? [try line("key", .unitKey, unit.key, hint: .unitKeyHint)] : []
        return try key + [
            line("name", .unitName, unit.name.zhHans),
            line("name-hant", .unitNameHant, unit.name.zhHant, isOptional: true),
            line("name-en", .unitNameEn, unit.name.en, isOptional: true),
            Field(
                "kind", visit.say(AdminWord.unitKind),
                .list(CityPlan.Unit.kinds.map { .init($0, visit.kind($0)) }), values: [unit.kind],
                wrong: wrong("kind")
            ).html(),
            line("region", .unitRegion, unit.region, hint: .unitRegionHint),
            line("telephone", .unitTelephone, unit.telephone, isOptional: true),
            Field(
                "parent", visit.say(AdminWord.unitParent),
                .list([.init("", visit.say(AdminWord.unitNoParent))] + parents),
                values: [unit.parent ?? ""], wrong: wrong("parent")
            ).html(),
        ]
    }

    private func unitsCSV(_ visit: Visit) throws -> Reply {
        var table = CSVText(headings: visit.unitColumns)
        for unit in try units(visit) { table.add(row: visit.unitCells(unit)) }
        return .csv(table, named: "units")
    }
}

/// A unit as somebody typed it.
struct UnitTyped {
    var unit: CityPlan.Unit

    init() {
        unit = CityPlan.Unit(
            key: "", name: LocalizedText(zhHans: ""), kind: "department", region: "",
            telephone: nil)
    }

    init(_ unit: CityPlan.Unit) { self.unit = unit }

    init(_ posted: Posted, key: String? = nil) {
        func text(_ name: String) -> String? {
            posted[name].flatMap { $0.isEmpty ? nil : $0 }
        }
        unit = CityPlan.Unit(
            key: key ?? text("key") ?? "",
            name: LocalizedText(
                zhHans: text("name") ?? "", zhHant: text("name-hant"), en: text("name-en")),
            kind: text("kind") ?? "", region: text("region") ?? "", telephone: text("telephone"),
            parent: text("parent"))
    }
}

extension CityPlan.Unit {
    /// The unit for programs.
    var shown: JSONValue {
        var object: JSONObject = [
            "key": .string(key), "name": .string(name.zhHans), "kind": .string(kind),
            "region": .string(region), "closed": .bool(isClosed),
        ]
        object["parent"] = parent.map { .string($0) }
        object["telephone"] = telephone.map { .string($0) }
        return .object(object)
    }
}

extension Visit {
    func kind(_ kind: String) -> String {
        switch kind {
        case "department": say(AdminWord.department)
        case "institution": say(AdminWord.institution)
        case "owner": say(AdminWord.owner)
        case "association": say(AdminWord.association)
        case "street-office": say(AdminWord.streetOffice)
        case "community": say(AdminWord.community)
        case _: kind
        }
    }

    func unitChip(_ unit: CityPlan.Unit) -> HTML {
        let (tone, word): (Chip.Tone, AdminWord) =
            unit.isClosed ? (.still, .unitClosed) : (.ok, .unitOpen)
        return (try? Chip(tone, say(word)).html()) ?? .empty
    }

    var unitColumns: [String] {
        [
            AdminWord.unitKey, .name, .unitKind, .unitRegion, .unitParent, .unitTelephone, .state,
        ].map { say($0) }
    }

    func unitCells(_ unit: CityPlan.Unit) -> [String] {
        [
            unit.key, unit.name.text(in: language), kind(unit.kind), unit.region,
            unit.parent.map { self.unit($0) } ?? "", unit.telephone ?? "",
            say(unit.isClosed ? AdminWord.unitClosed : .unitOpen),
        ]
    }

    /// Faults of a unit, each at its field.
    func unitErrors(_ error: any Error) throws -> [ErrorSummary.Item] {
        guard let problem = error as? Problem, problem.kind == .invalidField else {
            let kind = (error as? Problem)?.kind
            let field = kind == .unitKeyTaken ? "key" : kind == .unitLoop ? "parent" : ""
            return [try item(error, field: field)]
        }
        let labels: [String: AdminWord] = [
            "/key": .unitKey, "/name": .unitName, "/kind": .unitKind, "/region": .unitRegion,
            "/telephone": .unitTelephone,
        ]
        return problem.fields.map { fault in
            let label = labels[fault.pointer].map { say($0) } ?? ""
            return .init(
                String(fault.pointer.dropFirst()), "\(label): \(fault.message(in: language))")
        }
    }
}
