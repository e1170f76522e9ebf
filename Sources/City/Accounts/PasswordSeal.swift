import Crypto
import CryptoExtras
import FoundationEssentials

/// A password as it may be kept: scrypt over it with a salt of its own (RFC 7914).
///
/// Written `scrypt$N$r$p$salt$key`, salt and key in lower-case hex. The cost stands beside the
/// key, so that it can be raised later without locking anyone out.
public struct PasswordSeal: Hashable, Sendable {
    /// What one attempt costs: `rounds` × 1 KiB × `blockSize` / 8 of memory.
    public struct Cost: Hashable, Sendable {
        public var rounds: Int
        public var blockSize: Int
        public var parallelism: Int

        public init(rounds: Int, blockSize: Int, parallelism: Int) {
            self.rounds = rounds
            self.blockSize = blockSize
            self.parallelism = parallelism
        }

        /// OWASP's first choice for scrypt: N = 2^17, r = 8, p = 1 (128 MiB).
        public static let standard = Cost(rounds: 1 << 17, blockSize: 8, parallelism: 1)
        /// For demo accounts of the sample city and tests, whose passwords are public anyway.
        public static let sample = Cost(rounds: 1 << 10, blockSize: 8, parallelism: 1)

        var isAcceptable: Bool {
            rounds.nonzeroBitCount == 1 && (1 << 10...1 << 20).contains(rounds)
                && (1...32).contains(blockSize) && (1...16).contains(parallelism)
        }
    }

    public var cost: Cost
    public var salt: [UInt8]
    public var key: [UInt8]

    /// - Parameter salt: 16 bytes nobody can guess, new for each password.
    public init(sealing password: String, salt: [UInt8], cost: Cost = .standard) throws {
        self.cost = cost
        self.salt = salt
        self.key = try Self.derive(password, salt: salt, cost: cost)
    }

    /// Reads what ``text`` wrote; `nil` for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "scrypt", let rounds = Int(parts[1]),
            let blockSize = Int(parts[2]), let parallelism = Int(parts[3]),
            let salt = Hex.bytes(parts[4]), let key = Hex.bytes(parts[5]), key.count == 32
        else { return nil }
        cost = Cost(rounds: rounds, blockSize: blockSize, parallelism: parallelism)
        guard cost.isAcceptable else { return nil }
        self.salt = salt
        self.key = key
    }

    public var text: String {
        "scrypt$\(cost.rounds)$\(cost.blockSize)$\(cost.parallelism)$\(Hex.text(salt))$\(Hex.text(key))"
    }

    /// Whether this is the password, compared in constant time.
    public func opens(with password: String) -> Bool {
        guard let tried = try? Self.derive(password, salt: salt, cost: cost) else { return false }
        var difference = UInt8(tried.count == key.count ? 0 : 1)
        for (left, right) in zip(tried, key) { difference |= left ^ right }
        return difference == 0
    }

    private static func derive(_ password: String, salt: [UInt8], cost: Cost) throws -> [UInt8] {
        let key = try KDF.Scrypt.deriveKey(
            from: Data(password.utf8), salt: Data(salt), outputByteCount: 32,
            rounds: cost.rounds, blockSize: cost.blockSize, parallelism: cost.parallelism)
        return key.withUnsafeBytes { Array($0) }
    }
}

extension PasswordSeal {
    /// Opens with nothing: its key is no key scrypt gives.
    public static let never = PasswordSeal(cost: .sample, salt: [0], key: [])

    /// Opens with nothing either, and can be kept: of an account whose holder has yet to choose.
    ///
    /// - Parameter bytes: 48 bytes nobody can guess.
    static func unopened(_ bytes: [UInt8]) -> PasswordSeal {
        PasswordSeal(
            cost: .standard, salt: Array(bytes.prefix(16)), key: Array(bytes.dropFirst(16)))
    }

    private init(cost: Cost, salt: [UInt8], key: [UInt8]) {
        (self.cost, self.salt, self.key) = (cost, salt, key)
    }
}
