/// 事件分类码: area (6) and class (4 or 5); 11 digits by GB/T 47678.5, 10 by GB/T 30428.2.
///
/// It names a kind of event in an area, never one event: cases have numbers of their own.
public struct EventCode: Hashable, Sendable, CustomStringConvertible {
    /// The county.
    public let area: RegionCode
    /// What happens.
    public let type: ManagementClass

    /// Reads 10 or 11 digits.
    ///
    /// - Throws: ``CodeFault``.
    public init(_ text: String) throws(CodeFault) {
        let code = try CodeText(text, .eventCode, lengths: [10, 11])
        try code.number(0..<code.bytes.count)
        area = try code.part(0..<6) { part throws(CodeFault) in try RegionCode(part) }
        type = ManagementClass(.event, checked: code.text(6..<code.bytes.count))
    }

    /// All digits.
    public var text: String { area.sixDigits + type.digits }
    /// Same as ``text``.
    public var description: String { text }
}
