import City
import Civics
import FEEL
import Policies

extension BlockDrawing {
    /// The steps in their order; the branches of a parallel in a table of their own.
    func flow() throws -> HTML? {
        guard let flow = policy.flow else { return nil }
        var parts: [HTML] = []
        let rows = flow.steps.enumerated().map { place, step in
            [DataTable.Cell(String(place + 1), isFigure: true)] + cells(step)
        }
        parts.append(
            try DataTable(
                visit.say(ShelfWord.flow),
                [DataTable.Column("#", isFigure: true)]
                    + [ShelfWord.step, .who, .within, .condition].map {
                        DataTable.Column(visit.say($0))
                    }, rows
            ).html())
        for step in flow.steps {
            guard case .parallel(let parallel) = step.pattern else { continue }
            parts.append(try branches(parallel, of: step))
        }
        return .joined(parts)
    }

    private func cells(_ step: Step) -> [DataTable.Cell] {
        let title = step.title.text(in: visit.language)
        return [
            cell(title, step.id), cell(who(step.unit, step.desk)),
            cell(visit.text(step.within) ?? ""),
            cell(step.when.map { $0.source } ?? visit.say(ShelfWord.always)),
        ]
    }

    private func who(_ unit: UnitRule?, _ desk: Desk) -> [String] {
        let role: String =
            switch desk {
            case .applicant: visit.say(CaseWord.applicant)
            case .system: visit.say(ShelfWord.bySystem)
            case .window, .examiner, .approver, .dispatcher, .field, .supervisor, .steward:
                visit.say(DeskWord.desk(desk.rawValue))
            }
        return [unit.map { visit.text($0) }, role].compactMap(\.self)
    }

    private func branches(_ parallel: Parallel, of step: Step) throws -> HTML {
        let rows = parallel.branches.map { branch in
            let steps = branch.ways.map { way in
                visit.wording.list(way.steps.map { $0.title.text(in: visit.language) })
            }
            return [
                cell(branch.title.text(in: visit.language), branch.id),
                cell(visit.text(branch.unit)), cell(visit.text(branch.promised) ?? ""),
                cell(visit.text(branch.statutory) ?? ""), cell(visit.text(branch.when)),
                cell(steps + (branch.veto ? [visit.say(ShelfWord.veto)] : [])),
            ]
        }
        return try table(
            .branches, [.branch, .unit, .promised, .statutory, .condition, .flow], rows)
    }
}
