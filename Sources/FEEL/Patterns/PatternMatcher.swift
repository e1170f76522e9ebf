/// Looks for a pattern in a text by trying one way after another.
struct PatternMatcher {
    struct TooMuch: Error {}

    private enum Undo {
        case way(Int, Int)
        case slot(Int, Int)
        case mark(Int, Int)
    }

    static let stepLimit = 2_000_000

    let pattern: Pattern
    let text: [Unicode.Scalar]
    private var slots: [Int]
    private var marks: [Int]
    private var stack: [Undo] = []
    private var steps = 0

    init(_ pattern: Pattern, _ text: String) {
        self.pattern = pattern
        self.text = Array(text.unicodeScalars)
        slots = Array(repeating: -1, count: (pattern.groups + 1) * 2)
        marks = Array(repeating: -1, count: pattern.marks)
    }

    /// The first match at or after a place, as the ranges of its groups; group 0 is the whole.
    mutating func match(from start: Int) throws(TooMuch) -> [Range<Int>?]? {
        var place = start
        while place <= text.count {
            if try run(at: place) {
                return (0...pattern.groups).map { group in
                    let (from, to) = (slots[group * 2], slots[group * 2 + 1])
                    return from >= 0 && to >= from ? from..<to : nil
                }
            }
            place += 1
        }
        return nil
    }

    private mutating func run(at start: Int) throws(TooMuch) -> Bool {
        for index in slots.indices { slots[index] = -1 }
        stack.removeAll(keepingCapacity: true)
        var counter = 0
        var place = start
        while true {
            steps += 1
            guard steps <= PatternMatcher.stepLimit, stack.count < 1_000_000 else {
                throw TooMuch()
            }
            if case .done = pattern.program[counter] { return true }
            if step(&counter, &place) { continue }
            guard let (way, from) = backtrack() else { return false }
            (counter, place) = (way, from)
        }
    }

    /// One instruction; `false` when it does not fit here.
    private mutating func step(_ counter: inout Int, _ place: inout Int) -> Bool {
        let instruction = pattern.program[counter]
        counter += 1
        switch instruction {
        case .set(let set):
            guard place < text.count, contains(set, text[place]) else { return false }
            place += 1
        case .start: return place == 0 || (pattern.flags.linewise && text[place - 1] == "\n")
        case .end:
            return place == text.count || (pattern.flags.linewise && text[place] == "\n")
        case .backReference(let group):
            guard let end = repeated(group, at: place) else { return false }
            place = end
        case .save(let slot):
            stack.append(.slot(slot, slots[slot]))
            slots[slot] = place
        case .split(let first, let second):
            stack.append(.way(second, place))
            counter = first
        case .jump(let target): counter = target
        case .mark(let mark):
            stack.append(.mark(mark, marks[mark]))
            marks[mark] = place
        case .progress(let mark): return marks[mark] != place
        case .done: return true
        }
        return true
    }

    private mutating func backtrack() -> (Int, Int)? {
        while let undo = stack.popLast() {
            switch undo {
            case .way(let counter, let place): return (counter, place)
            case .slot(let slot, let old): slots[slot] = old
            case .mark(let mark, let old): marks[mark] = old
            }
        }
        return nil
    }

    private func contains(_ set: ScalarSet, _ scalar: Unicode.Scalar) -> Bool {
        pattern.flags.ignoresCase ? set.contains(ignoringCase: scalar) : set.contains(scalar)
    }

    /// Where a repetition of a group ends; a group that took no part matches nothing.
    private func repeated(_ group: Int, at place: Int) -> Int? {
        let (from, to) = (slots[group * 2], slots[group * 2 + 1])
        guard from >= 0, to >= from else { return place }
        guard place + to - from <= text.count else { return nil }
        for offset in 0..<(to - from) {
            let expected = ScalarSet.one(text[from + offset])
            guard contains(expected, text[place + offset]) else { return nil }
        }
        return place + to - from
    }
}
