import City
import Civics
import TransparencyLog

/// A commit with everything done that needs no transaction: hashed, sealed, packed.
struct PreparedCommit: Sendable {
    var appends: [PreparedAppend]
    var once: PreparedOnce?
    var records: [PreparedRecord]

    /// Refuses, if at all, before it writes.
    var looksFirst: Bool { appends.count == 1 && records.allSatisfy(\.cannotRefuse) }
}

/// Events of one case, sealed, with its row.
struct PreparedAppend: Sendable {
    let caseID: CaseID
    let expected: Int
    /// The last of the events, whose public part fills the journal row.
    let last: StoredEvent
    /// The events before it, packed; `nil` where there are none.
    let earlier: [UInt8]?
    /// The payloads of all, sealed as one.
    let sealed: [UInt8]
    /// The entries of all, for the ledger.
    let entries: [RecentEntries.Entry]
    let row: PreparedRow
    /// Head after these events.
    let head: CaseHead
    /// Seed of the key to be stored, for a new case.
    let seed: [UInt8]?
}

/// The record of a request that is carried out once.
struct PreparedOnce: Sendable {
    let key: [UInt8]
    let request: [UInt8]
    let answer: [UInt8]
    let at: Instant
}
