public import City
public import Civics
import GRDB

extension Store {
    /// Cases that are not closed, by document, in the order of their ids.
    public func running(
        under policy: String?, after caseID: CaseID?, limit: Int
    ) async throws(StoreUnavailable) -> [CaseID] {
        try read { database in
            try database.sql(
                """
                SELECT id FROM cases
                WHERE closed = 0 AND id > ?1 AND (?2 IS NULL OR policy LIKE ?2 || '@%')
                ORDER BY id LIMIT ?3
                """
            ).all(
                caseID.map { SQLValue.id($0) } ?? .bytes([]), .optional(policy),
                .int(Int64(limit))
            ) { try $0.id(0) }
        }
    }
}
