import Civics

/// The query's parameters after the check against the route.
public struct QueryValues: Sendable {
    private let values: [(name: String, value: String)]

    /// No parameters.
    public init() { values = [] }

    /// The value of a parameter, if it was sent.
    public func text(_ name: String) -> String? { values.first { $0.name == name }?.value }

    /// The value of a whole-number parameter, if it was sent.
    public func whole(_ name: String) -> Int? { text(name).flatMap { Int($0) } }

    /// Reads a raw query and checks it against the parameters the route knows.
    ///
    /// - Parameter passesOverEmpty: A browser sends every field of a form, those left empty too:
    ///   on a page they say nothing.
    init(
        _ raw: Substring?, known: [QueryParameter], passesOverEmpty: Bool = false
    ) throws(Problem) {
        let pairs = raw.map(FormFields.pairs) ?? []
        let sent = passesOverEmpty ? pairs.filter { $0.value?.isEmpty == false } : pairs
        var problems: [FieldProblem] = []
        var seen: Set<String> = []
        for (name, value) in sent {
            if let kind = Self.fault(in: value, named: name, known: known, seen: &seen) {
                problems.append(FieldProblem(Self.pointer(to: name), kind.0, facts: kind.1))
            }
        }
        for parameter in known where parameter.isRequired && !seen.contains(parameter.name) {
            problems.append(FieldProblem("/query/\(parameter.name)", .missing))
        }
        guard problems.isEmpty else { throw Problem(.invalidParameter, fields: problems) }
        values = sent.map { (name: $0.name ?? "", value: $0.value ?? "") }
    }

    private static func fault(
        in value: String?, named name: String?, known: [QueryParameter], seen: inout Set<String>
    ) -> (FieldProblem.Kind, [String: String])? {
        guard let name, let parameter = known.first(where: { $0.name == name }) else {
            return (.unknown, [:])
        }
        guard seen.insert(name).inserted, let value, parameter.kind.accepts(value) else {
            return (.malformed, ["form": parameter.kind.example])
        }
        return nil
    }

    /// A name nobody knows is shown only where it is a plain word.
    private static func pointer(to name: String?) -> String {
        guard let name, name.utf8.count <= 64,
            name.utf8.allSatisfy({ $0.isCodeCharacter || $0 == 0x5F })
        else { return "/query" }
        return "/query/\(name)"
    }
}

extension ParameterKind {
    /// What a value looks like, for the wording of a problem.
    var example: String {
        switch self {
        case .opaqueID: "01arz3ndektsv4rrffq69g5fav"
        case .code: "abc-123"
        case .dotted: "abc.def-123"
        case .whole(let range): "\(range.lowerBound)…\(range.upperBound)"
        case .choice(let words): words.joined(separator: " · ")
        case .text(let most): "1…\(most)"
        case .digest: "0123456789abcdef… (64)"
        case .restOfPath: "a/b"
        }
    }
}
