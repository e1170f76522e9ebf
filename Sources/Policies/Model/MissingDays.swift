public import FEEL

/// What becomes of a day its month does not have: a birthday of 29 February in a common year,
/// 31 January plus a month. The law leaves it open, so a document says it in its front matter:
///
///     missing-day: { completed: up, added: down }
public struct MissingDays: Hashable, Sendable {
    /// When 周岁 and 足月 are complete; `nil` when the document does not say.
    public var completed: MonthEnd?
    /// Where added months and 每月 end; `nil` when the document does not say.
    public var added: MonthEnd?

    /// Both directions as a document names them.
    public init(completed: MonthEnd? = nil, added: MonthEnd? = nil) {
        self.completed = completed
        self.added = added
    }

    /// How expressions of the document are asked; what it does not say is up for completed months
    /// and down for added ones (民法典 第二百零二条: the last day is the end of the period).
    public var options: EvaluationOptions {
        EvaluationOptions(birthday: completed ?? .up, monthEnd: added ?? .down)
    }
}
