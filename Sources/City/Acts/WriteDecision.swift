import Cases
import Civics
import JSON
import Policies

extension CityHall {
    /// Lets the engine decide and writes what it decided, all or none.
    ///
    /// Another writer may be first; then the case is read again and decided again, three times at
    /// most, unless the sender said which version they had seen.
    func write(
        _ command: CaseCommand, to file: CaseFile?, under prepared: PreparedPolicy,
        by actor: Actor, person: SignedIn?, once: OnceRequest, seen: Int? = nil,
        records: [SideRecord] = []
    ) async throws -> Answered {
        var file = file
        for attempt in 1...3 {
            do {
                return try await writeOnce(
                    command, to: file, under: prepared, by: actor, person: person, once: once,
                    records: records)
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
        by actor: Actor, person: SignedIn?, once: OnceRequest, records: [SideRecord]
    ) async throws -> Answered {
        let now = world.now()
        let events = try await decided(
            command, file, prepared, by: actor, at: now, person: person, once: once)
        if case .replay(let answer) = events { return answer }
        guard case .events(let happened) = events else { throw Problem(.internalFault) }
        let after = try Self.folded(happened, onto: file?.state)
        let body = summary(of: after, at: now).serialized()
        let commit = JournalCommit(
            [append(happened, to: file?.state, after: after)],
            once: once.once(sender: person?.account, answer: body), records: records)
        do {
            _ = try await store.commit(commit)
        } catch JournalRefusal.replay(let answer) {
            return Answered(body: answer, isReplay: true)
        }
        cabinet.keep(CaseFile(state: after))
        try await doChores(of: after, under: prepared)
        return Answered(body: body)
    }

    private enum Outcome {
        case events([CaseEvent])
        case replay(Answered)
    }

    /// A refusal may only mean that the same request was carried out before.
    private func decided(
        _ command: CaseCommand, _ file: CaseFile?, _ prepared: PreparedPolicy, by actor: Actor,
        at now: Instant, person: SignedIn?, once: OnceRequest
    ) async throws -> Outcome {
        do {
            return .events(
                try prepared.engine.decide(file?.state, command, by: actor, at: now))
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

    static func folded(_ events: [CaseEvent], onto before: Case?) throws -> Case {
        var rest = events[...]
        var state: Case
        if let before {
            state = before
        } else {
            guard let first = rest.popFirst() else { throw Problem(.internalFault) }
            state = try Case(opening: first)
        }
        for event in rest { state.apply(event) }
        return state
    }
}
