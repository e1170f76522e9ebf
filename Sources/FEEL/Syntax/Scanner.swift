/// Walks over the text of an expression: blanks, comments, signs, words, names.
struct Scanner {
    let scalars: [Unicode.Scalar]
    let origin: SourcePosition
    let dialect: Dialect
    /// Where the second and later lines begin.
    private let lineStarts: [Int]
    var position = 0
    var work = 0
    /// Names with spaces or signs that may be used here, longest first.
    var longNames: [LongName]
    /// Names with spaces or signs found in this text, usable behind a point.
    var names: Set<String> = []

    struct LongName: Hashable, Sendable {
        let scalars: [Unicode.Scalar]
        init(_ name: String) { scalars = Array(name.unicodeScalars) }
    }

    init(_ text: String, dialect: Dialect, origin: SourcePosition) {
        let all = Array(text.unicodeScalars)
        scalars = all
        lineStarts = all.indices.filter { all[$0] == "\n" }.map { $0 + 1 }
        self.dialect = dialect
        self.origin = origin
        switch dialect {
        case .authoring: longNames = BuiltIns.longNames
        case .dmn(let set): longNames = set.longNames
        }
    }

    static func sorted(_ names: [LongName]) -> [LongName] {
        names.sorted { $0.scalars.count > $1.scalars.count }
    }

    var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    func scalar(at offset: Int) -> Unicode.Scalar? {
        let place = position + offset
        return place < scalars.count ? scalars[place] : nil
    }

    /// The place of an offset, counted from the origin.
    func place(_ offset: Int) -> SourcePosition {
        var (low, high) = (0, lineStarts.count)
        while low < high {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else {
            return SourcePosition(line: origin.line, column: origin.column + offset)
        }
        let column = offset - lineStarts[low - 1] + 1
        return SourcePosition(line: origin.line + low, column: column)
    }

    /// Skips blanks, `// …` and `/* … */`.
    mutating func skipBlanks() throws(SyntaxError) {
        while let scalar = current {
            if NameScalars.isSpace(scalar) {
                position += 1
            } else if scalar == "/", self.scalar(at: 1) == "/" {
                while let scalar = current, scalar != "\n" { position += 1 }
            } else if scalar == "/", self.scalar(at: 1) == "*" {
                try skipComment()
            } else {
                return
            }
        }
    }

    private mutating func skipComment() throws(SyntaxError) {
        let start = position
        position += 2
        while position < scalars.count {
            if current == "*", scalar(at: 1) == "/" {
                position += 2
                return
            }
            position += 1
        }
        throw error(.unterminatedComment, "*/", "close the comment with */", at: start)
    }

    /// Takes a sign if it is next.
    mutating func take(_ sign: StaticString) throws(SyntaxError) -> Bool {
        try skipBlanks()
        guard let end = matched(sign, from: position) else { return false }
        position = end
        return true
    }

    func matched(_ sign: StaticString, from start: Int) -> Int? {
        var place = start
        let count = sign.utf8CodeUnitCount
        guard start + count <= scalars.count else { return nil }
        for index in 0..<count {
            guard scalars[place].value == UInt32(sign.utf8Start[index]) else { return nil }
            place += 1
        }
        return place
    }

    /// Takes a keyword if it is next and does not merely begin a longer word.
    mutating func takeWord(_ word: StaticString) throws(SyntaxError) -> Bool {
        try skipBlanks()
        guard let end = matched(word, from: position) else { return false }
        if end < scalars.count, NameScalars.continues(scalars[end]) { return false }
        position = end
        return true
    }

    /// Whether a sign is next.
    mutating func sees(_ sign: StaticString) throws(SyntaxError) -> Bool {
        try skipBlanks()
        return matched(sign, from: position) != nil
    }

    /// An error at a place, the current one when none is given.
    func error(
        _ kind: SyntaxError.Kind, _ expected: String, _ remedy: String, at offset: Int? = nil
    ) -> SyntaxError {
        let start = offset ?? position
        let rest = scalars[min(start, scalars.count)...].prefix(24)
        var found = ""
        found.unicodeScalars.append(contentsOf: rest)
        let ended = rest.isEmpty && kind == .unexpected
        return SyntaxError(
            kind: ended ? .unexpectedEnd : kind, position: place(start), found: found,
            expected: expected, remedy: remedy)
    }
}
