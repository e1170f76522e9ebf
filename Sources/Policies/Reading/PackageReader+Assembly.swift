import Civics
import FEEL
import JSONSchema

// Puts the blocks together once all of them are read.
extension PackageReader {
    mutating func readWaiting() {
        var declared = EngineFacts.types
        for field in blocks.form?.fields ?? [] { declared[field.name] = field.type }
        for question in blocks.questions { declared[question.name] = question.type }
        for fact in blocks.facts { declared[fact.name] = fact.type }
        for parameter in blocks.parameters { declared[parameter.name] = parameter.type }
        for decision in blocks.decisions { declared[decision.name] = decision.type ?? .structure }
        for waiting in tables where waiting.caption.kind == .categories { readCategories(waiting) }
        for waiting in tables where waiting.caption.kind == .table {
            if declared[waiting.caption.name] == nil || blocks.tables[waiting.caption.name] != nil {
                readTable(waiting, declared)
            } else {
                findings.append(
                    .duplicateKey(
                        waiting.caption.name, at: Place(file: waiting.file, line: waiting.line)))
            }
        }
        for (tree, citation) in flows.prefix(1) { readFlow(tree, citation) }
    }

    private mutating func readTable(_ waiting: WaitingTable, _ declared: [String: FactType]) {
        // A table may ask another one: its name is declared, its own name never.
        var names = declared
        for other in tables where other.caption.kind == .table {
            if other.caption.name != waiting.caption.name { names[other.caption.name] = .structure }
        }
        var reading = TableReading(
            waiting.table, caption: waiting.caption, file: waiting.file, line: waiting.line,
            citation: waiting.citation, declared: names)
        let table = reading.table()
        findings += reading.reading.findings
        if let table { _ = add([table], to: \.tables, place: \.place) }
    }

    private mutating func readCategories(_ waiting: WaitingTable) {
        var reading = BlockReading(findings: [], citation: waiting.citation)
        let header = waiting.table.header
        for row in waiting.table.rows {
            guard row.cells.count == header.count else {
                let place = Place(file: waiting.file, line: row.line)
                findings.append(.rowLength(row.cells.count, header.count, at: place))
                continue
            }
            let tree = CategoryRow(header: header, row: row, file: waiting.file).tree
            if let category = reading.category(tree) { blocks.categories.append(category) }
        }
        findings += reading.findings
    }

    private mutating func readFlow(_ tree: YAMLTree, _ citation: Citation?) {
        var reading = BlockReading(findings: [], citation: citation)
        defer { findings += reading.findings }
        guard let flow = reading.flow(tree, services: blocks.services) else { return }
        let service = blocks.services.first
        blocks.flow = Flow(
            steps: flow.steps,
            promised: flow.promised ?? blocks.bundle?.promised ?? service?.promised,
            statutory: flow.statutory ?? blocks.bundle?.statutory ?? service?.statutory,
            supplement: blocks.supplement ?? SupplementRule(within: nil, consequence: "withdrawn"),
            extensions: blocks.extensions ?? ExtensionRule(times: 0, atMost: nil),
            suspensions: blocks.suspensions, rating: rating(flow.steps),
            children: blocks.children ?? ChildDocuments(), citation: citation, place: flow.place)
    }

    private func rating(_ steps: [Step]) -> RatingRule? {
        if let rating = blocks.rating { return rating }
        return steps.contains { $0.pattern.stepWord == .rate } ? RatingRule.usual : nil
    }

    mutating func assemble(_ header: FrontMatter) -> Policy {
        let form = form()
        var policy = Policy(
            reference: header.reference, title: header.title, issuer: header.issuer,
            level: header.level, effective: header.effective, until: header.until,
            supersedes: header.supersedes, basis: header.basis, remedies: header.remedies,
            runningCases: header.runningCases,
            missingDays: header.missingDays, status: header.status, articles: articles,
            facts: blocks.facts,
            parameters: blocks.parameters, tables: blocks.tables, decisions: blocks.decisions,
            questions: blocks.questions, services: blocks.services, bundle: blocks.bundle,
            form: form, materials: blocks.materials, flow: blocks.flow, fees: blocks.fees,
            papers: blocks.papers, categories: blocks.categories, calendars: blocks.calendars,
            resources: blocks.resources, caseKind: header.kind ?? usualKind, intake: intake,
            templates: templates(), digest: PackageDigest.digest(of: files), rules: .none)
        let rules = PolicyRules(policy)
        policy.bind(to: rules)
        return policy
    }

    private var usualKind: CaseKind {
        if blocks.bundle != nil { return .bundle }
        if blocks.services.contains(where: { $0.benefit != nil }) { return .benefit }
        return blocks.categories.isEmpty || blocks.flow == nil ? .application : .cityEvent
    }

    private var intake: Intake {
        if let intake = blocks.intake { return intake }
        let service = blocks.services.first
        return Intake(
            channels: service?.channels ?? [],
            audience: blocks.bundle?.audience ?? service?.audience ?? .any, duplicates: nil)
    }

    private mutating func form() -> Form? {
        guard let form = blocks.form else { return nil }
        do {
            let validator = try Schema(form.schema, in: FormFormats.library)
            return Form(
                schema: form.schema, validator: validator, fields: form.fields,
                citation: form.citation, places: form.places, place: form.place)
        } catch {
            let pointer = error.location.split(separator: "#", maxSplits: 1).last.map(String.init)
            let place = pointer.flatMap { form.places[$0] } ?? form.place
            findings.append(.badSchema(error.kind.rawValue, at: place))
            return nil
        }
    }

    private func templates() -> [String: String] {
        var templates: [String: String] = [:]
        for file in files where file.name.hasPrefix("papers/") && file.name.hasSuffix(".mustache") {
            let name = String(file.name.dropFirst("papers/".count).dropLast(".mustache".count))
            templates[name] = String(decoding: file.bytes, as: UTF8.self)
        }
        return templates
    }
}

extension Finding {
    static func badSchema(_ reason: String, at place: Place) -> Finding {
        Finding(
            "bad-schema", at: place,
            ("表单不是有效的 JSON Schema(\(reason))。", "The form is no valid JSON Schema (\(reason))."),
            expected: ("JSON Schema 2020-12", "JSON Schema 2020-12"),
            remedy: ("核对关键词与取值。", "Check keywords and their values."))
    }
}
