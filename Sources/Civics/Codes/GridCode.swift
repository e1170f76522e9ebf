/// 单元网格编码 (GB/T 30428, GB/T 47678), 15 digits: community (12) and serial (3).
///
/// A grid never crosses the border of a community.
public struct GridCode: Hashable, Sendable, CustomStringConvertible {
    /// The community the grid lies in.
    public let community: RegionCode
    /// The grid's serial in the community, 0...999.
    public let serial: Int

    /// Reads 15 digits.
    ///
    /// - Throws: ``CodeFault``; the first twelve must name a community.
    public init(_ text: String) throws(CodeFault) {
        let code = try CodeText(text, .gridCode, lengths: [15])
        try code.number(0..<15)
        community = try code.part(0..<12) { part throws(CodeFault) in try RegionCode(part) }
        guard community.level == .community else {
            throw code.fault(.character(position: 10))
        }
        serial = try code.number(12..<15)
    }

    /// All 15 digits.
    public var text: String { community.text + Digits.padded(serial, 3) }
    /// Same as ``text``.
    public var description: String { text }
}
