/// Finds the route of a path. Built once from the table; reading it takes no lock.
///
/// Fixed parts win over named ones. Paths are compared byte by byte after percent-decoding each
/// part, so `%2e%2e` or an encoded slash can only ever be the value of a parameter, which its kind
/// then refuses.
struct RouteFinder: Sendable {
    enum Found: Sendable {
        /// Place in the table and the values of the named parts, in the template's order.
        case route(Int, [String])
        /// The path is there, but not for this method; those it has.
        case otherMethods([String])
        case nothing
    }

    private struct Node: Sendable {
        var fixed: [String: Int] = [:]
        var named: Int?
        /// Method → route, for paths that end here.
        var routes: [(method: String, route: Int)] = []
        /// Method → route, for paths that go on in any way.
        var rest: [(method: String, route: Int)] = []
    }

    private var nodes: [Node] = [Node()]
    /// Whole paths without named parts, method → route: the common case in one look-up.
    private var whole: [String: [(method: String, route: Int)]] = [:]

    /// Adds a route; answers false when one of the same shape and method is there already.
    mutating func add(_ template: PathTemplate, method: String, route: Int) -> Bool {
        var here = 0
        for segment in template.segments {
            switch segment {
            case .fixed(let text): here = step(from: here, fixed: text)
            case .named: here = stepNamed(from: here)
            case .rest: return note(method, route, in: \.rest, of: here)
            }
        }
        guard note(method, route, in: \.routes, of: here) else { return false }
        if template.names.isEmpty { whole[template.text, default: []].append((method, route)) }
        return true
    }

    private mutating func note(
        _ method: String, _ route: Int,
        in list: WritableKeyPath<Node, [(method: String, route: Int)]>, of node: Int
    ) -> Bool {
        guard !nodes[node][keyPath: list].contains(where: { $0.method == method }) else {
            return false
        }
        nodes[node][keyPath: list].append((method, route))
        return true
    }

    private mutating func step(from node: Int, fixed text: String) -> Int {
        if let next = nodes[node].fixed[text] { return next }
        nodes.append(Node())
        nodes[node].fixed[text] = nodes.count - 1
        return nodes.count - 1
    }

    private mutating func stepNamed(from node: Int) -> Int {
        if let next = nodes[node].named { return next }
        nodes.append(Node())
        nodes[node].named = nodes.count - 1
        return nodes.count - 1
    }

    /// The route for a method and a raw path (without query).
    func find(method: String, path: Substring) -> Found {
        if let routes = whole[String(path)] { return choose(method, routes, []) }
        guard path.utf8.first == UInt8(ascii: "/"), path.utf8.count <= 1024 else { return .nothing }
        var segments: [String] = []
        for part in path.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            guard !part.isEmpty, segments.count < 16, let decoded = PercentCoding.decode(part)
            else {
                return .nothing
            }
            segments.append(decoded)
        }
        return walk(segments, method: method)
    }

    private func walk(_ segments: [String], method: String) -> Found {
        var here = 0
        var values: [String] = []
        var fallback: (routes: [(method: String, route: Int)], values: [String])?
        for (place, segment) in segments.enumerated() {
            if !nodes[here].rest.isEmpty {
                let rest = segments[place...].joined(separator: "/")
                fallback = (nodes[here].rest, values + [rest])
            }
            if let next = nodes[here].fixed[segment] {
                here = next
            } else if let next = nodes[here].named {
                values.append(segment)
                here = next
            } else {
                return fallback.map { choose(method, $0.routes, $0.values) } ?? .nothing
            }
        }
        if nodes[here].routes.isEmpty {
            return fallback.map { choose(method, $0.routes, $0.values) } ?? .nothing
        }
        return choose(method, nodes[here].routes, values)
    }

    private func choose(
        _ method: String, _ routes: [(method: String, route: Int)], _ values: [String]
    ) -> Found {
        // HEAD is GET without the body (RFC 9110 §9.3.2).
        let asked = method == "HEAD" ? "GET" : method
        for entry in routes where entry.method == asked { return .route(entry.route, values) }
        return .otherMethods(routes.map(\.method))
    }
}
