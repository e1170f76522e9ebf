import City
import Civics
import GRDB

/// Reading the rows of cases.
enum CaseTable {
    /// Columns a row is read from.
    static let columns = """
        c.id, c.number, c.internal_number, c.policy, c.kind, c.stage, c.closed, c.title,
        c.people, c.organisations, c.places, c.promised_due, c.statutory_due, c.light,
        c.next_moment, c.opened, c.updated, c.parent, c.category, c.longitude, c.latitude
        """
    /// How many they are.
    static let width: Int32 = 21

    static func read(_ row: SQLRow) throws -> CaseRow {
        guard let light = ClockLight(rawValue: Int(row.int(13))) else { throw DamagedRecord() }
        return CaseRow(
            caseID: try row.id(0), number: row.text(1), internalNumber: row.optionalText(2),
            policy: row.text(3), kind: row.text(4), stage: row.text(5),
            isClosed: row.int(6) == 1, title: row.text(7),
            people: try PreparedRow.people(row.bytes(8)),
            organisations: try PreparedRow.texts(row.bytes(9)),
            places: try PreparedRow.places(row.bytes(10)),
            promisedDue: row.optionalMoment(11), statutoryDue: row.optionalMoment(12),
            light: light, nextMoment: row.optionalMoment(14), opened: row.moment(15),
            updated: row.moment(16), parent: try row.optionalID(17), spot: spot(row))
    }

    private static func spot(_ row: SQLRow) -> CaseSpot? {
        row.optionalText(18).map {
            CaseSpot(
                category: $0, longitude: Int32(truncatingIfNeeded: row.int(19)),
                latitude: Int32(truncatingIfNeeded: row.int(20)))
        }
    }
}
