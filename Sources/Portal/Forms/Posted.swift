import Civics
import HTTPTypes
import Web

/// What a form sent: fields in order and files.
public struct Posted: Sendable {
    public let fields: [(name: String, value: String)]
    public let files: [PostedFile]

    /// The first value of a name, without blanks around it.
    public subscript(_ name: String) -> String? {
        fields.first { $0.name == name }.map { $0.value.trimmed }
    }

    /// Every value of a name, empty ones left out.
    public func all(_ name: String) -> [String] {
        fields.filter { $0.name == name && !$0.value.isEmpty }.map { $0.value.trimmed }
    }

    /// Names of fields that begin so, each once, in order.
    public func names(beginningWith prefix: String) -> [String] {
        var seen: Set<String> = []
        return fields.map(\.name).filter { $0.hasPrefix(prefix) && seen.insert($0).inserted }
    }

    public init(fields: [(name: String, value: String)], files: [PostedFile] = []) {
        (self.fields, self.files) = (fields, files)
    }

    /// Reads both kinds of form body.
    ///
    /// - Throws: `malformed-body`, `unsupported-media-type`.
    init(_ call: Call) throws(Problem) {
        switch call.mediaType {
        case "application/x-www-form-urlencoded":
            guard let form = FormFields(call.bytes) else { throw Self.unreadable }
            self.init(fields: form.fields)
        case "multipart/form-data":
            let type = call.head.headerFields[.contentType] ?? ""
            guard let read = Multipart(call.bytes, contentType: type) else { throw Self.unreadable }
            self.init(fields: read.fields, files: read.files)
        default:
            throw Problem(.unsupportedMediaType, facts: ["accepted": "multipart/form-data"])
        }
    }

    private static let unreadable = Problem(.malformedBody, facts: ["line": "1", "column": "1"])
}

/// One file of a form.
public struct PostedFile: Sendable {
    /// Name of the field.
    public let field: String
    /// What the sender calls the file; a word, never a path.
    public let name: String
    public let bytes: [UInt8]

    public init(field: String, name: String, bytes: [UInt8]) {
        (self.field, self.name, self.bytes) = (field, name, bytes)
    }
}

extension String {
    /// Without blanks, tabs and line ends around it; line ends inside become single newlines.
    var trimmed: String {
        var text = self[...]
        while let first = text.unicodeScalars.first, first.properties.isWhitespace {
            text = text[text.unicodeScalars.index(after: text.startIndex)...]
        }
        while let last = text.unicodeScalars.last, last.properties.isWhitespace {
            text = text[..<text.unicodeScalars.index(before: text.endIndex)]
        }
        return text.contains("\r\n")
            ? text.split(separator: "\r\n", omittingEmptySubsequences: false)
                .joined(separator: "\n") : String(text)
    }
}
