import City
import Civics
import GRDB
import TransparencyLog

extension Store {
    /// Largest payload of one event, in bytes.
    static let largestPayload = 1 << 20
    /// Most events of one commit.
    static let mostEvents = 1_000

    /// Does everything of a commit that needs no transaction, on the caller's thread.
    ///
    /// - Throws: ``JournalRefusal``, also a conflict that can be seen without the writer.
    func prepare(_ commit: JournalCommit) async throws(JournalRefusal) -> PreparedCommit {
        try check(commit)
        var appends: [PreparedAppend] = []
        for append in commit.appends {
            guard let head = try await head(for: append) else {
                throw try await refusal(of: commit, append)
            }
            appends.append(try prepare(append, on: head))
        }
        return PreparedCommit(
            appends: appends, once: try prepare(commit.once),
            records: try commit.records.map { record throws(JournalRefusal) in
                try prepare(record)
            })
    }

    private func check(_ commit: JournalCommit) throws(JournalRefusal) {
        guard !commit.appends.isEmpty || !commit.records.isEmpty else {
            throw .malformed("nothing to write")
        }
        let cases = Set(commit.appends.map(\.caseID))
        guard cases.count == commit.appends.count else { throw .malformed("case named twice") }
        for append in commit.appends {
            guard (1...Self.mostEvents).contains(append.events.count), append.expected >= 0,
                append.row.caseID == append.caseID, !append.row.number.isEmpty
            else { throw .malformed("append") }
            guard append.events.allSatisfy({ $0.payload.count <= Self.largestPayload }) else {
                throw .malformed("payload too long")
            }
        }
        if let once = commit.once {
            guard (1...255).contains(once.key.text.utf8.count), once.request.count == 32 else {
                throw .malformed("idempotency key")
            }
        }
    }

    /// The head an append goes on from; `nil` when the case stands at another version.
    private func head(for append: CaseAppend) async throws(JournalRefusal) -> CaseHead? {
        if append.expected == 0 { return newHead(of: append.caseID) }
        if let head = heads[append.caseID], head.version == append.expected { return head }
        guard let head = try await storedHead(of: append.caseID) else { return nil }
        guard head.version == append.expected else { return nil }
        guard head.key != nil else { throw .erased(append.caseID) }
        heads.keep(head, of: append.caseID)
        return head
    }

    /// A new case: a name for the ledger and a seed for its key, both drawn now.
    private func newHead(of caseID: CaseID) -> CaseHead {
        let bytes = settings.randomBytes(16 + CaseKey.seedLength)
        let seed = Array(bytes.dropFirst(16))
        return CaseHead(
            version: 0, leaf: nil,
            pseudonym: Pseudonym(blob: Array(bytes.prefix(16))) ?? Pseudonym(high: 0, low: 0),
            key: CaseKey(seed: seed, for: caseID, with: keys), newSeed: seed)
    }

    private func storedHead(of caseID: CaseID) async throws(JournalRefusal) -> CaseHead? {
        do {
            return try glance { [keys] database in
                try database.sql(
                    """
                    SELECT c.version, c.leaf, c.pseudonym, k.seed
                    FROM cases c LEFT JOIN case_keys k USING (case_no) WHERE c.id = ?
                    """
                ).first(.id(caseID)) { row in
                    CaseHead(
                        version: Int(row.int(0)), leaf: LogHash(row.bytes(1)),
                        pseudonym: try row.id(2),
                        key: row.optionalBytes(3).map {
                            CaseKey(seed: $0, for: caseID, with: keys)
                        }, newSeed: nil)
                }
            }
        } catch {
            throw .unavailable(error)
        }
    }

    /// Why a commit that met another version is refused: it is a repeated one, or it came second.
    private func refusal(
        of commit: JournalCommit, _ append: CaseAppend
    ) async throws(JournalRefusal) -> JournalRefusal {
        do {
            if let once = commit.once, let first = try await firstAnswer(to: once.key) {
                let isSame = first.request == once.request
                return isSame ? .replay(answer: first.answer) : .keyReused
            }
            return .staleVersion(
                append.caseID, actual: try await version(of: append.caseID))
        } catch {
            throw .unavailable(error)
        }
    }

    private func prepare(
        _ append: CaseAppend, on head: CaseHead
    ) throws(JournalRefusal) -> PreparedAppend {
        guard let key = head.key else { throw .erased(append.caseID) }
        let version = head.version + append.events.count
        let (events, entries) = try entries(of: append, on: head, key: key)
        guard let last = events.last, let leaf = entries.last?.leaf else {
            throw .malformed("no event")
        }
        return PreparedAppend(
            caseID: append.caseID, expected: append.expected, last: last,
            earlier: events.count > 1
                ? EarlierEvents.pack(events.dropLast(), before: last.event) : nil,
            sealed: try seal(append, with: key, upTo: version, leaf: leaf), entries: entries,
            row: PreparedRow(append.row),
            head: CaseHead(
                version: version, leaf: leaf, pseudonym: head.pseudonym, key: key, newSeed: nil),
            seed: head.newSeed)
    }

    private func seal(
        _ append: CaseAppend, with key: CaseKey, upTo version: Int, leaf: LogHash
    ) throws(JournalRefusal) -> [UInt8] {
        do {
            return try key.seal(append.events.map(\.payload), upTo: version, leaf: leaf)
        } catch {
            throw .malformed("payload")
        }
    }

    /// Each event as it is stored, and its entry for the ledger, which names the one before.
    private func entries(
        of append: CaseAppend, on head: CaseHead, key: CaseKey
    ) throws(JournalRefusal) -> ([StoredEvent], [RecentEntries.Entry]) {
        let count = append.events.count
        let salts = key.salts(upTo: head.version + count, count: count)
        let name = head.pseudonym.description
        var (stored, entries): ([StoredEvent], [RecentEntries.Entry]) = ([], [])
        var leaf = head.leaf
        for (event, salt) in zip(append.events, salts) {
            guard let commitment = Commitment.commit(salt: salt, payload: event.payload) else {
                throw .malformed("salt")
            }
            let entry = try self.entries.entry(
                of: event, case: name, commitment: commitment, after: leaf)
            let own = LogHash.leaf(entry)
            leaf = own
            entries.append(.init(entry: entry, leaf: own, endsRow: stored.count + 1 == count))
            stored.append(
                StoredEvent(
                    event: event, commitment: commitment,
                    entry: self.entries.follows(event) ? [] : entry))
        }
        return (stored, entries)
    }

    private func prepare(_ once: Once?) throws(JournalRefusal) -> PreparedOnce? {
        guard let once else { return nil }
        do {
            return PreparedOnce(
                key: AnswerTable.key(once.key), request: once.request,
                answer: try keys.seal(once.answer, in: AnswerTable.place), at: settings.now())
        } catch {
            throw .malformed("answer")
        }
    }
}
