public import City
public import Civics
import GRDB

extension Store {
    /// Cases that are not closed, by document, in the order of their ids.
    ///
    /// One document's are found through the index of running cases, version by version; those of
    /// all documents by walking through the cases.
    public func running(
        under policy: String?, after caseID: CaseID?, limit: Int
    ) async throws(StoreUnavailable) -> [CaseID] {
        let after = caseID.map { SQLValue.id($0) } ?? .bytes([])
        guard let policy else {
            return try await readAside { database in
                try database.sql(
                    "SELECT id FROM cases WHERE closed = 0 AND id > ? ORDER BY id LIMIT ?"
                ).all(after, .int(Int64(limit))) { try $0.id(0) }
            }
        }
        return try await readAside { database in
            let versions = try database.sql(
                "SELECT DISTINCT policy FROM tally WHERE policy >= ? AND policy < ? AND count > 0"
            ).all(.text(policy + "@"), .text(policy + "A")) { $0.text(0) }
            let select = try database.sql(
                """
                SELECT id FROM cases INDEXED BY cases_running
                WHERE closed = 0 AND policy = ? AND id > ? ORDER BY id LIMIT ?
                """)
            var found: [CaseID] = []
            for version in versions {
                found += try select.all(.text(version), after, .int(Int64(limit))) {
                    try $0.id(0)
                }
            }
            return Array(found.sorted().prefix(limit))
        }
    }

    /// Cases that are not closed under one version of a document, in the order of their ids.
    public func running(
        underVersion policy: String, after caseID: CaseID?, limit: Int
    ) async throws(StoreUnavailable) -> [CaseRow] {
        try await readAside { database in
            try database.sql(
                """
                SELECT \(CaseTable.columns) FROM cases c INDEXED BY cases_running
                WHERE c.closed = 0 AND c.policy = ? AND c.id > ? ORDER BY c.id LIMIT ?
                """
            ).all(
                .text(policy), caseID.map { SQLValue.id($0) } ?? .bytes([]), .int(Int64(limit)),
                read: CaseTable.read)
        }
    }
}
