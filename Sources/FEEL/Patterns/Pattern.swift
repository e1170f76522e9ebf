/// How a pattern is read and matched: `s`, `m`, `i`, `x`, `q`.
struct PatternFlags: Sendable, Hashable {
    var dotMatchesAll = false
    var linewise = false
    var ignoresCase = false
    var ignoresBlanks = false
    var literal = false

    init?(_ text: String) {
        for flag in text {
            switch flag {
            case "s": dotMatchesAll = true
            case "m": linewise = true
            case "i": ignoresCase = true
            case "x": ignoresBlanks = true
            case "q": literal = true
            default: return nil
            }
        }
    }
}

/// A regular expression, compiled for a matcher that keeps its own stack and counts its steps, so
/// that no pattern can exhaust the machine.
struct Pattern: Sendable {
    enum Instruction: Sendable {
        case set(ScalarSet)
        case start, end
        case backReference(Int)
        case save(Int)
        /// Tries the first way, then the second.
        case split(Int, Int)
        case jump(Int)
        /// Remembers where a loop's turn began.
        case mark(Int)
        /// Fails when a loop's turn took nothing.
        case progress(Int)
        case done
    }

    static let programLimit = 20_000

    let program: [Instruction]
    let groups: Int
    let marks: Int
    let flags: PatternFlags

    /// A pattern, `nil` when it is malformed or too large.
    init?(_ text: String, flags: String) {
        guard let flags = PatternFlags(flags) else { return nil }
        var parser = PatternParser(text, flags)
        guard let node = try? parser.parse() else { return nil }
        var builder = PatternBuilder()
        builder.add(.group(node, number: 0))
        builder.program.append(.done)
        guard builder.program.count < Pattern.programLimit else { return nil }
        program = builder.program
        groups = parser.groups
        marks = builder.marks
        self.flags = flags
    }
}

/// Lays a tree out as instructions.
private struct PatternBuilder {
    var program: [Pattern.Instruction] = []
    var marks = 0

    mutating func add(_ node: PatternNode) {
        guard program.count < Pattern.programLimit else { return }
        switch node {
        case .empty: return
        case .set(let set): program.append(.set(set))
        case .start: program.append(.start)
        case .end: program.append(.end)
        case .backReference(let number): program.append(.backReference(number))
        case .sequence(let nodes): for node in nodes { add(node) }
        case .choice(let nodes): add(choice: nodes[...])
        case .group(let inner, let number):
            guard let number else { return add(inner) }
            program.append(.save(number * 2))
            add(inner)
            program.append(.save(number * 2 + 1))
        case .repeated(let inner, let least, let most, let greedy):
            for _ in 0..<least { add(inner) }
            guard let most else { return add(loop: inner, greedy: greedy) }
            add(optional: inner, most - least, greedy: greedy)
        }
    }

    private mutating func add(choice nodes: ArraySlice<PatternNode>) {
        guard let first = nodes.first else { return }
        guard nodes.count > 1 else { return add(first) }
        let split = program.count
        program.append(.done)
        add(first)
        let jump = program.count
        program.append(.done)
        program[split] = .split(split + 1, program.count)
        add(choice: nodes.dropFirst())
        program[jump] = .jump(program.count)
    }

    private mutating func add(loop inner: PatternNode, greedy: Bool) {
        let mark = marks
        marks += 1
        let split = program.count
        program.append(.done)
        program.append(.mark(mark))
        add(inner)
        program.append(.progress(mark))
        program.append(.jump(split))
        let after = program.count
        program[split] = greedy ? .split(split + 1, after) : .split(after, split + 1)
    }

    private mutating func add(optional inner: PatternNode, _ times: Int, greedy: Bool) {
        var splits: [Int] = []
        for _ in 0..<times {
            guard program.count < Pattern.programLimit else { return }
            splits.append(program.count)
            program.append(.done)
            add(inner)
        }
        let after = program.count
        for split in splits {
            program[split] = greedy ? .split(split + 1, after) : .split(after, split + 1)
        }
    }
}
