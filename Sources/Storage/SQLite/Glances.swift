import GRDB
import Synchronization

/// Connections for single looks into the database. The pool's own readers begin a transaction and
/// ask for the schema's version before each reading, which takes longer than finding a row does.
final class Glances: Sendable {
    private static let count = 4

    private let connections: [DatabaseQueue]
    private let next = Atomic<Int>(0)

    /// - Parameter configuration: As the store's own; opened for reading only.
    init(_ path: String, _ configuration: Configuration) throws {
        var configuration = configuration
        configuration.readonly = true
        configuration.label = "tongban.glance"
        connections = try (0..<Self.count).map { _ in
            try DatabaseQueue(path: path, configuration: configuration)
        }
    }

    /// Reads on the caller's thread, on the connection whose turn it is.
    func read<Made>(_ work: (Database) throws -> Made) throws -> Made {
        let turn = next.wrappingAdd(1, ordering: .relaxed).oldValue
        return try connections[Int(UInt(bitPattern: turn) % UInt(Self.count))].unsafeRead(work)
    }

    func close() throws {
        for connection in connections { try connection.close() }
    }
}
