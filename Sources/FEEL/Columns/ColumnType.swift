/// What a column holds, for every row either a value or null.
public indirect enum ColumnType: Hashable, Sendable {
    /// True or false.
    case boolean
    /// Numbers with so many digits behind the point, 0...18, kept exactly as whole units:
    /// whole numbers have scale 0, money in fen scale 2.
    case number(scale: Int)
    /// Text, kept once in a ``Lexicon``.
    case text
    /// Days.
    case date
    /// Spans of months.
    case yearMonthDuration
    /// Spans of whole seconds.
    case dayTimeDuration
    /// For every row a list of child rows with columns of their own.
    case relation([ColumnLayout.Field])

    /// Whole numbers.
    public static let integer = ColumnType.number(scale: 0)
    /// Amounts in fen.
    public static let money = ColumnType.number(scale: 2)

    /// The column that suits a declared type, `nil` when none does.
    ///
    /// - Parameter scale: Digits kept for plain numbers; finer values still come out right, but
    ///   their rows are worked out one by one.
    public init?(_ type: ValueType, scale: Int = 4) {
        switch type {
        case .boolean: self = .boolean
        case .integer: self = .integer
        case .money: self = .money
        case .number: self = .number(scale: scale)
        case .string, .enumeration: self = .text
        case .date: self = .date
        case .yearMonthDuration: self = .yearMonthDuration
        case .dayTimeDuration: self = .dayTimeDuration
        case .list(.context(let members)):
            var fields: [ColumnLayout.Field] = []
            for (name, member) in members.sorted(by: { $0.key < $1.key }) {
                guard let column = ColumnType(member, scale: scale), !column.isRelation else {
                    return nil
                }
                fields.append(ColumnLayout.Field(name, column))
            }
            self = .relation(fields)
        case .constrained(let base, _): self.init(base, scale: scale)
        case .any, .nothing, .time, .dateTime, .list, .context, .range, .function: return nil
        }
    }

    var isRelation: Bool {
        if case .relation = self { return true }
        return false
    }

    /// The type of the column's values in expressions.
    public var valueType: ValueType {
        switch self {
        case .boolean: .boolean
        case .number(let scale): scale == 0 ? .integer : .number
        case .text: .string
        case .date: .date
        case .yearMonthDuration: .yearMonthDuration
        case .dayTimeDuration: .dayTimeDuration
        case .relation(let fields):
            .list(
                .context(
                    Dictionary(
                        fields.map { ($0.name, $0.type.valueType) },
                        uniquingKeysWith: { first, _ in first })))
        }
    }
}

/// The declared facts of a population, and what is the same for all of it.
public struct ColumnLayout: Sendable {
    /// One declared fact.
    public struct Field: Hashable, Sendable {
        /// Its name.
        public let name: String
        /// What its column holds.
        public let type: ColumnType

        /// A declared fact.
        public init(_ name: String, _ type: ColumnType) {
            self.name = name
            self.type = type
        }
    }

    /// The facts, in the order of a batch's columns.
    public let fields: [Field]
    /// Names with one value for everybody: a policy's parameters on the day asked about.
    public let constants: [String: Value]
    /// What `today()` gives.
    public let asOf: CalendarDate?
    /// Functions the host supplies, for rows worked out one by one.
    public let functions: HostFunctions
    /// Rules the standard leaves open, and limits.
    public let options: EvaluationOptions
    let vocabulary: Vocabulary
    private let places: [String: Int]

    /// Declared facts; of two with the same name the first counts.
    public init(
        _ fields: [Field], constants: [String: Value] = [:], asOf: CalendarDate? = nil,
        functions: HostFunctions = HostFunctions(), options: EvaluationOptions = .init()
    ) {
        self.fields = fields
        self.constants = constants
        self.asOf = asOf
        self.functions = functions
        self.options = options
        places = Dictionary(
            fields.enumerated().map { ($0.element.name, $0.offset) },
            uniquingKeysWith: { first, _ in first })
        vocabulary = Vocabulary(fields.map(\.name) + constants.keys.sorted())
    }

    /// The place of a fact's column, `nil` when it is not declared.
    public func place(of name: String) -> Int? { places[name] }
}
