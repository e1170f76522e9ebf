/// Memory for working out a plan over one tile of rows, used again for the next tile.
///
/// Numbers, dates and words stand as 64-bit units with a bitmap of the rows that have a value;
/// truths stand as two bitmaps, is-true and is-false. A third bitmap says which rows hang on facts
/// nobody has given. Rows in ``redo`` are worked out by the row interpreter instead.
final class Worksheet {
    let plan: Plan
    let capacity: Int
    let words: Int
    private let block: UnsafeMutablePointer<Int64>
    private let bits: UnsafeMutablePointer<UInt64>
    private let offsets: UnsafeMutablePointer<Int>
    private let flags: UnsafeMutablePointer<Bool>
    private let wideBlock: UnsafeMutablePointer<Number>
    private let blockSize: Int
    let redo: UnsafeMutablePointer<UInt64>
    var texts: BoundTexts
    var rows = 0
    var children: [Worksheet?]
    var tableStates: [TableState]
    /// For small tables: the row sets that one input's values pass.
    var passed: [UInt8] = []
    /// For child rows: where each row's begin, and whose they are.
    var starts: [Int32] = []
    var parents: [Int32] = []
    /// How many steps this tile has been through.
    var done = 0
    /// Whether the child rows of each relation have been laid out for this tile.
    var isLaidOut: [Bool]
    unowned var outer: Worksheet?

    init(_ plan: Plan, capacity: Int, texts: BoundTexts) {
        self.plan = plan
        self.texts = texts
        words = max(1, (capacity + 63) / 64)
        self.capacity = words * 64
        let slots = plan.kinds.count
        offsets = .allocate(capacity: slots + 1)
        offsets.initialize(repeating: 0, count: slots + 1)
        var units = 0
        var wides = 0
        for (slot, kind) in plan.kinds.enumerated() {
            switch kind {
            case .boolean: offsets[slot] = 0
            case .wide:
                offsets[slot] = wides
                wides += self.capacity
            case .nothing, .number, .text, .date, .months, .seconds:
                offsets[slot] = units
                units += self.capacity
            }
        }
        for step in plan.instructions where step.operation == .settle {
            offsets[Int(step.out)] = offsets[Int(step.a)]
        }
        block = .allocate(capacity: max(units, 1))
        block.initialize(repeating: 0, count: max(units, 1))
        blockSize = wides
        wideBlock = .allocate(capacity: max(wides, 1))
        wideBlock.initialize(repeating: .zero, count: wides)
        bits = .allocate(capacity: slots * 3 * words + 1)
        bits.initialize(repeating: 0, count: slots * 3 * words + 1)
        flags = .allocate(capacity: slots + 1)
        flags.initialize(repeating: false, count: slots + 1)
        redo = .allocate(capacity: words)
        redo.initialize(repeating: 0, count: words)
        isLaidOut = Array(repeating: false, count: plan.relations.count)
        children = Array(repeating: nil, count: plan.relations.count)
        let size = self.capacity
        tableStates = plan.tables.map { TableState($0, capacity: size) }
        if plan.tables.contains(where: \.isSmall) { passed = Array(repeating: 0, count: size) }
        rows = size
        for step in plan.instructions where step.operation.isConstant { fill(step) }
    }

    deinit {
        block.deallocate()
        wideBlock.deallocate()
        bits.deallocate()
        offsets.deallocate()
        flags.deallocate()
        redo.deallocate()
    }

    /// How many rows at once keep a plan's slots within the processor's cache.
    static func tile(_ plan: Plan) -> Int {
        let columns = plan.kinds.count { $0 != .boolean }
        return min(2048, max(256, (24_576 / max(columns, 1)) / 64 * 64))
    }

    // MARK: Slots

    func units(_ slot: Slot) -> UnsafeMutablePointer<Int64> { block + offsets[Int(slot)] }
    func wides(_ slot: Slot) -> UnsafeMutablePointer<Number> { wideBlock + offsets[Int(slot)] }
    /// Rows with a value; for truths, rows that are true.
    func one(_ slot: Slot) -> UnsafeMutablePointer<UInt64> { bits + Int(slot) * 3 * words }
    /// Rows that are false.
    func two(_ slot: Slot) -> UnsafeMutablePointer<UInt64> { bits + (Int(slot) * 3 + 1) * words }
    /// Rows that hang on facts nobody has given; to be read only where ``hangs(_:)``.
    func gone(_ slot: Slot) -> UnsafeMutablePointer<UInt64> { bits + (Int(slot) * 3 + 2) * words }
    func hangs(_ slot: Slot) -> Bool { flags[Int(slot)] }
    func setHangs(_ slot: Slot, _ hangs: Bool) { flags[Int(slot)] = hangs }

    /// How many words of a bitmap the rows take.
    var span: Int { (rows + 63) >> 6 }

    func gone(_ slot: Slot, _ word: Int) -> UInt64 { hangs(slot) ? gone(slot)[word] : 0 }

    /// Whatever hangs in an operand hangs in the result.
    func join(_ out: Slot, _ a: Slot) {
        let any = hangs(a)
        setHangs(out, any)
        guard any else { return }
        for word in 0..<span { gone(out)[word] = gone(a)[word] }
    }

    func join(_ out: Slot, _ a: Slot, _ b: Slot) {
        let any = hangs(a) || hangs(b)
        setHangs(out, any)
        guard any else { return }
        for word in 0..<span { gone(out)[word] = gone(a, word) | gone(b, word) }
    }

    func markRedo(_ row: Int) { redo[row >> 6] |= UInt64(1) << UInt64(row & 63) }

    func has(_ bits: UnsafeMutablePointer<UInt64>, _ row: Int) -> Bool {
        bits[row >> 6] >> UInt64(row & 63) & 1 == 1
    }

    /// Works out all steps for rows of a batch from `start` on.
    func run(_ columns: [Column], start: Int, rows: Int, phantom: Bool = false) {
        begin(rows)
        run(columns, start: start, phantom: phantom, upTo: plan.instructions.count)
    }

    /// Makes ready for another tile.
    func begin(_ rows: Int) {
        self.rows = rows
        done = 0
        for word in 0..<span { redo[word] = 0 }
        if !isLaidOut.isEmpty {
            for relation in isLaidOut.indices { isLaidOut[relation] = false }
        }
    }

    func run(_ columns: [Column], start: Int, phantom: Bool = false, upTo end: Int) {
        while done < end {
            perform(plan.instructions[done], columns, start, phantom)
            done += 1
        }
    }
}

extension Instruction.Operation {
    /// Whether the slot is the same in every tile.
    var isConstant: Bool {
        switch self {
        case .constant, .truthConstant, .textConstant, .wideConstant: true
        default: false
        }
    }
}
