import Yams

/// Walks over YAML text and finds the plain texts that need quotes, and what is refused.
struct YAMLScanner {
    let source: [Unicode.Scalar]
    private(set) var toQuote: [Range<Int>] = []
    private(set) var trouble: YAMLKindness.Trouble?
    private var index = 0
    private var flow: [Unicode.Scalar] = []
    private var deepestBrackets = 0

    init(_ text: String) { source = Array(text.unicodeScalars) }

    mutating func scan() {
        refuseDeepBrackets()
        refuseNamedAliases()
        while index < source.count, trouble == nil { flow.isEmpty ? blockToken() : flowToken() }
        if trouble != nil { toQuote = [] }
    }

    private func at(_ index: Int) -> Unicode.Scalar? {
        source.indices.contains(index) ? source[index] : nil
    }

    private mutating func refuse(_ kind: YAMLKindness.Trouble.Kind, at position: Int) {
        guard trouble == nil else { return }
        let before = source[..<position]
        let start = before.lastIndex(of: "\n").map { $0 + 1 } ?? 0
        trouble = .init(
            kind: kind, line: before.count { $0 == "\n" } + 1, column: position - start + 1)
    }

    /// Whatever this walk understands, brackets deeper than this are never parsed.
    private mutating func refuseDeepBrackets() {
        var depth = 0
        for (position, scalar) in source.enumerated() {
            switch scalar {
            case "[", "{": depth += 1
            case "]", "}": depth = max(0, depth - 1)
            case _: continue
            }
            guard depth <= 64 else { return refuse(.tooDeep, at: position) }
        }
    }

    /// `&a … *a` anywhere outside words: refused even where this walk would read it as text.
    private mutating func refuseNamedAliases() {
        var anchors: [String: Int] = [:]
        for (position, scalar) in source.enumerated() where scalar == "&" || scalar == "*" {
            let name = word(after: position)
            guard !name.isEmpty, startsToken(position) else { continue }
            if scalar == "&" {
                anchors[name] = position
            } else if let anchor = anchors[name] {
                return refuse(.anchor, at: anchor)
            }
        }
    }

    private func word(after position: Int) -> String {
        let word = source[(position + 1)...].prefix {
            !" \t\n\r,[]{}".unicodeScalars.contains($0)
        }
        return String(String.UnicodeScalarView(word))
    }

    private func startsToken(_ position: Int) -> Bool {
        guard let before = at(position - 1) else { return true }
        return " \t\n\r,[]{}:-?".unicodeScalars.contains(before)
    }
}

// Block context: lines, keys and dashes.
extension YAMLScanner {
    private mutating func blockToken() {
        let start = index
        skipBlockIndicators()
        guard trouble == nil, let scalar = at(index) else { return }
        switch scalar {
        case "\n": index += 1
        case "#": skipLine()
        case "{", "[": openFlow()
        case "\"", "'": skipQuoted(scalar)
        case "|", ">": skipBlockScalar(indent: indent(of: start))
        case "&", "*": refuse(.anchor, at: index)
        case "!": refuse(.tag, at: index)
        case _: skipBlockPlain()
        }
        skipSpaces()
        if at(index) == ":" { index += 1 }
    }

    private mutating func skipSpaces() {
        while let scalar = at(index), scalar == " " || scalar == "\t" { index += 1 }
    }

    private mutating func skipBlockIndicators() {
        let start = index
        var indicators = 0
        while let scalar = at(index) {
            if scalar == " " || scalar == "\t" || scalar == "\r" {
                index += 1
            } else if scalar == "-" || scalar == "?", isBlank(at(index + 1)) {
                (index, indicators) = (index + 1, indicators + 1)
            } else {
                break
            }
        }
        if indicators > YAMLReader.deepest || index - start > 256 { refuse(.tooDeep, at: index) }
    }

    private func isBlank(_ scalar: Unicode.Scalar?) -> Bool {
        guard let scalar else { return true }
        return scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r"
    }

    private mutating func skipLine() {
        while let scalar = at(index), scalar != "\n" { index += 1 }
    }

    /// Text up to `: `, ` #` or the end of the line.
    private mutating func skipBlockPlain() {
        while let scalar = at(index), scalar != "\n" {
            if scalar == ":", isBlank(at(index + 1)) { return }
            if scalar == "#", isBlank(at(index - 1)) { return skipLine() }
            index += 1
        }
    }

    private func indent(of position: Int) -> Int {
        let start = source[..<position].lastIndex(of: "\n").map { $0 + 1 } ?? 0
        return source[start...].prefix { $0 == " " }.count
    }

    private mutating func skipBlockScalar(indent: Int) {
        skipLine()
        while index < source.count {
            let line = source[(index + 1)...].prefix { $0 != "\n" }
            let own = line.prefix { $0 == " " }.count
            guard own == line.count || own > indent else { return }
            index += 1 + line.count
        }
    }

    private mutating func skipQuoted(_ mark: Unicode.Scalar) {
        index += 1
        while let scalar = at(index) {
            index += 1
            if scalar == "\\", mark == "\"" {
                index += 1
            } else if scalar == mark {
                guard mark == "'", at(index) == "'" else { return }
                index += 1
            }
        }
    }
}

// Flow context: `{…}` and `[…]`.
extension YAMLScanner {
    private mutating func openFlow() {
        guard let scalar = at(index) else { return }
        flow.append(scalar)
        if flow.count > YAMLReader.deepest { refuse(.tooDeep, at: index) }
        index += 1
    }

    private mutating func flowToken() {
        guard let scalar = at(index) else { return }
        switch scalar {
        case " ", "\t", "\n", "\r", ",", ":": index += 1
        case "{", "[": openFlow()
        case "}", "]":
            flow.removeLast()
            index += 1
        case "\"", "'": skipQuoted(scalar)
        case "#": skipLine()
        case "&", "*": refuse(.anchor, at: index)
        case "!": refuse(.tag, at: index)
        case _: flowPlain()
        }
    }

    /// A plain text; quoted when it holds what YAML would take for its own.
    private mutating func flowPlain() {
        let start = index
        var needsQuotes = skipFlowPlain()
        if at(index) == ":" { return }
        while flow.last == "{", at(index) == ",", let end = endOfContinuation(after: index) {
            index = end
            needsQuotes = true
        }
        guard needsQuotes else { return }
        var end = index
        while end > start, isBlank(at(end - 1)) { end -= 1 }
        toQuote.append(start..<end)
    }

    /// Moves to where the text ends; says whether it held a comma, bracket or colon in parentheses.
    private mutating func skipFlowPlain() -> Bool {
        var needsQuotes = false
        while let scalar = at(index), !endsFlowPlain(scalar) {
            if "((".unicodeScalars.contains(scalar), let end = endOfParentheses() {
                let inside = source[index..<end]
                needsQuotes =
                    needsQuotes || inside.contains { ",[]{}:#".unicodeScalars.contains($0) }
                index = end
            } else {
                index += 1
            }
            if let end = endOfFilter() { (index, needsQuotes) = (end, true) }
        }
        return needsQuotes
    }

    private func endsFlowPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ",", "[", "]", "{", "}", "\n": return true
        case ":":
            guard let after = at(index + 1) else { return true }
            return isBlank(after) || ",[]{}".unicodeScalars.contains(after)
        case "#": return isBlank(at(index - 1))
        case _: return false
        }
    }

    /// Just behind the parenthesis that closes the one here, on the same line.
    private func endOfParentheses() -> Int? {
        var (depth, position, isText) = (0, index, false)
        while let scalar = at(position), scalar != "\n" {
            switch scalar {
            case "\"": isText.toggle()
            case "(" where !isText, "(" where !isText: depth += 1
            case ")" where !isText, ")" where !isText: depth -= 1
            case _: break
            }
            position += 1
            if depth == 0 { return position }
        }
        return nil
    }

    /// Behind a `[filter]` or range that follows text, where YAML allows no bracket at all.
    private func endOfFilter() -> Int? {
        guard at(index) == "[" else { return nil }
        let line = source[index...].prefix { $0 != "\n" }
        guard let close = line.firstIndex(where: { $0 == "]" || $0 == ")" }) else { return nil }
        return close + 1
    }

    /// Where `, something without a colon` ends, or `nil` when a new key follows.
    private func endOfContinuation(after comma: Int) -> Int? {
        var copy = self
        copy.index = comma + 1
        copy.skipSpaces()
        guard let first = copy.at(copy.index), !"\"'{}[]\n&*!,#:".unicodeScalars.contains(first)
        else { return nil }
        _ = copy.skipFlowPlain()
        guard let end = copy.at(copy.index), end == "," || end == "}" else { return nil }
        return copy.index
    }
}

extension YAMLKindness.Spot {
    init(_ mark: Mark?) {
        self.init(line: mark?.line ?? 0, column: mark?.column ?? 0)
    }
}
