/// A function as a value: a built-in one, one written in an expression, or one given by the host.
///
/// Two functions are equal only when they are the same one.
public struct Function: Hashable, Sendable {
    let kind: Kind

    enum Kind: Sendable {
        case builtIn(BuiltIn)
        case written(WrittenFunction)
    }

    /// The function's name, empty for one written without a name.
    public var name: String {
        switch kind {
        case .builtIn(let function): function.name
        case .written: ""
        }
    }

    /// The names of the parameters, empty where a built-in takes any number of them.
    public var parameters: [String] {
        switch kind {
        case .builtIn(let function): function.signatures.first ?? []
        case .written(let function): function.parameters.map(\.name)
        }
    }

    /// Whether both are the same function.
    public static func == (left: Function, right: Function) -> Bool {
        switch (left.kind, right.kind) {
        case (.builtIn(let one), .builtIn(let other)): one.name == other.name
        case (.written(let one), .written(let other)): one === other
        case (.builtIn, .written), (.written, .builtIn): false
        }
    }

    /// Hashes which function it is.
    public func hash(into hasher: inout Hasher) {
        switch kind {
        case .builtIn(let function): hasher.combine(function.name)
        case .written(let function): hasher.combine(ObjectIdentifier(function))
        }
    }
}

extension Function: CustomStringConvertible {
    /// `function(a, b)` with the parameters' names.
    public var description: String {
        "function" + (name.isEmpty ? "" : " " + name)
            + "(" + parameters.joined(separator: ", ") + ")"
    }
}

/// A function written in an expression, with the values its surroundings had.
final class WrittenFunction: Sendable {
    let parameters: [Syntax.Parameter]
    let result: ValueType?
    let height: Int
    let captured: Locals?
    let body: Step

    init(
        parameters: [Syntax.Parameter], result: ValueType?, height: Int, captured: Locals?,
        body: @escaping Step
    ) {
        self.parameters = parameters
        self.result = result
        self.height = height
        self.captured = captured
        self.body = body
    }
}
