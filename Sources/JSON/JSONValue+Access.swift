extension JSONValue {
    /// The text, when this is a string.
    public var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The truth value, when this is `true` or `false`.
    public var bool: Bool? {
        if case .bool(let truth) = self { truth } else { nil }
    }

    /// The whole number, when this number is mathematically whole and within `Int64`: `1`, `1.0`
    /// and `1e3` have one; `1.5`, `1e30` and strings have none.
    public var int: Int64? {
        switch self {
        case .integer(let whole): whole
        case .number(let number): number.wholeValue
        case .null, .bool, .string, .array, .object: nil
        }
    }

    /// The number as exact decimal text, when this is a number of either case.
    public var number: JSONNumber? {
        switch self {
        case .integer(let whole): JSONNumber(whole)
        case .number(let number): number
        case .null, .bool, .string, .array, .object: nil
        }
    }

    /// The elements, when this is an array.
    public var array: [JSONValue]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    /// The members, when this is an object.
    public var object: JSONObject? {
        if case .object(let object) = self { object } else { nil }
    }

    /// Whether this is `null`.
    public var isNull: Bool {
        if case .null = self { true } else { false }
    }

    /// The member called `key`; `nil` when there is none or this is no object.
    public subscript(key: String) -> JSONValue? {
        if case .object(let object) = self { object[key] } else { nil }
    }

    /// The element at `position`, from 0; `nil` when out of bounds or when this is no array.
    public subscript(position: Int) -> JSONValue? {
        guard case .array(let elements) = self, elements.indices.contains(position) else {
            return nil
        }
        return elements[position]
    }
}
