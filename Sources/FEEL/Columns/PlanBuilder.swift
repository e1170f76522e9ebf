/// Turns trees into steps over columns, or says why that cannot be done.
final class PlanBuilder {
    /// What a name stands for beside the declared facts.
    enum Definition {
        case slot(Slot)
        case table(Int)
        case rowWise
    }

    let layout: ColumnLayout
    var plan = Plan()
    var definitions: [String: Definition] = [:]
    var testInput: Slot?
    var cache: [Syntax: Slot] = [:]
    /// Set for child rows: the builder of the rows they belong to, and the child columns.
    var outside: PlanBuilder?
    var items: Items?
    private(set) var asksOutside = false
    /// Builders of the child rows of each relation, by its place among the facts.
    var relations: [(field: Int, builder: PlanBuilder)] = []
    private var loads: [Int: Slot] = [:]

    /// Under which names the child row is spoken of.
    struct Items {
        let fields: [ColumnLayout.Field]
        var names: Set<String>
        /// Whether entries are names by themselves, as in a filter.
        var bare: Bool
    }

    /// Slot 0 is left empty: a step names it where it has no operand.
    init(_ layout: ColumnLayout) {
        self.layout = layout
        _ = slot(.nothing)
    }

    /// What has been built so far, to go back to when a definition has no column form.
    struct Mark {
        fileprivate let plan: Plan
        fileprivate let cache: [Syntax: Slot]
        fileprivate let loads: [Int: Slot]
        fileprivate let relations: [(field: Int, builder: PlanBuilder, mark: Mark)]
    }

    var mark: Mark {
        Mark(
            plan: plan, cache: cache, loads: loads,
            relations: relations.map { ($0.field, $0.builder, $0.builder.mark) })
    }

    func goBack(to mark: Mark) {
        (plan, cache, loads) = (mark.plan, mark.cache, mark.loads)
        relations = mark.relations.map { ($0.field, $0.builder) }
        for relation in mark.relations { relation.builder.goBack(to: relation.mark) }
    }

    /// The plan with all that is asked of child rows.
    var finished: Plan {
        var plan = plan
        plan.relations = relations.map { field, builder in
            RelationPlan(field: field, plan: builder.plan, asksOutside: builder.asksOutside)
        }
        return plan
    }

    // MARK: Slots

    private func load(_ kind: SlotKind, _ field: Int) -> Slot {
        if let loaded = loads[field] { return loaded }
        let slot = emit(.load, kind, k: Int64(field))
        loads[field] = slot
        return slot
    }

    func slot(_ kind: SlotKind) -> Slot {
        plan.kinds.append(kind)
        return Slot(plan.kinds.count - 1)
    }

    func kind(_ slot: Slot) -> SlotKind { plan.kinds[Int(slot)] }

    func emit(
        _ operation: Instruction.Operation, _ kind: SlotKind, a: Slot = 0, b: Slot = 0, c: Slot = 0,
        k: Int64 = 0, l: Int64 = 0
    ) -> Slot {
        let out = slot(kind)
        plan.instructions.append(
            Instruction(operation: operation, a: a, b: b, c: c, out: out, k: k, l: l))
        return out
    }

    // MARK: Trees

    func compile(_ syntax: Syntax) throws(NotVectorisable) -> Slot {
        if let known = cache[syntax], !syntax.mentionsTestInput { return known }
        if let value = constant(syntax) { return try constantSlot(value, syntax.position) }
        let slot: Slot
        if let outside, !concernsItem(syntax) {
            asksOutside = true
            let outer = try outside.compile(syntax)
            slot = emit(.outer, outside.kind(outer), a: outer)
        } else {
            slot = try form(syntax)
        }
        if !syntax.mentionsTestInput { cache[syntax] = slot }
        return slot
    }

    private func form(_ syntax: Syntax) throws(NotVectorisable) -> Slot {
        let place = syntax.position
        switch syntax.kind {
        case .name(let name): return try self.name(name, place)
        case .testInput:
            guard let testInput else { throw NotVectorisable(.unknownName("?"), place) }
            return testInput
        case .property(let base, let name): return try property(base, name, place)
        case .negation(let operand): return try negation(operand, place)
        case .arithmetic(let sign, let left, let right):
            return try arithmetic(sign, left, right, place)
        case .comparison(let sign, let left, let right):
            return try comparison(sign, left, right, place)
        case .conjunction(let left, let right): return try logic(.and, left, right)
        case .disjunction(let left, let right): return try logic(.or, left, right)
        case .between(let value, let lower, let upper):
            let above = try comparison(.atLeast, value, lower, place)
            let below = try comparison(.atMost, value, upper, place)
            return emit(.between, .boolean, a: above, b: below)
        case .membership(let value, let tests):
            return try self.tests(tests, try compile(value), place)
        case .conditional(let test, let then, let otherwise):
            return try conditional(test, then, otherwise, place)
        case .call(let callee, let arguments): return try call(callee, arguments, place)
        case .quantified(let quantifier, let iterators, let test):
            return try quantified(quantifier, iterators, test, place)
        case .literal(let value): return try constantSlot(value, place)
        case .iteration: throw NotVectorisable(.form("a list from for"), place)
        case .filter: throw NotVectorisable(.form("a filtered list"), place)
        case .instanceOf: throw NotVectorisable(.form("instance of"), place)
        case .list: throw NotVectorisable(.form("a list"), place)
        case .context: throw NotVectorisable(.form("a context"), place)
        case .range: throw NotVectorisable(.form("a range"), place)
        case .function: throw NotVectorisable(.form("a function"), place)
        case .external: throw NotVectorisable(.form("an external function"), place)
        case .declared: throw NotVectorisable(.form("a declared value"), place)
        case .table: throw NotVectorisable(.form("a table inside an expression"), place)
        }
    }

    private func name(_ name: String, _ place: SourcePosition) throws(NotVectorisable) -> Slot {
        if let items, items.bare, let slot = try entry(name, place) { return slot }
        switch definitions[name] {
        case .slot(let slot): return slot
        case .table(let table): return try pick(table, nil, place)
        case .rowWise: throw NotVectorisable(.rowWise(name), place)
        case nil: break
        }
        guard items == nil, let field = layout.place(of: name) else {
            throw NotVectorisable(.unknownName(name), place)
        }
        guard let kind = layout.fields[field].type.slotKind else {
            throw NotVectorisable(.form("a list by itself"), place)
        }
        return load(kind, field)
    }

    /// A child column by its bare name; `nil` when the children have no such entry.
    private func entry(_ name: String, _ place: SourcePosition) throws(NotVectorisable) -> Slot? {
        guard let items, let field = items.fields.firstIndex(where: { $0.name == name }) else {
            return nil
        }
        guard !isKnown(name) else { throw NotVectorisable(.ambiguousName(name), place) }
        guard let kind = items.fields[field].type.slotKind else {
            throw NotVectorisable(.form("a list within a list"), place)
        }
        return load(kind, field)
    }

    private func isKnown(_ name: String) -> Bool {
        layout.place(of: name) != nil || layout.constants[name] != nil || definitions[name] != nil
            || outside?.isKnown(name) ?? false
    }

    /// Whether a tree speaks of the child row, so that it cannot be left to the row itself.
    private func concernsItem(_ syntax: Syntax) -> Bool {
        guard let items else { return false }
        switch syntax.kind {
        case .name(let name):
            let isEntry = items.bare && items.fields.contains { $0.name == name }
            return isEntry || items.names.contains(name) || (items.bare && name == "item")
        case .testInput: return testInput != nil
        default: return syntax.kind.children.contains(where: concernsItem)
        }
    }

    private func property(
        _ base: Syntax, _ name: String, _ place: SourcePosition
    ) throws(NotVectorisable) -> Slot {
        if case .name(let owner) = base.kind {
            if let items, items.names.contains(owner) || (items.bare && owner == "item") {
                guard let field = items.fields.firstIndex(where: { $0.name == name }),
                    let kind = items.fields[field].type.slotKind
                else { throw NotVectorisable(.unknownName(name), place) }
                return load(kind, field)
            }
            if case .table(let table)? = definitions[owner] { return try pick(table, name, place) }
        }
        return try part(name, of: try compile(base), place)
    }

    private func conditional(
        _ test: Syntax, _ then: Syntax, _ otherwise: Syntax, _ place: SourcePosition
    ) throws(NotVectorisable) -> Slot {
        let test = try truth(test)
        let (one, other) = try unified(try compile(then), try compile(otherwise), place)
        let kind = kind(one)
        switch kind {
        case .boolean: return emit(.selectTruth, kind, a: one, b: other, c: test)
        case .wide: return emit(.selectWide, kind, a: one, b: other, c: test)
        case .nothing, .number, .text, .date, .months, .seconds:
            return emit(.select, kind, a: one, b: other, c: test)
        }
    }

    /// A tree that must come to true, false or null.
    func truth(_ syntax: Syntax) throws(NotVectorisable) -> Slot {
        let slot = try compile(syntax)
        switch kind(slot) {
        case .boolean: return slot
        case .nothing: return emit(.truthConstant, .boolean, k: 2)
        case .number, .wide, .text, .date, .months, .seconds:
            throw NotVectorisable(.types("a condition and another value"), syntax.position)
        }
    }
}
