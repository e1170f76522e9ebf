/// One call of a built-in function: its arguments, read as the kinds it needs.
struct BuiltInCall {
    let run: Run
    let arguments: [Value]
    let position: SourcePosition

    var count: Int { arguments.count }
    var options: EvaluationOptions { run.options }

    /// An argument, a list of one taken for its item; null where there is none.
    func scalar(_ index: Int) -> Value {
        guard index < arguments.count else { return .null }
        if case .list(let items) = arguments[index], items.count == 1 { return items[0] }
        return arguments[index]
    }

    func has(_ index: Int) -> Bool { index < arguments.count && !arguments[index].isNull }

    func wrong(_ index: Int, _ expected: ValueType) -> Fault {
        let found = index < arguments.count ? arguments[index].shape : .nothing
        return .wrongType(expected: expected, found: found)
    }

    func number(_ index: Int) throws(Fault) -> Number {
        guard case .number(let number) = scalar(index) else { throw wrong(index, .number) }
        return number
    }

    /// A whole number; a fraction is cut off.
    func whole(_ index: Int) throws(Fault) -> Int {
        guard let whole = try number(index).rounded(scale: 0, .down)?.asInt else {
            throw .outOfRange
        }
        return whole
    }

    func text(_ index: Int) throws(Fault) -> String {
        guard case .string(let text) = scalar(index) else { throw wrong(index, .string) }
        return text
    }

    func boolean(_ index: Int) throws(Fault) -> Bool {
        guard case .boolean(let flag) = scalar(index) else { throw wrong(index, .boolean) }
        return flag
    }

    /// A list; any other value but null counts as a list of one.
    func list(_ index: Int) throws(Fault) -> [Value] {
        guard index < arguments.count else { throw wrong(index, .list(.any)) }
        switch arguments[index] {
        case .list(let items):
            guard run.spend(items.count) else { throw .tooManySteps }
            return items
        case .null: throw wrong(index, .list(.any))
        default: return [arguments[index]]
        }
    }

    /// The items of the only list given, or all the arguments.
    func items() throws(Fault) -> [Value] {
        arguments.count == 1 ? try list(0) : arguments
    }

    func context(_ index: Int) throws(Fault) -> Context {
        guard case .context(let context) = scalar(index) else { throw wrong(index, .context([:])) }
        return context
    }

    func function(_ index: Int) throws(Fault) -> Function {
        guard case .function(let function) = scalar(index) else {
            throw wrong(index, .function([], .any))
        }
        return function
    }

    /// A day; a moment gives its day.
    func date(_ index: Int) throws(Fault) -> CalendarDate {
        switch scalar(index) {
        case .date(let date): return date
        case .dateTime(let moment): return moment.date
        default: throw wrong(index, .date)
        }
    }

    /// Refuses results larger than the limit.
    func sized(_ count: Int) throws(Fault) {
        guard count <= options.sizeLimit, run.spend(count) else { throw .tooManySteps }
    }

    static func given(_ number: Number?) throws(Fault) -> Value {
        guard let number else { throw .outOfRange }
        return .number(number)
    }
}
