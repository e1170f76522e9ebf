public import Civics
public import JSON
import Policies

/// What is looked for among the services.
public struct ServiceWish: Hashable, Sendable {
    /// Words, as typed; all must stand somewhere in title or life event, in any language.
    public var words: [String]
    public var unit: String?
    public var audience: String?

    public init(words: [String] = [], unit: String? = nil, audience: String? = nil) {
        (self.words, self.unit, self.audience) = (words, unit, audience)
    }
}

extension CityHall {
    /// Everything that can be started here now, in the order of the documents' ids.
    public func services(_ wish: ServiceWish, in language: Language) -> [JSONValue] {
        rules.allInForce(at: world.now(), offset: world.offset)
            .filter { $0.policy.isOffered && matches($0.policy, wish) }
            .map { .object(summary(of: $0.policy, in: language)) }
    }

    private func matches(_ policy: Policy, _ wish: ServiceWish) -> Bool {
        if let unit = wish.unit, !policy.services.contains(where: { $0.unit == unit }),
            policy.bundle?.lead != unit
        {
            return false
        }
        if let audience = wish.audience, policy.intake.audience.rawValue != audience,
            policy.intake.audience != .any
        {
            return false
        }
        let words = searchable(policy)
        return wish.words.allSatisfy { words.contains($0.lowercased()) }
    }

    private func searchable(_ policy: Policy) -> String {
        var texts = [policy.title]
        if let bundle = policy.bundle { texts.append(bundle.lifeEvent) }
        texts += policy.services.map(\.title)
        return texts.flatMap { [$0.zhHans, $0.zhHant ?? "", $0.en ?? ""] }
            .joined(separator: " ").lowercased()
    }

    private func summary(of policy: Policy, in language: Language) -> JSONObject {
        var object: JSONObject = [
            "id": .string(policy.reference.id),
            "version": .string(String(policy.reference.version)),
            "title": .string(policy.title.text(in: language)),
            "kind": .string(policy.caseKind.rawValue),
            "audience": .string(policy.intake.audience.rawValue),
            "issuer": .string(policy.issuer.body),
            "effective": .string(policy.effective.description),
            "channels": .array(policy.intake.channels.map { .string($0.rawValue) }),
        ]
        object["lifeEvent"] = policy.bundle.map { .string($0.lifeEvent.text(in: language)) }
        object["promised"] = promised(policy).map { .string($0.text(in: language)) }
        object["statutory"] = statutory(policy).map { .string($0.text(in: language)) }
        return object
    }

    private func promised(_ policy: Policy) -> Limit? {
        policy.flow?.promised ?? policy.bundle?.promised ?? policy.services.first?.promised
    }

    private func statutory(_ policy: Policy) -> Limit? {
        policy.flow?.statutory ?? policy.bundle?.statutory ?? policy.services.first?.statutory
    }

    /// The guide of a service, made from its document: what is asked, what must be handed in and
    /// what offices hold already, limits, fees, results. `nil` when it is not in force.
    public func service(_ id: String, in language: Language) -> JSONValue? {
        guard let prepared = rules.inForce(id, at: world.now(), offset: world.offset),
            prepared.policy.flow != nil
        else { return nil }
        let guide = ServiceGuide(policy: prepared.policy, language: language)
        return .object(guide.filling(summary(of: prepared.policy, in: language)))
    }
}
