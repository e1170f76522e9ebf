/// Prose of a document as its author wrote it: paragraphs, lists, quotes; `**words**` stand out and
/// `` `words` `` are code. Anything else is text.
public struct Prose: Sendable {
    /// A paragraph or an item of a list.
    struct Part: Sendable {
        var markup: HTML
    }
    /// What stands together.
    struct Run: Sendable {
        var paragraphs: [Part] = []
        var items: [Part] = []
        var steps: [Part] = []
        var quote: [Part] = []
    }

    let runs: [Run]

    /// - Parameter lines: As written, markers of lists and quotes included.
    public init(_ lines: [String]) {
        var runs: [Run] = []
        var open: [String] = []
        func close() {
            guard !open.isEmpty else { return }
            runs.append(Run(paragraphs: [Self.inline(open.joined(separator: "\n"))]))
            open = []
        }
        for line in lines {
            let text = line.trimmed
            if let item = Self.item(text, ["- ", "* ", "+ "]) {
                close()
                Self.add(item, to: \.items, of: &runs)
            } else if let step = Self.step(text) {
                close()
                Self.add(step, to: \.steps, of: &runs)
            } else if let said = Self.item(text, ["> "]) {
                close()
                Self.add(said, to: \.quote, of: &runs)
            } else if text.hasPrefix("#") {
                close()
                let heading = text.drop { $0 == "#" || $0 == " " }
                runs.append(Run(paragraphs: [Self.inline("**\(heading)**")]))
            } else {
                open.append(text)
            }
        }
        close()
        self.runs = runs
    }

    private static func add(
        _ text: String, to list: WritableKeyPath<Run, [Part]>, of runs: inout [Run]
    ) {
        if runs.last.map({ $0[keyPath: list].isEmpty }) ?? true { runs.append(Run()) }
        runs[runs.count - 1][keyPath: list].append(inline(text))
    }

    private static func item(_ text: String, _ marks: [String]) -> String? {
        marks.first { text.hasPrefix($0) }.map { String(text.dropFirst($0.count)) }
    }

    private static func step(_ text: String) -> String? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard (1...3).contains(digits.count), text.dropFirst(digits.count).hasPrefix(". ") else {
            return nil
        }
        return String(text.dropFirst(digits.count + 2))
    }

    private static func inline(_ text: String) -> Part {
        var markup = ""
        for (place, piece) in text.split(separator: "`", omittingEmptySubsequences: false)
            .enumerated()
        {
            if place.isMultiple(of: 2) {
                markup += strong(String(piece))
            } else {
                markup += "<code>\(HTML(text: String(piece)).markup)</code>"
            }
        }
        return Part(markup: HTML(safe: markup))
    }

    private static func strong(_ text: String) -> String {
        var (markup, rest, isOpen) = ("", text[...], false)
        while let mark = rest.firstRange(of: "**") {
            markup += HTML(text: String(rest[..<mark.lowerBound])).markup
            markup += isOpen ? "</strong>" : "<strong>"
            isOpen.toggle()
            rest = rest[mark.upperBound...]
        }
        return markup + HTML(text: String(rest)).markup + (isOpen ? "</strong>" : "")
    }

    /// Its markup; every text in it is escaped.
    public var html: HTML {
        HTML(
            safe: runs.map { run in
                run.paragraphs.map { "<p>\($0.markup.markup)</p>" }.joined()
                    + Self.list("ul", run.items) + Self.list("ol", run.steps)
                    + (run.quote.isEmpty
                        ? ""
                        : "<blockquote>"
                            + run.quote.map { "<p>\($0.markup.markup)</p>" }.joined()
                            + "</blockquote>")
            }.joined(separator: "\n"))
    }

    private static func list(_ element: String, _ parts: [Part]) -> String {
        guard !parts.isEmpty else { return "" }
        return "<\(element)>" + parts.map { "<li>\($0.markup.markup)</li>" }.joined()
            + "</\(element)>"
    }
}
