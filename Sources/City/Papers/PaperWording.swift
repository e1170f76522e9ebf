import Civics
import Policies

/// How values stand on papers.
enum PaperWording {
    /// A code in groups of four, so that it can be read out.
    static func grouped(_ code: String) -> String {
        var grouped = ""
        for (place, character) in code.enumerated() {
            if place > 0, place.isMultiple(of: 4) { grouped.append(" ") }
            grouped.append(character)
        }
        return grouped
    }

    /// Names one after another: `甲、乙`, `a, b`.
    static func list(_ items: [String], in language: Language) -> String {
        items.joined(separator: language == .en ? ", " : "、")
    }

    /// A stated value in a language: a day written out, a choice by its label.
    static func value(
        _ text: String, of fact: String, in policy: Policy, _ language: Language
    ) -> String {
        if policy.rules.type(of: fact) == .date, let day = CivilDate(text) {
            return day.text(in: language)
        }
        let labels = policy.labels(of: fact)
        guard !labels.isEmpty else { return text }
        let words = text.split(separator: "、").map(String.init)
        return list(words.map { labels[$0]?.text(in: language) ?? $0 }, in: language)
    }

    /// The last day or moment of a limit, written out.
    static func end(_ end: Due.End, in language: Language) -> String {
        switch end {
        case .day(let day): day.text(in: language)
        case .moment(let moment):
            moment.date.text(in: language) + (language == .en ? ", " : " ")
                + moment.time.description.prefix(5)
        }
    }

    /// A person's name as a stranger may see it: the family name, what is between hidden.
    /// Company names are public (企业信息公示暂行条例第六条) and stay.
    static func masked(_ name: String) -> String {
        let characters = Array(name)
        guard characters.count > 1 else { return name.isEmpty ? "" : "*" }
        let hidden = String(repeating: "*", count: max(1, characters.count - 2))
        return String(characters[0]) + hidden
            + (characters.count > 2 ? String(characters[characters.count - 1]) : "")
    }
}

extension Policy {
    /// How the values of a choice are called, by value.
    fileprivate func labels(of fact: String) -> [String: LocalizedText] {
        form?.fields.first { $0.name == fact }?.labels ?? facts[fact]?.labels ?? [:]
    }
}
