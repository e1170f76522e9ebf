import City
import Civics
import JSON
import Policies

/// Where something reported is: chosen from a list, so that it works without a map and a script.
extension Application {
    /// Under which the choice stands among the answers of a draft; never an answer of the case.
    static let areaKey = "@area"
    static let reportTopic = "@report"

    /// Something in the city is reported, which has a place.
    var isReport: Bool { policy.caseKind == .cityEvent }

    /// The area chosen.
    var area: String? { answers[Self.areaKey]?.string }

    /// One part, where the document is for reports and the city knows its areas.
    var areaParts: [TopicPart] {
        guard isReport, !areas.isEmpty else { return [] }
        let part = FormPart(
            id: "area", key: Self.areaKey, title: visit.say(ApplyWord.area),
            hint: visit.say(ApplyWord.areaHint), unit: nil, kind: .oneOf(areas),
            isRequired: true, most: nil)
        return [TopicPart(part: part, when: nil, required: nil, field: nil, question: nil)]
    }

    /// Streets and communities, each community after its street: regions of nine and twelve digits
    /// some unit is responsible for.
    var areas: [Field.Option] {
        var seen: Set<String> = []
        let units = visit.hall.rules.plan.units.values
            .filter { !$0.isClosed && [9, 12].contains($0.region.utf8.count) }
            .sorted { ($0.region, $0.key) < ($1.region, $1.key) }
            .filter { seen.insert($0.region).inserted }
        let names = Dictionary(
            units.map { ($0.region, $0.name.text(in: visit.language)) },
            uniquingKeysWith: { first, _ in first })
        return units.map { unit in
            let name = unit.name.text(in: visit.language)
            guard unit.region.utf8.count == 12, let street = names[String(unit.region.prefix(9))]
            else { return Field.Option(unit.region, name) }
            return Field.Option(unit.region, "\(street) · \(name)")
        }
    }
}
