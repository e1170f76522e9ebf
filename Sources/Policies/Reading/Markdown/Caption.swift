/// The line over a table: `表 月标准 · 单位 元 · 命中 唯一 · 缺省 0`.
struct Caption: Hashable, Sendable {
    enum Kind: Hashable, Sendable { case table, categories }

    var kind: Kind
    var name: String
    /// Parts after the name in order, word and rest: `("命中", "唯一")`.
    var parts: [Part]

    struct Part: Hashable, Sendable {
        var word: String
        var rest: String
        /// Column of the part from 1.
        var column: Int
    }

    static func isCaption(_ line: String) -> Bool { Caption(line) != nil }

    init?(_ line: String) {
        let text = line.trimmedSpaces
        guard let (kind, rest) = Self.opening(of: text) else { return nil }
        var column = line.unicodeScalars.count - rest.unicodeScalars.count + 1
        var pieces: [Part] = []
        for piece in rest.split(separator: "·", omittingEmptySubsequences: false) {
            let indent = piece.unicodeScalars.prefix { $0 == " " || $0 == "\t" }.count
            pieces.append(Self.part(piece.trimmedSpaces, column: column + indent))
            column += piece.unicodeScalars.count + 1
        }
        let name = rest.prefix { $0 != "·" }.trimmedSpaces
        guard !name.isEmpty, !name.contains("|"), !name.contains("。") else { return nil }
        self.kind = kind
        self.name = name
        parts = Array(pieces.dropFirst())
    }

    private static func opening(of text: String) -> (Kind, Substring)? {
        let words: [(String, Kind)] = [
            ("表", .table), ("Table", .table), ("类别", .categories), ("Categories", .categories),
        ]
        for (word, kind) in words where text.hasPrefix(word) {
            let rest = text.dropFirst(word.count)
            guard let first = rest.first, first == " " || first == "\t" || first == "\u{3000}"
            else { continue }
            return (kind, rest)
        }
        return nil
    }

    private static func part(_ text: String, column: Int) -> Part {
        let word = text.prefix { $0 != " " && $0 != "\t" && $0 != "\u{3000}" }
        return Part(
            word: String(word), rest: text.dropFirst(word.count).trimmedSpaces, column: column)
    }
}
