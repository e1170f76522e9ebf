import GRDB
import GRDBSQLite

extension Writer {
    /// Carries the whole write-ahead log into the database and cuts it to nothing, so that what was
    /// erased stands in no file. Readers at work are waited for, five seconds at most; whatever is
    /// then left is overwritten by what is written next.
    func emptyLog() async {
        _ = try? await aside { database in
            var code = SQLITE_BUSY
            for _ in 0..<5 where code == SQLITE_BUSY {
                code = sqlite3_wal_checkpoint_v2(
                    database.sqliteConnection, nil, SQLITE_CHECKPOINT_TRUNCATE, nil, nil)
            }
        }
    }
}
