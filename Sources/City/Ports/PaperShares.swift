public import Civics

/// Links by which a holder shows a paper to somebody for a time.
public protocol PaperShares: Sendable {
    /// The link with this digest, over or not; `nil` when there is none.
    func paperShare(digest: String) async throws(StoreUnavailable) -> PaperShare?

    /// The links made for a paper, newest first.
    func paperShares(ofPaper number: String) async throws(StoreUnavailable) -> [PaperShare]
}

/// One link. Written with ``SideRecord/paperShare(_:)``; the same id again replaces it.
public struct PaperShare: Hashable, Sendable {
    /// Names the link in the access log, so that its holder can read who looked.
    public var id: Pseudonym
    /// SHA-256 of what stands in the link, lower-case hex; the link itself is not kept.
    public var digest: String
    /// Number of the paper.
    public var number: String
    /// When it was made.
    public var made: Instant
    /// The first moment it shows nothing any more.
    public var ends: Instant
    /// When its holder took it back.
    public var revoked: Instant?

    /// A link with these parts.
    public init(
        id: Pseudonym, digest: String, number: String, made: Instant, ends: Instant,
        revoked: Instant? = nil
    ) {
        (self.id, self.digest, self.number) = (id, digest, number)
        (self.made, self.ends, self.revoked) = (made, ends, revoked)
    }

    /// Whether it shows the paper at a moment.
    public func isOpen(at moment: Instant) -> Bool { revoked == nil && moment < ends }
}
