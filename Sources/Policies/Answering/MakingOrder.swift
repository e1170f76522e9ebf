import FEEL

/// In which order derived values are made, so that each finds what it rests on.
struct MakingOrder {
    /// By place: the made names it rests on, itself last; empty for what is given.
    private(set) var needs: [[Int]]
    /// Names that rest on themselves, with the way round.
    private(set) var cycles: [[Int]] = []
    private let uses: [[Int]]
    private var state: [State]

    private enum State { case new, open, done }

    init(makers: [PolicyRules.Maker], tables: [Table], _ vocabulary: Vocabulary) {
        uses = makers.map { maker in
            switch maker {
            case .given, .parameter: []
            case .expression(let expression):
                expression.names.compactMap { vocabulary.slot(of: $0) }
            case .table(let index):
                tables[index].table.usedNames.compactMap { vocabulary.slot(of: $0) }
            }
        }
        needs = Array(repeating: [], count: makers.count)
        state = Array(repeating: .new, count: makers.count)
        let isMade = makers.map { maker in
            if case .given = maker { false } else { true }
        }
        var path: [Int] = []
        for slot in makers.indices where isMade[slot] { visit(slot, isMade, &path) }
    }

    private mutating func visit(_ slot: Int, _ isMade: [Bool], _ path: inout [Int]) {
        state[slot] = .open
        path.append(slot)
        var order: [Int] = []
        var seen: Set<Int> = []
        for used in uses[slot] where isMade[used] {
            if state[used] == .new { visit(used, isMade, &path) }
            if state[used] == .open {
                cycles.append(Array(path[(path.firstIndex(of: used) ?? 0)...]))
                continue
            }
            for needed in needs[used] where seen.insert(needed).inserted { order.append(needed) }
        }
        path.removeLast()
        needs[slot] = order + [slot]
        state[slot] = .done
    }
}

extension DecisionTable {
    /// Names its columns, cells, answers and defaults ask of their scope, each once.
    var usedNames: [String] {
        var names: [String] = []
        var seen: Set<String> = []
        func add(_ more: [String]) {
            for name in more where seen.insert(name).inserted { names.append(name) }
        }
        for input in inputs { add(input.expression.names) }
        for rule in rules {
            for cell in rule.cells { add(cell.names) }
            for output in rule.outputs { add(output.names) }
        }
        for output in outputs { add(output.defaultValue?.names ?? []) }
        return names
    }
}
