import Crypto
public import Civics

/// What city and provider sign their messages with: HMAC-SHA256 over direction, time and body with a
/// secret both hold (RFC 2104). Written `t=SECONDS,v=HEX`.
///
/// The direction stands in what is signed, so that a message can never be sent back as the other
/// side's; the time bounds how long a copied message is worth anything.
public struct PaymentSignature: Sendable {
    /// Who speaks.
    public enum Direction: String, Sendable {
        case fromCity = "tongban-pay/v1/request"
        case fromProvider = "tongban-pay/v1/notice"
    }

    /// The field it travels in.
    public static let field = "X-Pay-Signature"
    /// Seconds both clocks may differ, and a message may be on its way.
    public static let tolerance: Int64 = 300

    private let key: SymmetricKey

    /// - Parameter secret: At least 32 bytes.
    public init?(secret: [UInt8]) {
        guard secret.count >= 32 else { return nil }
        key = SymmetricKey(data: secret)
    }

    /// The signature of a message at a moment.
    public func sign(_ body: [UInt8], _ direction: Direction, at moment: Instant) -> String {
        let seconds = moment.millisecondsSinceEpoch / 1000
        let code = HMAC<SHA256>.authenticationCode(
            for: Self.signed(body, direction, seconds), using: key)
        return "t=\(seconds),v=" + Array(code).map(Self.hex).joined()
    }

    /// Whether a message is the other side's and of these minutes.
    public func verifies(
        _ text: String?, _ body: [UInt8], _ direction: Direction, at moment: Instant
    ) -> Bool {
        let parts = (text ?? "").split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].hasPrefix("t="), parts[1].hasPrefix("v="),
            let seconds = Int64(parts[0].dropFirst(2)),
            let code = Self.bytes(parts[1].dropFirst(2)), code.count == 32
        else { return false }
        let (difference, overflow) = (moment.millisecondsSinceEpoch / 1000)
            .subtractingReportingOverflow(seconds)
        guard !overflow, (-Self.tolerance...Self.tolerance).contains(difference) else {
            return false
        }
        return HMAC<SHA256>.isValidAuthenticationCode(
            code, authenticating: Self.signed(body, direction, seconds), using: key)
    }

    private static func signed(
        _ body: [UInt8], _ direction: Direction, _ seconds: Int64
    ) -> [UInt8] {
        Array("\(direction.rawValue)\n\(seconds)\n".utf8) + body
    }

    private static func hex(_ byte: UInt8) -> String {
        String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }

    private static func bytes(_ hex: Substring) -> [UInt8]? {
        let digits = hex.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
        guard digits.count == hex.utf8.count, digits.count.isMultiple(of: 2) else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map {
            UInt8(digits[$0] << 4 | digits[$0 + 1])
        }
    }
}
