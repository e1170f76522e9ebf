/// 统一社会信用代码 (GB 32100-2015): registrar, kind, area, organisation code, check character.
///
///     try CreditCode("11513701777935454D").organisation.text   // 777935454
public struct CreditCode: Hashable, Sendable, CustomStringConvertible {
    /// All 18 characters.
    public let text: String

    /// Reads 18 characters.
    ///
    /// Unknown registrars, kinds and areas are taken: the lists grow and codes are historic.
    ///
    /// - Throws: ``CodeFault``; small letters and I, O, S, V, Z are told as wrong characters.
    public init(_ text: String) throws(CodeFault) {
        let code = try CodeText(text, .creditCode, lengths: [18])
        let values = try code.values(0..<18, in: .creditCode)
        try code.number(2..<8)
        try code.check(17, is: CheckCharacter.creditCode(Array(values.prefix(17))))
        _ = try code.part(8..<17) { part throws(CodeFault) in try OrganisationCode(part) }
        self.text = text
    }

    /// The code that belongs to these parts, for sample organisations.
    ///
    /// - Throws: ``CodeFault`` when a part has other characters or another length.
    public init(
        registrar: String, area: RegionCode, organisation: OrganisationCode
    ) throws(CodeFault) {
        let body = registrar + area.sixDigits + organisation.text
        let code = try CodeText(body, .creditCode, lengths: [17])
        let values = try code.values(0..<17, in: .creditCode)
        let check = CheckCharacter.creditCode(values)
        try self.init(body + String(Character(Unicode.Scalar(check))))
    }

    /// The registrar 登记管理部门: 1 机构编制, 5 民政, 9 市场监管, others as they come.
    public var registrar: Character { text.first ?? "0" }
    /// Registrar and kind together: 11 机关, 12 事业单位, 51 社团, 91 企业, 92 个体户, 93 合作社.
    public var kind: String { String(text.prefix(2)) }
    /// The six digits of the registrar's area, valid when the code was given.
    public var area: String { String(text.dropFirst(2).prefix(6)) }
    /// The organisation code inside.
    public var organisation: OrganisationCode {
        OrganisationCode(checked: String(text.dropFirst(8).prefix(9)))
    }
    /// Same as ``text``; the code of an organisation is public.
    public var description: String { text }
}
