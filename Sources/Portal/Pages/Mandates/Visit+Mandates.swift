import City
import Policies

extension Visit {
    /// Services people can ask for, by what they are called.
    var servicesOnOffer: [(id: String, name: String)] {
        startable.map { ($0.reference.id, name(of: $0)) }
    }

    func serviceName(_ id: String) -> String {
        servicesOnOffer.first { $0.id == id }?.name ?? id
    }

    func address(of mandate: Mandate) -> String { href(.other("/me/mandates/\(mandate.id)")) }
}

extension Mandate.Power {
    var word: MandateWord {
        switch self {
        case .handle: .handle
        case .pay: .pay
        case .papers: .papers
        }
    }
}
