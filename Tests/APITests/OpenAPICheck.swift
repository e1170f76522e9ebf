import JSON
import JSONSchema
import Testing
import Web
import WebTesting

/// Holds an answer against the published description: its status, type and schema.
struct OpenAPICheck {
    private let description: JSONValue

    init(_ description: JSONValue) { self.description = description }

    func check(_ answer: Answer, of route: Route) throws {
        let operation = description["paths"]?[route.path.openAPI]?[
            route.method.rawValue.lowercased()]
        let response = try #require(
            operation?["responses"]?[String(answer.status)], "\(route.label) \(answer.status)")
        guard let content = response["content"]?.object else {
            #expect(answer.bytes.isEmpty, "\(route.label)")
            return
        }
        let type = (answer["Content-Type"] ?? "").prefix { $0 != ";" }
        let shape = try #require(content[String(type)], "\(route.label) \(type)")
        guard let schema = shape["schema"] else { return }
        var document = schema.object ?? [:]
        document["components"] = description["components"]
        let findings = try Schema(.object(document)).findings(answer.json)
        #expect(findings.isEmpty, "\(route.label): \(findings)")
    }
}
