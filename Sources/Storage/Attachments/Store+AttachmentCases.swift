public import City
public import Civics
import GRDB

extension Store {
    /// Cases that refer to an attachment, newest first.
    public func cases(
        holding digest: String, limit: Int
    ) async throws(StoreUnavailable) -> [CaseID] {
        try read { database in
            try database.sql(
                """
                SELECT case_id FROM attachment_uses WHERE digest = ?
                ORDER BY case_id DESC LIMIT ?
                """
            ).all(.text(digest), .int(Int64(limit))) { try $0.id(0) }
        }
    }
}
