import Civics
import JSON

/// A value that stands in an event's payload: written by ``wire``, read back for ever.
///
/// What is absent reads as `null`; optional values, lists and mappings take that as empty, so a
/// later schema may leave out what has its ordinary value.
protocol Wire {
    init(wire: JSONValue) throws(EventFault)
    var wire: JSONValue { get }
}

/// A value written as a JSON object.
protocol Payload: Wire {
    init(_ fields: Fields) throws(EventFault)
    func write(_ fields: inout FieldWriter)
}

extension Payload {
    init(wire: JSONValue) throws(EventFault) {
        guard let object = wire.object else { throw .malformed(field: "") }
        try self.init(Fields(object))
    }

    var wire: JSONValue {
        var writer = FieldWriter()
        write(&writer)
        return .object(writer.object)
    }
}

/// The members of a payload object, read by name.
struct Fields {
    let object: JSONObject
    init(_ object: JSONObject) { self.object = object }

    func callAsFunction<T: Wire>(_ name: String) throws(EventFault) -> T {
        do { return try T(wire: object[name] ?? .null) } catch { throw error.within(name) }
    }
}

/// A payload object being written; ordinary values (nothing, false, empty) are left out.
struct FieldWriter {
    private(set) var object = JSONObject()

    mutating func callAsFunction(_ name: String, _ value: some Wire) {
        let wire = value.wire
        switch wire {
        case .null, .bool(false): return
        case .array(let elements) where elements.isEmpty: return
        case .object(let members) where members.isEmpty: return
        case .bool, .integer, .number, .string, .array, .object: object[name] = wire
        }
    }
}

extension String: Wire {
    init(wire: JSONValue) throws(EventFault) {
        guard let text = wire.string else { throw .malformed(field: "") }
        self = text
    }
    var wire: JSONValue { .string(self) }
}

extension Bool: Wire {
    init(wire: JSONValue) throws(EventFault) {
        if wire.isNull { self = false; return }
        guard let truth = wire.bool else { throw .malformed(field: "") }
        self = truth
    }
    var wire: JSONValue { .bool(self) }
}

extension Int: Wire {
    init(wire: JSONValue) throws(EventFault) {
        guard let whole = wire.int, let number = Int(exactly: whole) else {
            throw .malformed(field: "")
        }
        self = number
    }
    var wire: JSONValue { .integer(Int64(self)) }
}

extension JSONValue: Wire {
    init(wire: JSONValue) throws(EventFault) { self = wire }
    var wire: JSONValue { self }
}

extension Optional: Wire where Wrapped: Wire {
    init(wire: JSONValue) throws(EventFault) {
        if wire.isNull { self = nil } else { self = try Wrapped(wire: wire) }
    }
    var wire: JSONValue { self?.wire ?? .null }
}

extension Array: Wire where Element: Wire {
    init(wire: JSONValue) throws(EventFault) {
        if wire.isNull { self = []; return }
        guard let elements = wire.array else { throw .malformed(field: "") }
        self = []
        reserveCapacity(elements.count)
        for element in elements { append(try Element(wire: element)) }
    }
    var wire: JSONValue { .array(map(\.wire)) }
}

extension Dictionary: Wire where Key == String, Value: Wire {
    init(wire: JSONValue) throws(EventFault) {
        self = [:]
        if wire.isNull { return }
        guard let object = wire.object else { throw .malformed(field: "") }
        reserveCapacity(object.count)
        for member in object { self[member.key] = try Fields(object)(member.key) }
    }

    // Sorted, so that the same event has the same bytes in every process.
    var wire: JSONValue {
        .object(JSONObject(sorted { $0.key < $1.key }.map { ($0.key, $0.value.wire) }))
    }
}

extension Wire where Self: RawRepresentable, RawValue == String {
    init(wire: JSONValue) throws(EventFault) {
        guard let value = Self(rawValue: try String(wire: wire)) else {
            throw .malformed(field: "")
        }
        self = value
    }
    var wire: JSONValue { .string(rawValue) }
}

/// A word of `Civics` with a text form that reads back.
protocol TextWire: Wire, LosslessStringConvertible {}

extension TextWire {
    init(wire: JSONValue) throws(EventFault) {
        guard let value = Self(try String(wire: wire)) else { throw .malformed(field: "") }
        self = value
    }
    var wire: JSONValue { .string(description) }
}
