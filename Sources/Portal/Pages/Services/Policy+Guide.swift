import City
import Civics
import Policies

extension Visit {
    /// Name of a unit of the city; its key where the plan does not know it.
    func unit(_ key: String) -> String {
        hall.rules.plan.units[key]?.name.text(in: language) ?? key
    }

    /// Documents under which something can be started now.
    var startable: [Policy] {
        hall.rules.allInForce(at: hall.world.now(), offset: hall.world.offset).map(\.policy)
            .filter(\.isOffered)
    }

    /// The document of a service in force now.
    ///
    /// - Throws: `not-found`.
    func policy(_ id: String) throws -> Policy {
        let prepared = hall.rules.inForce(id, at: hall.world.now(), offset: hall.world.offset)
        guard let policy = prepared?.policy, policy.isOffered else { throw Problem(.notFound) }
        return policy
    }

    func name(of policy: Policy) -> String { policy.publicName.text(in: language) }

    func text(_ limit: Limit?) -> String? { limit?.text(in: language) }

    func text(_ audience: Policies.Audience) -> String {
        switch audience {
        case .person: say(ServiceWord.forPeople)
        case .organisation: say(ServiceWord.forOrganisations)
        case .any: say(ServiceWord.forAnyone)
        }
    }

    func text(_ channel: Channel) -> String {
        switch channel {
        case .online: say(ServiceWord.online)
        case .window: say(ServiceWord.window)
        case .phone: say(ServiceWord.phone)
        case .kiosk: say(ServiceWord.kiosk)
        case .grid: say(ServiceWord.grid)
        case .hotline: say(ServiceWord.hotline)
        case .sensor, .system: say(ServiceWord.otherChannel)
        }
    }
}

extension Policy {
    /// Promised limit of the whole: the flow's, the bundle's, or the only service's.
    var promisedLimit: Limit? { flow?.promised ?? bundle?.promised ?? services.first?.promised }
    var statutoryLimit: Limit? { flow?.statutory ?? bundle?.statutory ?? services.first?.statutory }
    var leadUnit: String? { bundle?.lead ?? services.first?.unit ?? categories.first?.unit }
}
