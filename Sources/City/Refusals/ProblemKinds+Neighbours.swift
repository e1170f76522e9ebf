import Civics

extension Problem.Kind {
    /// Somebody else's service does not answer: nothing has happened, and later it may.
    static func unanswered(
        _ name: String, title: LocalizedText, detail: LocalizedText
    ) -> Problem.Kind {
        Problem.Kind(name, status: 503, title: title, detail: detail, isRetryable: true)
    }
}
