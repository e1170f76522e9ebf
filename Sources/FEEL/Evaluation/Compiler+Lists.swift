extension Compiler {
    mutating func list(_ items: [Syntax]) -> Step {
        let steps = items.map { compile($0) }
        return { run, locals in .list(steps.map { $0(run, locals) }) }
    }

    mutating func context(
        _ entries: [Syntax.Entry], _ result: Syntax?, _ place: SourcePosition
    ) -> Step {
        var seen: Set<String> = []
        if let double = entries.first(where: { !seen.insert($0.key).inserted })?.key {
            return { run, _ in run.fail(.duplicateKey(double), place) }
        }
        let outer = bindings.count
        let uses = Compiler.lastUses(entries, result)
        var steps: [(key: String, step: Step, binds: Bool)] = []
        for (index, entry) in entries.enumerated() {
            let binds = max(uses[entry.key] ?? -1, uses["*"] ?? -1) > index
            steps.append((entry.key, compile(entry.value), binds))
            if binds { bindings.append(.named(entry.key)) }
        }
        let end = result.map { compile($0) }
        bindings.removeLast(bindings.count - outer)
        return Compiler.contextStep(steps, end)
    }

    /// The last entry that mentions each name; `*` is the last table, which may mention any.
    private static func lastUses(
        _ entries: [Syntax.Entry], _ result: Syntax?
    ) -> [String: Int] {
        var uses: [String: Int] = [:]
        for (index, value) in (entries.map(\.value) + (result.map { [$0] } ?? [])).enumerated() {
            value.forEachName { uses[$0] = index }
        }
        return uses
    }

    private static func contextStep(
        _ steps: [(key: String, step: Step, binds: Bool)], _ end: Step?
    ) -> Step {
        return { run, locals in
            var context = Context()
            var locals = locals
            for (key, step, binds) in steps {
                let value = step(run, locals)
                if end == nil { context[key] = value }
                if binds { locals = Locals(value, locals) }
            }
            return end.map { $0(run, locals) } ?? .context(context)
        }
    }

    mutating func range(_ range: RangeTest, _ place: SourcePosition) -> Step {
        let lower = range.lower.map { compile($0) }
        let upper = range.upper.map { compile($0) }
        return { run, locals in
            let made = ValueRange(
                lower: lower.map { $0(run, locals) }, lowerClosed: range.lowerClosed,
                upper: upper.map { $0(run, locals) }, upperClosed: range.upperClosed)
            return made.isWellFormed
                ? .range(made) : run.fail(.badArgument(made.description), place)
        }
    }

    mutating func filter(_ list: Syntax, _ test: Syntax, _ place: SourcePosition) -> Step {
        let list = compile(list)
        let test = within(.item) { $0.compile(test) }
        return { run, locals in
            let base = list(run, locals)
            guard case .list(let items) = base else {
                return Compiler.filtered(base.isNull ? [] : [base], test, run, locals, place)
            }
            return Compiler.filtered(items, test, run, locals, place)
        }
    }

    private static func filtered(
        _ items: [Value], _ test: Step, _ run: Run, _ locals: Locals?, _ place: SourcePosition
    ) -> Value {
        var kept: [Value] = []
        for (index, item) in (items.isEmpty ? [.null] : items).enumerated() {
            guard run.spend() else { return run.fail(.tooManySteps, place) }
            let verdict = test(run, Locals(item, locals))
            if index == 0, case .number(let number) = verdict {
                return items.element(number) ?? run.fail(.outOfRange, place)
            }
            guard let passes = verdict.asBoolean else {
                if verdict.isNull || items.isEmpty { continue }
                return run.fail(.wrongType(expected: .boolean, found: verdict.shape), place)
            }
            if passes, !items.isEmpty { kept.append(item) }
        }
        return .list(kept)
    }
}

extension [Value] {
    /// The element at a FEEL position: 1 is the first, -1 the last; `nil` beyond the ends.
    func element(_ position: Number) -> Value? {
        guard let position = position.rounded(scale: 0, .down)?.asInt else { return nil }
        if position > 0, position <= count { return self[position - 1] }
        if position < 0, position >= -count { return self[count + position] }
        return nil
    }
}

extension Syntax {
    /// Whether a name occurs; a table counts as holding every name.
    func mentions(_ name: String) -> Bool {
        switch kind {
        case .name(name), .table: true
        case .testInput: name == "?"
        default: kind.children.contains { $0.mentions(name) }
        }
    }
}

extension Syntax {
    /// Visits every name that occurs; a table is visited as `*`.
    fileprivate func forEachName(_ visit: (String) -> Void) {
        switch kind {
        case .name(let name): visit(name)
        case .table: visit("*")
        default: for child in kind.children { child.forEachName(visit) }
        }
    }
}

extension ValueRange {
    /// Whether the bounds can be compared with each other, or one of them is missing.
    var isWellFormed: Bool {
        guard let lower, let upper else { return true }
        return lower.isNull || upper.isNull || lower == upper || lower.order(upper) != nil
    }
}
