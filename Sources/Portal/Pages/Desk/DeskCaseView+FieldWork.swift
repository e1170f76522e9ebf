import City
import Civics

extension DeskCaseView {
    /// What was done and found on the spot, with its photographs, the last first.
    func onTheSpot() throws -> HTML {
        guard !desk.fieldWork.isEmpty else { return .empty }
        let items = desk.fieldWork.reversed().map { work in
            EvidenceView.Item(
                title: work.place.map { desk.place($0) } ?? visit.say(FieldWord.closed),
                state: chip(work.outcome), why: told(work),
                files: work.proofs.compactMap { proof in
                    guard let stored = desk.attachments[proof.digest] else { return nil }
                    let kind = proof.kind.map { EvidenceWord.title($0, in: visit.language) }
                    return shown(stored, called: kind ?? visit.say(EvidenceWord.proof))
                })
        }
        return try Section(
            visit.say(FieldWord.title), [try EvidenceView(items: items).html()]
        ).html()
    }

    private func chip(_ outcome: FieldWork.Outcome) -> HTML {
        switch outcome {
        case .handled: visit.chip(.info, FieldWord.handled)
        case .passed: visit.chip(.ok, FieldWord.passed)
        case .failed: visit.chip(.bad, FieldWord.failed)
        case .returned: visit.chip(.warn, FieldWord.returned)
        case .closed: visit.chip(.ok, FieldWord.closed)
        }
    }

    private func told(_ work: FieldWork) -> String {
        let unit = work.unit.map { visit.unit($0) } ?? ""
        let line = visit.say(
            FieldWord.line, ["when": visit.wording.moment(work.at), "unit": unit])
        let belongs = work.proposedUnit.map {
            visit.say(FieldWord.belongs, ["unit": visit.unit($0)])
        }
        return [line, work.note, belongs].compactMap(\.self).filter { !$0.isEmpty }
            .joined(separator: " · ")
    }
}
