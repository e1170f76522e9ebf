/// One JSON value (RFC 8259), exact: integers as `Int64`, every other number as the decimal text
/// it was written in, objects in the order they were written.
///
/// Equality is that of JSON Schema (draft 2020-12, core §4.2.2): numbers by mathematical value
/// (`1` equals `1.0`), strings scalar by scalar (no Unicode normalization), arrays by position,
/// objects by key whatever their order.
public enum JSONValue: Sendable {
    case null
    case bool(Bool)
    case integer(Int64)
    /// Any number that is not written as an integer within `Int64`.
    case number(JSONNumber)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)
}

extension JSONValue: Hashable {
    public static func == (left: JSONValue, right: JSONValue) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case let (.bool(a), .bool(b)): a == b
        case let (.integer(a), .integer(b)): a == b
        case let (.number(a), .number(b)): a == b
        case let (.integer(a), .number(b)), let (.number(b), .integer(a)): JSONNumber(a) == b
        case let (.string(a), .string(b)): a.hasSameBytes(as: b)
        case let (.array(a), .array(b)): a == b
        case let (.object(a), .object(b)): a == b
        case (.null, _), (.bool, _), (.integer, _), (.number, _), (.string, _), (.array, _),
            (.object, _):
            false
        }
    }

    public func hash(into hasher: inout Hasher) {
        switch self {
        case .null: hasher.combine(0)
        case .bool(let truth): hasher.combine(truth ? 2 : 1)
        case .integer(let whole): JSONNumber.hash(whole, into: &hasher)
        case .number(let number): number.hash(into: &hasher)
        case .string(let text): text.hashBytes(into: &hasher)
        case .array(let elements): hasher.combine(elements)
        case .object(let object): hasher.combine(object)
        }
    }
}
