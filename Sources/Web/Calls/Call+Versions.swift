public import Civics
import HTTPTypes
import JSON

extension Call {
    /// The version the caller has seen: `If-Match`, or `version` in a JSON body.
    ///
    /// - Throws: `version-missing` when neither is there, `invalid-field` when `If-Match` is not
    ///   one entity tag of ours; let it pass.
    public func versionSeen() throws(Problem) -> Int {
        if let tag = head.headerFields[.ifMatch] {
            guard let version = Self.version(ofTag: tag) else {
                throw Problem(
                    .invalidField, fields: [FieldProblem("", .malformed, facts: ["form": "\"12\""])]
                )
            }
            return version
        }
        guard let version = json["version"]?.int, let seen = Int(exactly: version) else {
            throw Problem(.versionMissing)
        }
        return seen
    }

    /// Whether the caller has this version already, so that 304 will do.
    public func has(version: Int) -> Bool {
        guard let sent = head.headerFields[.ifNoneMatch] else { return false }
        return sent.split(separator: ",").contains { tag in
            let tag = tag.trimming()
            let strong = tag.hasPrefix("W/") ? String(tag.dropFirst(2)) : tag
            return Self.version(ofTag: strong) == version
        }
    }

    /// The number in a tag of ours, with its quotes or, as some clients send it, without.
    private static func version(ofTag tag: String) -> Int? {
        let isQuoted = tag.utf8.count > 2 && tag.hasPrefix("\"") && tag.hasSuffix("\"")
        let digits = isQuoted ? tag.dropFirst().dropLast() : tag[...]
        guard (1...18).contains(digits.utf8.count), digits.utf8.allSatisfy(\.isDigit) else {
            return nil
        }
        return Int(digits)
    }
}
