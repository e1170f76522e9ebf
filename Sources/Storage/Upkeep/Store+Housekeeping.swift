import Civics

extension Store {
    private static let forgettingBatch = 2_000

    /// Forgets what has done its time: answers to repeated requests after a day, ended sessions.
    /// Worth calling every few minutes; each step is short.
    public func forgetExpired() async throws {
        let now = settings.now()
        let day = now.adding(milliseconds: -AnswerTable.kept)
        var forgotten = Self.forgettingBatch
        while forgotten == Self.forgettingBatch {
            forgotten = try await put { batch in
                try AnswerTable.forget(before: day, limit: Self.forgettingBatch, in: batch)
            }
        }
        try await removeSessions(endedBefore: now)
    }
}
