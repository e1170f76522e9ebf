import Civics
public import Policies

/// The document that holds what every paper of a city has in common: the words of its frame, and
/// the letters no service words for itself. It is known by its paper `frame`.
public struct LetterBook: Sendable {
    /// Name of the paper whose template holds the words of the frame.
    public static let frame = "frame"

    /// The document.
    public let policy: Policy

    /// - Returns: `nil` for a document without a frame.
    public init?(_ policy: Policy) {
        guard policy.papers[Self.frame] != nil else { return nil }
        self.policy = policy
    }

    /// The words of the frame in a language.
    func words(in language: Language) -> FrameWords {
        FrameWords(policy.template(of: Self.frame, in: language)?.text ?? "")
    }
}

/// Words that stand on every paper, by the heading they have in the frame's template: `## foot`.
struct FrameWords {
    private var parts: [String: String] = [:]

    init(_ template: String) {
        var name = ""
        for line in template.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("## ") {
                name = String(line.dropFirst(3))
            } else if !name.isEmpty {
                parts[name, default: ""] += line + "\n"
            }
        }
    }

    /// A part with its places filled, on one line; empty where the frame has none.
    func callAsFunction(_ name: String, _ values: [String: String] = [:]) -> String {
        guard let part = parts[name] else { return "" }
        let filled = FilledTemplate(part, values.mapValues { .text($0) })
        return filled.written(filled.text).split(whereSeparator: \.isNewline)
            .joined(separator: " ")
    }
}

extension Policy {
    /// A paper's template and the language it is written in: the one asked for, else the one for
    /// all languages, else the binding one.
    func template(of paper: String, in language: Language) -> (text: String, language: Language)? {
        let name = papers[paper]?.template ?? paper
        if let text = templates["\(name).\(language.rawValue)"] { return (text, language) }
        if let text = templates[name] { return (text, .zhHans) }
        return templates["\(name).\(Language.zhHans.rawValue)"].map { ($0, .zhHans) }
    }
}
