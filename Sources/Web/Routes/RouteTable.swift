public import Civics
public import JSON

/// The one list of everything that can be called. What is not in it is not served; the published
/// description, the checks of bodies and parameters, 404 and 405, the names in metrics and the
/// authorisation matrix of the tests are all read from it.
public final class RouteTable: Sendable {
    /// The rows, in the order given.
    public let routes: [Route]
    /// Schemas that routes refer to as `#/components/schemas/<name>`.
    public let components: JSONObject
    /// The OpenAPI 3.1 description of all routes for programs, as bytes of JSON.
    public let openAPI: [UInt8]
    /// Kinds of problems that have a page under `/problems/`.
    public let problemKinds: [Problem.Kind]

    let finder: RouteFinder
    let bodyChecks: [BodyCheck?]

    /// - Parameters:
    ///   - title: Of the published description.
    ///   - version: Of the published description.
    ///   - components: Schemas by name; `Problem` is added.
    /// - Throws: ``RouteFault`` for a table that contradicts itself: mend the table.
    public init(
        _ routes: [Route], title: String, version: String, components: JSONObject = [:]
    ) throws {
        var components = components
        components["Problem"] = ProblemReply.schema
        self.routes = routes
        self.components = components
        finder = try Self.finder(for: routes)
        bodyChecks = try routes.map { try BodyCheck($0, components: components) }
        problemKinds = Self.kinds(of: routes)
        openAPI = OpenAPI(title: title, version: version, components: components)
            .document(of: routes.filter { $0.reader == .program }).serialized()
    }

    /// Every problem any route or the door itself may answer with, by name.
    private static func kinds(of routes: [Route]) -> [Problem.Kind] {
        let all = Problem.Kind.all + Problem.Kind.web + routes.flatMap(\.ownProblems)
        var seen: Set<String> = []
        return all.filter { seen.insert($0.name).inserted }.sorted { $0.name < $1.name }
    }

    private static func finder(for routes: [Route]) throws(RouteFault) -> RouteFinder {
        var finder = RouteFinder()
        var names: Set<String> = []
        for (place, route) in routes.enumerated() {
            guard names.insert(route.name).inserted else { throw .sameName(route.name) }
            guard route.pathParameters.map(\.name) == route.path.names else {
                throw .pathParametersDiffer(route.label)
            }
            guard finder.add(route.path, method: route.method.rawValue, route: place) else {
                throw .samePath(route.label)
            }
        }
        return finder
    }

    /// The route of a name; `nil` when there is none.
    public func route(named name: String) -> Route? { routes.first { $0.name == name } }
}

/// What is wrong with a route table. Only a programmer meets it, when the server starts.
public enum RouteFault: Error, Hashable, Sendable {
    case sameName(String)
    case samePath(String)
    /// The named places of the path and the kinds given for them, in order, are not the same.
    case pathParametersDiffer(String)
    /// The body's schema cannot be read.
    case schema(route: String, reason: String)
}
