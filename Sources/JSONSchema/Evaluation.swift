import JSON

/// One run of a program over one value.
struct Evaluation {
    /// Deeper than any value within the parser's limits gets; only a `$dynamicRef` that leads back
    /// to itself does.
    private static let deepest = 1_000

    let program: SchemaProgram
    /// Whether to go on after the first thing that does not fit, and say what it is.
    let collects: Bool
    var findings: [SchemaFinding] = []
    private var path: [String] = []
    private var scopes: [Int] = []
    private var depth = 0

    init(_ program: SchemaProgram, collects: Bool) {
        self.program = program
        self.collects = collects
    }

    mutating func run(_ value: JSONValue) -> Bool {
        var marks = Marks(tracks: false)
        return check(program.root, value, &marks)
    }

    /// Whether `value` fits the schema with this number; if so, adds to `marks` what it looked at.
    mutating func check(_ number: Int, _ value: JSONValue, _ marks: inout Marks) -> Bool {
        let node = program.nodes[number]
        if let verdict = node.verdict {
            return verdict || fail(node, nil, .bool(false), value)
        }
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest else { return fail(node, "$dynamicRef", .null, .null) }
        let enters = program.usesDynamicReferences && scopes.last != node.resource
        if enters { scopes.append(node.resource) }
        defer { if enters { scopes.removeLast() } }
        guard marks.tracks || node.looksBack else { return check(node, value, &marks) }
        var own = Marks(tracks: true)
        guard check(node, value, &own) else { return false }
        if marks.tracks { marks.formUnion(own) }
        return true
    }

    private mutating func check(
        _ node: SchemaNode, _ value: JSONValue, _ marks: inout Marks
    ) -> Bool {
        var fits = true
        for rule in node.rules where !apply(rule, of: node, to: value, &marks, fits) {
            if !collects { return false }
            fits = false
        }
        return fits
    }

    /// Checks something inside the value, one step further in.
    @inline(__always)
    mutating func checkInside(
        _ number: Int, _ value: JSONValue, at token: @autoclosure () -> String
    ) -> Bool {
        if collects { path.append(token()) }
        defer { if collects { path.removeLast() } }
        var marks = Marks(tracks: false)
        return check(number, value, &marks)
    }

    /// Checks the value against a schema whose findings do not count by themselves.
    mutating func tries(_ number: Int, _ value: JSONValue, _ marks: inout Marks) -> [SchemaFinding]?
    {
        let start = findings.count
        if check(number, value, &marks) { return nil }
        defer { findings.removeLast(findings.count - start) }
        return Array(findings[start...])
    }

    /// The schema that a dynamic anchor means here: the outermost one (core §8.2.3.2).
    func dynamicTarget(_ anchor: String, _ fallback: Int) -> Int {
        for scope in scopes {
            if let target = program.dynamicAnchors[scope][anchor] { return target }
        }
        return fallback
    }

    /// Notes what does not fit; always `false`. A keyword of `nil` is the last of the location's.
    mutating func fail(
        _ node: SchemaNode, _ keyword: String?, _ expected: @autoclosure () -> JSONValue,
        _ actual: @autoclosure () -> JSONValue, branches: [[SchemaFinding]] = []
    ) -> Bool {
        guard collects else { return false }
        let leading = node.location.split(separator: "/").last.map(String.init) ?? ""
        findings.append(
            SchemaFinding(
                instance: JSONPointer(path), keyword: keyword ?? leading,
                schemaLocation: node.location + (keyword.map { "/" + $0 } ?? ""),
                expected: expected(), actual: actual(), branches: branches))
        return false
    }
}
