import Civics
import JSON
import Policies

extension Visit {
    /// An answer in words.
    func texts(_ value: JSONValue, _ part: FormPart) -> [String] {
        switch part.kind {
        case .group(let members): return members.compactMap { named(value, $0) }
        case .several(let members, _):
            return (value.array ?? []).map { item in
                wording.list(members.compactMap { named(item, $0) })
            }
        case .anyOf(let options), .oneOf(let options):
            let chosen = value.array?.compactMap(\.string) ?? [value.string].compactMap { $0 }
            let titles = chosen.map { one in options.first { $0.value == one }?.title ?? one }
            return titles.isEmpty ? [say(ApplyWord.notAnswered)] : [wording.list(titles)]
        case .yesNo, .declaration, .number, .day, .clock, .text, .residentNumber, .creditCode,
            .mobile, .email:
            return [text(value, unit: part.unit, isCode: part.isCode)]
        }
    }

    private func named(_ value: JSONValue, _ part: FormPart) -> String? {
        guard let member = value[part.key], !member.isNull else { return nil }
        return say(
            ApplyWord.fieldProblem,
            ["name": part.title, "problem": wording.list(texts(member, part))])
    }

    func texts(_ value: JSONValue, _ fact: Fact) -> [String] {
        if let word = value.string, let label = fact.labels[word] {
            return [label.text(in: language)]
        }
        return [text(value, unit: fact.unit, isCode: fact.type == .creditCode)]
    }

    private func text(_ value: JSONValue, unit: String?, isCode: Bool) -> String {
        switch value {
        case .null: say(ApplyWord.notAnswered)
        case .bool(let truth): say(truth ? HouseWord.yes : .no)
        case .string(let text):
            isCode ? Wording.grouped(text) : CivilDate(text).map { wording.day($0) } ?? text
        case .integer, .number: (value.plainText ?? "") + (unit.map { " \($0)" } ?? "")
        case .array(let items):
            wording.list(items.map { text($0, unit: unit, isCode: isCode) })
        case .object: ""
        }
    }
}

extension FormPart {
    var isCode: Bool {
        switch kind {
        case .residentNumber, .creditCode: true
        case .yesNo, .declaration, .oneOf, .anyOf, .number, .day, .clock, .text, .mobile, .email,
            .group, .several:
            false
        }
    }
}

extension FactType {
    /// Shown masked or not at all.
    var isPersonal: Bool {
        switch self {
        case .residentID, .mobile, .email: true
        case .boolean, .integer, .decimal, .money, .text, .date, .dateTime, .time, .duration,
            .enumeration, .creditCode, .region, .list, .structure:
            false
        }
    }
}

extension String {
    func replacing(_ part: String, with other: String) -> String {
        var result = ""
        var rest = self[...]
        while let range = rest.firstRange(of: part) {
            result += rest[..<range.lowerBound]
            result += other
            rest = rest[range.upperBound...]
        }
        return result + rest
    }
}
