import TransparencyLog
import City
import Civics
import Foundation
import Glibc
import Portal
import Storage

/// The machine below a served city: what its administrators ask of it.
struct CityHousekeeping: Housekeeping {
    let directory: DataDirectory
    let board: JobBoard
    let backup: BackupRun
    let started: Instant

    init(_ directory: DataDirectory, board: JobBoard) {
        (self.directory, self.board) = (directory, board)
        backup = BackupRun(directory)
        started = directory.world.now()
    }

    func health() async -> MachineHealth {
        var health = MachineHealth()
        let path = directory.folder.url.path
        var disk = statvfs()
        if statvfs(path, &disk) == 0 {
            health.diskFree = Int64(clamping: UInt64(disk.f_bavail) * UInt64(disk.f_frsize))
            health.diskSize = Int64(clamping: UInt64(disk.f_blocks) * UInt64(disk.f_frsize))
        }
        health.databaseSize = BackupRun.size(of: path + "/tongban.sqlite")
        health.logSize = BackupRun.size(of: path + "/tongban.sqlite-wal")
        health.clockAhead =
            directory.world.now().millisecondsSinceEpoch - Machine.now().millisecondsSinceEpoch
        if directory.clock == nil { health.clockAhead = 0 }
        (health.started, health.version) = (started, Release.text)
        health.memory = Self.memory
        return health
    }

    /// Resident pages of this process, as the kernel counts them.
    private static var memory: Int64 {
        let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
        let fields = text.split(separator: " ")
        guard fields.count > 1, let pages = Int64(fields[1]) else { return 0 }
        return pages * Int64(sysconf(Int32(_SC_PAGESIZE)))
    }

    func jobs() async -> [JobState] { board.all }

    func keys() async -> [KeyShown] {
        let verifier = directory.store.verifier.description
        return [
            KeyShown(
                use: .ledger,
                fingerprint: verifier.split(separator: "+").dropFirst().first.map(String.init)
                    ?? "",
                publicText: verifier, place: "keys/log"),
            KeyShown(
                use: .papers, fingerprint: directory.seal.keyName,
                publicText: Data(directory.seal.publicKey).base64EncodedString(),
                place: "keys/papers"),
            KeyShown(use: .data, fingerprint: "-", publicText: nil, place: "keys/master"),
        ]
    }

    func startBackup() async throws { try backup.start() }

    func backups() async -> [BackupState] { backup.states() }

    var canSetClock: Bool { directory.clock != nil }

    func setClock(to moment: Instant) throws -> Instant? {
        try directory.clock?.set(to: moment) ?? nil
    }

    func plan() throws -> CityPlan { try directory.plan() }
}
