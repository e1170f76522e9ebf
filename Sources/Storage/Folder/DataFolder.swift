import Glibc

/// The data directory of one node and where everything lies in it.
///
/// One process opens it at a time: two writers on one SQLite file can lose a commit when one of
/// them checkpoints (SQLite before 3.51.3), so a second one is turned away.
final class DataFolder: Sendable {
    let path: String
    private let lock: Int32

    var database: String { path + "/tongban.sqlite" }
    var keys: String { path + "/keys" }
    var ledger: String { path + "/ledger" }
    var attachments: String { path + "/attachments" }
    /// Its presence says that the last process ended in order.
    private var closedMark: String { path + "/closed-in-order" }

    /// Opens, and makes what is missing.
    ///
    /// - Throws: ``StoreOpeningFault``.
    init(_ path: String) throws {
        self.path = path
        try Disk.makeFolder(path, mode: 0o750)
        lock = open(path + "/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
        guard lock >= 0 else { throw Disk.Fault(doing: "open", number: errno) }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            close(lock)
            throw StoreOpeningFault.inUse(path)
        }
        try Disk.makeFolder(path + "/keys", mode: 0o700)
        try Disk.makeFolder(path + "/ledger")
        try Disk.makeFolder(path + "/attachments", mode: 0o750)
    }

    deinit { close(lock) }

    /// Whether the last process ended in order, or there was none. The mark is taken away, so that
    /// the next start sees an unclean stop unless ``markClosed()`` comes first.
    func takeClosedMark() throws -> Bool {
        let isNew = !Disk.exists(database)
        let wasClosed = Disk.exists(closedMark)
        try Disk.remove(closedMark)
        try Disk.makeDurable(path)
        return isNew || wasClosed
    }

    /// Says that all ended in order.
    func markClosed() throws { try Disk.replace(closedMark, with: []) }

    /// Lets the next process in.
    func unlock() { flock(lock, LOCK_UN) }
}
