import Crypto

/// What a form sent, as 32 bytes, so that a key used for something else is noticed.
enum ShelfDigest {
    static func of(_ text: String) -> [UInt8] { Array(SHA256.hash(data: Array(text.utf8))) }
}
