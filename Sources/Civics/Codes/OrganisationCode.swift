/// 组织机构代码 (GB 11714-1997): eight characters and a check character, without the hyphen.
public struct OrganisationCode: Hashable, Sendable, CustomStringConvertible {
    /// All nine characters.
    public let text: String

    init(checked text: String) { self.text = text }

    /// Reads nine characters; the hyphen before the last that old papers print is not taken.
    ///
    /// - Throws: ``CodeFault``.
    public init(_ text: String) throws(CodeFault) {
        let code = try CodeText(text, .organisationCode, lengths: [9])
        let values = try code.values(0..<8, in: .capitals)
        guard Digits.isDigit(code.bytes[8]) || code.bytes[8] == 88 else {
            throw code.fault(.character(position: 9))
        }
        try code.check(8, is: CheckCharacter.organisationCode(values))
        self.text = text
    }

    /// The code with these eight characters, for sample organisations.
    ///
    /// - Throws: ``CodeFault`` when they are not eight digits and capitals.
    public init(body: String) throws(CodeFault) {
        let code = try CodeText(body, .organisationCode, lengths: [8])
        let check = CheckCharacter.organisationCode(try code.values(0..<8, in: .capitals))
        text = body + String(Character(Unicode.Scalar(check)))
    }

    /// Same as ``text``.
    public var description: String { text }
}
