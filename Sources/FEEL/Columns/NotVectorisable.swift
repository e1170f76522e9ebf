/// Why an expression or a table is worked out row by row, and where.
public struct NotVectorisable: Error, Hashable, Sendable {
    /// What stands in the way.
    public enum Reason: Hashable, Sendable {
        /// A name that is neither declared nor defined before.
        case unknownName(String)
        /// A name whose own definition is worked out row by row.
        case rowWise(String)
        /// A name that could mean an entry of the item or a fact.
        case ambiguousName(String)
        /// A function that has no column form, or not with these arguments.
        case function(String)
        /// A form of expression that has no column form.
        case form(String)
        /// Values of these types together.
        case types(String)
        /// A value no column can hold.
        case value(String)
        /// More rows, columns or digits than the column form takes.
        case size(String)
    }

    /// What stands in the way.
    public let reason: Reason
    /// Where.
    public let position: SourcePosition

    init(_ reason: Reason, _ position: SourcePosition) {
        self.reason = reason
        self.position = position
    }
}

extension NotVectorisable: CustomStringConvertible {
    /// Place and reason in one English line.
    public var description: String { "\(position): not vectorisable because \(because)" }

    private var because: String {
        switch reason {
        case .unknownName(let name): "\(name) is not declared"
        case .rowWise(let name): "\(name) is worked out row by row"
        case .ambiguousName(let name): "\(name) may be an entry of the item or a fact"
        case .function(let name): "\(name) has no column form for these arguments"
        case .form(let form): "\(form) has no column form"
        case .types(let types): "\(types) do not go together"
        case .value(let value): "no column holds \(value)"
        case .size(let size): size
        }
    }
}
