import Cases
import Civics
import JSON
import Policies

extension CityHall {
    /// Files every case this one asked for and has not got, each together with the note of it on
    /// this one: both are written or neither, so asking again files nothing twice.
    ///
    /// - Throws: A problem when a child cannot be filed (its document is not in force, the rules
    ///   refuse it); what could be filed is.
    func openChildren(of parent: CaseID) async throws {
        while let request = try await file(of: parent)?.state.unopenedChild {
            _ = try await writeTogether(by: nil, once: .system) { now in
                try await child(of: parent, request, at: now)
            }
        }
    }

    /// Tells the case this one grew out of how it came out, once.
    func tellParent(of child: CaseID) async throws {
        guard let state = try await file(of: child)?.state, let succeeded = state.succeeded,
            let id = state.parent, let parent = try await file(of: id),
            parent.state.children.contains(where: { $0.child == child && $0.succeeded == nil })
        else { return }
        do {
            _ = try await write(
                .childFinished(child, succeeded: succeeded), to: parent,
                under: try prepared(parent.state), by: .system, person: nil, once: .system)
        } catch let problem as Problem where problem.kind == .alreadyDone {
            // Told by another process in between.
        }
    }

    private func child(
        of id: CaseID, _ request: ChildRequest, at now: Instant
    ) async throws -> [Part] {
        guard let parent = try await file(of: id)?.state, let document = request.policy,
            parent.unopenedChild != nil
        else { throw Problem(.notFound) }
        guard let prepared = rules.inForce(document, at: now, offset: world.offset),
            prepared.policy.flow != nil
        else { throw Problem(.versionUnknown, facts: ["version": document]) }
        try await requireShallow(parent)
        let filing = try await filing(for: request, of: parent, under: prepared, at: now)
        let child = try await part(
            [.file(filing)], on: nil, under: prepared, by: .system, at: now)
        let linked = try await part(
            [
                .childOpened(
                    filing.id, purpose: request.purpose, branch: request.branch,
                    step: request.step)
            ], on: parent, under: try self.prepared(parent), by: .system, at: now)
        return [linked, child]
    }

    private static let deepest = 4

    /// Documents that name each other must not open cases for ever.
    private func requireShallow(_ state: Case) async throws {
        var above = state.parent
        for _ in 0..<Self.deepest {
            guard let id = above else { return }
            above = try await file(of: id)?.state.parent
        }
        throw CaseRefusal.boundsExceeded("child-cases").problem
    }

    private func filing(
        for request: ChildRequest, of parent: Case, under prepared: PreparedPolicy,
        at now: Instant
    ) async throws -> Filing {
        let number = try await nextNumber(for: prepared.policy, at: now)
        var answers = shared(parent, with: prepared)
        for (name, value) in origin(of: request, in: parent) {
            answers[name] = AnswerEntry(value: value, source: .engine)
        }
        var records = officeRecords(
            of: prepared.policy, typed: answers, residentNumber: nil, at: now)
        try await records.readFacts()
        for (name, entry) in records.facts where answers[name] == nil { answers[name] = entry }
        return Filing(
            id: world.timeOrderedID(), number: number,
            internalNumber: internalNumber(for: prepared.policy, number, at: now),
            parties: parent.parties, channel: .system, answers: answers, parent: parent.id,
            position: parent.position)
    }

    /// What the child's document may rest on of the case it grew out of.
    private func origin(of request: ChildRequest, in parent: Case) -> [String: JSONValue] {
        var facts: [String: JSONValue] = [
            EngineFacts.parentCase: .string(parent.number.text),
            EngineFacts.parentPapers: .array(
                parent.papers.filter { $0.branch == request.branch && $0.revokedAt == nil }
                    .map { .string($0.number) }),
        ]
        facts[EngineFacts.parentBranch] = request.branch.map { .string($0) }
        facts[EngineFacts.handlingUnit] = unit(of: request, in: parent).map { .string($0) }
        facts[EngineFacts.cause] = request.reason.map { .string($0) }
        if request.purpose == .correction, let level = parent.ratings.last?.level {
            facts[EngineFacts.ratingLevel] = .integer(Int64(level))
        }
        return facts
    }

    private func unit(of request: ChildRequest, in parent: Case) -> String? {
        let check = parent.waiting.first {
            request.purpose == .postCheck && $0.role == .postCheck && $0.branch == request.branch
        }
        return check?.unit ?? request.branch.flatMap { parent.branch($0)?.unit }
            ?? parent.handling?.unit ?? rules[parent.policy]?.engine.procedure.lead
    }
}

extension Case {
    /// The first case asked for, with a document named for it, that has not been filed.
    var unopenedChild: ChildRequest? { children.first { $0.child == nil && $0.policy != nil } }
}
