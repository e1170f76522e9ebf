public import Civics

/// One-time links by which the person concerned rates a closed case (好差评).
public protocol RatingTokens: Sendable {
    /// The unused, unended link with this digest; `nil` for any other.
    func ratingToken(
        digest: String, at moment: Instant
    ) async throws(StoreUnavailable) -> RatingToken?
}

/// One link. Made with ``SideRecord/ratingToken(_:)``, used with
/// ``SideRecord/ratingTokenSpent(digest:)``.
public struct RatingToken: Hashable, Sendable {
    /// SHA-256 of the token, lower-case hex; the token itself is not kept.
    public var digest: String
    /// The case rated.
    public var caseID: CaseID
    /// The link ends here.
    public var ends: Instant

    /// A link with these parts.
    public init(digest: String, caseID: CaseID, ends: Instant) {
        (self.digest, self.caseID, self.ends) = (digest, caseID, ends)
    }
}
