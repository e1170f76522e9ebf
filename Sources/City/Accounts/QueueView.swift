/// A way somebody likes to look at their queue, kept with their account under a name of theirs.
public struct QueueView: Hashable, Sendable {
    /// At most so many are kept by one person.
    public static let most = 20
    /// Letters of a name at most.
    public static let longestName = 40

    /// What the person calls it.
    public var name: String
    /// Filters and order as the queue's address has them, without `?`.
    public var query: String

    /// A view of this name.
    public init(name: String, query: String) { (self.name, self.query) = (name, query) }
}
