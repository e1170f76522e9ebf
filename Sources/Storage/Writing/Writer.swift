import City
import Dispatch
import GRDB
import GRDBSQLite
import Glibc
import Synchronization

/// The one loop that writes. It takes everything that waits into one transaction, so that one wait
/// for the disk serves all, and says so only after the disk did.
///
/// A failed commit stops it for good: what the system did with the pages it could not write is
/// unknown, and asking again for durability may be answered with a lie (fsync is not retried). Only
/// a full disk is different: nothing was changed, and the next batch tries again.
final class Writer: Sendable {
    /// Writes a batch at most; bounds how long the first one waits for the last.
    static let largestBatch = 1_024
    /// Writes of a batch from which on the next one is given time to gather.
    static let crowd = 3
    /// How long that is, in microseconds.
    static let pause: UInt32 = 2_000
    /// Pages of the log after which they are carried into the database, between two batches.
    static let checkpointPages = 2_000

    private struct State {
        var waiting: [any WriteTask] = []
        var isRunning = false
        var fault: StoreUnavailable?
        var end: Int64
        var counters = Counters()
    }

    struct Counters: Sendable {
        var batches: Int64 = 0
        var writes: Int64 = 0
        var checkpoints: Int64 = 0
    }

    private let state: Mutex<State>
    private let queue = DispatchQueue(label: "tongban.writer", qos: .userInitiated)
    private let database: any DatabaseWriter
    private let onGrowth: @Sendable (Int64) -> Void
    private let gauge: LogGauge
    private let statements = StatementShelf()
    private let indexes: LaggingIndexes
    private let recent: RecentEntries

    /// - Parameter end: Position the next event gets.
    /// - Parameter onGrowth: Told the new end after each batch that appended events.
    init(
        _ database: any DatabaseWriter, end: Int64, indexes: LaggingIndexes,
        recent: RecentEntries,
        onGrowth: @escaping @Sendable (Int64) -> Void
    ) {
        self.database = database
        self.indexes = indexes
        self.recent = recent
        self.onGrowth = onGrowth
        gauge = LogGauge(measuring: database)
        state = Mutex(State(end: end))
    }

    /// Position the next event gets, as far as is durable.
    var end: Int64 { state.withLock { $0.end } }

    var counters: Counters { state.withLock { $0.counters } }

    /// Why it does not write; `nil` while it does.
    var fault: StoreUnavailable? { state.withLock { $0.fault } }

    /// Puts work before the loop and waits until it is durable.
    ///
    /// - Parameter looksFirst: The work writes nothing when it refuses.
    func write<Made: Sendable>(
        looksFirst: Bool = false, _ work: @escaping @Sendable (WriteBatch) throws -> Made
    ) async throws(JournalRefusal) -> Made {
        let outcome = await withCheckedContinuation { waiting in
            add(Write(looksFirst: looksFirst, waiting: waiting, work: work))
        }
        return try outcome.get()
    }

    /// Ends the loop after what waits now.
    func close() {
        state.withLock { if $0.fault == nil || $0.fault == .full { $0.fault = .closed } }
        queue.sync { statements.clear() }
    }

    /// Does something with the writing connection between two batches, outside a transaction.
    func aside<Made: Sendable>(
        _ work: @escaping @Sendable (Database) throws -> Made
    ) async throws -> Made {
        try await withCheckedThrowingContinuation { waiting in
            queue.async {
                waiting.resume(
                    with: Result { try self.database.writeWithoutTransaction { try work($0) } })
            }
        }
    }

    private func add(_ task: any WriteTask) {
        let (start, refused) = state.withLock { state -> (Bool, StoreUnavailable?) in
            if let fault = state.fault, fault != .full { return (false, fault) }
            state.waiting.append(task)
            defer { state.isRunning = true }
            return (!state.isRunning, nil)
        }
        if let refused { task.finish(refused) }
        if start { queue.async { self.drain() } }
    }

    private func drain() {
        while let tasks = next() {
            commit(tasks)
            carryOverIfDue()
            // Where many write, more will come while the disk rests, and one commit serves them
            // all; whoever writes alone never waits here.
            if tasks.count >= Self.crowd { usleep(Self.pause) }
        }
    }

    private func next() -> [any WriteTask]? {
        state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.isRunning = false
                return nil
            }
            let batch = Array(state.waiting.prefix(Self.largestBatch))
            state.waiting.removeFirst(batch.count)
            return batch
        }
    }

    private func commit(_ tasks: [any WriteTask]) {
        let (before, stopped) = state.withLock { ($0.end, $0.fault) }
        if let stopped, stopped != .full, stopped != .closed {
            return tasks.forEach { $0.finish(stopped) }
        }
        do {
            let end = try transact(tasks, from: before)
            state.withLock { state in
                state.end = end
                if state.fault == .full { state.fault = nil }
                state.counters.batches += 1
                state.counters.writes += Int64(tasks.count)
            }
            tasks.forEach { $0.finish(nil) }
            if end > before { onGrowth(end) }
        } catch {
            let fault = Self.unavailable(error)
            state.withLock { if $0.fault != .closed { $0.fault = fault } }
            tasks.forEach { $0.finish(fault) }
        }
    }

    private static func unavailable(_ error: any Error) -> StoreUnavailable {
        switch error {
        case let fault as SQLFault: fault.forWriter
        case let error as DatabaseError where error.resultCode == .SQLITE_FULL: .full
        case let error as DatabaseError:
            .stopped(reason: "SQLite \(error.extendedResultCode.rawValue)")
        default: .stopped(reason: "\(type(of: error))")
        }
    }

    private func transact(_ tasks: [any WriteTask], from position: Int64) throws -> Int64 {
        try database.writeWithoutTransaction { database in
            do {
                return try attempt(tasks, database, position, isolated: false)
            } catch let fault as SQLFault where fault.isConstraint {
                // One write broke a rule of its table. Nobody else shall suffer for it.
                return try attempt(tasks, database, position, isolated: true)
            }
        }
    }

    private func attempt(
        _ tasks: [any WriteTask], _ database: Database, _ position: Int64, isolated: Bool
    ) throws -> Int64 {
        try database.sql("BEGIN IMMEDIATE").run()
        do {
            let batch = WriteBatch(
                database, nextPosition: position, statements: statements, indexes: indexes)
            for task in tasks {
                try run(task, in: batch, isolated: isolated)
            }
            try batch.finish()
            try database.sql("COMMIT").run()
            batch.settle()
            recent.add(batch.pending.entries, at: position)
            return batch.pending.nextPosition
        } catch {
            // A rollback that fails leaves the connection in a transaction: the next BEGIN tells.
            if sqlite3_get_autocommit(database.sqliteConnection) == 0 {
                try? database.sql("ROLLBACK").run()
            }
            throw error
        }
    }

    private func run(_ task: any WriteTask, in batch: WriteBatch, isolated: Bool) throws {
        if task.looksFirst, !isolated {
            _ = try task.run(in: batch)
            return
        }
        let before = batch.pending
        try batch.sql("SAVEPOINT write").run()
        if try !task.runIsolated(in: batch, isolated) {
            try batch.sql("ROLLBACK TO write").run()
            batch.pending = before
        }
        try batch.sql("RELEASE write").run()
    }

    /// Carries the log's pages into the database where enough have gathered. On this connection
    /// and between batches, because two connections doing the one and the other can lose a commit.
    private func carryOverIfDue() {
        guard gauge.pages >= Self.checkpointPages else { return }
        do {
            let left = try database.writeWithoutTransaction { try Self.carryOver($0) }
            gauge.carried(leaving: left)
            state.withLock { $0.counters.checkpoints += 1 }
        } catch {
            let fault = Self.unavailable(error)
            state.withLock { $0.fault = fault }
        }
    }

    private static func carryOver(_ database: Database) throws -> Int32 {
        var (inLog, carried): (Int32, Int32) = (0, 0)
        let code = sqlite3_wal_checkpoint_v2(
            database.sqliteConnection, nil, SQLITE_CHECKPOINT_PASSIVE, &inLog, &carried)
        guard code == SQLITE_OK || code == SQLITE_BUSY else {
            throw SQLFault(code: code, connection: database.sqliteConnection)
        }
        return max(0, inLog - carried)
    }
}

extension WriteTask {
    /// Runs within a savepoint. While isolated, a broken rule of a table is this task's own fault.
    fileprivate func runIsolated(in batch: WriteBatch, _ isolated: Bool) throws -> Bool {
        do {
            return try run(in: batch)
        } catch let fault as SQLFault where fault.isConstraint && isolated {
            refuse(.malformed(fault.message))
            return false
        }
    }
}
