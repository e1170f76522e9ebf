public import FEEL

/// What a model is asked with.
public struct ModelInputs: Sendable {
    /// Values by the names of the inputs. An input of an imported model may be given inside a
    /// context under the import's name, or under `namespace#name`, where its name is not enough.
    public var values: [String: Value]
    /// What `today()` gives.
    public var asOf: CalendarDate?
    /// What `now()` gives.
    public var now: DateTime?
    /// Rules the standard leaves open, and limits.
    public var options: EvaluationOptions

    /// Values with a clock.
    public init(
        _ values: [String: Value] = [:], asOf: CalendarDate? = nil, now: DateTime? = nil,
        options: EvaluationOptions = EvaluationOptions()
    ) {
        self.values = values
        self.asOf = asOf
        self.now = now
        self.options = options
    }
}

extension Model {
    /// What a decision comes to; `nil` when the model has none of that name.
    ///
    /// Inputs that were not given count as null and are listed as missing.
    public func evaluate(decision name: String, inputs: ModelInputs) -> Outcome? {
        guard let decision = decisions.first(where: { $0.name == name.collapsed }) else {
            return nil
        }
        var evaluation = Evaluation(universe, inputs)
        let value = evaluation.value(of: namespace + "#" + decision.id)
        return evaluation.outcome(value)
    }

    /// What a decision service gives for values by the names of its inputs and input decisions.
    public func evaluate(service name: String, inputs: ModelInputs) -> Outcome? {
        guard let service = services.first(where: { $0.name == name.collapsed }) else { return nil }
        var evaluation = Evaluation(universe, inputs)
        for reference in service.inputs {
            let name = reference.path.last ?? ""
            let value = inputs.values[name] ?? .null
            evaluation.give(value, to: reference, as: universe.type(of: reference.key))
        }
        let value = evaluation.value(of: service)
        return evaluation.outcome(value)
    }

    /// What a business knowledge model gives for values by the names of its parameters.
    public func evaluate(knowledge name: String, inputs: ModelInputs) -> Outcome? {
        guard let item = knowledge.first(where: { $0.name == name.collapsed }) else { return nil }
        let function = Evaluation.function(item, universe)
        let arguments = item.parameters.map { inputs.values[$0.name] ?? .null }
        let scope = Facts([:], asOf: inputs.asOf, now: inputs.now, options: inputs.options)
        return function.call(arguments, in: scope)
    }
}

/// One question to a model: values already worked out are kept.
struct Evaluation {
    private struct Place: Hashable {
        let frame: [String]
        let key: String
    }

    let universe: Universe
    let inputs: ModelInputs
    let call: FunctionCall?
    private var known: [Place: Value] = [:]
    private var open: Set<Place> = []
    private var missing: [String] = []
    private var reasons: [Reason] = []

    init(_ universe: Universe, _ inputs: ModelInputs, _ call: FunctionCall? = nil) {
        self.universe = universe
        self.inputs = inputs
        self.call = call
    }

    mutating func give(_ value: Value, to reference: Reference, as type: ValueType? = nil) {
        known[Place(frame: reference.frame, key: reference.key)] = fitted(value, type)
    }

    func outcome(_ value: Value) -> Outcome {
        var seen: Set<String> = []
        return Outcome(
            value: value, missing: missing.filter { seen.insert($0).inserted }, reasons: reasons)
    }

    /// The value of an element as reached through imports: the same input can have one value for
    /// each way it is imported.
    mutating func value(of key: String, frame: [String] = []) -> Value {
        let place = Place(frame: frame, key: key)
        if let value = known[place] { return value }
        guard open.count <= 256, open.insert(place).inserted else { return .null }
        let value = workedOut(place)
        open.remove(place)
        known[place] = value
        return value
    }

    private mutating func workedOut(_ place: Place) -> Value {
        switch universe.elements[place.key] {
        case .input(let input): return given(input, place)
        case .decision(let decision):
            guard let expression = decision.expression else { return .null }
            return evaluate(expression, in: scope(decision.requirements, place.frame))
        case .knowledge(let item): return .function(Evaluation.function(item, universe))
        case .service(let service): return .function(Evaluation.function(service, universe))
        case nil: return .null
        }
    }

    private mutating func given(_ input: InputData, _ place: Place) -> Value {
        let namespace = place.key.split(separator: "#").first.map(String.init) ?? ""
        let value =
            nested(input.name, place.frame)
            ?? inputs.values[namespace + "#" + input.name] ?? inputs.values[input.name]
        guard let value else {
            missing.append(input.name)
            return .null
        }
        return fitted(value, input.type)
    }

    /// A value given inside contexts named like the imports that lead to it.
    private func nested(_ name: String, _ frame: [String]) -> Value? {
        guard let first = frame.first, let outer = inputs.values[first] else { return nil }
        var value = outer
        for part in frame.dropFirst() + [name] {
            guard case .context(let context) = value, let next = context[part] else { return nil }
            value = next
        }
        return value
    }

    /// A value brought to a type, null where it does not conform.
    private mutating func fitted(_ value: Value, _ type: ValueType?) -> Value {
        guard let type else { return value }
        let check = Expression(Syntax(.declared(Syntax(.name("v"), at: .start), type), at: .start))
        return evaluate(check, in: Facts(known: ["v": value]))
    }

    private mutating func evaluate(_ expression: Expression, in scope: Facts) -> Value {
        if let call { return call.evaluate(expression, in: scope) }
        let outcome = expression.evaluate(in: scope)
        missing += outcome.missing
        reasons += outcome.reasons
        return outcome.value
    }

    /// The values an element requires, by the names they have there.
    private mutating func scope(_ requirements: [Reference], _ frame: [String] = []) -> Facts {
        var facts: [String: Fact] = [:]
        var imported: [String: Context] = [:]
        for reference in requirements {
            let value = value(of: reference.key, frame: frame + reference.frame)
            if reference.path.count == 2 {
                imported[reference.path[0], default: Context()][reference.path[1]] = value
            } else if let name = reference.path.first {
                facts[name] = .known(value)
            }
        }
        for (name, context) in imported { facts[name] = .known(.context(context)) }
        return Facts(
            facts, asOf: call?.asOf ?? inputs.asOf, now: call?.now ?? inputs.now,
            functions: call?.functions ?? HostFunctions(), options: inputs.options)
    }

    /// One output's value, or a context of all outputs.
    mutating func value(of service: DecisionService) -> Value {
        guard service.outputs.count != 1 else { return value(of: service.outputs[0]) }
        var context = Context()
        for output in service.outputs { context[output.path.last ?? ""] = value(of: output) }
        return .context(context)
    }

    private mutating func value(of reference: Reference) -> Value {
        value(of: reference.key, frame: reference.frame)
    }

    static func function(_ item: BusinessKnowledge, _ universe: Universe) -> Function {
        Function(named: item.name, parameters: item.parameters, result: item.result) {
            (arguments, call) throws(Fault) in
            guard let body = item.body else { throw .external }
            var inner = Evaluation(universe, ModelInputs(options: call.options), call)
            var scope = inner.scope(item.requirements)
            for (parameter, value) in zip(item.parameters, arguments) {
                scope.facts[parameter.name] = .known(value)
            }
            if scope.facts[item.name] == nil {
                scope.facts[item.name] = .known(.function(function(item, universe)))
            }
            return call.evaluate(body, in: scope)
        }
    }

    static func function(_ service: DecisionService, _ universe: Universe) -> Function {
        let parameters = service.inputs.map { reference in
            Syntax.Parameter(
                name: reference.path.last ?? "", type: universe.type(of: reference.key))
        }
        return Function(named: service.name, parameters: parameters, result: service.result) {
            (arguments, call) throws(Fault) in
            var inner = Evaluation(universe, ModelInputs(options: call.options), call)
            for (reference, value) in zip(service.inputs, arguments) {
                inner.give(value, to: reference)
            }
            return inner.value(of: service)
        }
    }
}

extension Universe {
    func type(of key: String) -> ValueType? {
        switch elements[key] {
        case .input(let input): input.type
        case .decision(let decision): decision.type
        case .knowledge, .service, nil: nil
        }
    }
}
