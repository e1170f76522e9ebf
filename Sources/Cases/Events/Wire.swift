import Civics
import JSON

/// A value that stands in an event's payload: written once, read back for ever.
///
/// What is absent reads as `null`; optional values, lists and mappings take that as empty, so a
/// later schema may leave out what has its ordinary value.
protocol Wire {
    init(wire: JSONValue) throws(EventFault)
    func write(to writer: inout FieldWriter)
}

/// A value written as a JSON object, best with its members in the order of their names: then they
/// need not be put in order.
protocol Payload: Wire {
    init(_ fields: Fields) throws(EventFault)
    func write(_ fields: inout FieldWriter)
}

extension Payload {
    init(wire: JSONValue) throws(EventFault) {
        guard let object = wire.object else { throw .malformed(field: "") }
        try self.init(Fields(object))
    }

    func write(to writer: inout FieldWriter) {
        writer.text.beginObject()
        write(&writer)
        writer.text.endObject()
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

/// An event being written, straight as the bytes the journal keeps; ordinary values (nothing,
/// false, empty) are left out.
struct FieldWriter {
    var text = CanonicalWriter()

    mutating func callAsFunction(_ name: String, _ value: some Wire) {
        text.beginMember(name)
        value.write(to: &self)
        text.endMemberUnlessEmpty()
    }
}

extension String: Wire {
    init(wire: JSONValue) throws(EventFault) {
        guard let text = wire.string else { throw .malformed(field: "") }
        self = text
    }
    func write(to writer: inout FieldWriter) { writer.text.write(self) }
}

extension Bool: Wire {
    init(wire: JSONValue) throws(EventFault) {
        if wire.isNull { self = false; return }
        guard let truth = wire.bool else { throw .malformed(field: "") }
        self = truth
    }
    func write(to writer: inout FieldWriter) { writer.text.write(.bool(self)) }
}

extension Int: Wire {
    init(wire: JSONValue) throws(EventFault) {
        guard let whole = wire.int, let number = Int(exactly: whole) else {
            throw .malformed(field: "")
        }
        self = number
    }
    func write(to writer: inout FieldWriter) { writer.text.write(Int64(self)) }
}

extension JSONValue: Wire {
    init(wire: JSONValue) throws(EventFault) { self = wire }
    func write(to writer: inout FieldWriter) { writer.text.write(self) }
}

extension Optional: Wire where Wrapped: Wire {
    init(wire: JSONValue) throws(EventFault) {
        if wire.isNull { self = nil } else { self = try Wrapped(wire: wire) }
    }
    func write(to writer: inout FieldWriter) {
        if let self { self.write(to: &writer) } else { writer.text.write(.null) }
    }
}

extension Array: Wire where Element: Wire {
    init(wire: JSONValue) throws(EventFault) {
        if wire.isNull { self = []; return }
        guard let elements = wire.array else { throw .malformed(field: "") }
        self = []
        reserveCapacity(elements.count)
        for element in elements { append(try Element(wire: element)) }
    }
    func write(to writer: inout FieldWriter) {
        writer.text.beginArray()
        for element in self {
            element.write(to: &writer)
            writer.text.endElement()
        }
        writer.text.endArray()
    }
}

extension Dictionary: Wire where Key == String, Value: Wire {
    init(wire: JSONValue) throws(EventFault) {
        self = [:]
        if wire.isNull { return }
        guard let object = wire.object else { throw .malformed(field: "") }
        reserveCapacity(object.count)
        for member in object { self[member.key] = try Fields(object)(member.key) }
    }

    // The writer sorts members, so that the same event has the same bytes in every process.
    func write(to writer: inout FieldWriter) {
        writer.text.beginObject()
        for (key, value) in self {
            writer.text.beginMember(key)
            value.write(to: &writer)
            writer.text.endMember()
        }
        writer.text.endObject()
    }
}

extension Wire where Self: RawRepresentable, RawValue == String {
    init(wire: JSONValue) throws(EventFault) {
        guard let value = Self(rawValue: try String(wire: wire)) else {
            throw .malformed(field: "")
        }
        self = value
    }
    func write(to writer: inout FieldWriter) { writer.text.write(rawValue) }
}

/// A word of `Civics` with a text form that reads back.
protocol TextWire: Wire, LosslessStringConvertible {}

extension TextWire {
    init(wire: JSONValue) throws(EventFault) {
        guard let value = Self(try String(wire: wire)) else { throw .malformed(field: "") }
        self = value
    }
    func write(to writer: inout FieldWriter) { writer.text.write(description) }
}
