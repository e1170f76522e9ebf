extension Compiler {
    /// Arguments, compiled, with names where they were given by name.
    struct Arguments: Sendable {
        let steps: [Step]
        let names: [String]?

        func values(_ run: Run, _ locals: Locals?) -> [Value] { steps.map { $0(run, locals) } }
    }

    mutating func function(
        _ parameters: [Syntax.Parameter], _ result: ValueType?, _ body: Syntax
    ) -> Step {
        for parameter in parameters { bindings.append(.named(parameter.name)) }
        let step = compile(body)
        bindings.removeLast(parameters.count)
        let height = body.height
        return { run, locals in
            let function = WrittenFunction(
                parameters: parameters, result: result, height: height, captured: locals,
                surroundings: run.surroundings, body: step)
            return .function(Function(kind: .written(function)))
        }
    }

    mutating func call(
        _ callee: Syntax, _ arguments: [Syntax.Argument], _ place: SourcePosition
    ) -> Step {
        let names = arguments.compactMap(\.name)
        let isNamed = !names.isEmpty
        let compiled = Arguments(
            steps: arguments.map { compile($0.value) }, names: isNamed ? names : nil)
        guard !isNamed || names.count == arguments.count else {
            return { run, _ in run.fail(.wrongArguments("by name and by place"), place) }
        }
        if case .name(let name) = callee.kind, !isBound(name) {
            return call(name: name, compiled, place)
        }
        let function = compile(callee)
        return { run, locals in
            let callee = function(run, locals)
            return run.call(callee, compiled, run.scope.functions, locals, place)
        }
    }

    private func isBound(_ name: String) -> Bool {
        bindings.contains {
            if case .named(name) = $0 { return true }
            return false
        }
    }

    private mutating func call(
        name: String, _ arguments: Arguments, _ place: SourcePosition
    ) -> Step {
        functions.insert(name)
        if !modelFunctions.contains(name), let builtIn = BuiltIns.named(name) {
            return { run, locals in
                run.call(builtIn, arguments.values(run, locals), arguments.names, place)
            }
        }
        let names = self.names
        let function = compile(name: name, place)
        self.names = names
        return { run, locals in
            if let host = run.scope.functions[name] {
                return run.call(host, arguments.values(run, locals), arguments.names, place)
            }
            let mark = run.reasons.count
            let callee = function(run, locals)
            guard case .function = callee else {
                run.forget(0..<0, mark..<run.reasons.count)
                return run.fail(.unknownFunction(name), place)
            }
            return run.call(callee, arguments, run.scope.functions, locals, place)
        }
    }
}

extension Run {
    func call(
        _ callee: Value, _ arguments: Compiler.Arguments, _ host: HostFunctions,
        _ locals: Locals?, _ place: SourcePosition
    ) -> Value {
        guard case .function(let function) = callee else {
            return fail(.unknownFunction(callee.plainText), place)
        }
        return call(function, arguments.values(self, locals), arguments.names, place)
    }

    /// Calls a function value with arguments by place, or by name when names are given.
    func call(
        _ function: Function, _ arguments: [Value], _ names: [String]?, _ place: SourcePosition
    ) -> Value {
        switch function.kind {
        case .builtIn(let builtIn): return call(builtIn, arguments, names, place)
        case .written(let written): return call(written, arguments, names, place)
        case .native(let native): return call(native, arguments, names, place)
        }
    }

    private func call(
        _ function: WrittenFunction, _ arguments: [Value], _ names: [String]?,
        _ place: SourcePosition
    ) -> Value {
        guard let fitting = fitted(arguments, names, function.parameters, place) else {
            return .null
        }
        var locals = function.captured
        for value in fitting { locals = Locals(value, locals) }
        return deeper(by: function.height, function.result, place) {
            self.home(function.surroundings) { function.body($0, locals) }
        }
    }

    private func call(
        _ function: NativeFunction, _ arguments: [Value], _ names: [String]?,
        _ place: SourcePosition
    ) -> Value {
        guard let fitting = fitted(arguments, names, function.parameters, place) else {
            return .null
        }
        return deeper(by: 40, function.result, place) {
            do throws(Fault) {
                return try function.body(fitting, FunctionCall(run: self))
            } catch {
                return self.fail(error, place)
            }
        }
    }

    /// Arguments in order and brought to the parameters' types; `nil` where they do not fit.
    private func fitted(
        _ arguments: [Value], _ names: [String]?, _ parameters: [Syntax.Parameter],
        _ place: SourcePosition
    ) -> [Value]? {
        let wanted = parameters.map(\.name)
        guard let ordered = Run.ordered(arguments, names, [wanted], fill: false),
            ordered.count == wanted.count
        else {
            _ = fail(.wrongArguments(wanted.joined(separator: ", ")), place)
            return nil
        }
        var fitting: [Value] = []
        for (parameter, value) in zip(parameters, ordered) {
            guard let fit = parameter.type.map({ $0.coerced(value, self) }) ?? value else {
                _ = fail(.nonConforming(parameter.type ?? .any), place)
                return nil
            }
            fitting.append(fit)
        }
        return fitting
    }

    /// Runs a function's body so many levels deeper, within the limits.
    private func deeper(
        by levels: Int, _ result: ValueType?, _ place: SourcePosition, _ body: () -> Value
    ) -> Value {
        guard height + levels <= Run.heightLimit else { return fail(.tooDeep, place) }
        guard spend() else { return fail(.tooManySteps, place) }
        height += levels + 4
        defer { height -= levels + 4 }
        let value = body()
        guard let result else { return value }
        return result.coerced(value, self) ?? fail(.nonConforming(result), place)
    }

    func call(
        _ function: BuiltIn, _ arguments: [Value], _ names: [String]?, _ place: SourcePosition
    ) -> Value {
        guard let ordered = Run.ordered(arguments, names, function.signatures, fill: true),
            function.accepts(ordered.count)
        else {
            return fail(.wrongArguments(function.usage), place)
        }
        guard spend(), ordered.allSatisfy(admits) else { return fail(.tooManySteps, place) }
        let call = BuiltInCall(run: self, arguments: ordered, position: place)
        do throws(Fault) {
            return try function.body(call)
        } catch {
            return fail(error, place)
        }
    }

    func call(
        _ function: HostFunctions.Entry, _ arguments: [Value], _ names: [String]?,
        _ place: SourcePosition
    ) -> Value {
        let parameters = function.parameters.map(\.name)
        guard let ordered = Run.ordered(arguments, names, [parameters], fill: true),
            ordered.count >= function.required, ordered.count <= parameters.count
        else { return fail(.wrongArguments(parameters.joined(separator: ", ")), place) }
        var fitting: [Value] = []
        for (value, parameter) in zip(ordered, function.parameters) {
            guard let value = parameter.type.coerced(value, self) else {
                return fail(.nonConforming(parameter.type), place)
            }
            fitting.append(value)
        }
        let call = HostFunctions.Call(asOf: scope.asOf, options: options)
        do throws(Fault) {
            return try function.body(fitting, call)
        } catch {
            return fail(error, place)
        }
    }

    /// Named arguments in the order of the first signature that has all the names.
    private static func ordered(
        _ arguments: [Value], _ names: [String]?, _ signatures: [[String]], fill: Bool
    ) -> [Value]? {
        guard let names else { return arguments }
        guard Set(names).count == names.count else { return nil }
        let fitting = signatures.filter { signature in names.allSatisfy(signature.contains) }
        let exact = fitting.first { $0 == names } ?? fitting.first { $0.count == names.count }
        guard let signature = exact ?? (fill ? fitting.first : nil) else { return nil }
        return signature.map { parameter in
            names.firstIndex(of: parameter).map { arguments[$0] } ?? .null
        }
    }
}
