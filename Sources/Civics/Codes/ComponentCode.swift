/// 部件标识码: area (6), class (4 or 5), serial (6); 17 digits by GB/T 47678.5, 16 by GB/T 30428.2.
public struct ComponentCode: Hashable, Sendable, CustomStringConvertible {
    /// The county the component stands in.
    public let area: RegionCode
    /// What it is.
    public let type: ManagementClass
    /// Its serial among those of its class in the area, 0...999 999.
    public let serial: Int

    /// Reads 16 or 17 digits.
    ///
    /// - Throws: ``CodeFault``.
    public init(_ text: String) throws(CodeFault) {
        let code = try CodeText(text, .componentCode, lengths: [16, 17])
        let end = code.bytes.count
        try code.number(0..<end)
        area = try code.part(0..<6) { part throws(CodeFault) in try RegionCode(part) }
        type = ManagementClass(.component, checked: code.text(6..<end - 6))
        serial = try code.number(end - 6..<end)
    }

    /// All digits.
    public var text: String { area.sixDigits + type.digits + Digits.padded(serial, 6) }
    /// Same as ``text``.
    public var description: String { text }
}
