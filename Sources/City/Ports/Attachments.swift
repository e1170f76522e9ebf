public import Civics

/// Files people hand in, kept by the SHA-256 of their bytes.
///
/// What comes in is in quarantine until something that looks into files releases it, and is not
/// given out before (OWASP ASVS 5.4).
public protocol Attachments: Sendable {
    /// Takes a file in.
    ///
    /// - Parameter body: Its bytes in pieces of any size.
    /// - Parameter name: What the sender calls it; kept as a word, never used as a path.
    /// - Throws: ``AttachmentRefusal``; nothing is kept then.
    func takeIn(
        _ body: any AsyncSequence<[UInt8], any Error> & Sendable, name: String,
        by account: AccountID, at moment: Instant
    ) async throws(AttachmentRefusal) -> StoredAttachment

    /// What is known of a file; `nil` when it was never taken in, or is gone.
    func attachment(digest: String) async throws(StoreUnavailable) -> StoredAttachment?

    /// The bytes of a released file; `nil` while it is in quarantine, rejected or gone.
    func bytes(digest: String) async throws(StoreUnavailable) -> [UInt8]?

    /// Files waiting for a look into them, oldest first, at most `limit`.
    func quarantined(limit: Int) async throws(StoreUnavailable) -> [StoredAttachment]

    /// The bytes of a file in quarantine, for the one who looks into it only.
    func quarantinedBytes(digest: String) async throws(StoreUnavailable) -> [UInt8]?

    /// Lets a file out of quarantine, or rejects it and destroys its bytes.
    func judge(digest: String, isClean: Bool, at moment: Instant) async throws(StoreUnavailable)

    /// Cases that refer to an attachment, newest first, at most `limit`.
    func cases(
        holding digest: String, limit: Int
    ) async throws(StoreUnavailable) -> [CaseID]

    /// Digests of the files a case refers to.
    func attachments(of caseID: CaseID) async throws(StoreUnavailable) -> [AttachmentUse]
}

/// One kept file.
public struct StoredAttachment: Hashable, Sendable {
    /// SHA-256 of its bytes, lower-case hex.
    public var digest: String
    /// Size in bytes.
    public var size: Int
    /// What its bytes are, whatever its name says.
    public var kind: AttachmentKind
    /// What the sender called it, cleaned of control characters and at most 200 characters.
    public var name: String
    /// Who handed it in first.
    public var account: AccountID
    /// When.
    public var at: Instant
    /// Whether it may be given out.
    public var state: AttachmentState

    /// A file with these parts.
    public init(
        digest: String, size: Int, kind: AttachmentKind, name: String, account: AccountID,
        at: Instant, state: AttachmentState
    ) {
        (self.digest, self.size, self.kind, self.name) = (digest, size, kind, name)
        (self.account, self.at, self.state) = (account, at, state)
    }
}

/// Kinds of files that are taken in; the raw value is the media type.
public enum AttachmentKind: String, Hashable, Sendable, CaseIterable {
    case pdf = "application/pdf"
    case jpeg = "image/jpeg"
    case png = "image/png"
    case webp = "image/webp"
    case heic = "image/heic"
    case plainText = "text/plain"
    case csv = "text/csv"
    /// GB/T 33190, a zip whose first entry is `OFD.xml`.
    case ofd = "application/ofd"
    case zip = "application/zip"
}

/// Whether a file may be given out.
public enum AttachmentState: String, Hashable, Sendable, CaseIterable {
    /// Nobody looked into it yet.
    case quarantined
    /// It may be given out.
    case released
    /// It was found harmful; its bytes are destroyed.
    case rejected
}

/// A case refers to a file.
public struct AttachmentUse: Hashable, Sendable {
    /// SHA-256 of the file, lower-case hex.
    public var digest: String
    /// The case.
    public var caseID: CaseID
    /// Material or evidence it serves as.
    public var purpose: String

    /// A use with these parts.
    public init(digest: String, caseID: CaseID, purpose: String) {
        (self.digest, self.caseID, self.purpose) = (digest, caseID, purpose)
    }
}

/// Why a file was not taken in.
public enum AttachmentRefusal: Error, Hashable, Sendable {
    /// Larger than the limit in bytes.
    case tooLarge(limit: Int)
    /// Nothing in it.
    case empty
    /// Its bytes are none of ``AttachmentKind``.
    case kindNotTaken
    /// The sender broke off.
    case brokenOff
    /// The store cannot take it now.
    case unavailable(StoreUnavailable)
}
