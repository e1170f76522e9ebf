/// A pattern as a list of steps (Thompson's construction), run by following all ways at once, so
/// that each character of the text costs at most one visit of each step.
struct RegexProgram: Sendable {
    enum Step: Sendable {
        /// One character of the set with this number.
        case set(Int)
        case split(Int, Int)
        case jump(Int)
        case start
        case end
        case boundary(negated: Bool)
        /// Whether the steps from here on match at this place; then on at `next`.
        case look(from: Int, next: Int, negated: Bool)
        case accept
    }

    private static let mostSteps = 20_000

    private(set) var steps: [Step] = []
    private(set) var alphabet: RegexAlphabet
    /// Whether some step looks at more than the next character or the text's ends.
    private(set) var looksAround = false
    private var sets: [ScalarSet] = []

    init(_ syntax: RegexSyntax) throws(ECMARegexError) {
        alphabet = RegexAlphabet([])
        try emit(syntax)
        try add(.accept)
        alphabet = RegexAlphabet(sets)
        sets = []
    }

    @discardableResult
    private mutating func add(_ step: Step) throws(ECMARegexError) -> Int {
        guard steps.count < Self.mostSteps else {
            throw ECMARegexError(kind: .tooLarge, offset: 0)
        }
        steps.append(step)
        return steps.count - 1
    }

    private mutating func emit(_ syntax: RegexSyntax) throws(ECMARegexError) {
        switch syntax {
        case .empty: break
        case .set(let set): try add(.set(number(of: set)))
        case .sequence(let parts): for part in parts { try emit(part) }
        case .choice(let branches): try emitChoice(branches)
        case .repeated(let inner, let least, let most): try emitRepeat(inner, least, most)
        case .start: try add(.start)
        case .end: try add(.end)
        case .boundary(let negated):
            looksAround = true
            try add(.boundary(negated: negated))
        case .look(let inner, let negated):
            looksAround = true
            let look = try add(.accept)
            try emit(inner)
            try add(.accept)
            steps[look] = .look(from: look + 1, next: steps.count, negated: negated)
        }
    }

    private mutating func number(of set: ScalarSet) -> Int {
        if let known = sets.firstIndex(of: set) { return known }
        sets.append(set)
        return sets.count - 1
    }

    private mutating func emitChoice(_ branches: [RegexSyntax]) throws(ECMARegexError) {
        var ends: [Int] = []
        for (place, branch) in branches.enumerated() {
            guard place < branches.count - 1 else {
                try emit(branch)
                break
            }
            let split = try add(.accept)
            try emit(branch)
            ends.append(try add(.accept))
            steps[split] = .split(split + 1, steps.count)
        }
        for end in ends { steps[end] = .jump(steps.count) }
    }

    private mutating func emitRepeat(
        _ inner: RegexSyntax, _ least: Int, _ most: Int?
    ) throws(ECMARegexError) {
        guard least <= Self.mostSteps, (most ?? 0) <= Self.mostSteps else {
            throw ECMARegexError(kind: .tooLarge, offset: 0)
        }
        for _ in 0..<least {
            let before = steps.count
            try emit(inner)
            // Nothing, however often, is nothing.
            if steps.count == before { break }
        }
        guard let most else {
            let split = try add(.accept)
            try emit(inner)
            try add(.jump(split))
            steps[split] = .split(split + 1, steps.count)
            return
        }
        var splits: [Int] = []
        for _ in least..<most {
            splits.append(try add(.accept))
            try emit(inner)
        }
        for split in splits { steps[split] = .split(split + 1, steps.count) }
    }
}
