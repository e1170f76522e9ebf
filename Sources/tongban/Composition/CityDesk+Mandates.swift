import API
import City
import Civics
import JSON
import Web

extension CityDesk: MandateDesk {
    func mandates(of caller: Caller) async throws -> JSONValue {
        let (given, held) = try await hall.mandates(of: person(caller))
        return ["given": .array(given.map(json)), "held": .array(held.map(json))]
    }

    func offerMandate(_ offer: JSONObject, by caller: Caller) async throws -> JSONValue {
        func day(_ name: String) throws -> CivilDate {
            guard let day = offer[name]?.string.flatMap({ CivilDate($0) }) else {
                throw Problem(.invalidField, fields: [FieldProblem("/\(name)", .noSuchDate)])
            }
            return day
        }
        let powers = (offer["powers"]?.array ?? []).compactMap {
            $0.string.flatMap { Mandate.Power(rawValue: $0) }
        }
        return json(
            try await hall.offerMandate(
                MandateOffer(
                    organisation: offer["organisation"]?.string,
                    agent: offer["agent"]?.string ?? "",
                    agentName: offer["agentName"]?.string ?? "",
                    services: (offer["services"]?.array ?? []).compactMap(\.string),
                    powers: Set(powers), from: try day("from"), until: try day("until")),
                by: person(caller)))
    }

    func changeMandate(
        _ id: String, _ step: String, by caller: Caller
    ) async throws -> JSONValue {
        let states: [String: Mandate.State] = [
            "accept": .active, "decline": .declined, "revoke": .revoked,
        ]
        guard let id = CaseID(id), let state = states[step] else { throw Problem(.notFound) }
        return json(try await hall.change(mandate: id, to: state, by: person(caller)))
    }

    private func json(_ mandate: Mandate) -> JSONValue {
        var object: JSONObject = [
            "id": .string(mandate.id.description), "state": .string(mandate.state.rawValue),
            "grantorName": .string(mandate.grantorName), "agentName": .string(mandate.agentName),
            "services": .array(mandate.services.sorted().map { .string($0) }),
            "powers": .array(mandate.powers.map(\.rawValue).sorted().map { .string($0) }),
            "from": .string(mandate.from.description), "until": .string(mandate.until.description),
            "counts": .bool(mandate.counts(on: hall.today)),
        ]
        object["organisation"] = mandate.organisation.map { .string($0) }
        return .object(object)
    }
}
