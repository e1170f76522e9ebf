public import City
import Civics
import GRDB

extension Store {
    /// How much waits at each unit: counts kept with the places, and for each unit the place whose
    /// limit ends first, found at the beginning of its desks' queues.
    public func unitLoads() async throws(StoreUnavailable) -> [UnitLoad] {
        try await readAside { database in
            var lights: [String: [ClockLight: Int]] = [:]
            let counts = try database.sql(
                "SELECT unit, light, count FROM unit_loads WHERE count > 0"
            ).all { ($0.text(0), Int($0.int(1)), Int($0.int(2))) }
            for (unit, light, count) in counts {
                guard let light = ClockLight(rawValue: light) else { throw DamagedRecord() }
                lights[unit, default: [:]][light] = count
            }
            return try lights.map { unit, lights in
                UnitLoad(
                    unit: unit, lights: lights, first: try Self.first(of: unit, in: database))
            }
        }
    }

    private static func first(
        of unit: String, in database: Database
    ) throws -> UnitLoad.Earliest? {
        let next = try database.sql(
            "SELECT desk FROM queue WHERE unit = ? AND desk > ? ORDER BY desk LIMIT 1")
        let earliest = try database.sql(
            """
            SELECT c.number, q.due FROM queue q JOIN cases c USING (case_no)
            WHERE q.unit = ? AND q.desk = ? ORDER BY q.due LIMIT 1
            """)
        var (desk, first): (String, UnitLoad.Earliest?) = ("", nil)
        while let found = try next.first(.text(unit), .text(desk), read: { $0.text(0) }) {
            desk = found
            let place = try earliest.first(.text(unit), .text(desk)) { ($0.text(0), $0.int(1)) }
            guard let place, place.1 != .max else { continue }
            let due = Instant(millisecondsSinceEpoch: place.1)
            if first.map({ due < $0.due }) ?? true {
                first = UnitLoad.Earliest(number: place.0, due: due)
            }
        }
        return first
    }
}
