import City
import Civics
import JSON
import Policies

extension DeskFile {
    // MARK: City events

    func events(_ action: DeskAction) -> ActSheet? {
        switch action.name {
        case "dispatch", "arbitrate":
            let proposed = file.waiting.lazy.compactMap { $0["proposed"]?.string }.first
            return ActSheet(inputs: [
                ActInput(
                    name: "unit", label: say(.unit), kind: .list(everyUnit),
                    preset: [proposed].compactMap(\.self)),
                ActInput(name: "reason", label: say(.decisionReason), kind: .words(rows: 3)),
            ])
        case "handle":
            return ActSheet(
                inputs: [ActInput(name: "note", label: say(.handleNote), kind: .words(rows: 4))]
                    + evidence(isRequired: true) {
                        if case .handle(let kinds) = $0 { kinds } else { nil }
                    })
        case "verify":
            return ActSheet(
                inputs: [
                    passed(.verifyPassed),
                    ActInput(
                        name: "note", label: say(.note), kind: .words(rows: 4),
                        hint: say(.visitNoteHint), isRequired: false),
                ] + evidence { if case .verify(_, let kinds) = $0 { kinds } else { nil } })
        case "close":
            return ActSheet(
                inputs: [
                    ActInput(
                        name: "note", label: say(.note), kind: .words(rows: 3), isRequired: false)
                ]
                    + evidence(isRequired: true) {
                        if case .close(_, let kinds) = $0 { kinds } else { nil }
                    })
        case "call-back":
            let questions: [(String, DeskActWord)] = [
                ("reached", .reached), ("solved", .solved), ("satisfied", .satisfied),
            ]
            return ActSheet(
                inputs: questions.map { name, word in
                    ActInput(
                        name: name, label: say(word),
                        kind: .yesNo(
                            yes: visit.say(HouseWord.yes), no: visit.say(HouseWord.no),
                            noHint: nil))
                } + [
                    ActInput(
                        name: "note", label: say(.note), kind: .words(rows: 3), isRequired: false)
                ])
        case "merge-into":
            return ActSheet(inputs: [
                ActInput(name: "case", label: say(.mergeNumber), kind: .line, most: 40)
            ])
        case _: return nil
        }
    }

    /// One input for each kind of evidence the step waited at asks for, and one for more.
    private func evidence(
        isRequired: Bool = false, _ kinds: (Pattern) -> [String]?
    ) -> [ActInput] {
        let steps = file.waiting.compactMap { step($0["place"]?.string) }
        let wanted = steps.compactMap { kinds($0.pattern) }.first ?? []
        // A failed check needs its reason, not a photo: the engine asks where it must.
        return wanted.map {
            ActInput(
                name: "evidence", label: EvidenceWord.title($0, in: visit.language),
                kind: .files(kind: $0), isRequired: isRequired)
        }
    }

    // MARK: Oversight

    func oversight(
        _ action: DeskAction, _ staff: [PersonID: Colleague]
    ) -> ActSheet? {
        switch action.name {
        case "order":
            return ActSheet(inputs: [
                ActInput(name: "text", label: say(.orderText), kind: .words(rows: 4)),
                ActInput(name: "replyBy", label: say(.replyBy), kind: .day),
            ])
        case "reply-to-order":
            return ActSheet(
                inputs: [ActInput(name: "text", label: say(.replyText), kind: .words(rows: 4))],
                fixed: ["order": .integer(Int64(action.subject ?? "") ?? 0)])
        case "card":
            return ActSheet(inputs: [
                ActInput(
                    name: "colour", label: say(.colour),
                    kind: .oneOf([.init("yellow", say(.yellow)), .init("red", say(.red))])),
                ActInput(name: "unit", label: say(.unit), kind: .list(everyUnit)),
                ActInput(name: "reason", label: say(.decisionReason), kind: .words(rows: 3)),
            ])
        case "reassign":
            let unit = file.waiting.first { $0["place"]?.string == action.place }?["unit"]?.string
            let people = staff.values.filter { one in one.seats.contains { $0.unit == unit } }
                .sorted { ($0.name, $0.person) < ($1.name, $1.person) }
                .map { Field.Option($0.person.description, $0.name) }
            return ActSheet(inputs: [
                ActInput(name: "person", label: say(.person), kind: .list(people)),
                ActInput(name: "reason", label: say(.decisionReason), kind: .words(rows: 2)),
            ])
        case "reopen":
            return ActSheet(inputs: [
                ActInput(name: "reason", label: say(.decisionReason), kind: .words(rows: 3))
            ])
        case _: return nil
        }
    }

    var everyUnit: [Field.Option] {
        visit.hall.rules.plan.units.values.sorted { $0.key < $1.key }.map {
            .init($0.key, $0.name.text(in: visit.language))
        }
    }

    var otherUnits: [Field.Option] {
        let own = Set(visit.ownUnits)
        return everyUnit.filter { !own.contains($0.value) }
    }
}
