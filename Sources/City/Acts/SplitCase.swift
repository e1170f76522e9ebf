public import Cases
import Civics
import JSON
import Policies

/// What somebody says who splits a report that is two matters.
public struct SplitWish: Sendable {
    public var reason: String
    /// Document of the second matter; `nil`: the same as the first's.
    public var service: String?
    /// Category and component of the second matter; `nil`: as reported.
    public var category: String?
    public var component: String?
    /// What is to be said of the second matter otherwise than of the first.
    public var answers: [String: AnswerEntry]
    /// Parties who are attached to the second case too, by their number among the first's, from 1;
    /// `nil`: everybody. Nobody leaves the first.
    public var reporters: [Int]?
}

extension CityHall {
    /// 分案: a report that is two matters becomes two cases, written together. The second is as old
    /// as the first, with its clocks; everyone attached to it is told.
    func split(
        _ ordered: Ordered, _ wish: SplitWish, by person: SignedIn?
    ) async throws -> Answered {
        let (file, seat) = try await file(of: ordered.id, for: ordered.act, by: person)
        if let answer = try await repeated(ordered.seen, file.state, ordered.once, by: person) {
            return answer
        }
        return try await writeTogether(
            by: person, once: ordered.once, mayRepeat: ordered.seen == nil
        ) { now in
            guard let first = try await self.file(of: ordered.id)?.state else {
                throw Problem(.notFound)
            }
            let actor = self.actor(person, in: seat, of: first)
            let prepared = try documentOfSecond(wish, first, at: now)
            let filing = try await secondMatter(of: first, wish, under: prepared, at: now)
            let rest = try await part(
                [.split(into: filing.id, reason: wish.reason, attached: filing.parties)],
                on: first, under: try self.prepared(first), by: actor, at: now)
            let second = try await part(
                [.file(filing)], on: nil, under: prepared, by: actor, at: now,
                records: uses(of: filing))
            return [rest, second]
        }
    }

    private func documentOfSecond(
        _ wish: SplitWish, _ first: Case, at now: Instant
    ) throws -> PreparedPolicy {
        guard let service = wish.service, service != first.policy.id else {
            return try prepared(first)
        }
        guard let prepared = rules.inForce(service, at: now, offset: world.offset),
            prepared.policy.flow != nil
        else {
            throw Problem(.invalidField, fields: [FieldProblem("/service", .notOffered)])
        }
        return prepared
    }

    private func secondMatter(
        of first: Case, _ wish: SplitWish, under prepared: PreparedPolicy, at now: Instant
    ) async throws -> Filing {
        let number = try await nextNumber(for: prepared.policy, at: now)
        var answers = shared(first, with: prepared)
        for (name, entry) in wish.answers { answers[name] = entry }
        for (name, text) in placed(
            category: wish.category, component: wish.component, position: nil)
        {
            answers[name] = AnswerEntry(value: .string(text), source: .engine)
        }
        return Filing(
            id: world.timeOrderedID(), number: number,
            internalNumber: internalNumber(for: prepared.policy, number, at: now),
            parties: try attached(to: first, wish), channel: first.channel, answers: answers,
            materials: first.materials, position: first.position,
            splitFrom: first.splitOrigin(under: prepared.policy.reference),
            hasUncheckedFiles: try await hasUncheckedFiles(first.materials, under: prepared))
    }

    /// Answers of one case that the document of another knows by the same name and type.
    func shared(_ state: Case, with prepared: PreparedPolicy) -> [String: AnswerEntry] {
        let own = rules[state.policy]?.policy.rules
        let theirs = prepared.policy.rules
        return state.answers.filter { name, _ in
            guard let type = theirs.type(of: name) else { return false }
            return own?.type(of: name) == type
        }
    }

    private func attached(to first: Case, _ wish: SplitWish) throws -> [Party] {
        guard let numbers = wish.reporters else { return first.parties }
        var parties: [Party] = []
        for (index, number) in numbers.enumerated() {
            guard first.parties.indices.contains(number - 1) else {
                throw Problem(
                    .invalidField,
                    fields: [FieldProblem("/reporters/\(index)", .notOffered)])
            }
            parties.append(first.parties[number - 1])
        }
        guard !parties.isEmpty else {
            throw Problem(.invalidField, fields: [FieldProblem("/reporters", .missing)])
        }
        // A case has somebody it is for: the first who came along.
        if !parties.contains(where: { $0.role == DocumentWords.applicant }) {
            parties[0].role = DocumentWords.applicant
        }
        return parties
    }

    private func uses(of filing: Filing) -> [SideRecord] {
        filing.materials.flatMap { name, entry in
            entry.attachments.map {
                .attachment(AttachmentUse(digest: $0.digest, caseID: filing.id, purpose: name))
            }
        }
    }
}
