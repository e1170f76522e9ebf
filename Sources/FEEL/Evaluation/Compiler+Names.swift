extension Compiler {
    mutating func compile(name: String, _ place: SourcePosition) -> Step {
        var items: [Int] = []
        for (hops, binding) in bindings.reversed().enumerated() {
            switch binding {
            case .item:
                items.append(hops)
                if name == "item" {
                    return itemEntry(name, items) { Locals.value(at: hops, in: $1) }
                }
            case .named(name):
                let local = Compiler.local(hops)
                return items.isEmpty ? local : itemEntry(name, items, otherwise: local)
            case .named: continue
            }
        }
        let fact = self.fact(name, place)
        return items.isEmpty ? fact : itemEntry(name, items, otherwise: fact)
    }

    private static func local(_ hops: Int) -> Step {
        switch hops {
        case 0: return { _, locals in locals?.value ?? .null }
        case 1: return { _, locals in locals?.next?.value ?? .null }
        default: return { _, locals in Locals.value(at: hops, in: locals) }
        }
    }

    /// Looks among the entries of the items being filtered first.
    private func itemEntry(
        _ name: String, _ items: [Int], otherwise: @escaping Step
    ) -> Step {
        return { run, locals in
            for hops in items {
                guard case .context(let item) = Locals.value(at: hops, in: locals) else { continue }
                if let value = item[name] { return value }
            }
            return otherwise(run, locals)
        }
    }

    private mutating func fact(_ name: String, _ place: SourcePosition) -> Step {
        if name != "?" { names.insert(name) }
        guard let vocabulary, let slot = vocabulary.slot(of: name) else {
            return { run, _ in run.value(of: run.scope.fact(named: name), name, place) }
        }
        return { run, _ in
            let isBound = run.vocabulary === vocabulary
            let fact = isBound ? run.scope.fact(at: slot) : run.scope.fact(named: name)
            if case .known(let value) = fact { return value }
            return run.value(of: fact, name, place)
        }
    }
}

extension Run {
    /// The value of a fact; what is not known counts as null and is noted.
    func value(of fact: Fact, _ name: String, _ place: SourcePosition) -> Value {
        switch fact {
        case .known(let value): return value
        case .unknown:
            missing.append(name)
            return .null
        case .undeclared:
            if let function = BuiltIns.named(name) {
                return .function(Function(kind: .builtIn(function)))
            }
            return fail(.undeclaredName(name), place)
        }
    }
}
