extension PlanBuilder {
    /// The value of a tree that is the same for everybody; `nil` when rows differ.
    func constant(_ syntax: Syntax) -> Value? {
        guard isConstant(syntax) else { return nil }
        if case .literal(let value) = syntax.kind { return value }
        let scope = Facts(
            known: layout.constants, asOf: layout.asOf, options: layout.options)
        let outcome = Expression(syntax).evaluate(in: scope)
        return outcome.missing.isEmpty ? outcome.value : nil
    }

    private func isConstant(_ syntax: Syntax) -> Bool {
        switch syntax.kind {
        case .literal: return true
        case .name(let name): return isConstantName(name)
        case .property, .negation, .arithmetic, .comparison, .conjunction, .disjunction, .between,
            .conditional, .list, .range:
            return syntax.kind.children.allSatisfy(isConstant)
        case .membership(let value, let tests):
            return isConstant(value)
                && tests.allSatisfy { $0.children.allSatisfy(isConstant) }
        case .call(let callee, let arguments):
            guard case .name(let name) = callee.kind, BuiltIns.named(name) != nil, name != "now",
                items == nil || items?.names.contains(name) == false
            else { return false }
            return arguments.allSatisfy { isConstant($0.value) }
        case .context(let entries, let result):
            return result == nil && entries.allSatisfy { isConstant($0.value) }
        case .testInput, .iteration, .quantified, .filter, .instanceOf, .function, .external,
            .declared, .table:
            return false
        }
    }

    private func isConstantName(_ name: String) -> Bool {
        if let items {
            if items.names.contains(name) || (items.bare && name == "item") { return false }
            if items.bare, items.fields.contains(where: { $0.name == name }) { return false }
        }
        return layout.constants[name] != nil && layout.place(of: name) == nil
            && definitions[name] == nil && outside?.definitions[name] == nil
    }

    func constantSlot(_ value: Value, _ place: SourcePosition) throws(NotVectorisable) -> Slot {
        switch value {
        case .null: return emit(.constant, .nothing)
        case .boolean(let flag): return emit(.truthConstant, .boolean, k: flag ? 1 : 0)
        case .number(let number): return constantSlot(number)
        case .string(let text): return emit(.textConstant, .text, k: Int64(word(text)))
        case .date(let date): return try units(Int64(date.dayNumber), .date, value, place)
        case .yearMonthDuration(let span):
            return try units(Int64(span.months), .months, value, place)
        case .dayTimeDuration(let span):
            return try units(span.exactSeconds, .seconds, value, place)
        case .time, .dateTime, .list, .context, .range, .function:
            throw NotVectorisable(.value(value.description), place)
        }
    }

    private func units(
        _ units: Int64?, _ kind: SlotKind, _ value: Value, _ place: SourcePosition
    ) throws(NotVectorisable) -> Slot {
        guard let units, abs(units) < 1 << 50 else {
            throw NotVectorisable(.value(value.description), place)
        }
        return emit(.constant, kind, k: units, l: 1)
    }

    private func constantSlot(_ number: Number) -> Slot {
        let scale = max(0, -Int(number.canonical.exponent))
        if scale <= 12, let units = number.asInt64(scale: scale) {
            return emit(.constant, .number(scale), k: units, l: 1)
        }
        return wideConstant(number)
    }

    func wideConstant(_ number: Number?) -> Slot {
        plan.wides.append(number)
        return emit(.wideConstant, .wide, k: Int64(plan.wides.count - 1))
    }

    /// The place of a word the plan itself names.
    func word(_ text: String) -> Int {
        if let outside { return outside.word(text) }
        if let place = plan.words.firstIndex(of: text) { return place }
        plan.words.append(text)
        return plan.words.count - 1
    }

    /// The place of a function of one text, kept like words by the outermost plan.
    func textTable(_ table: TextTable) -> Int64 {
        if let outside { return outside.textTable(table) }
        plan.textTables.append(table)
        return Int64(plan.textTables.count - 1)
    }

    /// A slot in which every row is null.
    func null(_ kind: SlotKind) -> Slot {
        switch kind {
        case .boolean: emit(.truthConstant, kind, k: 2)
        case .wide: wideConstant(nil)
        case .nothing, .number, .text, .date, .months, .seconds: emit(.constant, kind)
        }
    }
}
