public import Civics

/// How much waits at one unit, kept with the cases: reading it takes no longer at a million cases.
public struct UnitLoad: Hashable, Sendable {
    /// Key of the unit.
    public var unit: String
    /// Places that wait there, by the light of their clocks.
    public var lights: [ClockLight: Int]
    /// The place whose limit ends or ended first; `nil` when nothing there has a limit.
    public var first: Earliest?

    /// The most pressing place of a unit.
    public struct Earliest: Hashable, Sendable {
        /// Number of its case.
        public var number: String
        /// First instant too late.
        public var due: Instant

        /// The place of this case.
        public init(number: String, due: Instant) { (self.number, self.due) = (number, due) }
    }

    /// A load with these parts.
    public init(unit: String, lights: [ClockLight: Int], first: Earliest?) {
        (self.unit, self.lights, self.first) = (unit, lights, first)
    }

    /// All places that wait there.
    public var running: Int { lights.values.reduce(0, +) }
}
