import API
import Cases
import City
import Civics
import JSON
import Web

extension CityDesk {
    func prefill(
        _ id: String, answers: JSONObject, for caller: Caller, in language: Language
    ) async throws -> JSONValue? {
        try await hall.prefill(id, typed: answers, for: person(caller), in: language)
    }

    func nearby(
        _ id: String, place: JSONObject, for caller: Caller, in language: Language
    ) async throws -> [JSONValue]? {
        guard let position = try place["position"].map(position) else { return nil }
        return try await hall.nearby(
            id, category: place["category"]?.string, position: position, by: person(caller),
            in: language)
    }

    func clocks(
        of reference: CaseReference, for caller: Caller, in language: Language
    ) async throws -> [JSONValue]? {
        guard let id = try await caseID(reference) else { return nil }
        return try await hall.clocks(of: id, by: person(caller), in: language)
    }
}
