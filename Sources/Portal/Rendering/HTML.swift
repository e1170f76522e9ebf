public import Mustache

/// Markup that is safe to stand in a page as it is: only templates of ours make it.
///
/// A template writes it with three braces; anything else in three braces is a fault the tests find.
public struct HTML: Hashable, Sendable {
    /// The markup.
    public let markup: String

    init(safe markup: String) { self.markup = markup }

    /// Text with everything escaped that means something in HTML.
    public init(text: String) { markup = Self.escaped(text) }

    /// Nothing.
    public static let empty = HTML(safe: "")

    /// Whether there is nothing in it.
    public var isEmpty: Bool { markup.isEmpty }

    /// Pieces one after another.
    public static func joined(_ pieces: some Sequence<HTML>) -> HTML {
        HTML(safe: pieces.map(\.markup).joined(separator: "\n"))
    }

    private static func escaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 16)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "<"): bytes += "&lt;".utf8
            case UInt8(ascii: ">"): bytes += "&gt;".utf8
            case UInt8(ascii: "&"): bytes += "&amp;".utf8
            case UInt8(ascii: "\""): bytes += "&quot;".utf8
            case UInt8(ascii: "'"): bytes += "&#39;".utf8
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension HTML: MustacheCustomRenderable {
    /// As it is; the template decides with its braces whether it is escaped.
    public var renderText: String { markup }
    /// A section over nothing is left out.
    public var isNull: Bool { isEmpty }
}
