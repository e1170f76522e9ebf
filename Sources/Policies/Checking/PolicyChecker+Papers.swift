import FEEL

// Papers and fees: every placeholder resolves, every amount comes before or after a step that is.
extension PolicyChecker {
    /// What stands on every paper.
    static let paperLabels = [
        "名称", "证号", "发证机关", "发证日期", "有效期", "状态", "持证主体", "证照标识",
    ]
    private static let numberParts: Set<String> = [
        "region", "yyyy", "yyyymm", "yyyymmdd", "unit", "check",
    ]

    mutating func checkPapers() {
        for paper in policy.papers {
            checkNumber(paper)
            checkStates(paper)
            checkTemplates(paper)
            if case .untilDate(let fact) = paper.valid, policy.rules.type(of: fact) != .date {
                missing(("日期", "date"), fact, among: policy.rules.vocabulary.names, at: paper.place)
            }
        }
    }

    private mutating func checkNumber(_ paper: Paper) {
        for part in Placeholders.braced(paper.number ?? "") {
            let isSerial =
                part.hasPrefix("serial:")
                && Int(part.dropFirst("serial:".count)).map { (1...12).contains($0) } == true
            guard !isSerial, !Self.numberParts.contains(part) else { continue }
            findings.append(
                .notOneOf(
                    Self.numberParts.sorted() + ["serial:N"], part, of: "number", at: paper.place))
        }
    }

    private mutating func checkStates(_ paper: Paper) {
        for (_, fact) in paper.states {
            let name = String(fact.prefix { $0 != "." })
            if policy.rules.type(of: name) == nil {
                missing(("事实", "fact"), fact, among: policy.rules.vocabulary.names, at: paper.place)
            }
        }
        let labels = labels(of: paper)
        for label in paper.showsVerifier where !labels.contains(label) {
            missing(("栏目", "label"), label, among: labels, at: paper.place)
        }
    }

    private func labels(of paper: Paper) -> [String] {
        let stated = paper.states.map(\.label)
        let own = stated.isEmpty ? policy.form?.fields.map(\.name) ?? [] : stated
        return Self.paperLabels + own.filter { !Self.paperLabels.contains($0) }
    }

    private mutating func checkTemplates(_ paper: Paper) {
        let labels = labels(of: paper)
        for (name, text) in policy.templates.sorted(by: { $0.key < $1.key })
        where name == paper.template || name.hasPrefix(paper.template + ".") {
            let lists = listLabels(of: paper)
            for (tag, line, section) in Placeholders.tags(text) where !labels.contains(tag) {
                // Within a list of structures the tags are members of its elements.
                if let section, lists.contains(section) { continue }
                missing(
                    ("栏目", "label"), tag, among: labels,
                    at: Place(file: "papers/\(name).mustache", line: line),
                    kind: "unknown-placeholder")
            }
        }
    }

    private func listLabels(of paper: Paper) -> Set<String> {
        Set(
            paper.states.filter { policy.rules.type(of: $0.fact) == .list(.structure) }
                .map(\.label))
    }

    mutating func checkFees() {
        let ids = policy.flow?.steps.map(\.id) ?? []
        for fee in policy.fees {
            if let before = fee.before, !ids.contains(before) {
                missing(("步骤", "step"), before, among: ids, at: fee.place)
            }
            guard let flow = policy.flow,
                !flow.steps.contains(where: { $0.pattern.stepWord == .pay })
            else { continue }
            found(
                "fee-never-paid", .warning, at: fee.place,
                ("收“\(fee.name)”,流程里却没有缴费一步。", "`\(fee.name)` is charged, but no step pays it."),
                expected: ("一个 pay 步骤", "a `pay` step"),
                remedy: ("在流程里加 pay。", "Add `pay` to the flow."))
        }
    }
}

/// Placeholders in numbers and templates.
enum Placeholders {
    /// `{a}` in a number pattern.
    static func braced(_ text: String) -> [String] {
        var parts: [String] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            parts.append(String(rest[rest.index(after: open)..<close]))
            rest = rest[rest.index(after: close)...]
        }
        return parts
    }

    /// Tags of a mustache template with their lines and the innermost section they stand in;
    /// comments, partials and closings left out.
    static func tags(_ text: String) -> [(tag: String, line: Int, section: String?)] {
        var tags: [(tag: String, line: Int, section: String?)] = []
        var sections: [String] = []
        for (index, line) in MarkdownReader.split(text).enumerated() {
            for piece in pieces(line) {
                if piece.first == "/" { _ = sections.popLast() }
                defer {
                    if piece.first == "#" { sections.append(piece.dropFirst().trimmedSpaces) }
                    if piece.first == "^" { sections.append("") }
                }
                let sigil = piece.first.map { "#^&{.".contains($0) } ?? false
                let name = (sigil ? piece.dropFirst() : piece[...]).trimmedSpaces
                guard let first = piece.first, !"/!>=<$".contains(first), !name.isEmpty else {
                    continue
                }
                let bare = name.hasPrefix(".") ? String(name.dropFirst()) : name
                if !bare.isEmpty {
                    tags.append((bare.filter { $0 != "}" }, index + 1, sections.last))
                }
            }
        }
        return tags
    }

    private static func pieces(_ line: String) -> [String] {
        var pieces: [String] = []
        var rest = line[...]
        while let open = rest.range(ofText: "{{"),
            let close = rest[open.upperBound...].range(ofText: "}}")
        {
            pieces.append(rest[open.upperBound..<close.lowerBound].trimmedSpaces)
            rest = rest[close.upperBound...]
        }
        return pieces
    }
}

extension Substring {
    fileprivate func range(ofText text: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}
