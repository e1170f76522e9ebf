/// 事项实施编码 (GB/T 39554.1-2020), 31 characters: who carries out which item at which level.
public struct ImplementationCode: Hashable, Sendable, CustomStringConvertible {
    /// 行使层级, the level of government at which an item is carried out.
    public enum Level: Int, Hashable, Sendable, CaseIterable {
        /// 国家级.
        case nation = 1
        /// 省级.
        case province
        /// 市级.
        case city
        /// 县级.
        case county
        /// 乡镇、街道级.
        case town
        /// 村、社区级.
        case community
    }

    /// The credit code of the body.
    public let body: CreditCode
    /// The level at which it acts.
    public let level: Level
    /// The item it carries out.
    public let item: ServiceItemCode

    /// Joins the three parts.
    public init(body: CreditCode, level: Level, item: ServiceItemCode) {
        self.body = body
        self.level = level
        self.item = item
    }

    /// Reads 31 characters.
    ///
    /// - Throws: ``CodeFault``; positions count the characters of the whole code.
    public init(_ text: String) throws(CodeFault) {
        let code = try CodeText(text, .implementationCode, lengths: [31])
        body = try code.part(0..<18) { part throws(CodeFault) in try CreditCode(part) }
        guard let level = Level(rawValue: try code.number(18..<19)) else {
            throw code.fault(.character(position: 19))
        }
        self.level = level
        item = try code.part(19..<31) { part throws(CodeFault) in try ServiceItemCode(part) }
    }

    /// All 31 characters.
    public var text: String { body.text + "\(level.rawValue)" + item.text }
    /// Same as ``text``.
    public var description: String { text }
}
