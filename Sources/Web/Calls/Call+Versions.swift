public import Civics
import HTTPTypes
import JSON

extension Call {
    /// The version the caller has seen: `If-Match`, or `version` in a JSON body.
    ///
    /// - Throws: `version-missing` when neither is there, `invalid-field` when `If-Match` is not one
    ///   strong entity tag of ours; let it pass.
    public func versionSeen() throws(Problem) -> Int {
        if let tag = head.headerFields[.ifMatch] {
            guard let version = Self.version(ofTag: tag) else {
                throw Problem(
                    .invalidField, fields: [FieldProblem("", .malformed, facts: ["form": "\"12\""])])
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

    private static func version(ofTag tag: String) -> Int? {
        guard tag.hasPrefix("\""), tag.hasSuffix("\""), (3...20).contains(tag.utf8.count) else {
            return nil
        }
        let digits = tag.dropFirst().dropLast()
        guard digits.utf8.allSatisfy(\.isDigit) else { return nil }
        return Int(digits)
    }
}
