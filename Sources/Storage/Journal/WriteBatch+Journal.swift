import City
import Civics
import TransparencyLog

extension WriteBatch {
    /// Writes a prepared commit, all or none.
    ///
    /// - Throws: ``JournalRefusal`` before anything was written where ``PreparedCommit/looksFirst``.
    func write(_ commit: PreparedCommit) throws -> Committed {
        if let once = commit.once { try refuseRepeated(once) }
        var cases: [Committed.Appended] = []
        for append in commit.appends { cases.append(try write(append)) }
        if let once = commit.once { try remember(once) }
        for record in commit.records { try write(record) }
        return Committed(cases: cases)
    }

    private func refuseRepeated(_ once: PreparedOnce) throws {
        guard let first = try answer(key: once.key) else { return }
        guard first.request == once.request else { throw JournalRefusal.keyReused }
        throw Replayed(answer: first.answer)
    }

    private func answer(key: [UInt8]) throws -> (request: [UInt8], answer: [UInt8])? {
        if let number = pending.ownAnswers[key] {
            return try AnswerTable.read(number, key, in: database)
        }
        return try AnswerTable.find(key, indexes.answers, in: database)
    }

    private func remember(_ once: PreparedOnce) throws {
        try sql("INSERT INTO answers (key, request, answer, at) VALUES (?, ?, ?, ?)").run(
            .bytes(once.key), .bytes(once.request), .bytes(once.answer), .moment(once.at))
        let number = database.inserted
        pending.answers.append(.init(key: once.key, number: number))
        pending.ownAnswers[once.key] = number
    }

    private func write(_ append: PreparedAppend) throws -> Committed.Appended {
        guard let leaf = append.entries.last?.leaf else {
            throw JournalRefusal.malformed("no event")
        }
        let first = pending.nextPosition
        let head = first + Int64(append.entries.count) - 1
        let (number, previous): (Int64, Int64?)
        if append.expected == 0 {
            (number, previous) = (try open(append, head: head, leaf: leaf), nil)
        } else {
            let standing = try standing(append)
            (number, previous) = (standing.number, standing.head)
            try update(standing, by: append, head: head, leaf: leaf)
        }
        try add(append, at: head, leaf: leaf, to: number, after: previous)
        return .init(
            caseID: append.caseID, version: append.head.version, positions: first..<head + 1)
    }

    private func open(_ append: PreparedAppend, head: Int64, leaf: LogHash) throws -> Int64 {
        guard let seed = append.seed else { throw JournalRefusal.malformed("no key") }
        guard let number = try open(append, head: head, leaf: leaf) as Int64? else {
            if let standing = try standing(append.caseID) {
                throw JournalRefusal.staleVersion(append.caseID, actual: standing.version)
            }
            throw JournalRefusal.taken(what: "number")
        }
        try sql("INSERT INTO case_keys (case_no, seed) VALUES (?, ?)")
            .run(.int(number), .bytes(seed))
        return number
    }

    private func standing(_ append: PreparedAppend) throws -> StandingCase {
        guard let standing = try standing(append.caseID) else {
            throw JournalRefusal.staleVersion(append.caseID, actual: 0)
        }
        guard standing.version == append.expected else {
            throw JournalRefusal.staleVersion(append.caseID, actual: standing.version)
        }
        guard !standing.isErased else { throw JournalRefusal.erased(append.caseID) }
        return standing
    }

    /// Writes the one row of all events, under the position of the last.
    private func add(
        _ append: PreparedAppend, at head: Int64, leaf: LogHash, to number: Int64,
        after previous: Int64?
    ) throws {
        let last = append.last
        try sql(
            """
            INSERT INTO journal (position, case_no, version, previous, name, schema, at, actor,
                role, unit, basis, leaf, entry, sealed, commitment, earlier)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        ).run(
            .int(head), .int(number), .int(Int64(append.head.version)), .optional(previous),
            .text(last.event.name), .int(Int64(last.event.schema)), .moment(last.event.at),
            .optional(last.event.actor), .text(last.event.role), .optional(last.event.unit),
            .optional(last.event.basis), .bytes(leaf.bytes), .bytes(last.entry),
            .bytes(append.sealed), .optional(last.commitment?.bytes), .optional(append.earlier))
        pending.entries += append.entries
        pending.nextPosition = head + 1
    }
}

/// A repeated key was met in the transaction; the answer is still sealed.
struct Replayed: Error { let answer: [UInt8] }
