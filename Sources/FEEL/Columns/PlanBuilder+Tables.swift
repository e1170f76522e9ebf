extension PlanBuilder {
    func truth(
        _ tests: [UnaryTest], _ input: Slot, _ place: SourcePosition
    ) throws(NotVectorisable) -> Slot {
        let slot = try self.tests(tests, input, place)
        guard kind(slot) == .boolean else { throw NotVectorisable(.types("a cell"), place) }
        return slot
    }

    /// Adds a table; its answers stand in the slot of the kernel.
    func table(_ table: DecisionTable) throws(NotVectorisable) -> Int {
        var building = try TableBuilding(self, table)
        let kernel = try building.kernel()
        plan.tables.append(kernel)
        let index = plan.tables.count - 1
        plan.instructions.append(
            Instruction(operation: .table, out: kernel.out, k: Int64(index)))
        return index
    }

    /// One output of a table as a value.
    func pick(
        _ table: Int, _ name: String?, _ place: SourcePosition
    ) throws(NotVectorisable) -> Slot {
        let kernel = plan.tables[table]
        let outputs = kernel.table.outputs
        guard
            let output = name.map({ name in outputs.firstIndex { $0.name == name } })
                ?? (outputs.count == 1 ? 0 : nil)
        else { throw NotVectorisable(.form("this entry of a table"), place) }
        if let made = plan.picks.firstIndex(where: { $0.table == table && $0.output == output }) {
            return plan.picks[made].out
        }
        let kind = try pickKind(kernel, output, place)
        var sources: [Pick.Source] = []
        for row in 0...kernel.ruleCount {
            let value = row < kernel.ruleCount ? kernel.values[row] : kernel.defaultValue ?? .null
            if let value {
                sources.append(.fixed(kernel.part(output, of: value)))
            } else {
                sources.append(.slot(raised(kernel.outputs[row]?[output] ?? 0, to: kind)))
            }
        }
        let out = emit(
            kind == .boolean ? .pickTruth : kind == .wide ? .pickWide : .pick, kind,
            a: kernel.out, k: Int64(plan.picks.count))
        for case .fixed(.string(let text)) in sources { _ = word(text) }
        plan.picks.append(
            Pick(table: table, output: output, out: out, kind: kind, sources: sources))
        return out
    }

    private func raised(_ slot: Slot, to kind: SlotKind) -> Slot {
        switch (self.kind(slot), kind) {
        case (.nothing, _): null(kind)
        case (.number, .number(let scale)): scaledUp(slot, to: scale)
        case (.number, .wide): widened(slot)
        default: slot
        }
    }

    private func pickKind(
        _ kernel: TableKernel, _ output: Int, _ place: SourcePosition
    ) throws(NotVectorisable) -> SlotKind {
        var kinds: [SlotKind] = kernel.outputs.values.map { self.kind($0[output]) }
        for value in kernel.values + [kernel.defaultValue] {
            guard let value else { continue }
            kinds.append(self.kind(try constantSlot(kernel.part(output, of: value), place)))
        }
        if kernel.table.hitPolicy.gathers {
            guard case .collect(let aggregator?) = kernel.table.hitPolicy else {
                throw NotVectorisable(.form("a list of results"), place)
            }
            kinds.append(aggregator == .count ? .number(0) : .nothing)
        }
        var common = SlotKind.nothing
        for kind in kinds where kind != common && kind != .nothing {
            switch (common, kind) {
            case (.nothing, _): common = kind
            case (.number(let one), .number(let other)): common = .number(max(one, other))
            case (.number, .wide), (.wide, .number): common = .wide
            default: throw NotVectorisable(.types("a table's results"), place)
            }
        }
        return common
    }
}

extension TableKernel {
    /// One output's part of a result.
    func part(_ output: Int, of value: Value) -> Value {
        guard table.outputs.count > 1 else { return value }
        guard case .context(let context) = value else { return .null }
        return context[table.outputs[output].name] ?? .null
    }
}
