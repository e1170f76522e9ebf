/// What a table's policy makes of the rows that fit, of which there is at least one.
struct TableAnswer {
    let table: CompiledTable
    let run: Run

    func answer(_ hits: [TableRunner.Candidate]) -> TableOutcome {
        let rows = hits.map(\.row)
        switch table.hitPolicy {
        case .unique:
            return hits.count == 1 ? .decided(hits[0].value, rows: rows) : .conflict(rows: rows)
        case .any:
            let agree = hits.allSatisfy { $0.value == hits[0].value }
            return agree ? .decided(hits[0].value, rows: rows) : .conflict(rows: rows)
        case .first: return .decided(hits[0].value, rows: [hits[0].row])
        case .priority:
            let best = ranked(hits)[0]
            return .decided(best.value, rows: [best.row])
        case .ruleOrder, .collect(nil): return .decided(.list(hits.map(\.value)), rows: rows)
        case .outputOrder:
            let ordered = ranked(hits)
            return .decided(.list(ordered.map(\.value)), rows: ordered.map(\.row))
        case .collect(let aggregator?):
            return .decided(aggregated(hits.map(\.value), aggregator), rows: rows)
        }
    }

    /// By priority; rows of equal priority keep their order.
    private func ranked(_ hits: [TableRunner.Candidate]) -> [TableRunner.Candidate] {
        let ranks = hits.map { table.rank($0.value) }
        let order = hits.indices.sorted { one, other in
            ranks[one] == ranks[other]
                ? one < other : ranks[one].lexicographicallyPrecedes(ranks[other])
        }
        return order.map { hits[$0] }
    }

    private func aggregated(_ values: [Value], _ aggregator: Aggregator) -> Value {
        guard aggregator != .count else { return .whole(values.count) }
        guard table.outputs.count > 1 else { return combined(values, aggregator) }
        var context = Context()
        for output in table.outputs {
            let parts = values.map { value in
                guard case .context(let context) = value else { return Value.null }
                return context[output.name] ?? .null
            }
            context[output.name] = combined(parts, aggregator)
        }
        return .context(context)
    }

    private func combined(_ values: [Value], _ aggregator: Aggregator) -> Value {
        let name = aggregator.rawValue
        guard let function = BuiltIns.named(name) else { return .null }
        return run.call(function, [.list(values)], nil, table.outputs[0].position)
    }
}
