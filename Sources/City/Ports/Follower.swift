/// Something that follows the journal at its own pace and keeps what it shows: a count, a list, an
/// index. It can be thrown away and made again from position 0.
///
/// What it writes and how far it has come are stored in one transaction, so each event is taken in
/// exactly once, whatever crashes.
public protocol Follower: Sendable {
    /// Stable name; its rows and its position are kept under it.
    var name: String { get }

    /// Names of the events it takes in; `nil` for all. Others are passed over unread.
    var names: Set<String>? { get }

    /// What the rows of this follower become by these events.
    ///
    /// - Parameter events: In the order of the journal; the payload of an erased case is `nil`.
    /// - Parameter rows: This follower's own rows as they stand before these events.
    func follow(
        _ events: [RecordedEvent], rows: any FollowerRows
    ) async throws -> [FollowerWrite]
}

extension Follower {
    public var names: Set<String>? { nil }
}

/// A follower's rows, for reading.
public protocol FollowerRows: Sendable {
    /// The row with this key.
    func row(key: String) async throws(StoreUnavailable) -> FollowerRow?

    /// Rows of a group by their sort number, after the place given, at most `limit`.
    func rows(
        group: String, after place: FollowerPlace?, limit: Int, descending: Bool
    ) async throws(StoreUnavailable) -> [FollowerRow]
}

/// One row a follower keeps.
public struct FollowerRow: Hashable, Sendable {
    /// Unique within the follower.
    public var key: String
    /// Rows of one group are listed together.
    public var group: String
    /// Order within the group.
    public var sort: Int64
    /// What it says, JSON.
    public var body: [UInt8]

    /// A row with these parts.
    public init(key: String, group: String = "", sort: Int64 = 0, body: [UInt8]) {
        (self.key, self.group, self.sort, self.body) = (key, group, sort, body)
    }
}

/// Where a listing of a group goes on.
public struct FollowerPlace: Hashable, Sendable {
    /// Sort number of the last row seen.
    public var sort: Int64
    /// Key of the last row seen.
    public var key: String

    /// A place with these parts.
    public init(sort: Int64, key: String) { (self.sort, self.key) = (sort, key) }
}

/// One change of a follower's rows.
public enum FollowerWrite: Hashable, Sendable {
    /// Writes a row, new or changed.
    case put(FollowerRow)
    /// Removes a row; none of that key is no error.
    case remove(key: String)
}

/// Where followers keep their rows and how far they have come.
public protocol FollowerShelf: Sendable {
    /// How far a follower has come: the position it will read next.
    func position(of follower: String) async throws(StoreUnavailable) -> Int64

    /// Every follower that has come anywhere, with the position it will read next.
    func followers() async throws(StoreUnavailable) -> [FollowerPosition]

    /// Applies writes and moves the position, both or neither.
    ///
    /// - Returns: `false` when the follower stood somewhere else; nothing was written.
    func advance(
        _ follower: String, from: Int64, to: Int64, writes: [FollowerWrite]
    ) async throws(StoreUnavailable) -> Bool

    /// Removes all rows of a follower and sets it back to position 0.
    func reset(_ follower: String) async throws(StoreUnavailable)

    /// The rows of a follower.
    func rows(of follower: String) -> any FollowerRows
}

/// How far one follower has come.
public struct FollowerPosition: Hashable, Sendable {
    /// The follower's stable name.
    public var name: String
    /// Position of the journal it will read next.
    public var position: Int64

    /// A follower at a position.
    public init(name: String, position: Int64) { (self.name, self.position) = (name, position) }
}
