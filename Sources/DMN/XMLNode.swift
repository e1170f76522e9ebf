/// An element of an XML document, with its attributes, children and text.
public struct XMLNode: Hashable, Sendable {
    /// The name without its prefix.
    public let name: String
    /// Attributes by their names, prefixes kept.
    public let attributes: [String: String]
    /// The elements inside, in order.
    public internal(set) var children: [XMLNode] = []
    /// The text directly inside, in one piece.
    public internal(set) var text = ""
    /// The line it begins on, from 1.
    public let line: Int
    /// The column it begins at, from 1.
    public let column: Int

    /// The first child of a name.
    public func first(_ name: String) -> XMLNode? { children.first { $0.name == name } }

    /// All children of a name.
    public func all(_ name: String) -> [XMLNode] { children.filter { $0.name == name } }

    /// An attribute by its name, whatever its prefix.
    public func attribute(_ name: String) -> String? {
        if let value = attributes[name] { return value }
        let suffix = ":" + name
        return attributes.first { $0.key.hasSuffix(suffix) && !$0.key.hasPrefix("xmlns") }?.value
    }

    /// The text without blanks at its ends.
    public var trimmedText: String {
        let scalars = text.unicodeScalars
        guard let from = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let to = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[from...to])
    }
}

/// Why a text is no XML document, and where.
public struct XMLError: Error, Hashable, Sendable {
    /// What was expected, in English.
    public let expected: String
    /// The line, from 1.
    public let line: Int
    /// The column, from 1.
    public let column: Int
}

/// Reads XML 1.0 in UTF-8: elements, attributes, text, character data, comments.
///
/// Document types are refused, so there are no entities that grow and nothing is fetched.
/// At most 256 levels and 64 MB.
public enum XMLDocument {
    static let depthLimit = 256
    static let sizeLimit = 64 << 20

    /// The root element.
    ///
    /// - Throws: ``XMLError`` with the place where the text stops being well-formed.
    public static func parse(_ bytes: [UInt8]) throws(XMLError) -> XMLNode {
        var reader = XMLReader(bytes: bytes)
        return try reader.document()
    }
}
