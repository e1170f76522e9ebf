import Foundation

/// A story as it is told: headings and paragraphs for people, and under each heading what is done
/// and what must be seen.
struct StoryText {
    enum Part {
        case heading(String, level: Int)
        case prose(String)
        case steps([Entry])
    }

    let parts: [Part]
    /// Folder of the document the story is about (`Document: \`open-restaurant\``).
    let document: String

    /// - Parameter name: How messages call the file.
    /// - Throws: ``Failure`` with file and line.
    init(_ text: String, name: String) throws {
        var reader = Reader(name: name)
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            try reader.take(String(line), number: number + 1)
        }
        parts = try reader.finished()
        guard let document = Self.document(in: parts) else {
            throw Failure("\(name): `Document: ` and its name in backquotes stand nowhere")
        }
        self.document = document
    }

    private static func document(in parts: [Part]) -> String? {
        for case .prose(let text) in parts {
            guard let start = text.range(of: "Document: `") else { continue }
            return text[start.upperBound...].split(separator: "`").first.map(String.init)
        }
        return nil
    }

    /// Reads line by line: a fenced block of YAML is steps, blank lines part paragraphs.
    private struct Reader {
        let name: String
        var parts: [Part] = []
        var paragraph: [String] = []
        var block: (lines: [String], first: Int)?

        mutating func take(_ line: String, number: Int) throws {
            if let open = block {
                guard line == "```" else {
                    block?.lines.append(line)
                    return
                }
                block = nil
                let text = open.lines.joined(separator: "\n")
                let sheet = try Sheet(text, name: name, firstLine: open.first)
                parts.append(.steps(try sheet.root.list()))
            } else if line.hasPrefix("```") {
                endParagraph()
                guard line == "```yaml" else {
                    throw Failure("\(name):\(number): only blocks of yaml belong into a story")
                }
                block = ([], number + 1)
            } else if line.hasPrefix("#") {
                endParagraph()
                let level = line.prefix { $0 == "#" }.count
                let title = line.dropFirst(level).trimmingCharacters(in: .whitespaces)
                parts.append(.heading(title, level: level))
            } else if line.isEmpty {
                endParagraph()
            } else {
                paragraph.append(line)
            }
        }

        mutating func endParagraph() {
            guard !paragraph.isEmpty else { return }
            parts.append(.prose(paragraph.joined(separator: " ")))
            paragraph = []
        }

        mutating func finished() throws -> [Part] {
            if let block { throw Failure("\(name):\(block.first): the block is not closed") }
            endParagraph()
            return parts
        }
    }
}
