/// A function as a value: a built-in one, one written in an expression, or one given by the host.
///
/// Two functions are equal only when they are the same one.
public struct Function: Hashable, Sendable {
    let kind: Kind

    enum Kind: Sendable {
        case builtIn(BuiltIn)
        case written(WrittenFunction)
        case native(NativeFunction)
    }

    init(kind: Kind) { self.kind = kind }

    /// A function whose body is Swift, for instance a decision service.
    ///
    /// Arguments that do not conform to the parameters' types make the call null without asking the
    /// body. Bodies must be pure.
    /// - Parameter result: The type results are brought to, `nil` for any.
    public init(
        named name: String, parameters: [Syntax.Parameter], result: ValueType? = nil,
        body: @escaping @Sendable ([Value], FunctionCall) throws(Fault) -> Value
    ) {
        kind = .native(
            NativeFunction(name: name, parameters: parameters, result: result, body: body))
    }

    /// What the function gives for arguments by place.
    public func call(_ arguments: [Value], in scope: some Scope) -> Outcome {
        let run = Run(scope)
        return run.outcome(run.call(self, arguments, nil, .start))
    }

    /// The function's name, empty for one written without a name.
    public var name: String {
        switch kind {
        case .builtIn(let function): function.name
        case .written: ""
        case .native(let function): function.name
        }
    }

    /// The names of the parameters, empty where a built-in takes any number of them.
    public var parameters: [String] {
        switch kind {
        case .builtIn(let function): function.signatures.first ?? []
        case .written(let function): function.parameters.map(\.name)
        case .native(let function): function.parameters.map(\.name)
        }
    }

    /// Whether both are the same function.
    public static func == (left: Function, right: Function) -> Bool {
        switch (left.kind, right.kind) {
        case (.builtIn(let one), .builtIn(let other)): one.name == other.name
        case (.written(let one), .written(let other)): one === other
        case (.native(let one), .native(let other)): one === other
        case (.builtIn, _), (.written, _), (.native, _): false
        }
    }

    /// Hashes which function it is.
    public func hash(into hasher: inout Hasher) {
        switch kind {
        case .builtIn(let function): hasher.combine(function.name)
        case .written(let function): hasher.combine(ObjectIdentifier(function))
        case .native(let function): hasher.combine(ObjectIdentifier(function))
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
    let surroundings: Surroundings
    let body: Step

    init(
        parameters: [Syntax.Parameter], result: ValueType?, height: Int, captured: Locals?,
        surroundings: Surroundings, body: @escaping Step
    ) {
        self.surroundings = surroundings
        self.parameters = parameters
        self.result = result
        self.height = height
        self.captured = captured
        self.body = body
    }
}

/// The scope a function was written in, which its body goes on asking wherever it is called.
final class Surroundings: Sendable {
    let scope: any Scope

    init(_ scope: any Scope) { self.scope = scope }
}

/// A function whose body is Swift.
final class NativeFunction: Sendable {
    let name: String
    let parameters: [Syntax.Parameter]
    let result: ValueType?
    let body: @Sendable ([Value], FunctionCall) throws(Fault) -> Value

    init(
        name: String, parameters: [Syntax.Parameter], result: ValueType?,
        body: @escaping @Sendable ([Value], FunctionCall) throws(Fault) -> Value
    ) {
        self.name = name
        self.parameters = parameters
        self.result = result
        self.body = body
    }
}

/// The evaluation a native function is called from; only valid during the call.
public struct FunctionCall {
    let run: Run

    /// Rules in force where the call stands.
    public var options: EvaluationOptions { run.options }
    /// What `today()` gives where the call stands.
    public var asOf: CalendarDate? { run.scope.asOf }
    /// What `now()` gives where the call stands.
    public var now: DateTime? { run.scope.now }
    /// The host's functions where the call stands.
    public var functions: HostFunctions { run.scope.functions }

    /// What an expression comes to in a scope of its own, within the limits of the calling
    /// evaluation; reasons and missing facts are added to it.
    public func evaluate(_ expression: Expression, in scope: some Scope) -> Value {
        run.within(scope) { expression.value(in: $0) }
    }
}
