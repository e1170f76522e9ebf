import Synchronization

/// What the server counts about itself, shown as Prometheus text (exposition format 0.0.4).
///
/// The routes' counts come by themselves; other parts of the house add what they can measure:
///
///     metrics.gauge("tongban_journal_position", "Entries in the journal.") { journal.position }
public final class Metrics: Sendable {
    /// What a number means to the reader of the metrics.
    public enum Kind: String, Sendable {
        /// Goes up and down.
        case gauge
        /// Only goes up while the server runs.
        case counter
    }

    private struct Reading: Sendable {
        let name: String
        let help: String
        let kind: Kind
        let labels: [(String, String)]
        let value: @Sendable () -> Double
    }

    private let readings = Mutex<[Reading]>([])
    private let meters = Mutex<[(route: String, meter: RouteMeter)]>([])

    /// Nothing measured yet.
    public init() {}

    /// Adds a number that goes up and down; `value` is asked each time the metrics are read and
    /// must be quick.
    ///
    /// - Parameter name: By Prometheus' naming rules, with the unit at the end (`_seconds`).
    public func gauge(
        _ name: String, _ help: String, labels: [(String, String)] = [],
        value: @escaping @Sendable () -> Double
    ) {
        add(Reading(name: name, help: help, kind: .gauge, labels: labels, value: value))
    }

    /// Adds a number that only goes up; the name ends in `_total`.
    public func counter(
        _ name: String, _ help: String, labels: [(String, String)] = [],
        value: @escaping @Sendable () -> Double
    ) {
        add(Reading(name: name, help: help, kind: .counter, labels: labels, value: value))
    }

    private func add(_ reading: Reading) { readings.withLock { $0.append(reading) } }

    /// Adds the meter of a route, named by method and template.
    func meter(of route: String) -> RouteMeter {
        let meter = RouteMeter()
        meters.withLock { $0.append((route, meter)) }
        return meter
    }

    /// The metrics as text.
    public func text() -> String {
        var page = MetricsPage()
        let meters = meters.withLock { $0 }
        page.heading("http_requests_total", "Calls by route and status.", "counter")
        for (route, meter) in meters {
            for (status, count) in meter.byStatus {
                page.line("http_requests_total", [("route", route), ("status", status)], count)
            }
        }
        page.heading("http_request_duration_seconds", "Time to make the answer.", "histogram")
        for (route, meter) in meters { page.histogram(route, meter) }
        for reading in readings.withLock({ $0 }) {
            page.heading(reading.name, reading.help, reading.kind.rawValue)
            page.line(reading.name, reading.labels, reading.value())
        }
        return page.text
    }
}

/// The text being written.
private struct MetricsPage {
    private(set) var text = ""
    private var headed: Set<String> = []

    mutating func heading(_ name: String, _ help: String, _ kind: String) {
        guard headed.insert(name).inserted else { return }
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind)\n"
    }

    mutating func line(_ name: String, _ labels: [(String, String)], _ value: UInt64) {
        text += "\(name)\(Self.braces(labels)) \(value)\n"
    }

    mutating func line(_ name: String, _ labels: [(String, String)], _ value: Double) {
        let written = value == value.rounded() && abs(value) < 1e15 ? "\(Int64(value))" : "\(value)"
        text += "\(name)\(Self.braces(labels)) \(written)\n"
    }

    mutating func histogram(_ route: String, _ meter: RouteMeter) {
        let counts = meter.cumulative
        guard let all = counts.last, all > 0 else { return }
        let name = "http_request_duration_seconds"
        for (bound, count) in zip(RouteMeter.bounds, counts) {
            let edge = String(Double(bound) / 1e6)
            line("\(name)_bucket", [("route", route), ("le", edge)], count)
        }
        line("\(name)_bucket", [("route", route), ("le", "+Inf")], all)
        line("\(name)_sum", [("route", route)], Double(meter.microseconds) / 1e6)
        line("\(name)_count", [("route", route)], all)
    }

    private static func braces(_ labels: [(String, String)]) -> String {
        guard !labels.isEmpty else { return "" }
        let pairs = labels.map { "\($0)=\"\(escaped($1))\"" }
        return "{\(pairs.joined(separator: ","))}"
    }

    private static func escaped(_ value: String) -> String {
        value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing(
            "\n", with: "\\n")
    }
}
