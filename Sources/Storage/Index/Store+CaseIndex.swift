public import City
public import Civics
import GRDB

extension Store: CaseIndex {
    private static let mostNear = 20
    private static let mostNearby = 2_000

    public func row(of caseID: CaseID) async throws(StoreUnavailable) -> CaseRow? {
        try await rows("cases c WHERE c.id = ?", [.id(caseID)]).first
    }

    public func row(number: String) async throws(StoreUnavailable) -> CaseRow? {
        try await rows("cases c WHERE c.number = ?", [.text(number)]).first
    }

    public func rows(
        ofAny parties: Set<PartyKey>, before caseID: CaseID?, limit: Int
    ) async throws(StoreUnavailable) -> [CaseRow] {
        let keys = parties.map(\.bytes)
        // What waits is looked at first: what goes into the table meanwhile is then found there.
        let waiting = keys.flatMap { indexes.parties.waiting($0) }
        return try read { database in
            let end =
                try database.sql("SELECT case_no FROM cases WHERE id = ?")
                .first(.optional(caseID)) { $0.int(0) } ?? .max
            let written = try keys.flatMap { key in
                try database.sql(
                    """
                    SELECT case_no FROM parties WHERE party = ? AND case_no < ?
                    ORDER BY case_no DESC LIMIT ?
                    """
                ).all(.bytes(key), .int(end), .int(Int64(limit))) { $0.int(0) }
            }
            let numbers = Set(written).union(waiting.filter { $0 < end }).sorted(by: >)
            let select = try database.sql(
                "SELECT \(CaseTable.columns) FROM cases c WHERE c.case_no = ?")
            return try numbers.prefix(limit).compactMap {
                try select.first(.int($0), read: CaseTable.read)
            }
        }
    }

    public func children(of caseID: CaseID) async throws(StoreUnavailable) -> [CaseRow] {
        try await rows("cases c WHERE c.parent = ? ORDER BY c.case_no", [.id(caseID)])
    }

    public func due(
        by moment: Instant, limit: Int
    ) async throws(StoreUnavailable) -> [CaseMoment] {
        try glance { database in
            try database.sql(
                """
                SELECT c.id, m.moment FROM moments m JOIN cases c USING (case_no)
                WHERE m.moment <= ? ORDER BY m.moment, m.case_no LIMIT ?
                """
            ).all(.moment(moment), .int(Int64(limit))) { row in
                CaseMoment(caseID: try row.id(0), at: row.moment(1))
            }
        }
    }

    public func near(
        _ spot: CaseSpot, metres: Int, since moment: Instant
    ) async throws(StoreUnavailable) -> [CaseRow] {
        try await readAside { database in
            let select = try database.sql(
                """
                SELECT \(CaseTable.columns) FROM spots s JOIN cases c USING (case_no)
                WHERE s.category = ? AND s.cell = ? AND s.opened >= ?
                ORDER BY s.opened DESC LIMIT \(Self.mostNearby)
                """)
            var found: [(row: CaseRow, metres: Double)] = []
            for cell in spot.cellsNear {
                let rows = try select.all(
                    .text(spot.category), .int(cell), .moment(moment), read: CaseTable.read)
                found += rows.compactMap { row in row.spot.map { (row, spot.metres(to: $0)) } }
            }
            let close = found.filter { $0.metres <= Double(metres) }
            return close.sorted { $0.metres < $1.metres }.prefix(Self.mostNear).map(\.row)
        }
    }

    public func tally() async throws(StoreUnavailable) -> [StageTally] {
        try glance { database in
            try database.sql("SELECT policy, kind, stage, count FROM tally WHERE count > 0").all {
                StageTally(
                    policy: $0.text(0), kind: $0.text(1), stage: $0.text(2), count: Int($0.int(3)))
            }
        }
    }

    private func rows(
        _ source: String, _ values: [SQLValue]
    ) async throws(StoreUnavailable) -> [CaseRow] {
        try glance { database in
            try database.sql("SELECT \(CaseTable.columns) FROM \(source)")
                .all(values, read: CaseTable.read)
        }
    }
}

extension PartyKey {
    /// As it stands in the index of parties.
    var bytes: [UInt8] {
        switch self {
        case .person(let person): person.blob
        case .organisation(let code): Array(code.utf8)
        }
    }
}
