import Civics

/// What reading can find. Each says what was found, what was expected, and how to mend it.
extension Finding {
    /// Built from pairs of simplified Chinese and English.
    init(
        _ kind: String, _ severity: Severity = .error, at place: Place,
        _ message: (zh: String, en: String), expected: (zh: String, en: String)? = nil,
        remedy: (zh: String, en: String)? = nil
    ) {
        self.init(
            kind: kind, severity: severity, place: place,
            message: LocalizedText(zhHans: message.zh, en: message.en),
            expected: expected.map { LocalizedText(zhHans: $0.zh, en: $0.en) },
            remedy: remedy.map { LocalizedText(zhHans: $0.zh, en: $0.en) })
    }

    static func blockTooLarge(at place: Place) -> Finding {
        Finding(
            "block-too-large", at: place, ("这一块超过 256 KB。", "This block is over 256 kB."),
            expected: ("每块不超过 256 KB", "at most 256 kB a block"),
            remedy: ("拆成几块。", "Divide it into several blocks."))
    }

    static func refusedYAML(_ kind: YAMLKindness.Trouble.Kind, at place: Place) -> Finding {
        switch kind {
        case .anchor:
            Finding(
                "yaml-alias", at: place,
                ("不能使用锚点或别名(& 或 *)。", "Anchors and aliases (& and *) are refused."),
                expected: ("直接写出内容", "the content itself"),
                remedy: (
                    "写出内容;以 * 或 & 开头的文字请加引号。", "Write it out; quote text that begins with * or &."
                ))
        case .tag:
            Finding(
                "yaml-tag", at: place, ("不能使用类型标签(!)。", "Tags (!) are refused."),
                expected: ("不带标签的内容", "content without a tag"),
                remedy: ("以 ! 开头的文字请加引号。", "Quote text that begins with !."))
        case .tooDeep:
            Finding(
                "yaml-too-deep", at: place, ("层次过深。", "Nested too deeply."),
                expected: ("不超过 24 层", "at most 24 levels"),
                remedy: ("减少嵌套。", "Use fewer levels."))
        case .keyIsNoText:
            Finding(
                "yaml-key", at: place, ("键必须是文字。", "A key must be text."),
                expected: ("`名称: 内容`", "`name: content`"),
                remedy: ("改为一个词。", "Use a word as the key."))
        case .unreadable:
            .unreadableYAML("", at: place)
        }
    }

    static func unreadableYAML(_ problem: String, at place: Place) -> Finding {
        Finding(
            "yaml-unreadable", at: place,
            (
                "这里读不懂\(problem.isEmpty ? "" : "(\(problem))")。",
                "Cannot be read here\(problem.isEmpty ? "" : ": \(problem)")."
            ),
            expected: (
                "`键: 值`,或 `- 项`,或成对的括号与引号", "`key: value`, `- item`, or paired brackets and quotes"
            ),
            remedy: (
                "检查缩进、半角冒号后的空格、括号与引号;文字里有“: ”时加引号。",
                "Check indentation, the space after a colon, brackets and quotes; quote text that holds `: `."
            ))
    }

    static func duplicateKey(_ key: String, at place: Place) -> Finding {
        Finding(
            "duplicate-key", at: place, ("“\(key)”写了两次。", "`\(key)` is written twice."),
            expected: ("每个名称只写一次", "each name once"),
            remedy: ("删去一个,或改名。", "Remove or rename one of them."))
    }

    static func unknownKey(_ key: String, in owner: String, known: [String], at place: Place)
        -> Finding
    {
        let spellings = known + known.flatMap { Keywords.keys[$0] ?? [] }
        let nearest = Nearness.nearest(to: key, among: spellings)
        let all = known.joined(separator: ", ")
        return Finding(
            "unknown-key", at: place,
            ("“\(owner)”里没有“\(key)”这一项。", "`\(owner)` has no key `\(key)`."),
            expected: ("以下之一:\(all)", "one of: \(all)"),
            remedy: nearest.map { ("是不是想写“\($0)”?", "Did you mean `\($0)`?") }
                ?? ("删去这一项。", "Remove it."))
    }

    static func missingKey(_ key: String, in owner: String, at place: Place) -> Finding {
        Finding(
            "missing-key", at: place, ("“\(owner)”缺少“\(key)”。", "`\(owner)` lacks `\(key)`."),
            expected: ("`\(key): …`", "`\(key): …`"),
            remedy: ("补上“\(key)”。", "Add `\(key)`."))
    }

    static func wrongShape(
        _ what: String, expected: (zh: String, en: String), at place: Place
    ) -> Finding {
        Finding(
            "wrong-shape", at: place,
            ("“\(what)”写法不对。", "`\(what)` is not written as it should be."),
            expected: expected, remedy: ("按期望的写法改。", "Write it as expected."))
    }

    static func notOneOf(_ words: [String], _ written: String, of key: String, at place: Place)
        -> Finding
    {
        let all = words.joined(separator: ", ")
        let nearest = Nearness.nearest(to: written, among: words)
        return Finding(
            "unknown-word", at: place,
            ("“\(key)”不能是“\(written)”。", "`\(key)` cannot be `\(written)`."),
            expected: ("以下之一:\(all)", "one of: \(all)"),
            remedy: nearest.map { ("是不是想写“\($0)”?", "Did you mean `\($0)`?") }
                ?? ("改用所列的词。", "Use one of the listed words."))
    }
}
