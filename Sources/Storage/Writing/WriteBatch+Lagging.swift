extension WriteBatch {
    /// Writes the portions of the lagging indexes that are due.
    func writeDuePortions() throws {
        parties = indexes.parties.due()
        for portion in parties {
            let insert = try sql("INSERT OR IGNORE INTO parties (party, case_no) VALUES (?, ?)")
            for entry in portion.entries where !pending.leaving.contains(entry) {
                try insert.run(.bytes(entry.key), .int(entry.number))
            }
            try note(portion, of: indexes.parties)
        }
        answers = indexes.answers.due()
        for portion in answers {
            let insert = try sql("INSERT OR IGNORE INTO answer_keys (key, number) VALUES (?, ?)")
            for entry in portion.entries { try insert.run(.bytes(entry.key), .int(entry.number)) }
            try note(portion, of: indexes.answers)
        }
    }

    private func note(_ portion: LaggingIndex.Portion, of index: LaggingIndex) throws {
        try sql(
            """
            INSERT INTO lagging (name, slice, up_to) VALUES (?, ?, ?)
            ON CONFLICT DO UPDATE SET up_to = excluded.up_to
            """
        ).run(.text(index.name), .int(Int64(portion.slice)), .int(portion.upTo))
    }

    /// Tells the lagging indexes what was committed. Portions first: what came with this batch is
    /// in none of them.
    func settle() {
        indexes.parties.wrote(parties)
        indexes.answers.wrote(answers)
        indexes.parties.add(pending.parties)
        indexes.answers.add(pending.answers)
        for entry in pending.leaving { indexes.parties.remove(entry) }
    }
}
