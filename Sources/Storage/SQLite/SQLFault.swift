import City
import GRDBSQLite

/// What SQLite said when it could not do something. Holds no bound values, so it may be logged.
struct SQLFault: Error {
    /// Extended result code.
    let code: Int32
    /// SQLite's own words; they name tables and columns, never values.
    let message: String

    init(code: Int32, connection: OpaquePointer?) {
        self.code = connection.map(sqlite3_extended_errcode) ?? code
        message = connection.flatMap(sqlite3_errmsg).map { String(cString: $0) } ?? ""
    }

    /// The code without its extension.
    var primary: Int32 { code & 0xff }

    /// A row broke a rule of its table: the fault of one write, not of the disk.
    var isConstraint: Bool { primary == SQLITE_CONSTRAINT || primary == SQLITE_TOOBIG }

    /// What a writer must make of it. A full disk refuses before anything is changed and can be
    /// tried again; after any other failed write the disk's state is unknown until the next start.
    var forWriter: StoreUnavailable {
        primary == SQLITE_FULL ? .full : .stopped(reason: "SQLite \(code): \(message)")
    }

    /// What a reader must make of it.
    var forReader: StoreUnavailable { .unreadable(reason: "SQLite \(code): \(message)") }
}
