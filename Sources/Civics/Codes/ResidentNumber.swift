/// 公民身份号码 (GB 11643-1999): area, birth date, sequence, check character.
///
/// Printing gives the masked form, so that none can slip into a log; ``text`` gives it whole.
/// The area is the place of first registration, is often abolished and never refused; it is no
/// evidence of where the person is registered now.
public struct ResidentNumber: Hashable, Sendable {
    /// What GB 11643 records of a person's sex.
    public enum Sex: String, Hashable, Sendable, CaseIterable {
        /// An even sequence.
        case female
        /// An odd sequence.
        case male
    }

    private let first17: Int
    /// The date of birth.
    public let birth: CivilDate

    /// Reads a number that somebody gives on a day.
    ///
    /// - Parameter day: The day it is given; a later date of birth is refused.
    /// - Throws: ``CodeFault``; a small x is told as check character `X`.
    public init(_ text: String, on day: CivilDate) throws(CodeFault) {
        try self.init(recorded: text)
        guard birth <= day else { throw CodeFault(.residentNumber, .inTheFuture) }
    }

    /// Reads a number that was checked when it was recorded; the birth date may be of any day.
    ///
    /// - Throws: ``CodeFault``.
    public init(recorded text: String) throws(CodeFault) {
        let code = try CodeText(text, .residentNumber, lengths: [18])
        first17 = try code.number(0..<17)
        let last = code.bytes[17]
        guard Digits.isDigit(last) || last == 88 || last == 120 else {
            throw code.fault(.character(position: 18))
        }
        birth = try code.date(6..<14)
        let digits = code.bytes.prefix(17).map { Int($0 - 48) }
        try code.check(17, is: CheckCharacter.residentNumber(digits))
    }

    /// All 18 characters. Personal: never for a log, an error or a notice to others.
    public var text: String {
        let digits = Digits.padded(first17, 17)
        let check = CheckCharacter.residentNumber(digits.utf8.map { Int($0 - 48) })
        return digits + String(Character(Unicode.Scalar(check)))
    }

    /// The six digits of the area where the number was given, valid then.
    public var area: String { String(text.prefix(6)) }

    /// The sequence of those born in the area that day, 0...999; 0 is given to nobody and so serves
    /// evidently made-up people.
    public var sequence: Int { first17 % 1_000 }

    /// The sex recorded by the sequence.
    public var sex: Sex { sequence.isMultiple(of: 2) ? .female : .male }

    /// The first six and the last characters, stars between: `110105**********2X`.
    ///
    /// - Parameter last: How many characters at the end are shown, 2...4.
    public func masked(showingLast last: Int = 2) -> String {
        let shown = min(max(last, 2), 4)
        let text = text
        return text.prefix(6) + String(repeating: "*", count: 12 - shown) + text.suffix(shown)
    }
}

extension ResidentNumber: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The masked form.
    public var description: String { masked() }
    /// The masked form.
    public var debugDescription: String { masked() }
    /// Shows the masked form only, so that dumping a value does not print the number.
    public var customMirror: Mirror { Mirror(self, children: ["masked": masked()]) }
}
