/// Keeps one follower up with the journal until its task is cancelled.
///
/// A batch under way is finished before it stops. Waits for growth, never polls.
public struct FollowerRunner: Sendable {
    /// Events a batch.
    public static let batch = 500

    private let follower: any Follower
    private let journal: any Journal
    private let shelf: any FollowerShelf

    /// A runner for one follower; two runners for one follower do no harm but no good.
    public init(_ follower: any Follower, journal: any Journal, shelf: any FollowerShelf) {
        (self.follower, self.journal, self.shelf) = (follower, journal, shelf)
    }

    /// Follows until the task is cancelled.
    ///
    /// - Throws: What the follower or the store threw; the position stays before that batch.
    public func run() async throws {
        while !Task.isCancelled {
            let position = try await catchUp()
            await journal.growth(beyond: position)
        }
    }

    /// Follows to the end the journal has now, and returns the position reached.
    @discardableResult
    public func catchUp() async throws -> Int64 {
        var position = try await shelf.position(of: follower.name)
        while !Task.isCancelled {
            let reached = try await step(from: position)
            guard reached != position else { break }
            position = reached
        }
        return position
    }

    /// Throws away what the follower keeps and makes it again from the whole journal.
    public func rebuild() async throws {
        try await shelf.reset(follower.name)
        try await catchUp()
    }

    private func step(from position: Int64) async throws -> Int64 {
        let (events, reached) = try await next(from: position)
        guard reached != position else { return position }
        let writes =
            events.isEmpty
            ? [] : try await follower.follow(events, rows: shelf.rows(of: follower.name))
        let moved = try await shelf.advance(
            follower.name, from: position, to: reached, writes: writes)
        return moved ? reached : try await shelf.position(of: follower.name)
    }

    private func next(
        from position: Int64
    ) async throws -> (events: [RecordedEvent], reached: Int64) {
        if let names = follower.names {
            return try await journal.events(named: names, from: position, limit: Self.batch)
        }
        let events = try await journal.events(from: position, limit: Self.batch)
        return (events, events.last.map { $0.position + 1 } ?? position)
    }
}
