/// A place for one value of every row while a plan is worked out.
typealias Slot = Int32

/// What the values in a slot are.
enum SlotKind: Hashable, Sendable {
    /// Only null.
    case nothing
    case boolean
    /// Whole units of 10^-scale.
    case number(Int)
    /// Numbers of up to 34 digits.
    case wide
    /// Numbers of words.
    case text
    case date
    case months
    case seconds

    var isNumeric: Bool {
        switch self {
        case .number, .wide: true
        case .nothing, .boolean, .text, .date, .months, .seconds: false
        }
    }

    /// The column type of values kept as whole units; `nil` for the other kinds.
    var columnType: ColumnType? {
        switch self {
        case .nothing, .wide: nil
        case .boolean: .boolean
        case .number(let scale): .number(scale: scale)
        case .text: .text
        case .date: .date
        case .months: .yearMonthDuration
        case .seconds: .dayTimeDuration
        }
    }
}

extension SlotKind: CustomStringConvertible {
    var description: String {
        switch self {
        case .nothing: "null"
        case .boolean: "a truth"
        case .number(0): "a whole number"
        case .number(let scale): "a number with \(scale) digits behind the point"
        case .wide: "a number of any length"
        case .text: "a text"
        case .date: "a date"
        case .months: "a span of months"
        case .seconds: "a span of seconds"
        }
    }
}

extension ColumnType {
    /// The slot a column of this type is read into; `nil` for relations.
    var slotKind: SlotKind? {
        switch self {
        case .boolean: .boolean
        case .number(let scale): .number(scale)
        case .text: .text
        case .date: .date
        case .yearMonthDuration: .months
        case .dayTimeDuration: .seconds
        case .relation: nil
        }
    }
}

/// One step over all rows of a tile. `a`, `b`, `c` and `out` are slots, `k` and `l` plain numbers.
struct Instruction: Sendable {
    enum Operation: UInt8, Sendable {
        case load, outer, constant, truthConstant, textConstant, wideConstant, settle
        case and, or, not, isNull, isNullTruth, isTruth, isText, within
        case equal, equalTruth, less, atMost, between, rangeBoth, anyOf
        case add, subtract, multiply, negate, scaleUp, round, quotient, absolute
        case minimum, maximum, modulo
        case select, selectTruth, selectWide
        case datePart, monthsBetween, makeDate, addMonths, addSeconds, secondsBetween
        case truncatedDivide, remainder
        case textNumber, textTruth
        case widen, wideArithmetic, wideNegate, wideCompare, wideRound, wideIsNull
        case aggregate, table, pick, pickTruth, pickWide
    }

    let operation: Operation
    var a: Slot = 0
    var b: Slot = 0
    var c: Slot = 0
    let out: Slot
    var k: Int64 = 0
    var l: Int64 = 0
}

/// A function of one text, worked out once for each word.
struct TextTable: Sendable {
    enum Answer: Sendable {
        case units(Int64)
        case word(String)
        case nothing
    }

    let apply: @Sendable (String) -> Answer
}

/// What is asked about the child rows of every row.
struct Aggregate: Sendable {
    enum Function: String, Sendable {
        case count, sum, min, max, mean, any, all, contains, some, every
    }

    let relation: Int
    let function: Function
    /// Which child rows count; -1 for all.
    let filter: Slot
    /// What is asked of each; -1 for nothing.
    let value: Slot
    /// How many of the relation's steps this needs.
    let steps: Int
    /// Whether what is asked rests on facts of the row itself.
    let asksOutside: Bool
}

/// All that is asked of the child rows of one relation.
struct RelationPlan: Sendable {
    let field: Int
    let plan: Plan
    let asksOutside: Bool
}

/// Expressions and tables as steps over columns.
struct Plan: Sendable {
    var instructions: [Instruction] = []
    var kinds: [SlotKind] = []
    var words: [String] = []
    var wides: [Number?] = []
    var lists: [[Slot]] = []
    var textTables: [TextTable] = []
    var aggregates: [Aggregate] = []
    var relations: [RelationPlan] = []
    var tables: [TableKernel] = []
    var picks: [Pick] = []
    /// For slots only a table reads: the fact they would be loaded from, which the table reads
    /// where it stands.
    var direct: [Slot: Int] = [:]

    /// The slots some step, cell or result reads.
    func slotsRead(besides results: [Slot]) -> Set<Slot> {
        var read = Set(results)
        for step in instructions { read.formUnion([step.a, step.b, step.c]) }
        for list in lists { read.formUnion(list) }
        for relation in relations {
            for step in relation.plan.instructions where step.operation == .outer {
                read.insert(step.a)
            }
        }
        for table in tables {
            read.formUnion(table.cells.map(\.slot))
            for slots in table.outputs.values { read.formUnion(slots) }
            if !table.isSmall { read.formUnion(table.inputs.map(\.slot)) }
        }
        for pick in picks {
            for case .slot(let slot) in pick.sources { read.insert(slot) }
        }
        return read
    }

    /// Lets small tables read the facts that only they ask for where they stand.
    mutating func readDirectly(besides results: [Slot]) {
        let read = slotsRead(besides: results)
        for table in tables where table.isSmall {
            for input in table.inputs where !read.contains(input.slot) && input.steps != nil {
                let step = instructions.first { $0.out == input.slot && $0.operation == .load }
                direct[input.slot] = step.map { Int($0.k) }
            }
        }
    }
}

/// One output of a table as a value: for each answer the same for everybody, or a slot.
struct Pick: Sendable {
    enum Source: Sendable {
        case fixed(Value)
        case slot(Slot)
    }

    let table: Int
    let output: Int
    let out: Slot
    let kind: SlotKind
    /// By row, then for the default.
    let sources: [Source]
}
