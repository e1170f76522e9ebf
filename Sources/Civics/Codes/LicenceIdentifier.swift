/// 电子证照标识 (GB/T 36904-2018): type, issuer, serial, version and an ISO 7064 MOD 37,36 check.
public struct LicenceIdentifier: Hashable, Sendable, CustomStringConvertible {
    /// The object identifier all electronic licences stand under.
    public static let root = "1.2.156.3005.2"

    /// The credit code of the body that defines the type of licence.
    public let definer: CreditCode
    /// The type's number at that body, 0...999.
    public let typeNumber: Int
    /// The credit code of the body that issues.
    public let issuer: CreditCode
    /// The issuer's serial, digits and capitals, 1...60.
    public let serial: String
    /// The version of this licence, 0...999, counted from 1 in practice.
    public let version: Int

    /// The identifier of a licence to be issued.
    ///
    /// - Throws: ``CodeFault`` when the serial has other characters or another length, or a number
    ///   has more than three digits.
    public init(
        definer: CreditCode, typeNumber: Int, issuer: CreditCode, serial: String, version: Int
    ) throws(CodeFault) {
        self.definer = definer
        self.typeNumber = typeNumber
        self.issuer = issuer
        self.serial = serial
        self.version = version
        guard (0...999).contains(typeNumber), (0...999).contains(version) else {
            throw CodeFault(.licenceIdentifier, .form(Self.form))
        }
        let code = try CodeText(
            serial, .licenceIdentifier, lengths: [1, 60], fits: (1...60).contains)
        _ = try code.values(0..<code.bytes.count, in: .capitals)
    }

    /// Reads the whole identifier with its root.
    ///
    /// - Throws: ``CodeFault``; positions count the characters of the whole text, dots too.
    public init(_ text: String) throws(CodeFault) {
        let code = try CodeText(
            text, .licenceIdentifier, lengths: [64, 123], fits: (64...123).contains)
        let end = code.bytes.count
        let dots = [14, 36, 55, end - 6, end - 2]
        guard text.hasPrefix(Self.root), end - 6 > 55,
            code.bytes.indices.dropFirst(14).filter({ code.bytes[$0] == 46 }) == dots
        else { throw code.fault(.form(Self.form)) }
        let definer = try code.part(15..<33) { part throws(CodeFault) in try CreditCode(part) }
        let issuer = try code.part(37..<55) { part throws(CodeFault) in try CreditCode(part) }
        _ = try code.values(56..<end - 6, in: .capitals)
        try self.init(
            definer: definer, typeNumber: code.number(33..<36), issuer: issuer,
            serial: code.text(56..<end - 6), version: code.number(end - 5..<end - 2))
        try code.check(end - 1, is: check)
    }

    private static let form = "1.2.156.3005.2.<21>.<18>.<1-60>.<3>.<1>"

    private var parts: [String] {
        [
            definer.text + Digits.padded(typeNumber, 3), issuer.text, serial,
            Digits.padded(version, 3),
        ]
    }

    // Over the parts without dots and root, as the standard's annex has it.
    private var check: UInt8 {
        let values = parts.joined().utf8.map { CodeAlphabet.capitals.value($0) ?? 0 }
        return CheckCharacter.mod37and36(values)
    }

    /// The whole identifier with its root and check character.
    public var text: String {
        let all = [Self.root] + parts + [String(Character(Unicode.Scalar(check)))]
        return all.joined(separator: ".")
    }

    /// Same as ``text``.
    public var description: String { text }
}
