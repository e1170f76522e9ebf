/// A salted hash that stands in the log for a payload that stays outside it. Without the salt it
/// tells nothing about the payload; destroying the salt takes the payload out of the log's reach.
public enum Commitment {
    /// Bytes of a salt, drawn anew for each entry.
    public static let saltLength = 32
    /// The name of the way of committing, in an entry's `payload.alg`.
    public static let algorithm = "sha256-salted"

    private static let domain = Array("tongban/commit/v1".utf8) + [0]

    /// SHA-256("tongban/commit/v1" ‖ 0x00 ‖ salt ‖ payload); `nil` unless the salt is 32 bytes.
    ///
    /// - Parameter payload: In canonical JSON, so that the same facts give the same bytes.
    public static func commit(salt: [UInt8], payload: [UInt8]) -> LogHash? {
        guard salt.count == saltLength else { return nil }
        return LogHash.plain(domain + salt + payload)
    }
}
