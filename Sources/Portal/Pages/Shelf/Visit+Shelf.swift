import City
import Civics
import FEEL
import Policies

extension Visit {
    func title(_ policy: Policy) -> String { policy.title.text(in: language) }

    /// What a document says of cases in flight.
    func text(_ rule: RunningCases) -> String {
        switch rule {
        case .pin: say(ShelfWord.rulePin)
        case .follow: say(ShelfWord.ruleFollow)
        case .ask: say(ShelfWord.ruleAsk)
        case .finishBy(let day): say(ShelfWord.ruleFinish, ["day": wording.day(day)])
        case .migrate(let steps):
            say(
                ShelfWord.ruleMigrate,
                [
                    "steps": wording.list(
                        steps.sorted { $0.key < $1.key }.map { "\($0.key) → \($0.value)" })
                ])
        }
    }

    func text(_ level: GovernmentLevel) -> String {
        switch level {
        case .nation: say(ShelfWord.nation)
        case .province: say(ShelfWord.province)
        case .city: say(ShelfWord.city)
        case .district: say(ShelfWord.district)
        }
    }

    /// Where a released version stands.
    func chip(_ version: ShelvedPolicy, of document: ShelfDocument) -> Chip {
        if version.from > hall.world.now() { return Chip(.info, say(ShelfWord.coming)) }
        if version.policy.reference == document.inForce?.policy.reference {
            return Chip(.ok, say(ShelfWord.inForce))
        }
        let isLast = version.policy.reference == document.versions.last?.policy.reference
        return Chip(.still, say(isLast ? ShelfWord.ended : .past))
    }

    /// Where a publication stands.
    func chip(_ publication: Publication) -> Chip {
        switch publication.stage {
        case .proposed:
            publication.proposal.expires > hall.world.now()
                ? Chip(.warn, say(ShelfWord.stageProposed))
                : Chip(.still, say(ShelfWord.stageExpired))
        case .released: Chip(.info, say(ShelfWord.stageReleased))
        case .inForce: Chip(.ok, say(ShelfWord.stageInForce))
        case .withdrawn: Chip(.still, say(ShelfWord.stageWithdrawn))
        case .expired: Chip(.still, say(ShelfWord.stageExpired))
        }
    }

    /// Cases in flight by version, one line each.
    func lines(_ running: [Int: Int], of id: String) -> [Lines.Line] {
        running.sorted { $0.key < $1.key }.map { version, count in
            Lines.Line(
                say(
                    ShelfWord.runningAt,
                    ["version": String(version), "count": String(count)]),
                href(.other("/desk/policies/\(id)/versions/\(version)/cases")))
        }
    }

    /// How somebody who signed is called; an id is shown to nobody.
    func name(_ account: AccountID?) async -> String {
        guard let account, let name = try? await hall.displayName(of: account) else {
            return say(ShelfWord.someone)
        }
        return name
    }

    /// A fingerprint in groups, easy to compare aloud.
    func print(_ hash: String) -> String { Wording.grouped(hash) }

    /// A unit rule as people read it.
    func text(_ unit: UnitRule) -> String {
        switch unit {
        case .unit(let key): self.unit(key)
        case .componentOwner: say(ShelfWord.theOwner)
        case .category: say(ShelfWord.theUnitOfCategory)
        case .dispatched: say(ShelfWord.theDispatched)
        case .territorial: say(ShelfWord.theTerritory)
        case .fact(let fact): say(ShelfWord.theFact, ["fact": fact])
        }
    }

    func text(_ source: FactSource, in policy: Policy) -> String {
        switch source {
        case .form: return say(ShelfWord.fromApplicant)
        case .register(let resource, let field, _):
            let owner = hall.policySurroundings.owner(of: resource)
            return say(ShelfWord.fromOffice, ["unit": unit(owner), "field": field])
        case .derived(let expression):
            return wording.bracketed(say(ShelfWord.fromRule), expression.source)
        case .engine: return say(ShelfWord.fromEngine)
        }
    }

    func text(_ expression: Expression?) -> String {
        expression?.source ?? say(ShelfWord.always)
    }
}
