import JSON

/// One compiled schema: what it asks of a value, by the value's type. Other schemas are named by
/// their number in the program.
struct SchemaNode: Sendable {
    /// URI and JSON pointer.
    let location: String
    /// The schema resource it stands in, for `$dynamicRef`.
    let resource: Int
    /// `true` or `false` written as a schema.
    var verdict: Bool?
    var rules: [Rule] = []
    /// Whether a rule needs to know what its neighbours have looked at.
    var looksBack = false
}

/// A keyword, or the keywords that look at one type of value together.
indirect enum Rule: Sendable {
    case type(TypeSet)
    case const(JSONValue)
    case choices(Choices)
    case number(NumberRule)
    case string(StringRule)
    case array(ArrayRule)
    case object(ObjectRule)
    case reference(Int, keyword: StaticString)
    case dynamicReference(anchor: String, fallback: Int)
    case all([Int])
    case any([Int])
    case one([Int])
    case not(Int)
    case condition(if: Int, then: Int?, else: Int?)
    case dependents([(name: String, schema: Int)])
    case unevaluatedItems(Int)
    case unevaluatedProperties(Int)
}

/// The types that `type` allows.
struct TypeSet: OptionSet, Sendable {
    let rawValue: UInt8

    static let null = TypeSet(rawValue: 1)
    static let boolean = TypeSet(rawValue: 2)
    static let integer = TypeSet(rawValue: 4)
    static let number = TypeSet(rawValue: 8)
    static let string = TypeSet(rawValue: 16)
    static let array = TypeSet(rawValue: 32)
    static let object = TypeSet(rawValue: 64)

    static let names: [(String, TypeSet)] = [
        ("null", .null), ("boolean", .boolean), ("integer", .integer), ("number", .number),
        ("string", .string), ("array", .array), ("object", .object),
    ]

    @inline(__always)
    func allows(_ value: JSONValue) -> Bool {
        switch value {
        case .null: contains(.null)
        case .bool: contains(.boolean)
        case .integer: rawValue & (TypeSet.integer.rawValue | TypeSet.number.rawValue) != 0
        case .number(let number):
            contains(.number) || (contains(.integer) && number.isWhole)
        case .string: contains(.string)
        case .array: contains(.array)
        case .object: contains(.object)
        }
    }

    /// The name of a value's type.
    static func name(of value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .bool: "boolean"
        case .integer: "integer"
        case .number(let number): number.isWhole ? "integer" : "number"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }
}

/// The values of `enum`: a few are compared one by one, many are looked up.
struct Choices: Sendable {
    let values: [JSONValue]
    private let index: Set<JSONValue>?

    init(_ values: [JSONValue]) {
        self.values = values
        index = values.count > 8 ? Set(values) : nil
    }

    func contains(_ value: JSONValue) -> Bool {
        index?.contains(value) ?? values.contains(value)
    }
}

struct NumberRule: Sendable {
    var minimum: Bound?
    var maximum: Bound?
    var exclusiveMinimum: Bound?
    var exclusiveMaximum: Bound?
    var multipleOf: Bound?

    var isEmpty: Bool {
        minimum == nil && maximum == nil && exclusiveMinimum == nil && exclusiveMaximum == nil
            && multipleOf == nil
    }

    /// A number with its integer at hand, if it has one.
    struct Bound: Sendable {
        let whole: Int64?
        let number: JSONNumber

        init(_ number: JSONNumber) {
            self.number = number
            whole = number.wholeValue
        }

        var json: JSONValue { whole.map(JSONValue.integer) ?? .number(number) }
    }
}

struct StringRule: Sendable {
    var minLength: Int?
    var maxLength: Int?
    var pattern: ECMARegex?
    var format: (name: String, accepts: @Sendable (String) -> Bool)?

    var isEmpty: Bool {
        minLength == nil && maxLength == nil && pattern == nil && format == nil
    }
}

struct ArrayRule: Sendable {
    var prefix: [Int] = []
    var items: Int?
    var contains: Int?
    var minContains = 1
    var maxContains: Int?
    var minItems: Int?
    var maxItems: Int?
    var unique = false

    var isEmpty: Bool {
        prefix.isEmpty && items == nil && contains == nil && minItems == nil && maxItems == nil
            && !unique
    }
}

struct ObjectRule: Sendable {
    var properties = NameTable()
    var patterns: [(pattern: ECMARegex, schema: Int)] = []
    var additional: Int?
    var names: Int?
    var required: [String] = []
    var dependentRequired: [(name: String, required: [String])] = []
    var minProperties: Int?
    var maxProperties: Int?

    var isEmpty: Bool {
        properties.isEmpty && patterns.isEmpty && additional == nil && names == nil
            && required.isEmpty && dependentRequired.isEmpty && minProperties == nil
            && maxProperties == nil
    }

    /// Whether every member has to be looked at, not only those that `properties` names.
    var looksAtAll: Bool { !patterns.isEmpty || additional != nil || names != nil }
}

/// Schemas by property name; keeps the order of writing.
struct NameTable: Sendable {
    private(set) var entries: [(name: String, schema: Int)] = []
    private var object = JSONObject()

    var isEmpty: Bool { entries.isEmpty }

    mutating func add(_ name: String, _ schema: Int) {
        entries.append((name, schema))
        object[name] = .integer(Int64(schema))
    }

    @inline(__always)
    func schema(_ name: String) -> Int? {
        object.position(of: name).map { entries[$0].schema }
    }
}
