/// Functions a host adds to the language, such as working-day arithmetic or look-up in
/// dated tables.
///
///     var functions = HostFunctions()
///     functions.register(
///         "工作日加", aliases: ["add working days"], parameters: [("日期", .date), ("n", .integer)],
///         result: .date
///     ) { arguments, _ in … }
///
/// Bodies must be pure: the same arguments give the same result.
public struct HostFunctions: Sendable {
    /// What a host function is told beside its arguments.
    public struct Call: Sendable {
        /// What `today()` gives.
        public let asOf: CalendarDate?
        /// The rules in force.
        public let options: EvaluationOptions
    }

    /// One function.
    public struct Entry: Sendable {
        /// Its name.
        public let name: String
        /// Parameter names and types, in order.
        public let parameters: [(name: String, type: ValueType)]
        /// How many of the parameters must be given.
        public let required: Int
        /// What it gives.
        public let result: ValueType
        let body: @Sendable ([Value], Call) throws(Fault) -> Value
    }

    private var entries: [String: Entry] = [:]

    /// None.
    public init() {}

    /// Adds a function under a name and further names.
    ///
    /// Arguments that do not conform to the parameters' types make the call null without asking the
    /// body. The body throws ``Fault/host(_:)`` or another fault for null with a reason.
    /// - Parameter required: How many arguments must be given, all when `nil`.
    public mutating func register(
        _ name: String, aliases: [String] = [], parameters: [(name: String, type: ValueType)],
        required: Int? = nil, result: ValueType,
        body: @escaping @Sendable ([Value], Call) throws(Fault) -> Value
    ) {
        let entry = Entry(
            name: name, parameters: parameters, required: required ?? parameters.count,
            result: result, body: body)
        for name in [name] + aliases { entries[name] = entry }
    }

    /// The function of a name.
    public subscript(name: String) -> Entry? { entries[name] }

    /// All names, aliases included.
    public var names: [String] { Array(entries.keys) }
}
