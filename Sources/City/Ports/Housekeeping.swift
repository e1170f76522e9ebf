public import Civics

/// What only the machine a city runs on can do or tell. The composition gives it to the hall; acts
/// decide who may ask.
public protocol Housekeeping: Sendable {
    /// Disk, log, clock: how the machine stands now.
    func health() async -> MachineHealth

    /// What goes on beside requests, in a stable order.
    func jobs() async -> [JobState]

    /// The public halves of the node's keys and where the secret halves lie.
    func keys() async -> [KeyShown]

    /// Begins a backup and returns at once; ``backups()`` tells how it goes on.
    ///
    /// - Throws: `backup-running` when one is under way.
    func startBackup() async throws

    /// Backups made here, the newest first, with the one under way.
    func backups() async -> [BackupState]

    /// Whether this city's clock can be set forward: the sample city's only.
    var canSetClock: Bool { get }

    /// Sets the clock forward.
    ///
    /// - Returns: The moment it is now; `nil` when the wanted one has passed already.
    func setClock(to moment: Instant) throws -> Instant?

    /// What the city was made with: units, places, components, registers.
    func plan() throws -> CityPlan
}

/// How the machine stands.
public struct MachineHealth: Hashable, Sendable {
    /// Bytes free where the data lies, and bytes in all; 0 where the system does not say.
    public var diskFree: Int64 = 0
    public var diskSize: Int64 = 0
    /// Bytes of the database and of its write-ahead log.
    public var databaseSize: Int64 = 0
    public var logSize: Int64 = 0
    /// Milliseconds by which the sample city's clock is ahead of the machine's.
    public var clockAhead: Int64 = 0
    /// When the server started, by the city's clock.
    public var started: Instant = .earliest
    /// Version of the software.
    public var version = ""
    /// Bytes of memory the process holds; 0 where the system does not say.
    public var memory: Int64 = 0

    public init() {}
}

/// One thing that goes on beside requests.
public struct JobState: Hashable, Sendable {
    /// Stable name, `sealing`.
    public var name: String
    /// When it last ended well; `nil` before the first time.
    public var lastRun: Instant?
    /// How often it ended well since the start.
    public var runs: Int
    /// How often it failed since the start.
    public var failures: Int
    /// When it last failed and with what kind of error; never with its words.
    public var lastFailure: Instant?
    public var lastError: String?

    public init(
        name: String, lastRun: Instant? = nil, runs: Int = 0, failures: Int = 0,
        lastFailure: Instant? = nil, lastError: String? = nil
    ) {
        (self.name, self.lastRun, self.runs) = (name, lastRun, runs)
        (self.failures, self.lastFailure, self.lastError) = (failures, lastFailure, lastError)
    }
}

/// A key of the node, as far as others may see it.
public struct KeyShown: Hashable, Sendable {
    /// What it is for.
    public enum Use: String, Sendable, CaseIterable { case ledger, papers, data }
    public var use: Use
    /// By which others name it.
    public var fingerprint: String
    /// The public half as verifiers take it; `nil` for a key without one.
    public var publicText: String?
    /// Where the secret half lies, below the data directory.
    public var place: String

    public init(use: Use, fingerprint: String, publicText: String?, place: String) {
        (self.use, self.fingerprint) = (use, fingerprint)
        (self.publicText, self.place) = (publicText, place)
    }
}

/// One backup, done or under way.
public struct BackupState: Hashable, Sendable {
    /// How it ended, if it did.
    public enum Result: String, Sendable { case running, done, failed }
    public var began: Instant
    public var ended: Instant?
    public var result: Result
    /// Bytes copied so far, and bytes there are to copy as far as is known.
    public var bytes: Int64
    public var expected: Int64
    public var events: Int64
    /// Where it lies on the server; it is never sent to a browser.
    public var place: String
    /// Where its keys lie.
    public var keysPlace: String
    /// What went wrong, in one sentence without data.
    public var fault: String?

    public init(
        began: Instant, ended: Instant? = nil, result: Result, bytes: Int64 = 0,
        expected: Int64 = 0, events: Int64 = 0, place: String, keysPlace: String,
        fault: String? = nil
    ) {
        (self.began, self.ended, self.result) = (began, ended, result)
        (self.bytes, self.expected, self.events) = (bytes, expected, events)
        (self.place, self.keysPlace, self.fault) = (place, keysPlace, fault)
    }
}

/// A city without a machine of its own, as tests have it: knows nothing and does nothing.
public struct NoHousekeeping: Housekeeping {
    public init() {}
    /// Nothing measured.
    public func health() async -> MachineHealth { MachineHealth() }
    /// No jobs.
    public func jobs() async -> [JobState] { [] }
    /// No keys to show.
    public func keys() async -> [KeyShown] { [] }
    /// Refused: there is nothing to copy.
    public func startBackup() async throws { throw Problem(.notFound) }
    /// No backups.
    public func backups() async -> [BackupState] { [] }
    /// The clock stands as the test set it.
    public var canSetClock: Bool { false }
    /// Never set.
    public func setClock(to moment: Instant) throws -> Instant? { nil }
    /// A city without units.
    public func plan() throws -> CityPlan { CityPlan() }
}
