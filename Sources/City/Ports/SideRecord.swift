/// What is written beside the events in the same transaction: all of it, or nothing.
public enum SideRecord: Hashable, Sendable {
    /// A paper was issued, changed or revoked; its number and code are unique.
    case licence(LicenceRecord)
    /// A link to show a paper was made or taken back.
    case paperShare(PaperShare)
    /// A rating link was made.
    case ratingToken(RatingToken)
    /// A rating link was used; refuses with ``JournalRefusal/tokenSpent`` when it cannot be.
    case ratingTokenSpent(digest: String)
    /// A case refers to an attachment.
    case attachment(AttachmentUse)
    /// A message for a person's inbox.
    case message(InboxMessage)
    /// The draft became a case.
    case draftFiled(DraftID)
    /// An act was allowed or denied.
    case access(AccessRecord)
    /// A publication goes on; with its files when it opens.
    case publication(PublicationRecord, files: [String: [UInt8]]?)
    /// A released version stands on the shelf; refuses with ``JournalRefusal/taken(what:)`` when
    /// other bytes stand there.
    case policy(ActivatedPolicy)
    /// A record of the house was made or changed; refuses with ``JournalRefusal/recordChanged``.
    case house(HouseRecord)
    /// A record of the house's own books (proposals, units), new or changed.
    case register(RegisterRecord)
    /// An account, new or changed; refuses with ``JournalRefusal/taken(what:)`` when its sign-in
    /// name belongs to another.
    case account(AccountRecord)
}
