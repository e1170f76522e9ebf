import Civics
import Policies

/// Finds services by what people call them.
struct ServiceSearch: Sendable {
    struct Entry: Sendable {
        var policy: Policy
        /// What the service is called, folded, in every language.
        var names: String
        /// Everything else that may be looked for.
        var rest: String
        var initials: [String]
    }

    let entries: [Entry]

    init(_ policies: [Policy]) {
        entries = policies.map { policy in
            let name = policy.publicName
            let titles = [policy.title] + policy.services.map(\.title) + policy.papers.map(\.title)
            return Entry(
                policy: policy, names: Self.folded([name]), rest: Self.folded(titles),
                initials: ([name] + policy.services.map(\.title)).map {
                    Folding.shared.initials($0.zhHans)
                })
        }
    }

    private static func folded(_ texts: [LocalizedText]) -> String {
        texts.flatMap { [$0.zhHans, $0.zhHant ?? "", $0.en ?? ""] }
            .map { Folding.shared.folded($0) }.joined(separator: "\n")
    }

    /// Services the words fit, the best first.
    func find(_ words: String) -> [Policy] {
        let wanted = Folding.fold(words).split(whereSeparator: \.isWhitespace).map(String.init)
        guard !wanted.isEmpty else { return entries.map(\.policy) }
        let scored = entries.compactMap { entry -> (Policy, Int)? in
            let score = Self.score(entry, wanted)
            return score > 0 ? (entry.policy, score) : nil
        }
        return scored.sorted { ($1.1, $0.0.reference.id) < ($0.1, $1.0.reference.id) }.map(\.0)
    }

    /// 0 when some word fits nowhere.
    private static func score(_ entry: Entry, _ words: [String]) -> Int {
        // English names of several words are looked for whole as well.
        let whole = words.count > 1 ? fit(words.joined(separator: " "), entry) : 0
        var total = 0
        for word in words where !small.contains(word) {
            let points = fit(word, entry)
            guard points > 0 else { return whole }
            total += points
        }
        return max(total, whole)
    }

    private static let small: Set<String> = ["a", "an", "the", "of", "to", "for", "how", "i", "my"]

    private static func fit(_ word: String, _ entry: Entry) -> Int {
        if entry.names.contains(word) { return 10 }
        if isLatin(word), word.count >= 2, entry.initials.contains(where: { $0.contains(word) }) {
            return 8
        }
        if entry.rest.contains(word) { return 6 }
        let others = Synonyms.alternatives(to: word).dropFirst()
        if others.contains(where: entry.names.contains) { return 5 }
        if others.contains(where: entry.rest.contains) { return 3 }
        return pairs(word, entry.names + entry.rest) ? 1 : 0
    }

    /// Half of the neighbouring pairs of characters stand somewhere: 办一个餐饮 finds 开办餐饮店.
    private static func pairs(_ word: String, _ text: String) -> Bool {
        let characters = Array(word)
        guard characters.count >= 4, !isLatin(word) else { return false }
        let pairs = zip(characters, characters.dropFirst()).map { String([$0, $1]) }
        let found = pairs.filter(text.contains).count
        return found * 2 >= pairs.count
    }

    private static func isLatin(_ word: String) -> Bool { word.utf8.allSatisfy { $0 < 0x80 } }
}

extension Policy {
    /// What people call the service: the life event, the only item, else the document's title.
    var publicName: LocalizedText {
        if let bundle { return bundle.lifeEvent }
        if services.count == 1, let only = services.first { return only.title }
        if services.isEmpty, let only = categories.first, categories.count == 1 {
            return only.title
        }
        return title
    }
}
