import Civics
import Foundation
import GRDB

/// The stored bytes of a case that erasure must destroy: its key's seed and sealed payloads.
enum Bytes {
    static func of(_ caseID: CaseID, _ data: String) throws -> [Data] {
        var readOnly = Configuration()
        readOnly.readonly = true
        let database = try DatabaseQueue(
            path: data + "/tongban.sqlite", configuration: readOnly)
        defer { try? database.close() }
        let high = withUnsafeBytes(of: caseID.bits.high.bigEndian) { Data($0) }
        let low = withUnsafeBytes(of: caseID.bits.low.bigEndian) { Data($0) }
        return try database.read { database in
            try Data.fetchAll(
                database,
                sql: """
                    SELECT seed FROM case_keys JOIN cases USING (case_no) WHERE id = ?1
                    UNION ALL
                    SELECT sealed FROM journal JOIN cases USING (case_no) WHERE id = ?1
                    """, arguments: [high + low])
        }
    }
}
