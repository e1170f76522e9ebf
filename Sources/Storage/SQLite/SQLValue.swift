/// A value on its way into a statement.
enum SQLValue: Sendable {
    case int(Int64)
    case text(String)
    case bytes([UInt8])
    case null

    static func optional(_ value: Int64?) -> SQLValue { value.map(SQLValue.int) ?? .null }
    static func optional(_ value: String?) -> SQLValue { value.map(SQLValue.text) ?? .null }
    static func optional(_ value: [UInt8]?) -> SQLValue { value.map(SQLValue.bytes) ?? .null }
    static func flag(_ value: Bool) -> SQLValue { .int(value ? 1 : 0) }
}
