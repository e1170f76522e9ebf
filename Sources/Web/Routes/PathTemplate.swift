/// A path with named places in braces: `/api/v1/cases/{case}/timeline`.
public struct PathTemplate: Hashable, Sendable, CustomStringConvertible {
    /// One part between slashes.
    public enum Segment: Hashable, Sendable {
        /// These very characters.
        case fixed(String)
        /// Any one segment.
        case named(String)
        /// This and every further segment; only the last may be one. Written `{name...}`.
        case rest(String)
    }

    /// The template as written, which is also its name in logs and metrics.
    public let text: String
    /// The parts in order; none for `/`.
    public let segments: [Segment]

    /// Reads a template as a programmer writes it, beginning with `/`.
    public init(_ text: String) {
        self.text = text
        segments = text.split(separator: "/").map(Self.segment)
    }

    private static func segment(_ part: Substring) -> Segment {
        guard part.hasPrefix("{"), part.hasSuffix("}") else { return .fixed(String(part)) }
        let name = part.dropFirst().dropLast()
        return name.hasSuffix("...") ? .rest(String(name.dropLast(3))) : .named(String(name))
    }

    /// The names in braces, in order.
    public var names: [String] {
        segments.compactMap { segment in
            switch segment {
            case .fixed: nil
            case .named(let name), .rest(let name): name
            }
        }
    }

    /// The template as OpenAPI writes it: `{name...}` becomes `{name}`.
    public var openAPI: String { text.replacing("...}", with: "}") }

    /// The template as written.
    public var description: String { text }
}
