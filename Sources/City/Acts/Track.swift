import Policies
import Cases
public import Civics
public import JSON

extension CityHall {
    /// 查询进度 without signing in: for whoever knows the number and the code given with it; the
    /// same steps with less detail. `nil` alike for a wrong number and a wrong code.
    public func track(
        number: String, code: String, in language: Language
    ) async throws -> JSONValue? {
        guard let id = try await caseID(named: number), seal.trackingCode(of: id) == code,
            let file = try await file(of: id)
        else {
            note(.track, by: nil, allowed: false)
            return nil
        }
        note(.track, by: nil, on: id, allowed: true)
        let state = file.state
        var object = CaseView.head(of: state, at: world.now(), offset: world.offset)
        object["id"] = nil
        object["title"] = (rules[state.policy]?.policy.title).map {
            .string($0.text(in: language))
        }
        object["waiting"] = .array(
            state.waiting.map { place in
                var member: JSONObject = ["desk": .string(place.desk.rawValue)]
                member["unit"] = place.unit.map { .string($0) }
                member["since"] = .string(place.since.text(at: world.offset))
                member["due"] = state.due(at: place).map(CaseView.mark)
                return .object(member)
            })
        return .object(object)
    }
}
