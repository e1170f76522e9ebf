public import City
public import Civics
import GRDB
import TransparencyLog

extension Store: Journal {
    public func commit(_ commit: JournalCommit) async throws(JournalRefusal) -> Committed {
        let prepared = try await prepare(commit)
        let committed: Result<Committed, Replayed>
        committed = try await writer.write(looksFirst: prepared.looksFirst) { batch in
            do {
                return .success(try batch.write(prepared))
            } catch let replayed as Replayed {
                return .failure(replayed)
            }
        }
        switch committed {
        case .success(let committed):
            for append in prepared.appends { heads.keep(append.head, of: append.caseID) }
            return committed
        case .failure(let replayed): throw .replay(answer: try open(replayed.answer))
        }
    }

    private func open(_ answer: [UInt8]) throws(JournalRefusal) -> [UInt8] {
        do {
            return try keys.open(answer, in: AnswerTable.place)
        } catch {
            throw .unavailable(.unreadable(reason: "an answer does not open"))
        }
    }

    public func firstAnswer(to key: OnceKey) async throws(StoreUnavailable) -> FirstAnswer? {
        let found = try read { database in
            try AnswerTable.find(
                AnswerTable.key(key), indexes.answers, in: database
            ).map {
                FirstAnswer(
                    request: $0.request, answer: try keys.open($0.answer, in: AnswerTable.place))
            }
        }
        return found
    }

    public func history(
        of caseID: CaseID, after version: Int
    ) async throws(StoreUnavailable) -> [RecordedEvent] {
        let known = heads[caseID]?.key
        return try glance { [keys] database in
            let found = try database.sql(
                """
                SELECT c.head, k.seed FROM cases c LEFT JOIN case_keys k USING (case_no)
                WHERE c.id = ?
                """
            ).first(.id(caseID)) { ($0.int(0), $0.optionalBytes(1)) }
            guard let (head, seed) = found else { return [] }
            let key = seed.map {
                known ?? CaseKey(seed: $0, for: caseID, with: keys)
            }
            return try JournalTable.rows(from: head, after: version, in: database)
                .flatMap { try $0.opened(of: caseID, with: key) }
                .filter { $0.version > version }
        }
    }

    public func version(of caseID: CaseID) async throws(StoreUnavailable) -> Int {
        if let head = heads[caseID] { return head.version }
        return try glance { database in
            try database.sql("SELECT version FROM cases WHERE id = ?")
                .first(.id(caseID)) { Int($0.int(0)) } ?? 0
        }
    }

    public func events(
        from position: Int64, limit: Int
    ) async throws(StoreUnavailable) -> [RecordedEvent] {
        try await readAside { [self] database in
            try opened("", [], from: position, limit: limit, in: database) { _ in true }
        }
    }

    public func events(
        named names: Set<String>, from position: Int64, limit: Int
    ) async throws(StoreUnavailable) -> (events: [RecordedEvent], reached: Int64) {
        let words = names.sorted()
        let marks = Array(repeating: "?", count: names.count).joined(separator: ", ")
        // Names stand as they are in what is packed: SQLite passes over rows without one, and a
        // row that only seems to have one is found out when it is read.
        let packed = words.map { _ in "OR instr(j.earlier, ?)" }.joined(separator: " ")
        let wanted =
            words.map { SQLValue.text($0) } + words.map { SQLValue.bytes(Array($0.utf8)) }
        let (events, end) = try await readAside { [self] database in
            let events = try opened(
                "AND (j.name IN (\(marks)) \(packed))", wanted, from: position,
                limit: limit, in: database
            ) { names.contains($0.event.name) }
            return (events, try JournalTable.end(database))
        }
        guard events.count == limit, let last = events.last else {
            return (events, max(end, position))
        }
        return (events, last.position + 1)
    }

    /// Events from `position` on that are wanted, at most `limit`; of rows without any, nothing is
    /// opened.
    private func opened(
        _ condition: String, _ values: [SQLValue], from position: Int64, limit: Int,
        in database: Database, where isWanted: (StoredEvent) -> Bool
    ) throws -> [RecordedEvent] {
        var found: [RecordedEvent] = []
        guard limit > 0 else { return [] }
        let width = JournalRow.width
        try database.sql(
            """
            SELECT \(JournalRow.columns), c.id, k.seed
            FROM journal j JOIN cases c USING (case_no) LEFT JOIN case_keys k USING (case_no)
            WHERE j.position >= ? \(condition) ORDER BY j.position
            """
        ).each([.int(position)] + values) { row in
            let journalRow = try JournalRow(row)
            guard journalRow.events.contains(where: isWanted) else { return true }
            let caseID: CaseID = try row.id(width)
            let key = row.optionalBytes(width + 1).map { caseKey(of: caseID, seed: $0) }
            for (stored, event) in zip(
                journalRow.events, try journalRow.opened(of: caseID, with: key))
            where isWanted(stored) && event.position >= position { found.append(event) }
            return found.count < limit
        }
        return Array(found.prefix(limit))
    }

    private func caseKey(of caseID: CaseID, seed: [UInt8]) -> CaseKey {
        heads[caseID]?.key ?? CaseKey(seed: seed, for: caseID, with: keys)
    }

    public func end() async throws(StoreUnavailable) -> Int64 { writer.end }

    public func growth(beyond position: Int64) async { await growth.wait(beyond: position) }
}
