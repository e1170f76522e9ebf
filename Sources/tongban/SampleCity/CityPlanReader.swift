import City
import Civics
import Foundation
import JSON

/// Reads what the city looks like from `plan/` of a data directory.
struct CityPlanReader {
    private let data: Folder
    private static let copied = ["city.yaml", "units.yaml", "components.yaml", "grids.geojson"]

    /// - Parameter data: The data directory.
    init(_ data: Folder) { self.data = data }

    /// Copies what a plan is read from, so that a later start needs nothing else.
    static func copy(from city: SampleFolder, to data: Folder) throws {
        let plan = data.folder("plan").url
        try FileManager.default.createDirectory(at: plan, withIntermediateDirectories: true)
        for name in copied {
            let bytes = try Data(contentsOf: city.folder.url.appendingPathComponent(name))
            try bytes.write(to: plan.appendingPathComponent(name), options: .atomic)
        }
        var lines =
            "# Registers that answer here: without a record, a fact is known to be absent.\n"
        for path in try city.files(in: "registers", ending: ".yaml") {
            lines += "- \(try city.sheet(path).root.text("resource"))\n"
        }
        try Data(lines.utf8).write(
            to: plan.appendingPathComponent("resources.yaml"), options: .atomic)
    }

    /// - Returns: An empty plan where the directory has none.
    /// - Throws: ``Failure`` with file and line.
    func plan() throws -> CityPlan {
        guard data.has("plan") else { return CityPlan() }
        return CityPlan(
            units: try sheet("units.yaml").list().map(unit),
            components: try sheet("components.yaml").need("components").list().map(component),
            grids: try grids(),
            resources: Set(try sheet("resources.yaml").list().map { try $0.text() }))
    }

    private func sheet(_ name: String) throws -> Entry {
        let file = data.folder("plan").url.appendingPathComponent(name)
        return try Sheet(file: file, name: "plan/\(name)").root
    }

    private func unit(_ entry: Entry) throws -> CityPlan.Unit {
        CityPlan.Unit(
            key: try entry.text("key"), name: try entry.localized("name"),
            kind: try entry.text("kind"), region: try entry.text("region"),
            telephone: try entry["telephone"]?.text(), code: try entry["code"]?.text())
    }

    private func component(_ entry: Entry) throws -> CityPlan.Component {
        CityPlan.Component(
            code: try entry.text("code"), owner: try entry["owner"]?.text(),
            grid: try entry.text("grid"))
    }

    private func grids() throws -> [GridCell] {
        let bytes = try data.folder("plan").bytes("grids.geojson")
        let json = try JSONValue(parsing: bytes)
        return try (json["features"]?.array ?? []).compactMap { feature in
            guard feature["properties"]?["kind"]?.string == "grid" else { return nil }
            guard let code = feature["properties"]?["code"]?.string,
                let ring = feature["geometry"]?["coordinates"]?[0]?.array
            else { throw Failure("plan/grids.geojson: a grid without code or outline") }
            return GridCell(code: code, outline: try ring.map { try Self.corner($0, of: code) })
        }
    }

    private static func corner(_ point: JSONValue, of grid: String) throws -> [Int32] {
        let degrees = (point.array ?? []).compactMap(\.number?.double)
        let whole = degrees.map { ($0 * 1e7).rounded() }
        guard whole.count == 2, whole.allSatisfy({ abs($0) <= 1.8e9 }) else {
            throw Failure("plan/grids.geojson: grid \(grid) has a corner that is no point")
        }
        return whole.map { Int32($0) }
    }
}
