/// A piece of a document: what stands for people, and what the machine reads.
struct MarkdownElement: Hashable, Sendable {
    var content: Content
    /// First line of the piece, from 1.
    var line: Int

    enum Content: Hashable, Sendable {
        /// Lines between the two `---`, without them.
        case frontMatter([String])
        case heading(level: Int, text: String)
        /// Lines as written; lists, quotes and uncaptioned tables are paragraphs too.
        case paragraph([String])
        case fence(Fence)
        case table(MarkdownTable)
    }

    struct Fence: Hashable, Sendable {
        /// First word after the opening backticks; empty when there is none.
        var word: String
        var lines: [String]
        /// Column of the word.
        var column: Int
        var isClosed: Bool
        /// Opening and closing line as written, for keeping foreign blocks.
        var marker: String
    }
}

/// A captioned pipe table.
struct MarkdownTable: Hashable, Sendable {
    var caption: String
    var header: [Cell]
    var rows: [Row]

    struct Row: Hashable, Sendable {
        var cells: [Cell]
        var line: Int
    }

    struct Cell: Hashable, Sendable {
        var text: String
        var line: Int
        /// Column of the first character of the text, from 1, in Unicode scalars.
        var column: Int
    }
}
