public import Civics

/// Policy documents that were activated here, every version kept.
public protocol PolicyShelf: Sendable {
    /// All activated versions, in the order of activation, with their files.
    func policies() async throws(StoreUnavailable) -> [ActivatedPolicy]

    /// The files of one activated version; `nil` when there is none.
    func files(
        of id: String, version: Int
    ) async throws(StoreUnavailable) -> [String: [UInt8]]?

    /// Activates versions, all or none. The same version with the same digest again is no change.
    ///
    /// - Throws: ``JournalRefusal/taken(what:)`` when a version was activated with other bytes:
    ///   what is in force is never rewritten, a new version is.
    func activate(_ policies: [ActivatedPolicy]) async throws(JournalRefusal)
}

/// One version of a policy document, as bytes.
public struct ActivatedPolicy: Hashable, Sendable {
    /// Document.
    public var id: String
    /// Version, from 1.
    public var version: Int
    /// SHA-256 over the canonical bytes of its folder, lower-case hex.
    public var digest: String
    /// Its files by path within the folder.
    public var files: [String: [UInt8]]
    /// It takes effect here.
    public var from: Instant
    /// When it was activated.
    public var activated: Instant
    /// Who released it.
    public var by: [AccountID]

    /// A version with these parts.
    public init(
        id: String, version: Int, digest: String, files: [String: [UInt8]], from: Instant,
        activated: Instant, by: [AccountID]
    ) {
        (self.id, self.version, self.digest, self.files) = (id, version, digest, files)
        (self.from, self.activated, self.by) = (from, activated, by)
    }
}
