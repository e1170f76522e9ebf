import Cases
import Civics
import JSON
import Policies

extension CityHall {
    /// Lets the engine decide and writes what it decided, all or none.
    ///
    /// Another writer may be first; then the case is read again and decided again, three times at
    /// most, unless the sender said which version they had seen.
    ///
    /// - Parameter asked: The rules as they were asked about an application before it is filed.
    func write(
        _ command: CaseCommand, to file: CaseFile?, under prepared: PreparedPolicy,
        by actor: Actor, person: SignedIn?, once: OnceRequest, seen: Int? = nil,
        records: [SideRecord] = [], asked: AskedRules? = nil
    ) async throws -> Answered {
        var file = file
        for attempt in 1...3 {
            do {
                return try await writeOnce(
                    command, to: file, under: prepared, by: actor, person: person, once: once,
                    records: records, asked: file?.asked ?? asked)
            } catch JournalRefusal.staleVersion(let id, let actual) {
                cabinet.forget(id)
                guard seen == nil, attempt < 3 else {
                    throw Problem(.staleVersion, facts: ["current": String(actual)])
                }
                file = try await self.file(of: id)
            }
        }
        throw Problem(.staleVersion)
    }

    private func writeOnce(
        _ command: CaseCommand, to file: CaseFile?, under prepared: PreparedPolicy,
        by actor: Actor, person: SignedIn?, once: OnceRequest, records: [SideRecord],
        asked: AskedRules?
    ) async throws -> Answered {
        let now = world.now()
        let outcome = try await decided(
            command, file, prepared, asked, by: actor, at: now, person: person, once: once)
        switch outcome {
        case .replay(let answer): return answer
        case .decided(let came) where came.events.isEmpty: return try nothing(file, at: now)
        case .decided(let came):
            var decision = Decided(
                events: came.events, state: came.state, asked: came.asked, records: records)
            try await doChores(&decision, under: prepared, at: now)
            return try await commit(
                [Part(decision: decision, before: file?.state)], person: person, once: once, at: now
            )
        }
    }

    /// Events that belong together, the case they make, and what is written beside them.
    struct Decided {
        var events: [CaseEvent]
        var state: Case
        /// The rules as they were asked, for the next decision on the case.
        var asked: AskedRules?
        var records: [SideRecord]
    }

    /// What one decision writes, and the case it was made upon.
    struct Part {
        var decision: Decided
        var before: Case?
    }

    /// Writes decisions on one or several cases, all or none; the first is answered about.
    func commit(
        _ parts: [Part], person: SignedIn?, once: OnceRequest, at now: Instant
    ) async throws -> Answered {
        guard !parts.isEmpty else { throw Problem(.internalFault) }
        let first = parts[0].decision.state
        let body = summary(of: first, at: now).serialized()
        let commit = JournalCommit(
            parts.map { append($0.decision.events, to: $0.before, after: $0.decision.state) },
            once: once.once(sender: person?.account, answer: body),
            records: parts.flatMap { $0.decision.records + sideRecords(of: $0.decision, at: now) })
        if let answer = try await firstAnswer(committing: commit) {
            return Answered(body: answer, isReplay: true)
        }
        for part in parts {
            cabinet.keep(CaseFile(state: part.decision.state, asked: part.decision.asked))
        }
        return Answered(body: body, version: first.version)
    }

    /// - Returns: What the first sender was told, when this commit was made before.
    private func firstAnswer(committing commit: JournalCommit) async throws -> [UInt8]? {
        do {
            _ = try await store.commit(commit)
            return nil
        } catch {
            guard case .replay(let answer) = error else { throw error }
            return answer
        }
    }

    /// Nothing was due.
    private func nothing(_ file: CaseFile?, at now: Instant) throws -> Answered {
        guard let file else { throw Problem(.internalFault, cause: "nothing was decided") }
        return Answered(
            body: summary(of: file.state, at: now).serialized(), version: file.state.version)
    }

    private enum Outcome {
        case decided(Consequences)
        case replay(Answered)
    }

    /// A refusal may only mean that the same request was carried out before.
    private func decided(
        _ command: CaseCommand, _ file: CaseFile?, _ prepared: PreparedPolicy,
        _ asked: AskedRules?, by actor: Actor, at now: Instant, person: SignedIn?,
        once: OnceRequest
    ) async throws -> Outcome {
        do {
            return .decided(
                try prepared.engine.consequences(
                    of: command, on: file?.state, asked: asked, by: actor, at: now))
        } catch {
            if let key = once.key, let person,
                let first = try await store.firstAnswer(to: OnceKey(sender: person.account, key))
            {
                guard first.request == once.digest else { throw Problem(.idempotencyKeyReused) }
                return .replay(Answered(body: first.answer, isReplay: true))
            }
            throw error.problem
        }
    }
}
