public import Civics

/// Finding publications: proposed versions of documents, released or not, written with their
/// events in one transaction.
public protocol PublicationShelf: Sendable {
    /// One publication's record; `nil` when there is none.
    func publication(_ id: CaseID) async throws(StoreUnavailable) -> PublicationRecord?

    /// The files that were proposed; `nil` when there is no such publication.
    func files(
        ofPublication id: CaseID
    ) async throws(StoreUnavailable) -> [String: [UInt8]]?

    /// Publications of one document (`nil` for all), newest first, opened before the one given.
    func publications(
        of document: String?, before id: CaseID?, limit: Int
    ) async throws(StoreUnavailable) -> [PublicationRecord]

    /// Publications the city itself has something to do with at or before a moment, earliest first.
    func publications(
        dueBy moment: Instant, limit: Int
    ) async throws(StoreUnavailable) -> [CaseID]

    /// Writes a record anew from what its events say, for rebuilding; its files are not touched.
    func rewrite(_ record: PublicationRecord) async throws(StoreUnavailable)
}

/// What a publication is found by. Holds no personal data.
public struct PublicationRecord: Hashable, Sendable {
    /// The publication; time-ordered.
    public var id: CaseID
    /// Document, id without version.
    public var document: String
    /// Version proposed.
    public var version: Int
    /// Where it stands (``Publication/Stage``).
    public var stage: String
    /// When the city itself has something to do; `nil` when nothing is left.
    public var next: Instant?

    /// A record with these parts.
    public init(id: CaseID, document: String, version: Int, stage: String, next: Instant?) {
        (self.id, self.document, self.version) = (id, document, version)
        (self.stage, self.next) = (stage, next)
    }
}
