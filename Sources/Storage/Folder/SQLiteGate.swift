import GRDB
import GRDBSQLite

/// What the SQLite library must be, and how the store keeps out of its one known danger.
///
/// Before 3.51.3 two connections that write or checkpoint one file at the same moment can lose a
/// commit (the WAL-reset race). With such a library the store opens only when it has proved that one
/// connection alone can do either: every reader is opened read-only and never checkpoints, and the
/// directory's lock keeps other processes out.
enum SQLiteGate {
    /// STRICT tables, which the schema is made of, came with 3.37.0.
    static let oldest = 3_037_000
    /// The first release without the WAL-reset race.
    static let mended = 3_051_003

    /// What a connection that only reads could still do to the file.
    struct Reader: Hashable {
        var mayWrite: Bool
        /// Pages after which it would checkpoint by itself; 0 for never.
        var checkpointsAfter: Int
    }

    /// - Throws: ``StoreOpeningFault/sqliteTooOld(_:)`` or ``StoreOpeningFault/sqliteRace(_:)``, with
    ///   the version found.
    static func check(version: Int, _ reader: Reader) throws(StoreOpeningFault) {
        guard version >= oldest else { throw .sqliteTooOld(text(version)) }
        guard version < mended else { return }
        guard !reader.mayWrite, reader.checkpointsAfter == 0 else {
            throw .sqliteRace(text(version))
        }
    }

    /// Looks at the library and at a connection the readers use.
    static func check(_ database: DatabasePool) throws {
        let reader = try database.read { database in
            Reader(
                mayWrite: sqlite3_db_readonly(database.sqliteConnection, "main") != 1,
                checkpointsAfter: try Int.fetchOne(database, sql: "PRAGMA wal_autocheckpoint") ?? 0)
        }
        try check(version: Int(sqlite3_libversion_number()), reader)
    }

    /// `3037000` is `3.37.0`.
    static func text(_ version: Int) -> String {
        "\(version / 1_000_000).\(version / 1_000 % 1_000).\(version % 1_000)"
    }
}
