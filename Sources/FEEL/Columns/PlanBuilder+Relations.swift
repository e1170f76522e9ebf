extension PlanBuilder {
    /// Child rows asked about: all of a relation's or those that pass a test, and what of each.
    private struct Source {
        var field: Int
        var filter: Syntax?
        var entry: String?
        var body: (name: String, value: Syntax)?
    }

    private func source(_ syntax: Syntax) -> Source? {
        switch syntax.kind {
        case .name(let name):
            guard outside == nil, definitions[name] == nil, let field = layout.place(of: name),
                layout.fields[field].type.isRelation
            else { return nil }
            return Source(field: field)
        case .filter(let base, let test):
            guard var source = source(base), source.filter == nil, source.entry == nil,
                source.body == nil
            else { return nil }
            source.filter = test
            return source
        case .property(let base, let name):
            guard var source = source(base), source.entry == nil, source.body == nil else {
                return nil
            }
            source.entry = name
            return source
        case .iteration(let iterators, let body):
            guard iterators.count == 1, iterators[0].end == nil, !body.mentions("partial"),
                var source = source(iterators[0].domain), source.entry == nil, source.body == nil
            else { return nil }
            source.body = (iterators[0].name, body)
            return source
        default: return nil
        }
    }

    /// `sum`, `count` and their like over child rows; `nil` when the call is none of them.
    func aggregate(_ call: Call) throws(NotVectorisable) -> Slot? {
        if call.name == "list contains" { return try contains(call) }
        guard let function = Aggregate.Function(rawValue: call.name), call.arguments.count == 1,
            let source = source(call.arguments[0])
        else { return nil }
        let child = try child(of: source.field, call.position)
        let filter = try filter(source, child)
        let value = try value(source, child, call)
        let result = try result(function, value.map { child.kind($0) }, call)
        return emit(source, function, child, filter, value, result)
    }

    /// The builder for a relation's child rows, the same for all that is asked of them.
    private func child(
        of field: Int, _ place: SourcePosition
    ) throws(NotVectorisable) -> PlanBuilder {
        guard case .relation(let fields) = layout.fields[field].type else {
            throw NotVectorisable(.form("a list"), place)
        }
        if let known = relations.first(where: { $0.field == field })?.builder {
            known.items = Items(fields: fields, names: [], bare: false)
            known.cache = [:]
            return known
        }
        let child = PlanBuilder(layout)
        child.outside = self
        child.items = Items(fields: fields, names: [], bare: false)
        relations.append((field, child))
        return child
    }

    private func filter(
        _ source: Source, _ child: PlanBuilder
    ) throws(NotVectorisable) -> Slot? {
        guard let test = source.filter else { return nil }
        child.items?.bare = true
        let slot = try child.truth(test)
        child.items?.bare = false
        child.cache = [:]
        return slot
    }

    private func value(
        _ source: Source, _ child: PlanBuilder, _ call: Call
    ) throws(NotVectorisable) -> Slot? {
        if let (name, body) = source.body {
            child.items?.names = [name]
            return try child.compile(body)
        }
        guard let entry = source.entry else { return nil }
        let item = Syntax(.name("item"), at: call.position)
        child.items?.names = ["item"]
        return try child.compile(Syntax(.property(item, entry), at: call.position))
    }

    private func result(
        _ function: Aggregate.Function, _ kind: SlotKind?, _ call: Call
    ) throws(NotVectorisable) -> SlotKind {
        switch (function, kind) {
        case (.count, _): return .number(0)
        case (.sum, .number(let scale)?): return .number(scale)
        case (.mean, .number?): return .wide
        case (.any, .boolean?), (.all, .boolean?), (.contains, .boolean?): return .boolean
        case (.min, .number?), (.max, .number?), (.min, .date?), (.max, .date?),
            (.min, .months?), (.max, .months?), (.min, .seconds?), (.max, .seconds?):
            return kind ?? .nothing
        default: throw call.refusal
        }
    }

    private func emit(
        _ source: Source, _ function: Aggregate.Function, _ child: PlanBuilder, _ filter: Slot?,
        _ value: Slot?, _ result: SlotKind
    ) -> Slot {
        let place = relations.firstIndex { $0.builder === child } ?? 0
        let aggregate = Aggregate(
            relation: place, function: function, filter: filter ?? -1, value: value ?? -1,
            steps: child.plan.instructions.count, asksOutside: child.asksOutside)
        plan.aggregates.append(aggregate)
        return emit(.aggregate, result, k: Int64(plan.aggregates.count - 1))
    }

    private func contains(_ call: Call) throws(NotVectorisable) -> Slot? {
        guard let source = source(call.arguments[0]), source.entry != nil || source.body != nil,
            let fixed = constant(call.arguments[1])
        else { return nil }
        let child = try child(of: source.field, call.position)
        let filter = try filter(source, child)
        guard let value = try value(source, child, call) else { return nil }
        let same = try child.compare(value, .equal, fixed, call.position)
        return emit(source, .contains, child, filter, same, .boolean)
    }

    func quantified(
        _ quantifier: Syntax.Quantifier, _ iterators: [Syntax.Iterator], _ test: Syntax,
        _ place: SourcePosition
    ) throws(NotVectorisable) -> Slot {
        guard iterators.count == 1, iterators[0].end == nil,
            let source = source(iterators[0].domain), source.entry == nil, source.body == nil
        else { throw NotVectorisable(.form("this some or every"), place) }
        let child = try child(of: source.field, place)
        let filter = try filter(source, child)
        child.items?.names = [iterators[0].name]
        let value = try child.truth(test)
        return emit(
            source, quantifier == .some ? .some : .every, child, filter, value, .boolean)
    }
}
