extension Compiler {
    /// One `x in domain`, compiled.
    struct Domain: Sendable {
        let start: Step
        let end: Step?
        let position: SourcePosition
    }

    /// Compiles iterators, leaving their names bound for what follows.
    private mutating func domains(_ iterators: [Syntax.Iterator]) -> [Domain] {
        var domains: [Domain] = []
        for iterator in iterators {
            let start = compile(iterator.domain)
            let end = iterator.end.map { compile($0) }
            domains.append(Domain(start: start, end: end, position: iterator.domain.position))
            bindings.append(.named(iterator.name))
        }
        return domains
    }

    mutating func iteration(
        _ iterators: [Syntax.Iterator], _ body: Syntax, _ place: SourcePosition
    ) -> Step {
        let partial = body.mentions("partial")
        let domains = domains(iterators)
        if partial { bindings.append(.named("partial")) }
        let step = compile(body)
        bindings.removeLast(iterators.count + (partial ? 1 : 0))
        return { run, locals in
            var results: [Value] = []
            let done = run.loop(domains[...], locals) { locals in
                guard results.count < run.options.sizeLimit else { return false }
                if partial, !run.spend(results.count) { return false }
                let inner = partial ? Locals(.list(results), locals) : locals
                results.append(step(run, inner))
                return true
            }
            return done ? .list(results) : .null
        }
    }

    mutating func quantified(
        _ quantifier: Syntax.Quantifier, _ iterators: [Syntax.Iterator], _ test: Syntax,
        _ place: SourcePosition
    ) -> Step {
        let domains = domains(iterators)
        let step = compile(test)
        bindings.removeLast(iterators.count)
        let decisive = quantifier == .some
        return { run, locals in
            var decided = false
            var open = false
            let done = run.loop(domains[...], locals) { locals in
                let verdict = step(run, locals).asBoolean
                decided = decided || verdict == decisive
                open = open || verdict == nil
                return !decided
            }
            if decided { return .boolean(decisive) }
            return open || !done ? .null : .boolean(!decisive)
        }
    }
}

extension Run {
    /// Runs `body` for every combination; `false` when a domain is no list, the limit is passed or
    /// the body wants to stop.
    func loop(
        _ domains: ArraySlice<Compiler.Domain>, _ locals: Locals?, _ body: (Locals?) -> Bool
    ) -> Bool {
        guard let domain = domains.first else { return body(locals) }
        let first = domain.start(self, locals)
        let rest = domains.dropFirst()
        let visit: (Value) -> Bool = { item in
            guard self.spend() else {
                _ = self.fail(.tooManySteps, domain.position)
                return false
            }
            return self.loop(rest, Locals(item, locals), body)
        }
        guard let end = domain.end else { return loop(over: first, domain.position, visit) }
        return loop(from: first, to: end(self, locals), domain.position, visit)
    }

    private func loop(
        over value: Value, _ place: SourcePosition, _ visit: (Value) -> Bool
    ) -> Bool {
        switch value {
        case .list(let items): return items.allSatisfy(visit)
        case .null:
            _ = fail(.wrongType(expected: .list(.any), found: .nothing), place)
            return false
        case .range(let range):
            guard let lower = range.lower, let upper = range.upper else {
                _ = fail(.badArgument(range.description), place)
                return false
            }
            return loop(from: lower, to: upper, place) { item in
                range.contains(item) == false ? true : visit(item)
            }
        default: return visit(value)
        }
    }

    /// Counts from one bound to the other, downwards when the second is lower.
    private func loop(
        from: Value, to: Value, _ place: SourcePosition, _ visit: (Value) -> Bool
    ) -> Bool {
        switch (from, to) {
        case (.number(let from), .number(let to)):
            let step = from <= to ? Number.one : Number.one.negated
            var place: Number? = from
            while let number = place, step.isNegative ? number >= to : number <= to {
                guard visit(.number(number)) else { return false }
                place = number.adding(step)
            }
            return true
        case (.date(let from), .date(let to)):
            let step = from <= to ? 1 : -1
            for number in stride(from: from.dayNumber, through: to.dayNumber, by: step) {
                guard let day = CalendarDate(dayNumber: number), visit(.date(day)) else {
                    return false
                }
            }
            return true
        default:
            _ = fail(.incompatible(from.shape, to.shape), place)
            return false
        }
    }
}
