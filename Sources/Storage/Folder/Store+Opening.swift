import City
import Civics
import GRDB
import GRDBSQLite

extension Store {
    /// Readers beside the writer.
    private static let readers = 4

    /// Opens the store of a data directory, making an empty one where there is none.
    ///
    /// Runs pending migrations, checks the data after an unclean stop, takes the ledger up again.
    /// - Throws: ``StoreOpeningFault``, whose text says what to do; or what the system said.
    public static func open(_ path: String, _ settings: StoreSettings) async throws -> Store {
        let folder = try DataFolder(path)
        let isNew = !Disk.exists(folder.database)
        let wasClosed = try folder.takeClosedMark()
        let keys = try KeyRing.open(
            folder.keys, origin: settings.origin, isNew: isNew,
            randomBytes: settings.randomBytes)
        let database = try DatabasePool(
            path: folder.database, configuration: configuration(settings))
        try Schema.bring(database)
        try makeDurable(database)
        try SQLiteGate.check(database)
        try Schema.claim(database, origin: settings.origin)
        let store = try Store(
            settings, folder: folder, database: database,
            glances: Glances(folder.database, configuration(settings)), keys: keys,
            tiles: TileDirectory(path: folder.ledger),
            files: FileDirectory(path: folder.attachments))
        if !wasClosed { try await store.checkAfterUncleanStop() }
        await store.sealer.takeUp()
        return store
    }

    /// A store that keeps nothing, for tests and trying out.
    public static func inMemory(_ settings: StoreSettings) async throws -> Store {
        let database = try DatabaseQueue(configuration: configuration(settings))
        try Schema.bring(database)
        try Schema.claim(database, origin: settings.origin)
        let keys = try KeyRing.inMemory(
            origin: settings.origin, randomBytes: settings.randomBytes)
        let store = try Store(
            settings, folder: nil, database: database, keys: keys, tiles: TileMemory(),
            files: FileMemory())
        await store.sealer.takeUp()
        return store
    }

    /// Writes down what waits, hands unused numbers back, and says that all ended in order.
    ///
    /// Stop whoever writes first. Afterwards every call is refused with ``StoreUnavailable/closed``.
    public func close() async throws {
        try? await handBackSerials()
        let wasWorking = writer.fault == nil
        writer.close()
        try closeGlances()
        try database.close()
        if wasWorking { try folder?.markClosed() }
        folder?.unlock()
    }

    private static func configuration(_ settings: StoreSettings) -> Configuration {
        var configuration = Configuration()
        configuration.maximumReaderCount = readers
        configuration.label = "tongban"
        configuration.busyMode = .timeout(5)
        configuration.foreignKeysEnabled = false
        let writerCache = settings.writerCache
        configuration.prepareDatabase { database in
            // What is deleted is overwritten, so that an erased key is nowhere in the file.
            try database.execute(sql: "PRAGMA secure_delete = ON")
            let kibibytes = database.configuration.readonly ? 16 << 10 : writerCache
            try database.execute(sql: "PRAGMA cache_size = -\(kibibytes)")
            // Readers never checkpoint: one connection writes and checkpoints, and no other.
            if database.configuration.readonly {
                try database.execute(sql: "PRAGMA wal_autocheckpoint = 0")
            }
        }
        return configuration
    }

    /// Sets `synchronous=FULL`, which opening a pool sets to NORMAL after its preparation, and
    /// reads it back: with anything less an acknowledged write could be lost with the power.
    private static func makeDurable(_ database: DatabasePool) throws {
        let level = try database.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA synchronous = FULL")
            return try Int.fetchOne(database, sql: "PRAGMA synchronous")
        }
        guard level == 2 else { throw StoreOpeningFault.notDurable }
    }
}

extension Schema {
    /// Runs the steps that are missing.
    static func bring(_ database: any DatabaseWriter) throws {
        let migrator = migrator
        if try database.read(migrator.hasBeenSuperseded) {
            throw StoreOpeningFault.fromNewerRelease
        }
        try migrator.migrate(database)
    }

    /// Binds the data to its ledger's name at the first opening, and compares it at every later.
    static func claim(_ database: any DatabaseWriter, origin: String) throws {
        let known = try database.write { database in
            try database.sql("INSERT OR IGNORE INTO node (key, value) VALUES ('origin', ?)")
                .run(.text(origin))
            return try database.sql("SELECT value FROM node WHERE key = 'origin'")
                .first { $0.text(0) }
        }
        guard known == origin else { throw StoreOpeningFault.otherOrigin(known ?? "") }
    }
}
