/// What went wrong, in a shape every edge can show: RFC 9457 body, error summary, exit code.
///
/// Two problems are equal when their kinds are: what differs is only how they are told.
/// Personal data never stands in `facts`, `fields` or `cause`: name places and rules, not values.
///
///     throw Problem(.staleVersion, facts: ["seen": "3", "current": "4"])
public struct Problem: Error, Hashable, Sendable {
    /// What happened; decides status and wording.
    public let kind: Kind
    /// Values for the placeholders of the wording. They are shown to whoever asked.
    public let facts: [String: String]
    /// What is wrong with single fields of what was sent.
    public let fields: [FieldProblem]
    /// For the operator's log only; never sent to anyone.
    public let cause: String?

    /// A problem of one kind.
    public init(
        _ kind: Kind, facts: [String: String] = [:], fields: [FieldProblem] = [],
        cause: String? = nil
    ) {
        self.kind = kind
        self.facts = facts
        self.fields = fields
        self.cause = cause
    }

    /// The short name of the kind of problem in the reader's language.
    public func title(in language: Language) -> String { kind.title.text(in: language) }

    /// What happened and what to do about it, in the reader's language.
    public func detail(in language: Language) -> String {
        kind.detail.filled(with: facts).text(in: language)
    }

    /// Equal when the kinds are.
    public static func == (left: Problem, right: Problem) -> Bool { left.kind == right.kind }

    /// Hashes the kind.
    public func hash(into hasher: inout Hasher) { hasher.combine(kind) }
}

extension Problem: CustomStringConvertible {
    /// The kind's name and the pointers of its fields, safe for a log.
    public var description: String {
        ([kind.name] + fields.map { $0.pointer + ":" + $0.kind.name }).joined(separator: " ")
    }
}

/// An error that has a place among the problems.
///
/// Conform small refusal enums to it with one exhaustive `switch`.
public protocol ProblemConvertible: Error {
    /// The problem to show for this error.
    var problem: Problem { get }
}

extension Problem: ProblemConvertible {
    /// Itself.
    public var problem: Problem { self }

    /// The problem to show for any error: its own, or ``Kind/internalFault`` without its text.
    public init(showing error: any Error) {
        self = (error as? any ProblemConvertible)?.problem ?? Problem(.internalFault)
    }
}
