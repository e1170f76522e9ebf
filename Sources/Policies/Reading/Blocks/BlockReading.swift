import Civics
import FEEL

/// Reads values of blocks; what cannot be read becomes a finding and `nil`.
struct BlockReading {
    var findings: [Finding] = []
    /// The article the block stands under.
    var citation: Citation?

    mutating func fields(_ tree: YAMLTree, _ known: [String], of owner: String) -> Fields? {
        guard case .mapping(let pairs, let place) = tree else {
            findings.append(
                .wrongShape(owner, expected: ("`键: 值` 若干", "`key: value` pairs"), at: tree.place))
            return nil
        }
        return Fields(pairs, known: known, owner: owner, place: place, findings: &findings)
    }

    /// The named entries of a block; entries that are no mapping are given as they are.
    mutating func entries(_ tree: YAMLTree, of block: String) -> [YAMLPair] {
        guard case .mapping(let pairs, _) = tree else {
            findings.append(
                .wrongShape(
                    block, expected: ("`名称: { … }` 若干", "`NAME: { … }` entries"), at: tree.place))
            return []
        }
        return pairs
    }

    mutating func name(_ pair: YAMLPair) -> String? {
        if Name.isName(pair.key) { return pair.key }
        findings.append(
            Finding(
                "bad-name", at: pair.place,
                ("“\(pair.key)”不能作名称。", "`\(pair.key)` cannot be a name."),
                expected: (
                    "字母、汉字、数字、下划线,不以数字开头,不含空格与运算符",
                    "letters, Han characters, digits, underscore; no space, no operator"
                ),
                remedy: ("改名。", "Rename it.")))
        return nil
    }

    mutating func text(_ fields: Fields, _ key: String) -> String? {
        guard let tree = fields[key] else { return nil }
        return scalar(tree, key)
    }

    mutating func scalar(_ tree: YAMLTree, _ key: String) -> String? {
        if let text = tree.text { return text.trimmedSpaces }
        findings.append(.wrongShape(key, expected: ("一段文字", "text"), at: tree.place))
        return nil
    }

    mutating func required(_ fields: Fields, _ key: String) -> String? {
        guard fields[key] != nil else {
            findings.append(.missingKey(key, in: fields.owner, at: fields.place))
            return nil
        }
        return text(fields, key)
    }

    mutating func texts(_ fields: Fields, _ key: String) -> [String] {
        guard let tree = fields[key] else { return [] }
        return texts(tree, key)
    }

    mutating func texts(_ tree: YAMLTree, _ key: String) -> [String] {
        switch tree {
        case .scalar(let scalar): return [scalar.text.trimmedSpaces]
        case .sequence(let items, _):
            var texts: [String] = []
            for item in items { if let text = scalar(item, key) { texts.append(text) } }
            return texts
        case .mapping(_, let place):
            findings.append(.wrongShape(key, expected: ("`[甲, 乙]`", "`[a, b]`"), at: place))
            return []
        }
    }

    mutating func flag(_ fields: Fields, _ key: String) -> Bool? {
        guard let tree = fields[key], let text = scalar(tree, key) else { return nil }
        if let value = Self.truth(text) { return value }
        findings.append(.notOneOf(["true", "false", "是", "否"], text, of: key, at: tree.place))
        return nil
    }

    static func truth(_ text: String) -> Bool? {
        switch text {
        case "true", "yes", "是": true
        case "false", "no", "否": false
        case _: nil
        }
    }

    mutating func choice(_ fields: Fields, _ key: String, _ words: Words) -> String? {
        guard let tree = fields[key], let text = scalar(tree, key) else { return nil }
        if let word = words.read(text) { return word }
        findings.append(.notOneOf(words.all, text, of: key, at: tree.place))
        return nil
    }

    mutating func whole(_ fields: Fields, _ key: String, in range: ClosedRange<Int>) -> Int? {
        guard let tree = fields[key], let text = scalar(tree, key) else { return nil }
        if let number = Int(text), range.contains(number) { return number }
        findings.append(
            .wrongShape(
                key,
                expected: (
                    "\(range.lowerBound) 到 \(range.upperBound) 的整数",
                    "a whole number from \(range.lowerBound) to \(range.upperBound)"
                ),
                at: tree.place))
        return nil
    }
}

/// Names of facts, tables and questions: words without spaces or operators, in any script.
enum Name {
    static func isName(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, isStart(first) else { return false }
        return text.unicodeScalars.dropFirst().allSatisfy {
            isStart($0) || $0.properties.generalCategory == .decimalNumber
                || $0.properties.generalCategory == .nonspacingMark
        }
    }

    private static func isStart(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar.properties.isAlphabetic
    }
}
