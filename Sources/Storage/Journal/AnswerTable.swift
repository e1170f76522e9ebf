import City
import Civics
import Crypto
import GRDB

/// Answers to requests that are carried out once.
enum AnswerTable {
    /// Milliseconds an answer is kept at least: 24 hours.
    static let kept: Int64 = 24 * 60 * 60 * 1000
    /// Place its answers are sealed for.
    static let place = "answer"

    /// What a key is stored as: nobody can tell the sender or the words from these 16 bytes.
    static func key(_ key: OnceKey) -> [UInt8] {
        var hasher = SHA256()
        hasher.update(data: key.sender.blob)
        hasher.update(data: Array(key.text.utf8))
        return Array(hasher.finalize().prefix(16))
    }

    static func find(
        _ key: [UInt8], _ index: LaggingIndex, in database: Database
    ) throws -> (request: [UInt8], answer: [UInt8])? {
        // What waits is looked at first: what goes into the table meanwhile is then found there.
        let waiting = index.waiting(key)
        let numbers = try database.sql("SELECT number FROM answer_keys WHERE key = ?")
            .all(.bytes(key)) { $0.int(0) }
        for number in waiting + numbers {
            if let found = try read(number, key, in: database) { return found }
        }
        return nil
    }

    static func read(
        _ number: Int64, _ key: [UInt8], in database: Database
    ) throws -> (request: [UInt8], answer: [UInt8])? {
        try database.sql("SELECT request, answer FROM answers WHERE number = ? AND key = ?")
            .first(.int(number), .bytes(key)) { ($0.bytes(0), $0.bytes(1)) }
    }

    /// Forgets answers older than a day, the oldest first, at most `limit`.
    static func forget(before moment: Instant, limit: Int, in batch: WriteBatch) throws -> Int {
        // Only what surely stands in the index's table, and never the last row: its number must
        // not be given again.
        let oldest = try batch.sql(
            """
            SELECT number, key FROM (
                SELECT number, key, at FROM answers
                WHERE number <= ? AND number < (SELECT max(number) FROM answers)
                ORDER BY number LIMIT ?)
            WHERE at < ?
            """
        ).all(.int(batch.indexes.answers.oldest), .int(Int64(limit)), .moment(moment)) {
            (number: $0.int(0), key: $0.bytes(1))
        }
        for row in oldest {
            try batch.sql("DELETE FROM answers WHERE number = ?").run(.int(row.number))
            try batch.sql("DELETE FROM answer_keys WHERE key = ? AND number = ?")
                .run(.bytes(row.key), .int(row.number))
        }
        return oldest.count
    }
}
