import City
import Civics
import GRDB
import JSON
import TransparencyLog

extension Store {
    /// Makes a data directory from a backup and the keys that were backed up apart.
    ///
    /// Cases on the list of the erased are erased again, also when the backup is older than their
    /// erasure. What the signer remembered last is kept where it is newer than the backup: sealing
    /// then stops and says that entries are missing, instead of signing another past.
    /// - Parameter path: An empty or new directory.
    /// - Returns: How many cases were erased again.
    public static func restore(
        from backup: String, keys: String, to path: String, _ settings: StoreSettings
    ) async throws -> Int {
        guard Disk.exists(backup + "/tongban.sqlite") else { throw BackupFault.notABackup(backup) }
        guard Disk.exists(keys + "/master") else { throw BackupFault.notABackup(keys) }
        try BackupPlace.claim(path)
        try restoreKeys(from: keys, to: path + "/keys")
        for part in ["ledger", "attachments"] {
            try Disk.makeFolder(path + "/" + part)
            _ = try BackupPlace.copy(backup + "/" + part, to: path + "/" + part)
        }
        try keepNewerSigner(keys + "/" + Sealer.signerName, path + "/ledger/" + Sealer.signerName)
        try restoreDatabase(from: backup, keys: keys, to: path + "/tongban.sqlite")
        try Disk.makeAllDurable(under: path, files: [])
        return try await eraseAgain(path, settings)
    }

    private static func restoreKeys(from: String, to: String) throws {
        try Disk.makeFolder(to, mode: 0o700)
        for name in ["master", "log", "papers", erasedList] {
            guard let bytes = try Disk.read(from + "/" + name) else { continue }
            try Disk.replace(to + "/" + name, with: bytes, isSecret: true)
        }
    }

    private static func keepNewerSigner(_ newer: String, _ restored: String) throws {
        guard let bytes = try Disk.read(newer), let kept = try record(bytes) else { return }
        let older = try Disk.read(restored).flatMap(record)
        if kept.size > older?.size ?? -1 { try Disk.replace(restored, with: bytes) }
    }

    private static func record(_ bytes: [UInt8]) throws -> CheckpointSigner.Record? {
        CheckpointSigner.Record(try JSONValue(parsing: bytes))
    }

    private static func restoreDatabase(from: String, keys: String, to path: String) throws {
        var readOnly = Configuration()
        readOnly.readonly = true
        let source = try DatabaseQueue(
            path: from + "/tongban.sqlite", configuration: readOnly)
        let restored = try DatabaseQueue(path: path)
        try source.backup(to: restored)
        try source.close()
        if Disk.exists(keys + "/" + CaseKeyCopy.name) {
            try CaseKeyCopy.restore(from: keys + "/" + CaseKeyCopy.name, into: restored)
        }
        let words = try restored.read { try String.fetchAll($0, sql: "PRAGMA quick_check(20)") }
        guard words == ["ok"] else { throw BackupFault.damaged(words) }
        try restored.close()
    }

    private static func eraseAgain(_ path: String, _ settings: StoreSettings) async throws -> Int {
        let list = try Disk.read(path + "/keys/" + erasedList) ?? []
        let cases = String(decoding: list, as: UTF8.self).split(separator: "\n")
            .compactMap { CaseID(String($0)) }
        let store = try await open(path, settings)
        var count = 0
        for caseID in Set(cases) where try await store.eraseRestored(caseID) { count += 1 }
        try await store.close()
        return count
    }

    private func eraseRestored(_ caseID: CaseID) async throws -> Bool {
        let nobody = AccountID(high: 0, low: 0)
        return try await destroy(
            caseID,
            .init(by: nobody, confirmed: nobody, basis: "restored-erasure", at: settings.now()))
    }
}
