import Foundation

/// How many inputs chance makes. A test run makes a few, `make fuzz` sets `TONGBAN_FUZZ`.
enum FuzzCount {
    private static let asked = ProcessInfo.processInfo.environment["TONGBAN_FUZZ"].flatMap {
        Int($0)
    }

    /// Inputs for each of so many parts that run apart.
    static func each(of parts: Int, usual: Int) -> Int {
        asked.map { max(1, $0 / parts) } ?? usual
    }
}
