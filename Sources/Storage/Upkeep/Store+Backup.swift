import Glibc
import GRDB
import TransparencyLog

/// What a backup copied.
public struct BackupReport: Hashable, Sendable {
    /// Events in the copied journal.
    public internal(set) var events: Int64 = 0
    /// Ledger pieces.
    public internal(set) var pieces = 0
    /// Attachments.
    public internal(set) var attachments = 0
}

/// Why a backup or a restore was not made.
public enum BackupFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The place to write to is not empty.
    case notEmpty(String)
    /// The place to read from holds no backup.
    case notABackup(String)
    /// A store in memory has nothing to keep.
    case inMemory
    /// The copy is not what was copied.
    case damaged([String])

    /// One plain sentence.
    public var description: String {
        switch self {
        case .notEmpty(let path): "\(path) is not empty"
        case .notABackup(let path): "\(path) holds no backup"
        case .inMemory: "a store in memory has nothing to keep"
        case .damaged(let findings): "the copy is damaged: \(findings.joined(separator: "; "))"
        }
    }
}

extension Store {
    /// Copies everything but the keys while work goes on: the database as it stands at one moment,
    /// without the keys of cases; the ledger; the attachments, which are sealed.
    ///
    /// Worth nothing to a thief without ``backupKeys(to:)``, and that is kept apart and for a
    /// shorter time, so that what was erased stays erased.
    /// - Parameter path: An empty or new directory.
    public func backup(to path: String) async throws -> BackupReport {
        guard let folder else { throw BackupFault.inMemory }
        try BackupPlace.claim(path)
        var report = BackupReport()
        // The ledger before the database: what was sealed is then surely in the copied journal.
        report.pieces = try copyLedger(from: folder.ledger, to: path + "/ledger")
        report.events = try await copyDatabase(to: path + "/tongban.sqlite")
        report.attachments = try BackupPlace.copy(folder.attachments, to: path + "/attachments") {
            !$0.hasSuffix(".new")
        }
        try Disk.makeAllDurable(under: path, files: [])
        return report
    }

    /// Copies the keys: the node's own, those of all cases, and the list of the erased.
    ///
    /// - Parameter path: An empty or new directory; made readable by its owner only.
    public func backupKeys(to path: String) async throws {
        guard let folder else { throw BackupFault.inMemory }
        try BackupPlace.claim(path, mode: 0o700)
        for name in ["master", "log", "papers", Self.erasedList] {
            guard let bytes = try Disk.read(folder.keys + "/" + name) else { continue }
            try Disk.replace(path + "/" + name, with: bytes, isSecret: true)
        }
        if let signer = try Disk.read(folder.ledger + "/" + Sealer.signerName) {
            try Disk.replace(path + "/" + Sealer.signerName, with: signer, isSecret: true)
        }
        try await CaseKeyCopy.write(from: self, to: path + "/" + CaseKeyCopy.name)
    }

    private func copyLedger(from: String, to: String) throws -> Int {
        let copied = try sealer.holding { sealed in
            try Disk.makeFolder(to)
            for name in [Sealer.signerName, Sealer.checkpointName] {
                guard let bytes = try Disk.read(from + "/" + name) else { continue }
                try Disk.write(bytes, to: to + "/" + name)
            }
            for path in sealed?.edges ?? [] { try BackupPlace.copyFile(path, from: from, to: to) }
            return sealed
        }
        // Full pieces never change: they are copied while sealing goes on.
        var count = copied?.edges.count ?? 0
        let levels = (0...TilePath.highestLevel).map(TilePath.Kind.hashes(level:))
        for kind in [.entries] + levels {
            for path in TilePath.paths(kind, treeSize: copied?.size ?? 0) where !path.isPartial {
                try BackupPlace.copyFile(path, from: from, to: to)
                count += 1
            }
        }
        return count
    }

    private func copyDatabase(to path: String) async throws -> Int64 {
        try await aside {
            let copy = try DatabaseQueue(path: path)
            try self.database.backup(to: copy)
            let events = try copy.writeWithoutTransaction { database in
                // The keys of cases are backed up apart; here not even their bytes may remain.
                try database.execute(sql: "PRAGMA secure_delete = ON")
                try database.execute(sql: "PRAGMA journal_mode = DELETE")
                try database.execute(sql: "DELETE FROM case_keys")
                let words = try String.fetchAll(database, sql: "PRAGMA quick_check(20)")
                guard words == ["ok"] else { throw BackupFault.damaged(words) }
                return try JournalTable.end(database)
            }
            try copy.close()
            return events
        }
    }
}

/// Copying into an empty place.
enum BackupPlace {
    static func claim(_ path: String, mode: mode_t = 0o750) throws {
        guard try Disk.files(below: path).isEmpty else { throw BackupFault.notEmpty(path) }
        try Disk.makeFolder(path, mode: mode)
    }

    static func copyFile(_ piece: TilePath, from: String, to: String) throws {
        let name = piece.description
        guard let bytes = try Disk.read(from + "/" + name) else {
            throw SealingFault.pieceLost(name)
        }
        try Disk.makeFolder(Disk.folder(of: to + "/" + name))
        try Disk.write(bytes, to: to + "/" + name)
    }

    /// - Returns: How many files were copied; one that was destroyed meanwhile is left out.
    static func copy(
        _ from: String, to: String, where isWanted: (String) -> Bool = { _ in true }
    ) throws -> Int {
        var count = 0
        for name in try Disk.files(below: from) where isWanted(name) {
            guard let bytes = try Disk.read(from + "/" + name) else { continue }
            try Disk.makeFolder(Disk.folder(of: to + "/" + name))
            try Disk.write(bytes, to: to + "/" + name)
            count += 1
        }
        return count
    }
}
