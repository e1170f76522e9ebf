import Foundation

/// Runs work several times and gives the median, in milliseconds.
struct Clocked {
    let milliseconds: [Double]
    /// Processor time of all cores together, for each run.
    let processor: Double

    var median: Double { milliseconds.sorted()[milliseconds.count / 2] }
    var best: Double { milliseconds.min() ?? 0 }

    static func run(_ times: Int = 9, _ work: () async throws -> Void) async rethrows -> Clocked {
        var milliseconds: [Double] = []
        let clock = ContinuousClock()
        let before = processorSeconds
        for _ in 0..<times {
            let spent = try await clock.measure { try await work() }
            milliseconds.append(
                Double(spent.components.seconds) * 1e3
                    + Double(spent.components.attoseconds) / 1e15)
        }
        let spent = (processorSeconds - before) * 1e3 / Double(times)
        return Clocked(milliseconds: milliseconds, processor: spent)
    }

    private static var processorSeconds: Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        let (own, system) = (usage.ru_utime, usage.ru_stime)
        return Double(own.tv_sec + system.tv_sec) + Double(own.tv_usec + system.tv_usec) / 1e6
    }

    func line(_ name: String) -> String {
        name
            + String(
                format: ": median %.2f ms, best %.2f ms, processor %.2f ms", median, best, processor
            )
    }

    /// Peak resident memory in MiB.
    static var peakMemory: Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") } ?? ""
        return (Int(line.filter(\.isNumber)) ?? 0) / 1024
    }
}

/// The same numbers in every run, and in the peers' scripts.
struct Draw {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func below(_ bound: UInt64) -> Int64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int64((state >> 33) % bound)
    }
}
