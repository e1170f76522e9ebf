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

    public func licences(of person: PersonID) async throws(StoreUnavailable) -> [LicenceRecord] {
        try await licences("person = ? ORDER BY row DESC", .id(person))
    }

    public func licences(
        ofOrganisation code: String
    ) async throws(StoreUnavailable) -> [LicenceRecord] {
        try await licences("organisation = ? ORDER BY row DESC", .text(code))
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
