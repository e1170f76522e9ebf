import Civics
import FEEL

// Amounts that change from a day on.
extension PolicyComparison {
    /// One sentence for each day on which the value differs from what held there before.
    mutating func compareValues(_ name: String, _ before: Parameter, _ after: Parameter) {
        if before.values.count == 1, after.values.count == 1 {
            changed(
                "amount", name, .value, from: before.amount(before.values[0].value),
                to: after.amount(after.values[0].value))
            return
        }
        for (day, value) in after.values {
            let earlier = before.values.first { $0.from == day }?.value
            guard earlier != value else { continue }
            guard earlier == nil else {
                told(name, day, from: earlier.map(before.amount), to: after.amount(value))
                continue
            }
            let held = after.values.last { $0.from < day }?.value ?? before.value(on: day)
            begins(name, day, after.amount(value), earlier: held.map(after.amount))
        }
        let kept = Set(after.values.map(\.from))
        for (day, value) in before.values where !kept.contains(day) {
            ends(name, day, before.amount(value))
        }
    }

    private mutating func told(
        _ name: String, _ day: CivilDate, from before: String?, to after: String
    ) {
        let was = before ?? "–"
        found.append(
            PolicyDifference(
                "amount", name,
                LocalizedText(
                    zhHans: "“\(name)”自\(day.text(in: .zhHans))起由 \(was) 改为 \(after)",
                    zhHant: "「\(name)」自\(day.text(in: .zhHant))起由 \(was) 改為 \(after)",
                    en: "\(name): from \(day.text(in: .en)) on \(after) instead of \(was)")))
    }

    private mutating func begins(
        _ name: String, _ day: CivilDate, _ after: String, earlier: String?
    ) {
        let hans = earlier.map { "，此前是 \($0)" } ?? ""
        let hant = earlier.map { "，此前是 \($0)" } ?? ""
        let english = earlier.map { "; until then \($0)" } ?? ""
        found.append(
            PolicyDifference(
                "amount", name,
                LocalizedText(
                    zhHans: "“\(name)”自\(day.text(in: .zhHans))起是 \(after)\(hans)",
                    zhHant: "「\(name)」自\(day.text(in: .zhHant))起是 \(after)\(hant)",
                    en: "\(name): \(after) from \(day.text(in: .en)) on\(english)")))
    }

    private mutating func ends(_ name: String, _ day: CivilDate, _ before: String) {
        found.append(
            PolicyDifference(
                "amount", name,
                LocalizedText(
                    zhHans: "“\(name)”不再自\(day.text(in: .zhHans))起改为 \(before)",
                    zhHant: "「\(name)」不再自\(day.text(in: .zhHant))起改為 \(before)",
                    en: "\(name): no longer \(before) from \(day.text(in: .en)) on")))
    }
}

extension Parameter {
    /// With its unit: `120 元`.
    fileprivate func amount(_ value: Value) -> String { "\(value)" + (unit.map { " " + $0 } ?? "") }
}
