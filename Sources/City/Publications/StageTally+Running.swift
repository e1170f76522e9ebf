import Cases

extension StageTally {
    /// Counts cases that are not over; publications are counted in the same place, and are no cases.
    var isRunningCase: Bool { Stage(rawValue: stage).map { !$0.isFinal } ?? false }
}
