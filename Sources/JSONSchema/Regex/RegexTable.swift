/// A pattern as a table of states (subset construction), one look-up a character. Made for
/// patterns that look at nothing but the next character and the text's ends, and that need few
/// states; others are run step by step.
struct RegexTable: Sendable {
    private static let mostStates = 1_000
    private static let mostCells = 50_000
    private static let mostSteps = 1_000

    private let alphabet: RegexAlphabet
    /// The next state, by state × kind.
    private var next: [UInt16] = []
    /// Whether a state has matched already, or matches if the text ends there.
    private var accepts: [Bool] = []
    private var acceptsAtEnd: [Bool] = []

    /// `nil` when the pattern needs more than a table.
    init?(_ program: RegexProgram) {
        guard !program.looksAround, program.steps.count <= Self.mostSteps else { return nil }
        alphabet = program.alphabet
        var numbers: [[Int]: UInt16] = [:]
        var states: [[Int]] = []
        func number(_ state: [Int]) -> UInt16 {
            if let known = numbers[state] { return known }
            numbers[state] = UInt16(truncatingIfNeeded: states.count)
            states.append(state)
            return UInt16(truncatingIfNeeded: states.count - 1)
        }
        // The first state alone stands at the text's start, so no later one may be taken for it.
        states.append([0])
        var place = 0
        while place < states.count {
            guard place < Self.mostStates, (place + 1) * alphabet.count <= Self.mostCells else {
                return nil
            }
            let state = states[place]
            let front = program.front(state, isStart: place == 0, isEnd: false)
            accepts.append(front.accepted)
            acceptsAtEnd.append(program.front(state, isStart: place == 0, isEnd: true).accepted)
            for kind in 0..<alphabet.count {
                let moved = front.waiting.filter { program.takes($0, kind) }.map { $0 + 1 }
                next.append(number(Set(moved + [0]).sorted()))
            }
            place += 1
        }
    }

    func matches(_ text: String) -> Bool {
        text.utf8.withContiguousStorageIfAvailable { matches($0) }
            ?? Array(text.utf8).withUnsafeBufferPointer { matches($0) }
    }

    private func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        next.withUnsafeBufferPointer { next in
            accepts.withUnsafeBufferPointer { accepts in
                var (state, place) = (0, 0)
                while place < text.count {
                    if accepts[state] { return true }
                    let kind = alphabet.kind(of: Self.scalar(text, &place))
                    state = Int(next[state &* alphabet.count &+ kind])
                }
                return acceptsAtEnd[state]
            }
        }
    }

    /// The scalar at `place`, which moves behind it. A string's bytes are valid UTF-8.
    @inline(__always)
    private static func scalar(_ text: UnsafeBufferPointer<UInt8>, _ place: inout Int) -> UInt32 {
        let lead = UInt32(text[place])
        place &+= 1
        guard lead >= 0x80 else { return lead }
        let more = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3
        var value = lead & (0x3F >> UInt32(more))
        for _ in 0..<more {
            value = value << 6 | UInt32(text[place] & 0x3F)
            place &+= 1
        }
        return value
    }
}

extension RegexProgram {
    /// What is reached from `state` without a character, at the text's ends or inside it.
    fileprivate func front(_ state: [Int], isStart: Bool, isEnd: Bool) -> Front {
        var front = Front(steps.count)
        for step in state { follow(step, Place(isStart: isStart, isEnd: isEnd), &front) }
        return front
    }
}
