/// How a waiting place was left.
public enum StepOutcome: String, Hashable, Sendable, CaseIterable {
    /// What was awaited was done.
    case done
    /// Its time ran out and the document says what follows.
    case timedOut = "timed-out"
    /// Back to an earlier step.
    case returned
    /// Not needed any more: withdrawn, ended, decided otherwise.
    case cancelled
}

/// A material that may follow, as granted at acceptance (容缺).
public struct GapGranted: Hashable, Sendable {
    public let material: String
    public let mark: DueMark
    public let consequence: String
}
