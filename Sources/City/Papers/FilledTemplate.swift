/// What stands in a place of a paper's template.
enum PaperValue: Hashable, Sendable {
    /// A word or sentence; empty text counts as absent in a section.
    case text(String)
    /// Rows of a list; each gives the places within its section.
    case rows([[String: String]])

    /// Whether a section over it is shown.
    var isThere: Bool {
        switch self {
        case .text(let text): !text.isEmpty
        case .rows(let rows): !rows.isEmpty
        }
    }
}

/// A template (mustache: places, sections, inverted sections, comments) with its places filled.
///
/// A value stands as one mark until the lines have been told apart, so that nothing a person wrote
/// can become a heading, a table or a place of its own.
struct FilledTemplate {
    /// The text, each filled place one private character.
    private(set) var text = ""
    private var filled: [(tag: String, value: String)] = []

    private static let firstMark: UInt32 = 0xF0000

    init(_ template: String, _ values: [String: PaperValue]) {
        let clean = String(
            String.UnicodeScalarView(
                template.unicodeScalars.filter { $0.value < Self.firstMark }))
        var rest = Self.pieces(clean)[...]
        fill(&rest, values, row: [:], isShown: true)
    }

    /// A text of marks as people read it.
    func written(_ marked: some StringProtocol) -> String {
        var written = ""
        for scalar in marked.unicodeScalars {
            if let place = place(scalar) {
                written += filled[place].value
            } else {
                written.unicodeScalars.append(scalar)
            }
        }
        return written
    }

    /// Names of the places filled in a text of marks, in order.
    func tags(_ marked: some StringProtocol) -> [String] {
        marked.unicodeScalars.compactMap { scalar in place(scalar).map { filled[$0].tag } }
    }

    /// Whether a text is one filled place and nothing else.
    func isOnePlace(_ marked: some StringProtocol) -> Bool {
        marked.unicodeScalars.count == 1 && tags(marked).count == 1
    }

    private func place(_ scalar: Unicode.Scalar) -> Int? {
        guard scalar.value >= Self.firstMark else { return nil }
        let place = Int(scalar.value - Self.firstMark)
        return filled.indices.contains(place) ? place : nil
    }

    // MARK: Filling

    fileprivate enum Piece {
        case text(String)
        case place(String)
        case open(String, isInverted: Bool)
        case close(String)
    }

    private mutating func fill(
        _ rest: inout ArraySlice<Piece>, _ values: [String: PaperValue], row: [String: String],
        isShown: Bool
    ) {
        while let piece = rest.popFirst() {
            switch piece {
            case .text(let text): if isShown { self.text += text }
            case .place(let tag): if isShown { put(tag, row[tag] ?? Self.text(values[tag])) }
            case .close: return
            case .open(let tag, let isInverted):
                let value = row[tag].map { PaperValue.text($0) } ?? values[tag] ?? .text("")
                section(&rest, values, row: row, value, isShown && value.isThere != isInverted)
            }
        }
    }

    private mutating func section(
        _ rest: inout ArraySlice<Piece>, _ values: [String: PaperValue], row: [String: String],
        _ value: PaperValue, _ isShown: Bool
    ) {
        guard isShown, case .rows(let rows) = value, !rows.isEmpty else {
            return fill(&rest, values, row: row, isShown: isShown)
        }
        let start = rest
        for one in rows {
            rest = start
            fill(&rest, values, row: row.merging(one) { _, inner in inner }, isShown: true)
        }
    }

    private static func text(_ value: PaperValue?) -> String {
        if case .text(let text)? = value { return text }
        return ""
    }

    private mutating func put(_ tag: String, _ value: String) {
        guard let mark = Unicode.Scalar(Self.firstMark + UInt32(filled.count)),
            mark.value < 0x10FFFE
        else { return }
        text.unicodeScalars.append(mark)
        filled.append((tag, String(value.map { $0.isNewline ? "\n" : $0 })))
    }

    // MARK: Pieces

    private static func pieces(_ template: String) -> [Piece] {
        var pieces: [Piece] = []
        for line in template.split(separator: "\n", omittingEmptySubsequences: false) {
            let found = self.pieces(inLine: line)
            // A line that holds nothing but a section's tag is no line of the paper (mustache §4).
            let isBare = found.allSatisfy { piece in
                switch piece {
                case .open, .close: true
                case .text(let text): text.allSatisfy(\.isWhitespace)
                case .place: false
                }
            }
            let hasTag = found.contains { if case .text = $0 { false } else { true } }
            pieces += isBare && hasTag ? found.filter(\.isSection) : found + [.text("\n")]
        }
        return pieces
    }

    private static func pieces(inLine line: Substring) -> [Piece] {
        var pieces: [Piece] = []
        var rest = line
        while let open = rest.firstRange(of: "{{"),
            let close = rest[open.upperBound...].firstRange(of: "}}")
        {
            if open.lowerBound > rest.startIndex {
                pieces.append(.text(String(rest[..<open.lowerBound])))
            }
            if let piece = piece(rest[open.upperBound..<close.lowerBound]) { pieces.append(piece) }
            rest = rest[close.upperBound...]
        }
        if !rest.isEmpty { pieces.append(.text(String(rest))) }
        return pieces
    }

    private static func piece(_ inner: Substring) -> Piece? {
        let name = inner.drop { "#^/!&{ ".contains($0) }.filter { $0 != "}" && $0 != " " }
        switch inner.first {
        case "!": return nil
        case "#": return .open(name, isInverted: false)
        case "^": return .open(name, isInverted: true)
        case "/": return .close(name)
        case _: return .place(name)
        }
    }
}

extension FilledTemplate.Piece {
    fileprivate var isSection: Bool {
        switch self {
        case .open, .close: true
        case .text, .place: false
        }
    }
}
