public import FEEL

extension FactType {
    /// The type of FEEL its values have.
    public var valueType: ValueType {
        switch self {
        case .boolean: .boolean
        case .integer: .integer
        case .decimal: .number
        case .money: .money
        case .text, .residentID, .creditCode, .region, .mobile, .email: .string
        case .date: .date
        case .dateTime: .dateTime
        case .time: .time
        // Either kind of duration: which one, the value says.
        case .duration: .any
        case .enumeration(let values): .enumeration(values)
        case .list(let element): .list(element.valueType)
        case .structure: .any
        }
    }
}
