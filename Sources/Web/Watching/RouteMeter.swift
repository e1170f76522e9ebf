import Synchronization

/// Counts and durations of one route, kept in atomics: recording one call adds to three of them
/// and takes no lock.
final class RouteMeter: Sendable {
    /// Upper bounds of the duration buckets, in microseconds.
    static let bounds: [UInt64] = [
        500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000,
        2_500_000, 10_000_000,
    ]

    /// The statuses counted by themselves; others go under their class.
    static let statuses = [
        200, 201, 202, 204, 303, 304, 400, 401, 403, 404, 405, 408, 409, 413, 415, 422, 428, 429,
        500, 503,
    ]

    private final class Cell: Sendable {
        let value = Atomic<UInt64>(0)
    }

    private let counts: [Cell]
    private let buckets: [Cell]
    private let total = Atomic<UInt64>(0)

    init() {
        counts = (0...Self.statuses.count + 4).map { _ in Cell() }
        buckets = (0...Self.bounds.count).map { _ in Cell() }
    }

    /// Adds one call.
    func record(status: Int, microseconds: UInt64) {
        counts[Self.place(of: status)].value.wrappingAdd(1, ordering: .relaxed)
        let bucket = Self.bounds.firstIndex { microseconds <= $0 } ?? Self.bounds.count
        buckets[bucket].value.wrappingAdd(1, ordering: .relaxed)
        total.wrappingAdd(microseconds, ordering: .relaxed)
    }

    /// Calls so far by status, those never seen left out. Classes read `2xx`.
    var byStatus: [(status: String, count: UInt64)] {
        let names = Self.statuses.map(String.init) + ["1xx", "2xx", "3xx", "4xx", "5xx"]
        return zip(names, counts).compactMap { name, cell in
            let count = cell.value.load(ordering: .relaxed)
            return count == 0 ? nil : (name, count)
        }
    }

    /// Calls up to each bound, then all.
    var cumulative: [UInt64] {
        var sum: UInt64 = 0
        return buckets.map { cell in
            sum += cell.value.load(ordering: .relaxed)
            return sum
        }
    }

    /// Microseconds of all calls together.
    var microseconds: UInt64 { total.load(ordering: .relaxed) }

    private static func place(of status: Int) -> Int {
        if let place = statuses.firstIndex(of: status) { return place }
        return statuses.count + min(max(status / 100, 1), 5) - 1
    }
}
