import Crypto
import FoundationEssentials
import Glibc
import TransparencyLog

/// The node's own keys. The master key lies in the directory `keys`, readable by its owner only,
/// and is backed up apart from the data: whoever has the data alone can read no payload.
struct KeyRing: Sendable {
    /// Wraps the keys of cases and files.
    let wrapping: SymmetricKey
    /// Seals columns that hold personal data and belong to no case.
    private let columns: SymmetricKey
    /// Makes keys that can be looked up but not read.
    private let blinding: SymmetricKey
    /// Signs checkpoints.
    let signer: NoteSigner

    private init(master: [UInt8], signer: NoteSigner) {
        let master = SymmetricKey(data: master)
        wrapping = Self.derive(master, "tongban/wrapping/v1")
        columns = Self.derive(master, "tongban/columns/v1")
        blinding = Self.derive(master, "tongban/blinding/v1")
        self.signer = signer
    }

    private static func derive(_ master: SymmetricKey, _ purpose: String) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: master, info: Array(purpose.utf8), outputByteCount: 32)
    }

    /// Keys for a store that lives in memory only.
    static func inMemory(origin: String, randomBytes: (Int) -> [UInt8]) throws -> KeyRing {
        try KeyRing(master: randomBytes(32), signer: newSigner(origin, randomBytes))
    }

    /// Reads the keys of a directory; makes them where `isNew`.
    ///
    /// - Throws: ``StoreOpeningFault``.
    static func open(
        _ folder: String, origin: String, isNew: Bool, randomBytes: (Int) -> [UInt8]
    ) throws -> KeyRing {
        let master = try secret("master", in: folder, isNew: isNew) {
            Hexadecimal.text(randomBytes(32))
        }
        guard let key = Hexadecimal.bytes(master), key.count == 32 else {
            throw StoreOpeningFault.keyDamaged("master")
        }
        let log = try secret("log", in: folder, isNew: isNew) {
            try newSigner(origin, randomBytes).privateText
        }
        guard let signer = NoteSigner(parsing: log) else {
            throw StoreOpeningFault.keyDamaged("log")
        }
        return KeyRing(master: key, signer: signer)
    }

    private static func newSigner(
        _ origin: String, _ randomBytes: (Int) -> [UInt8]
    ) throws -> NoteSigner {
        guard let signer = NoteSigner(name: origin, seed: randomBytes(32)) else {
            throw StoreOpeningFault.otherOrigin(origin)
        }
        return signer
    }

    private static func secret(
        _ name: String, in folder: String, isNew: Bool, make: () throws -> String
    ) throws -> String {
        let path = folder + "/" + name
        if let bytes = try Disk.read(path) {
            guard try Disk.mode(path) & 0o077 == 0 else {
                throw StoreOpeningFault.keyTooOpen(name)
            }
            return String(decoding: bytes, as: UTF8.self).filter { !$0.isNewline }
        }
        guard isNew else { throw StoreOpeningFault.keyMissing(name) }
        let text = try make()
        try Disk.replace(path, with: Array((text + "\n").utf8), isSecret: true)
        return text
    }

    /// Seals the content of a column; `place` binds it to where it stands.
    func seal(_ bytes: [UInt8], in place: String) throws -> [UInt8] {
        try Sealing.seal(bytes, with: columns, bound: Array(place.utf8))
    }

    /// Opens what ``seal(_:in:)`` sealed.
    func open(_ bytes: [UInt8], in place: String) throws -> [UInt8] {
        try Sealing.open(bytes, with: columns, bound: Array(place.utf8))
    }

    /// 16 bytes under which `text` is found again by those who know it.
    func blind(_ text: String, in place: String) -> [UInt8] {
        var code = HMAC<SHA256>(key: blinding)
        code.update(data: Array(place.utf8) + [0])
        code.update(data: Array(text.utf8))
        return Array(code.finalize().prefix(16))
    }
}
