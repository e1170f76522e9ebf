import City
import Civics
import Policies

extension Portal {
    /// Runs every situation now, on this city's calendar.
    func situations(_ package: PolicyPackage, _ visit: Visit) throws -> HTML {
        let report = package.runSituations(
            on: hall.rules.calendar, in: hall.policySurroundings)
        return try situations(report, visit)
    }

    func situations(_ report: SituationReport, _ visit: Visit) throws -> HTML {
        guard !report.runs.isEmpty else {
            return try Paragraphs(visit.say(ShelfWord.situationsNone)).html()
        }
        // What fails first, by itself; the rest is a click away.
        var failing = report
        failing.runs.removeAll { $0.passed }
        let tables =
            failing.runs.isEmpty
            ? [try situationTable(report, visit)]
            : [
                try situationTable(failing, visit),
                try Unfold(
                    visit.say(ShelfWord.everySituation), try situationTable(report, visit)
                ).html(),
            ]
        return .joined([
            try Notice(report.passed ? .ok : .bad, lead(report, visit)).html(),
            .joined(tables),
            report.findings.isEmpty ? .empty : try findings(report.findings, visit),
        ])
    }

    func lead(_ report: SituationReport, _ visit: Visit) -> String {
        let counts = report.counts
        return visit.say(
            ShelfWord.situationsLead,
            [
                "met": String(counts.met), "all": String(counts.all),
                "count": String(report.runs.count),
            ])
    }

    /// Of a situation that fails only what fails, with what came instead.
    func situationTable(_ report: SituationReport, _ visit: Visit) throws -> HTML {
        let rows = try report.runs.map { run in
            let failed = run.results.filter { !$0.passed }
            let shown = failed.isEmpty ? run.results : failed
            return [
                DataTable.Cell(
                    try Chip(
                        run.passed ? .ok : .bad,
                        visit.say(run.passed ? ShelfWord.met : .notMet)
                    ).html()),
                DataTable.Cell(run.name), lines(shown.map { "\($0.what) = \($0.expected)" }),
                lines(failed.map { "\($0.what) = \($0.actual)" }),
                DataTable.Cell(run.place.description),
            ]
        }
        let columns: [ShelfWord] = [.state, .situation, .expected, .actual, .place]
        return try DataTable(
            visit.say(ShelfWord.partSituations),
            columns.map { DataTable.Column(visit.say($0)) }, rows
        ).html()
    }

    private func lines(_ texts: [String]) -> DataTable.Cell {
        DataTable.Cell(
            HTML(safe: texts.map { "<div>\(HTML(text: $0).markup)</div>" }.joined()))
    }

    func checks(_ package: PolicyPackage, _ visit: Visit) throws -> HTML {
        try findings(package.check(hall.policySurroundings), visit)
    }

    func findings(_ findings: [Finding], _ visit: Visit) throws -> HTML {
        guard !findings.isEmpty else {
            return try Notice(.ok, visit.say(ShelfWord.findingsNone)).html()
        }
        func count(_ severity: Finding.Severity) -> String {
            String(findings.count { $0.severity == severity })
        }
        let lead = visit.say(
            ShelfWord.findingsLead,
            ["errors": count(.error), "warnings": count(.warning), "notes": count(.note)])
        let rows = try findings.map { finding in
            [
                DataTable.Cell(try chip(finding.severity, visit).html()),
                DataTable.Cell(finding.place.description),
                DataTable.Cell(finding.message.text(in: visit.language)),
                DataTable.Cell(finding.remedy?.text(in: visit.language) ?? ""),
            ]
        }
        let columns: [ShelfWord] = [.kind, .place, .finding, .mend]
        return .joined([
            try Paragraphs(lead).html(),
            try DataTable(
                visit.say(ShelfWord.partFindings),
                columns.map { DataTable.Column(visit.say($0)) }, rows
            ).html(),
        ])
    }

    private func chip(_ severity: Finding.Severity, _ visit: Visit) -> Chip {
        switch severity {
        case .error: Chip(.bad, visit.say(ShelfWord.error))
        case .warning: Chip(.warn, visit.say(ShelfWord.warning))
        case .note: Chip(.still, visit.say(ShelfWord.note))
        }
    }
}
