public import JSON

/// What a path or query parameter may look like. One list of kinds gives both the check at the
/// door and the schema in the published description, so the two cannot differ.
public enum ParameterKind: Hashable, Sendable {
    /// 26 characters of an opaque identifier.
    case opaqueID
    /// ASCII letters, digits and `-`, within these lengths: codes, keys, case numbers.
    case code(ClosedRange<Int>)
    /// ASCII letters, digits, `-`, `_` and `.`, within these lengths: ids of documents, which are
    /// dotted (`sample.yunting.open-restaurant`).
    case dotted(ClosedRange<Int>)
    /// A whole number without leading zeros.
    case whole(ClosedRange<Int>)
    /// One of these words.
    case choice([String])
    /// Text of at most this many Unicode scalars, at least one, without control characters.
    case text(atMost: Int)
    /// Lower-case hex digits of a SHA-256 digest.
    case digest
    /// Everything to the end of the path, slashes included, of URL-safe characters.
    case restOfPath

    /// Whether a value, percent-decoded, is of this kind.
    public func accepts(_ value: String) -> Bool {
        switch self {
        case .opaqueID: value.utf8.count == 26 && value.utf8.allSatisfy(\.isOpaqueCharacter)
        case .code(let lengths):
            lengths.contains(value.utf8.count) && value.utf8.allSatisfy(\.isCodeCharacter)
        case .dotted(let lengths):
            lengths.contains(value.utf8.count) && value.utf8.allSatisfy(\.isDottedCharacter)
        case .whole(let range): Self.whole(value).map(range.contains) ?? false
        case .choice(let words): words.contains(value)
        case .text(let most): Self.isText(value, atMost: most)
        case .digest: value.utf8.count == 64 && value.utf8.allSatisfy(\.isLowerHex)
        case .restOfPath:
            (1...256).contains(value.utf8.count) && value.utf8.allSatisfy(\.isPathCharacter)
        }
    }

    /// The JSON Schema of this kind.
    public var schema: JSONValue {
        switch self {
        case .opaqueID:
            ["type": "string", "pattern": "^[0-7][0-9a-hjkmnp-tv-z]{25}$"]
        case .code(let lengths):
            [
                "type": "string",
                "pattern": .string("^[0-9A-Za-z-]{\(lengths.lowerBound),\(lengths.upperBound)}$"),
            ]
        case .dotted(let lengths):
            [
                "type": "string",
                "pattern": .string(
                    "^[0-9A-Za-z._-]{\(lengths.lowerBound),\(lengths.upperBound)}$"),
            ]
        case .whole(let range):
            [
                "type": "integer", "minimum": .integer(Int64(range.lowerBound)),
                "maximum": .integer(Int64(range.upperBound)),
            ]
        case .choice(let words): ["type": "string", "enum": .array(words.map { .string($0) })]
        case .text(let most):
            [
                "type": "string", "minLength": 1, "maxLength": .integer(Int64(most)),
                "pattern": #"^[^\u0000-\u001f\u007f-\u009f]+$"#,
            ]
        case .digest: ["type": "string", "pattern": "^[0-9a-f]{64}$"]
        case .restOfPath: ["type": "string", "pattern": "^[0-9A-Za-z._/-]{1,256}$"]
        }
    }

    private static func whole(_ value: String) -> Int? {
        guard value == "0" || value.utf8.first != UInt8(ascii: "0"),
            value.utf8.count <= 18, value.utf8.allSatisfy(\.isDigit)
        else { return nil }
        return Int(value)
    }

    private static func isText(_ value: String, atMost most: Int) -> Bool {
        guard !value.isEmpty, value.utf8.count <= most * 4 else { return false }
        return value.unicodeScalars.count <= most
            && value.unicodeScalars.allSatisfy { !$0.isControl }
    }
}

extension UInt8 {
    var isDigit: Bool { self >= 0x30 && self <= 0x39 }
    var isLowerHex: Bool { isDigit || self >= 0x61 && self <= 0x66 }
    var isLetter: Bool { self | 0x20 >= 0x61 && self | 0x20 <= 0x7A }
    var isCodeCharacter: Bool { isDigit || isLetter || self == 0x2D }
    var isDottedCharacter: Bool { isCodeCharacter || self == 0x2E || self == 0x5F }
    var isPathCharacter: Bool { isDottedCharacter || self == 0x2F }

    /// The alphabet of ``OpaqueID``: digits and lower-case letters without i, l, o and u.
    var isOpaqueCharacter: Bool {
        isDigit
            || self >= 0x61 && self <= 0x7A && self != 0x69 && self != 0x6C && self != 0x6F
                && self != 0x75
    }
}

extension Unicode.Scalar {
    /// C0, DEL and C1.
    var isControl: Bool { value < 0x20 || value >= 0x7F && value < 0xA0 }
}

/// A parameter of a route's path.
public struct PathParameter: Hashable, Sendable {
    /// The name between braces in the template.
    public let name: String
    /// What it may look like; anything else is answered as if nothing were there.
    public let kind: ParameterKind
    /// One sentence for the published description.
    public let summary: String

    /// A path parameter.
    public init(_ name: String, _ kind: ParameterKind, _ summary: String) {
        (self.name, self.kind, self.summary) = (name, kind, summary)
    }
}

/// A parameter of a route's query.
public struct QueryParameter: Hashable, Sendable {
    /// The name before the equals sign.
    public let name: String
    /// What it may look like; anything else is a problem with the parameter's name.
    public let kind: ParameterKind
    /// Whether a call without it is refused.
    public let isRequired: Bool
    /// One sentence for the published description.
    public let summary: String

    /// A query parameter, optional unless said otherwise.
    public init(
        _ name: String, _ kind: ParameterKind, isRequired: Bool = false, _ summary: String
    ) {
        (self.name, self.kind, self.isRequired, self.summary) = (name, kind, isRequired, summary)
    }
}
