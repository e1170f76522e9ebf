import Cases
import Civics
import Policies

extension CityHall {
    /// 并案: a duplicate is carried on as another case; both know it, and whoever reported the
    /// duplicate is attached to the other and told how it goes on.
    func merge(
        _ ordered: Ordered, into other: CaseID, by person: SignedIn?
    ) async throws -> Answered {
        let (file, seat) = try await file(of: ordered.id, for: ordered.act, by: person)
        _ = try await self.file(of: other, for: ordered.act, by: person)
        if let answer = try await repeated(ordered.seen, file.state, ordered.once, by: person) {
            return answer
        }
        guard other != ordered.id else { throw CaseRefusal.boundsExceeded("itself").problem }
        return try await writeTogether(
            by: person, once: ordered.once, mayRepeat: ordered.seen == nil
        ) { now in
            guard let duplicate = try await self.file(of: ordered.id)?.state,
                let kept = try await self.file(of: other)?.state
            else { throw Problem(.notFound) }
            let merged = try await part(
                [.mergeInto(other)], on: duplicate, under: try prepared(duplicate),
                by: actor(person, in: seat, of: duplicate), at: now)
            let joined = try await part(
                [.attachDuplicate(ordered.id)] + reporters(of: duplicate, missingIn: kept),
                on: kept, under: try prepared(kept), by: actor(person, in: seat, of: kept),
                at: now)
            return [merged, joined]
        }
    }

    private func reporters(of duplicate: Case, missingIn kept: Case) -> [CaseCommand] {
        let known = Set(kept.parties.compactMap(\.person))
        return duplicate.parties.compactMap { party in
            guard let person = party.person, !known.contains(person) else { return nil }
            return .attachReporter(
                Party(
                    role: DocumentWords.reporter, person: person,
                    organisation: party.organisation))
        }
    }
}
