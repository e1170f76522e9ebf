public import City
public import Civics
import GRDB

extension Store: Licences {
    public func licence(number: String) async throws(StoreUnavailable) -> LicenceRecord? {
        try await licences("number = ?", .text(number)).first
    }

    public func licence(code: String) async throws(StoreUnavailable) -> LicenceRecord? {
        try await licences("code = ?", .text(code)).first
    }

    public func licences(
        ofAny holders: Set<PartyKey>, before code: String?, limit: Int
    ) async throws(StoreUnavailable) -> [LicenceRecord] {
        try read { [keys] database in
            let end =
                try database.sql("SELECT row FROM licences WHERE code = ?")
                .first(.optional(code)) { $0.int(0) } ?? .max
            let rows = try holders.flatMap { holder in
                let (column, value) = holder.licenceColumn
                return try database.sql(
                    """
                    SELECT row FROM licences WHERE \(column) = ? AND row < ?
                    ORDER BY row DESC LIMIT ?
                    """
                ).all(value, .int(end), .int(Int64(limit))) { $0.int(0) }
            }
            let select = try database.sql(
                "SELECT \(LicenceTable.columns) FROM licences WHERE row = ?")
            return try Set(rows).sorted(by: >).prefix(limit).compactMap { row in
                try select.first(.int(row)) { try LicenceTable.read($0, with: keys) }
            }
        }
    }

    public func licences(
        issuedIn caseID: CaseID
    ) async throws(StoreUnavailable) -> [LicenceRecord] {
        try await licences("case_id = ? ORDER BY row", .id(caseID))
    }

    private func licences(
        _ condition: String, _ value: SQLValue
    ) async throws(StoreUnavailable) -> [LicenceRecord] {
        try read { [keys] database in
            try database.sql("SELECT \(LicenceTable.columns) FROM licences WHERE \(condition)")
                .all(value) { try LicenceTable.read($0, with: keys) }
        }
    }
}

extension PartyKey {
    /// The column a holder stands in, and how.
    fileprivate var licenceColumn: (String, SQLValue) {
        switch self {
        case .person(let person): ("person", .id(person))
        case .organisation(let code): ("organisation", .text(code))
        }
    }
}
