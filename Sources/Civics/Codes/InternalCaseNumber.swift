/// 办件编号 as offices exchange it: implementation code (31), date (8), daily serial (4), 43 in all.
///
/// A body that takes more than 9,999 cases of one item in a day goes on with a serial of five to
/// nine digits, so that the number grows to at most 48 characters; shorter ones stay as they are.
public struct InternalCaseNumber: Hashable, Sendable, CustomStringConvertible {
    /// Who carries out which item.
    public let implementation: ImplementationCode
    /// The day the case was filed.
    public let date: CivilDate
    /// The serial of the day, 0...999 999 999.
    public let serial: Int

    /// The number of a case to be filed; nil when the serial is outside 0...999 999 999.
    public init?(implementation: ImplementationCode, date: CivilDate, serial: Int) {
        guard (0...999_999_999).contains(serial) else { return nil }
        self.implementation = implementation
        self.date = date
        self.serial = serial
    }

    /// Reads 43 to 48 characters; item types nobody knows are taken.
    ///
    /// - Throws: ``CodeFault``; positions count the characters of the whole number.
    public init(_ text: String) throws(CodeFault) {
        let code = try CodeText(
            text, .internalCaseNumber, lengths: [43], fits: (43...48).contains)
        implementation = try code.part(0..<31) { part throws(CodeFault) in
            try ImplementationCode(part)
        }
        date = try code.date(31..<39)
        serial = try code.number(39..<code.bytes.count)
        let isExtended = code.bytes.count > 43
        guard !isExtended || code.bytes[39] != 48 else {
            throw code.fault(.character(position: 40))
        }
    }

    /// All characters, 43 unless the serial has more than four digits.
    public var text: String { implementation.text + date.compact + Digits.padded(serial, 4) }
    /// Same as ``text``.
    public var description: String { text }
}
