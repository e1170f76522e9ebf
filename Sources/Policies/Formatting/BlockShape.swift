/// A keyword and what stands there in canonical form.
struct KeywordEdit {
    var place: Place
    var from: String
    var to: String
}

/// Where a block holds keywords and where names of the author: only keywords are rewritten.
indirect enum BlockShape {
    /// These keys; what each holds, the key says.
    case keys([String])
    /// Names of the author's, each holding the same shape.
    case named(BlockShape)
    case list(BlockShape)
    case steps
    /// One of a closed set of words, or a list of them.
    case word(Words)
    /// Nothing of ours inside.
    case open

    static func of(_ block: String) -> BlockShape? {
        switch block {
        case "facts":
            .named(
                .keys([
                    "type", "from", "is", "key", "unit", "values", "of", "null-means", "title",
                    "article",
                ]))
        case "parameters":
            .named(.keys(["unit", "article", "values", "open-for", "bounds", "type", "of"]))
        case "decision": .named(.keys(["is", "type", "values", "of", "article"]))
        case "questions":
            .named(
                .keys([
                    "zh-Hans", "zh-Hant", "en", "type", "values", "of", "unit", "above", "at-least",
                    "below", "at-most", "when", "hint", "article",
                ]))
        case "service": .list(.keys(serviceKeys))
        case "bundle":
            .keys([
                "id", "life-event", "audience", "lead", "services", "promised", "statutory",
                "visits", "article",
            ])
        case "materials":
            .named(
                .keys([
                    "how", "from", "else", "accept", "max", "when", "why", "services", "sample",
                    "paper", "until", "default", "title", "article",
                ]))
        case "flow": .steps
        case "fees": .named(.keys(["title", "amount", "when", "before", "why", "article"]))
        case "paper":
            .named(
                .keys([
                    "title", "number", "valid", "template", "shows-verifier", "states",
                    "licence-type", "article",
                ]))
        case "categories": .list(.keys(BlockReading.categoryKeys))
        case "calendar":
            .list(.keys(["year", "holidays", "make-up", "office-hours", "source", "article"]))
        case "resource": .named(.keys(["title", "owner", "items", "updates", "article"]))
        case "intake": .keys(["channels", "audience", "duplicates"])
        case "supplement": .keys(["within", "consequence"])
        case "extension": .keys(["times", "at-most"])
        case "suspension": .named(.keys(["title", "restarts", "at-most", "article"]))
        case "rating": .keys(["correct-at", "contact-within", "mend-within"])
        case "children": .keys(BlockReading.childKeys)
        case _: nil
        }
    }

    private static let serviceKeys = [
        "id", "title", "type", "item-code", "implementation-code", "unit", "audience", "channels",
        "statutory", "promised", "result", "visits", "on-the-spot", "kind", "confirm", "article",
    ]

    /// What a key's value holds.
    private static func under(_ key: String) -> BlockShape {
        switch key {
        case "title", "null-means", "hint", "life-event": .keys(["zh-Hans", "zh-Hant", "en"])
        case "issuer": .keys(["region", "body"])
        case "running-cases": .keys(["finish-by", "migrate"])
        case "confirm": .keys(["by", "else", "within"])
        case "duplicates": .keys(["metres", "within"])
        case "timeout": .keys(["end", "goto"])
        case "unit", "check-unit": .keys(["component-owner", "territorial", "fact"])
        case "component-owner": .keys(["else"])
        case "claim": .keys(["among", "open-at-most"])
        case "bounce": .keys(["arbitrate-after", "within"])
        case "join": .keys(["at-least"])
        case "correction", "post-check": .keys(["policy"])
        case "appeal": .keys(["policy", "upheld"])
        case "upheld": .keys(["goto"])
        case "steps": .steps
        case "branches": .named(.keys(BlockReading.branchKeys))
        case "either": .list(.keys(["when", "else", "steps", "commit", "visit"]))
        case "commit": .keys(StepWord.common + StepWord.commit.keys)
        case "visit": .keys(StepWord.common + StepWord.siteVisit.keys)
        case "valid": .keys(["until"])
        case "items": .named(.keys(["type", "values", "of", "sharing", "law"]))
        case _: words(of: key).map { .word($0) } ?? .open
        }
    }

    private static func words(of key: String) -> Words? {
        switch key {
        case "type", "of": BlockReading.types
        case "level", "open-for": BlockReading.levels
        case "how": BlockReading.ways
        case "sharing": BlockReading.sharing
        case "audience": BlockReading.audiences
        case "channels": BlockReading.channels
        case "desk": BlockReading.desks
        case "consequence": BlockReading.consequences
        case _: nil
        }
    }

    /// The edits that bring a tree of this shape into canonical form.
    func collect(_ tree: YAMLTree, into edits: inout [KeywordEdit]) {
        switch (self, tree) {
        case (.keys(let known), .mapping(let pairs, _)):
            for pair in pairs {
                guard let key = known.first(where: { Keywords.matches(pair.key, $0) }) else {
                    continue
                }
                Self.add(pair.key, key, at: pair.place, &edits)
                Self.under(key).collect(pair.value, into: &edits)
            }
        case (.named(let shape), .mapping(let pairs, _)):
            for pair in pairs { shape.collect(pair.value, into: &edits) }
        case (.list(let shape), .sequence(let items, _)):
            for item in items { shape.collect(item, into: &edits) }
        case (.list(let shape), .mapping): shape.collect(tree, into: &edits)
        case (.steps, .sequence(let items, _)):
            for item in items { Self.collectStep(item, into: &edits) }
        case (.steps, .mapping):
            BlockShape.keys(["promised", "statutory", "steps"]).collect(tree, into: &edits)
        case (.word(let words), .scalar(let scalar)) where !scalar.isQuoted:
            if let word = words.read(scalar.text) {
                Self.add(scalar.text, word, at: scalar.place, &edits)
            }
        case (.word, .sequence(let items, _)):
            for item in items { collect(item, into: &edits) }
        case (.keys, _), (.named, _), (.list, _), (.steps, _), (.word, _), (.open, _): break
        }
    }

    private static func collectStep(_ item: YAMLTree, into edits: inout [KeywordEdit]) {
        switch item {
        case .scalar(let scalar):
            guard !scalar.isQuoted, let word = StepWord.read(scalar.text) else { return }
            add(scalar.text, word.rawValue, at: scalar.place, &edits)
        case .mapping(let pairs, _):
            guard pairs.count == 1, let word = StepWord.read(pairs[0].key) else { return }
            add(pairs[0].key, word.rawValue, at: pairs[0].place, &edits)
            let keys = StepWord.common + word.keys
            BlockShape.keys(keys).collect(pairs[0].value, into: &edits)
        case .sequence: break
        }
    }

    private static func add(
        _ from: String, _ to: String, at place: Place, _ edits: inout [KeywordEdit]
    ) {
        if from != to { edits.append(KeywordEdit(place: place, from: from, to: to)) }
    }
}
