import GRDB

extension Store {
    /// Names of the steps that opening a data directory would run, in order, without running any.
    ///
    /// - Throws: ``StoreOpeningFault/fromNewerRelease`` when there is no way forward.
    public static func pendingMigrations(of path: String) async throws -> [String] {
        let file = path + "/tongban.sqlite"
        guard Disk.exists(file) else { return Schema.steps.map(\.name) }
        var configuration = Configuration()
        configuration.readonly = true
        let database = try DatabaseQueue(path: file, configuration: configuration)
        defer { try? database.close() }
        return try await database.read { database in
            guard try !Schema.migrator.hasBeenSuperseded(database) else {
                throw StoreOpeningFault.fromNewerRelease
            }
            let done = try Set(Schema.migrator.appliedIdentifiers(database))
            return Schema.steps.map(\.name).filter { !done.contains($0) }
        }
    }
}
