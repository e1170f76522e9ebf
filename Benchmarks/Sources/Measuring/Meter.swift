import Synchronization

/// Latencies and rate of one run.
package struct Meter: Sendable {
    package let count: Int
    package let seconds: Double
    package let processor: Double
    package let latencies: [Double]

    package var rate: Double { Double(count) / seconds }
    /// Share of one core.
    package var load: Double { processor / seconds }

    package func latency(_ share: Double) -> Double {
        latencies.isEmpty
            ? 0 : latencies[min(latencies.count - 1, Int(Double(latencies.count) * share))]
    }

    package var description: String {
        func fixed(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
        return "\(Int(rate))/s, p50 \(fixed(latency(0.5))) ms, p99 \(fixed(latency(0.99))) ms, "
            + "max \(fixed(latency(1))) ms, \(Int(load * 100)) % of one core"
    }

    /// Runs `work` `count` times from so many tasks; with a rate, no faster than that.
    package static func run(
        _ count: Int, tasks: Int = 64, rate: Double? = nil,
        _ work: @escaping @Sendable (Int) async throws -> Void
    ) async throws -> Meter {
        let (next, clock) = (Counter(), ContinuousClock())
        let (begin, processor) = (clock.now, Machine.processorSeconds)
        let latencies = try await withThrowingTaskGroup(of: [Double].self) { group in
            for _ in 0..<tasks {
                group.addTask {
                    var mine: [Double] = []
                    while true {
                        let number = next.take()
                        guard number < count else { return mine }
                        if let rate {
                            let due = begin.advanced(by: .seconds(Double(number) / rate))
                            try await clock.sleep(until: due)
                        }
                        mine.append(
                            try await clock.measure { try await work(number) }.seconds * 1e3)
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        return Meter(
            count: count, seconds: (clock.now - begin).seconds,
            processor: Machine.processorSeconds - processor, latencies: latencies.sorted())
    }
}

private final class Counter: Sendable {
    private let value = Atomic<Int>(0)
    package func take() -> Int { value.add(1, ordering: .relaxed).oldValue }
}
