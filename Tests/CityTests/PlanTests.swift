import City
import Civics
import Testing

@Suite("Places")
struct PlanTests {
    private func square(_ code: String, _ x: Int32, _ y: Int32) -> GridCell {
        GridCell(
            code: code,
            outline: [[x, y], [x + 10, y], [x + 10, y + 10], [x, y + 10], [x, y]])
    }

    @Test("Every point of neighbouring grids lies in exactly one of them")
    func neighbours() {
        let cells = [
            square("a", 0, 0), square("b", 10, 0), square("c", 0, 10), square("d", 10, 10),
        ]
        for x in Int32(0)..<20 {
            for y in Int32(0)..<20 {
                let holding = cells.filter { $0.contains(longitude: x, latitude: y) }
                #expect(holding.count == 1, "\(x),\(y) lies in \(holding.map(\.code))")
            }
        }
        #expect(!cells.contains { $0.contains(longitude: 25, latitude: 5) })
    }

    @Test("The narrowest unit of a kind that contains a territory is responsible")
    func territories() {
        func unit(_ key: String, _ kind: String, _ region: String) -> CityPlan.Unit {
            CityPlan.Unit(
                key: key, name: LocalizedText(zhHans: key), kind: kind, region: region,
                telephone: nil)
        }
        let plan = CityPlan(units: [
            unit("city", "office", "990100"), unit("street-a", "office", "990101001"),
            unit("street-b", "office", "990101002"), unit("community", "community", "990101001002"),
        ])
        #expect(plan.unit(ofKind: "office", in: "990101001002003") == "street-a")
        #expect(plan.unit(ofKind: "office", in: "990102009001001") == "city")
        #expect(plan.unit(ofKind: "community", in: "990101001002003") == "community")
        #expect(plan.unit(ofKind: "community", in: "990101002001001") == nil)
        #expect(plan.unit(ofKind: "office", in: "880101001") == nil)
    }
}
