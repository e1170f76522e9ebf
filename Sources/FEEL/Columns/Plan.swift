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
