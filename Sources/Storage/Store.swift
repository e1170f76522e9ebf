public import City
import Civics
import Dispatch
import GRDB
import Synchronization
import TransparencyLog

/// One node's memory: every port of the city on one SQLite file and one directory.
///
/// Open it once for a process, ``runSealing()`` beside the server, and ``close()`` it at the end.
/// A store in memory behaves the same and keeps nothing.
public final class Store: Sendable {
    let settings: StoreSettings
    /// `nil` for a store in memory.
    let folder: DataFolder?
    let database: any DatabaseWriter
    /// `nil` for a store in memory, which has one connection.
    private let glances: Glances?
    let keys: KeyRing
    let writer: Writer
    let heads = CaseHeads()
    let entries: EntryMaker
    let growth: Growth
    let sealer: Sealer
    let tiles: any TileShelf
    let files: any FileShelf
    let serials = SerialBlocks()
    let indexes: LaggingIndexes
    private let aside = DispatchQueue(label: "tongban.readers", attributes: .concurrent)

    init(
        _ settings: StoreSettings, folder: DataFolder?, database: any DatabaseWriter,
        glances: Glances? = nil, keys: KeyRing, tiles: any TileShelf, files: any FileShelf
    ) throws {
        let end = try database.read { try JournalTable.end($0) }
        let growth = Growth(end: end)
        self.settings = settings
        self.folder = folder
        self.database = database
        self.glances = glances
        self.keys = keys
        self.growth = growth
        self.tiles = tiles
        self.files = files
        let indexes = LaggingIndexes(patience: settings.waitingKeys)
        try database.read { try indexes.load($0) }
        self.indexes = indexes
        let recent = RecentEntries()
        writer = Writer(database, end: end, indexes: indexes, recent: recent) {
            growth.reached($0)
        }
        entries = EntryMaker(origin: settings.origin, schemas: settings.schemas)
        sealer = Sealer(
            origin: settings.origin, key: keys.signer, database: database, tiles: tiles,
            maker: entries, recent: recent, now: settings.now)
    }

    /// Reads in one snapshot of the database, on the caller's thread: a few rows found by an index,
    /// which takes less time than going elsewhere would.
    func read<Made>(_ work: (Database) throws -> Made) throws(StoreUnavailable) -> Made {
        do {
            return try database.read(work)
        } catch {
            throw Self.unreadable(error)
        }
    }

    /// Reads on the caller's thread without a snapshot, which costs half: for one statement, or for
    /// rows of the journal, which nobody changes.
    func glance<Made>(_ work: (Database) throws -> Made) throws(StoreUnavailable) -> Made {
        do {
            guard let glances else { return try database.unsafeRead(work) }
            return try glances.read(work)
        } catch {
            throw Self.unreadable(error)
        }
    }

    /// Lets go of the connections for single looks.
    func closeGlances() throws { try glances?.close() }

    /// Reads in one snapshot of the database, off the caller's thread: whatever may take long.
    func readAside<Made: Sendable>(
        _ work: @escaping @Sendable (Database) throws -> Made
    ) async throws(StoreUnavailable) -> Made {
        let outcome: Result<Made, StoreUnavailable> = await withCheckedContinuation { waiting in
            aside.async {
                waiting.resume(
                    returning: Result { () throws(StoreUnavailable) in try self.read(work) })
            }
        }
        return try outcome.get()
    }

    /// Does long work off the caller's thread.
    func aside<Made: Sendable>(_ work: @escaping @Sendable () throws -> Made) async throws -> Made {
        try await withCheckedThrowingContinuation { waiting in
            aside.async { waiting.resume(with: Result { try work() }) }
        }
    }

    static func unreadable(_ error: any Error) -> StoreUnavailable {
        switch error {
        case let fault as StoreUnavailable: fault
        case let fault as SQLFault: fault.forReader
        case is DamagedRecord: .unreadable(reason: "a stored record is damaged")
        case let error as DatabaseError:
            .unreadable(reason: "SQLite \(error.extendedResultCode.rawValue)")
        default: .unreadable(reason: "\(type(of: error))")
        }
    }

    /// Seals the content of a column before it goes to the writer.
    func seal(_ bytes: [UInt8], in place: String) throws(StoreUnavailable) -> [UInt8] {
        do {
            return try keys.seal(bytes, in: place)
        } catch {
            throw Self.unreadable(error)
        }
    }

    /// Writes something that cannot be refused.
    func put<Made: Sendable>(
        _ work: @escaping @Sendable (WriteBatch) throws -> Made
    ) async throws(StoreUnavailable) -> Made {
        do {
            return try await writer.write(looksFirst: true, work)
        } catch {
            guard case .unavailable(let fault) = error else {
                throw .unreadable(reason: "a write was refused")
            }
            throw fault
        }
    }
}

extension Store: StoreHealth {
    public func writerFault() -> StoreUnavailable? { writer.fault }

    public func measures() -> [String: Int64] {
        let counters = writer.counters
        return [
            "journal_events": writer.end,
            "journal_batches": counters.batches,
            "journal_writes": counters.writes,
            "journal_checkpoints": counters.checkpoints,
            "ledger_sealed": sealer.state.sealed,
        ]
    }
}
