/// Why a store does not open. Nothing was changed; the text says what to do.
public enum StoreOpeningFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// Another process has this data directory open.
    case inUse(String)
    /// A key file may be read by others than its owner: `chmod 600` it.
    case keyTooOpen(String)
    /// A key file is there and holds no key: restore it from the backup of the keys.
    case keyDamaged(String)
    /// The database holds cases but the master key is gone: restore it from the backup of the keys.
    case keyMissing(String)
    /// SQLite does not hold `synchronous=FULL`: acknowledged writes would not be durable.
    case notDurable
    /// The SQLite library is older than the tables need; install 3.37.0 or later.
    case sqliteTooOld(String)
    /// The SQLite library may lose a commit when two connections write, and more than one could here;
    /// install 3.51.3 or later.
    case sqliteRace(String)
    /// The tables were made by a newer release.
    case fromNewerRelease
    /// The tables belong to a ledger of another origin.
    case otherOrigin(String)
    /// A check after an unclean stop failed: run `fsck`, restore from a backup.
    case damaged([String])

    /// One plain sentence.
    public var description: String {
        switch self {
        case .inUse(let path): "another process has \(path) open"
        case .keyTooOpen(let name): "key file \(name) may be read by others; set its mode to 0600"
        case .keyDamaged(let name): "key file \(name) holds no key; restore it from the key backup"
        case .keyMissing(let name): "key file \(name) is missing; restore it from the key backup"
        case .notDurable: "SQLite refused synchronous=FULL"
        case .sqliteTooOld(let version):
            "SQLite \(version) is too old for these tables; install 3.37.0 or later"
        case .sqliteRace(let version):
            "SQLite \(version) may lose a commit when two connections write at once, and more than "
                + "one can here; install 3.51.3 or later"
        case .fromNewerRelease: "the data was written by a newer release"
        case .otherOrigin(let origin): "the data belongs to the ledger \(origin)"
        case .damaged(let findings):
            "the data is damaged: \(findings.joined(separator: "; "))"
        }
    }
}
