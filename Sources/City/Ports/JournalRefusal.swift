public import Civics

/// Why a commit was not made. Nothing of it was written.
public enum JournalRefusal: Error, Hashable, Sendable {
    /// Another writer was first: read the case again and decide again, three times at most, then
    /// answer 409. `actual` is the version the case has now, 0 when it does not exist.
    case staleVersion(CaseID, actual: Int)
    /// The same request was carried out before: give this first answer again.
    case replay(answer: [UInt8])
    /// The key was used for another request: answer 422, the sender must take a new key.
    case keyReused
    /// A number, licence or code that must be unique is taken; draw another one.
    case taken(what: String)
    /// A link that works once was used already, has ended or never was.
    case tokenSpent
    /// A record of the house stands at another version: read it again and decide again.
    case recordChanged
    /// The case was erased: nothing may be added to it.
    case erased(CaseID)
    /// The commit itself cannot be stored: no event, a payload or text too long, a case named twice.
    case malformed(String)
    /// The store cannot write: answer 503 or 507, and 200 to reads.
    case unavailable(StoreUnavailable)
}

/// Why the store cannot serve; what was acknowledged before is safe.
public enum StoreUnavailable: Error, Hashable, Sendable {
    /// No space is left. Writing goes on by itself when there is space again.
    case full
    /// A write could not be made durable. The writer stopped for good: what the disk holds is
    /// unknown until the process starts again and checks.
    case stopped(reason: String)
    /// The store was closed, or is closing.
    case closed
    /// Reading failed: the bytes are damaged or do not open under their key.
    case unreadable(reason: String)
}
