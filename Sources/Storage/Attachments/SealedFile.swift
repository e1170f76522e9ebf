import City
import Crypto
import FoundationEssentials

/// A file sealed in pieces of 64 KiB under a key of its own, so that it can be taken in without
/// ever standing in memory whole, and destroyed by destroying its key.
struct SealedFile {
    private static let piece = 1 << 16

    private let key: SymmetricKey
    private let writing: any FileWriting
    private var hasher = SHA256()
    private var waiting: [UInt8] = []
    private var number: Int64 = 0
    /// First bytes, by which the kind is recognised.
    private(set) var start: [UInt8] = []
    private(set) var size = 0

    /// Begins a file with a new key.
    init(_ writing: any FileWriting) {
        key = SymmetricKey(size: .bits256)
        self.writing = writing
    }

    mutating func write(_ bytes: [UInt8]) throws {
        hasher.update(data: bytes)
        size += bytes.count
        if start.count < AttachmentKind.looksAt {
            start += bytes.prefix(AttachmentKind.looksAt - start.count)
        }
        waiting += bytes
        while waiting.count >= Self.piece { try seal(Self.piece) }
    }

    private mutating func seal(_ count: Int) throws {
        let piece = Array(waiting.prefix(count))
        try writing.write(try Sealing.seal(piece, with: key, bound: Self.place(number)))
        waiting.removeFirst(count)
        number += 1
    }

    /// Keeps the file.
    ///
    /// - Returns: SHA-256 of its bytes, lower-case hex.
    mutating func finish() throws -> String {
        if !waiting.isEmpty { try seal(waiting.count) }
        try writing.finish()
        return Hexadecimal.text(hasher.finalize())
    }

    /// The key as it is stored.
    func wrapped(with keys: KeyRing, file: String) throws -> [UInt8] {
        try Sealing.seal(
            key.withUnsafeBytes { Array($0) }, with: keys.wrapping, bound: Array(file.utf8))
    }

    /// The bytes of a sealed file.
    static func open(
        _ sealed: [UInt8], wrapped: [UInt8], with keys: KeyRing, file: String
    ) throws -> [UInt8] {
        let bytes = try Sealing.open(wrapped, with: keys.wrapping, bound: Array(file.utf8))
        let key = SymmetricKey(data: bytes)
        var opened: [UInt8] = []
        opened.reserveCapacity(sealed.count)
        let step = piece + Sealing.overhead
        for (number, begin) in stride(from: 0, to: sealed.count, by: step).enumerated() {
            let part = Array(sealed[begin..<min(begin + step, sealed.count)])
            opened += try Sealing.open(part, with: key, bound: place(Int64(number)))
        }
        return opened
    }

    private static func place(_ number: Int64) -> [UInt8] {
        withUnsafeBytes(of: number.bigEndian) { Array($0) }
    }
}
