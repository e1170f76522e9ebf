import Crypto

/// The name of a package by its content: any changed byte gives another.
enum PackageDigest {
    /// SHA-256 over name, length and bytes of each file, in the order given; lower-case hex.
    static func digest(of files: [PackageFile]) -> String {
        var hash = SHA256()
        for file in files {
            hash.update(data: Array(file.name.utf8))
            hash.update(
                data: [0] + withUnsafeBytes(of: UInt64(file.bytes.count).bigEndian, Array.init))
            hash.update(data: file.bytes)
        }
        return hash.finalize().map { byte in
            let digits = String(byte, radix: 16)
            return byte < 16 ? "0" + digits : digits
        }.joined()
    }
}
