import GRDB
import GRDBSQLite
import Synchronization

/// How many pages stand in SQLite's write-ahead log, told by SQLite after each commit. Takes the
/// place of its own checkpoints, which would come in the middle of a commit that someone waits for.
final class LogGauge: Sendable {
    private let counted = Atomic<Int32>(0)
    private let stuck = Atomic<Int32>(0)

    init(measuring database: any DatabaseWriter) {
        // Safety: the gauge lives as long as the writer, and the writer as long as the connection.
        let gauge = Unmanaged.passUnretained(self).toOpaque()
        database.writeWithoutTransaction { database in
            _ = sqlite3_wal_hook(
                database.sqliteConnection,
                { gauge, _, _, pages in
                    guard let gauge else { return SQLITE_OK }
                    Unmanaged<LogGauge>.fromOpaque(gauge).takeUnretainedValue()
                        .counted.store(pages, ordering: .relaxed)
                    return SQLITE_OK
                }, gauge)
        }
    }

    /// Pages since the last carrying over.
    var pages: Int { Int(counted.load(ordering: .relaxed) - stuck.load(ordering: .relaxed)) }

    /// Notes that pages were carried into the database; readers may have held some back.
    func carried(leaving left: Int32) {
        stuck.store(left > 0 ? counted.load(ordering: .relaxed) : 0, ordering: .relaxed)
        if left == 0 { counted.store(0, ordering: .relaxed) }
    }
}
