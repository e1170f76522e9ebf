/// Everything the acts of a city need kept: one value that is all ports. The suite
/// `StorageContract` says what holds for every one of them.
public typealias CityStore = Journal & CaseIndex & Licences & PaperShares & RatingTokens & Inbox
    & Drafts & AccessLog & Accounts & Sessions & RegisterShelf & PolicyShelf & PublicationShelf
    & NumberSerials & HouseRecords & FollowerShelf & SealedLedger & Attachments & StoreHealth
