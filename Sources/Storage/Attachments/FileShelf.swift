import Synchronization

/// Where the sealed bytes of attachments lie, under names that say nothing.
protocol FileShelf: Sendable {
    /// Begins a file; nothing is kept before ``FileWriting/finish()``.
    func begin(_ name: String) throws -> any FileWriting
    /// The bytes of a file; `nil` when there is none.
    func read(_ name: String) throws -> [UInt8]?
    /// Destroys a file; none of that name is no error.
    func remove(_ name: String) throws
}

/// A file on its way onto a shelf.
protocol FileWriting {
    func write(_ bytes: [UInt8]) throws
    /// Keeps the file; durable on return.
    func finish() throws
    /// Throws away what was written.
    func giveUp()
}
