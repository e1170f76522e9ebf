import Crypto

/// A SHA-256 hash in a log: of an entry, of a subtree, or of a whole tree (RFC 6962 §2.1).
public struct LogHash: Hashable, Sendable {
    private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    /// The hash of a tree without entries, SHA-256 of nothing.
    public static let ofNothing = LogHash(SHA256().finalize())

    /// The hash of an entry, SHA-256(0x00 ‖ entry).
    public static func leaf(_ entry: some Collection<UInt8>) -> LogHash {
        if let hash = entry.withContiguousStorageIfAvailable({ leaf(UnsafeRawBufferPointer($0)) }) {
            return hash
        }
        return Array(entry).withUnsafeBytes { leaf($0) }
    }

    /// The hash of an entry in memory, SHA-256(0x00 ‖ entry).
    public static func leaf(_ entry: UnsafeRawBufferPointer) -> LogHash {
        var hasher = SHA256()
        withUnsafeBytes(of: 0 as UInt8) { hasher.update(bufferPointer: $0) }
        hasher.update(bufferPointer: entry)
        return LogHash(hasher.finalize())
    }

    /// The hash of two subtrees side by side, SHA-256(0x01 ‖ left ‖ right).
    public static func node(_ left: LogHash, _ right: LogHash) -> LogHash {
        withUnsafeTemporaryAllocation(byteCount: 65, alignment: 8) { buffer in
            buffer[0] = 1
            buffer.storeBytes(of: left, toByteOffset: 1, as: LogHash.self)
            buffer.storeBytes(of: right, toByteOffset: 33, as: LogHash.self)
            var hasher = SHA256()
            hasher.update(bufferPointer: UnsafeRawBufferPointer(buffer))
            return LogHash(hasher.finalize())
        }
    }

    /// SHA-256 of `bytes` as they are: for names, schemas, keys.
    public static func plain(_ bytes: some Collection<UInt8>) -> LogHash {
        var hasher = SHA256()
        Array(bytes).withUnsafeBytes { hasher.update(bufferPointer: $0) }
        return LogHash(hasher.finalize())
    }

    /// A hash of 32 bytes; `nil` for any other number.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == 32 else { return nil }
        withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
    }

    /// A hash from its standard base64; `nil` unless that is 32 bytes.
    public init?(base64: some StringProtocol) {
        guard let bytes = Base64.decode(base64) else { return nil }
        self.init(bytes)
    }

    private init(_ digest: SHA256.Digest) {
        digest.withUnsafeBytes { digest in
            withUnsafeMutableBytes(of: &words) { $0.copyMemory(from: digest) }
        }
    }

    /// The 32 bytes.
    public var bytes: [UInt8] { withUnsafeBytes(of: words) { Array($0) } }

    /// Standard base64, 44 characters.
    public var base64: String { Base64.encode(bytes) }

    public static func == (left: LogHash, right: LogHash) -> Bool {
        left.words == right.words
    }

    public func hash(into hasher: inout Hasher) {
        withUnsafeBytes(of: words) { hasher.combine(bytes: $0) }
    }
}

extension LogHash: CustomStringConvertible {
    /// Lower-case hexadecimal, 64 characters.
    public var description: String {
        let digits = Array("0123456789abcdef".utf8)
        let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return String(decoding: text, as: UTF8.self)
    }
}
