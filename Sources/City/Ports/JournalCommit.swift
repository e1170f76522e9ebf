public import Civics

/// Everything one decision writes, all or none: events of one or several cases, the rows they are
/// found by, the answer to a repeated request, and what stands beside the journal.
public struct JournalCommit: Sendable {
    /// What is appended to which case; a case stands here at most once.
    public var appends: [CaseAppend]
    /// Makes the commit happen once however often it is asked for; `nil` for the system's own.
    public var once: Once?
    /// What else is written in the same transaction.
    public var records: [SideRecord]

    /// A commit with these parts.
    public init(_ appends: [CaseAppend], once: Once? = nil, records: [SideRecord] = []) {
        (self.appends, self.once, self.records) = (appends, once, records)
    }
}

/// Events for one case, with the version they were decided upon.
public struct CaseAppend: Sendable {
    /// The case appended to.
    public var caseID: CaseID
    /// Number of events seen when deciding; 0 opens the case.
    public var expected: Int
    /// What happened, in order; at least one.
    public var events: [NewEvent]
    /// What the case is found by from now on.
    public var row: CaseRow

    /// An append with these parts.
    public init(_ caseID: CaseID, expecting expected: Int, events: [NewEvent], row: CaseRow) {
        (self.caseID, self.expected, self.events, self.row) = (caseID, expected, events, row)
    }
}

/// A request that is carried out once, however often its sender repeats it (`Idempotency-Key`).
///
/// Kept for 24 hours at least.
public struct Once: Hashable, Sendable {
    /// Whose key it is, and the key.
    public var key: OnceKey
    /// SHA-256 over the request: the same key with another request is refused.
    public var request: [UInt8]
    /// What the first sender is told, told again to the repeated one.
    public var answer: [UInt8]

    /// A record with these parts.
    public init(_ key: OnceKey, request: [UInt8], answer: [UInt8]) {
        (self.key, self.request, self.answer) = (key, request, answer)
    }
}

/// A key is its sender's own: two senders never meet in one.
public struct OnceKey: Hashable, Sendable {
    /// Account that sent it.
    public var sender: AccountID
    /// At most 255 bytes, chosen by the sender.
    public var text: String

    /// A key of this sender.
    public init(sender: AccountID, _ text: String) { (self.sender, self.text) = (sender, text) }
}

/// What a commit became. It is durable: given only after the storage said so.
public struct Committed: Hashable, Sendable {
    /// One for each append, in the same order.
    public var cases: [Appended]

    /// A result with these parts.
    public init(cases: [Appended]) { self.cases = cases }

    /// Where the events of one case went.
    public struct Appended: Hashable, Sendable {
        /// The case appended to.
        public var caseID: CaseID
        /// Version of the case now.
        public var version: Int
        /// Places in the journal, which are the indexes of the sealed entries.
        public var positions: Range<Int64>

        /// An appended run of events.
        public init(caseID: CaseID, version: Int, positions: Range<Int64>) {
            (self.caseID, self.version, self.positions) = (caseID, version, positions)
        }
    }
}
