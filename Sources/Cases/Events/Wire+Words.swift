import Civics
import JSON
import Policies

extension CivilDate: TextWire {}
extension TimeOfDay: TextWire {}
extension Citation: TextWire {}
extension CaseID: TextWire {}
extension PersonID: TextWire {}
extension Limit: TextWire {}

extension Stage: Wire {}
extension Desk: Wire {}
extension Channel: Wire {}
extension CaseKind: Wire {}
extension MaterialEntry.State: Wire {}

/// Instants are whole milliseconds since 1970, as the journal orders them.
extension Instant: Wire {
    init(wire: JSONValue) throws(EventFault) {
        guard let milliseconds = wire.int else { throw .malformed(field: "") }
        self.init(millisecondsSinceEpoch: milliseconds)
    }
    func write(to writer: inout FieldWriter) { writer.text.write(millisecondsSinceEpoch) }
}

extension Money: Wire {
    init(wire: JSONValue) throws(EventFault) {
        guard let fen = wire.int else { throw .malformed(field: "") }
        self.init(fen: fen)
    }
    func write(to writer: inout FieldWriter) { writer.text.write(fen) }
}

extension CaseNumber: Wire {
    init(wire: JSONValue) throws(EventFault) {
        guard let number = try? CaseNumber(String(wire: wire)) else { throw .malformed(field: "") }
        self = number
    }
    func write(to writer: inout FieldWriter) { writer.text.write(text) }
}

extension PolicyReference: Wire {
    init(wire: JSONValue) throws(EventFault) {
        guard let reference = PolicyReference(try String(wire: wire)) else {
            throw .malformed(field: "")
        }
        self = reference
    }
    func write(to writer: inout FieldWriter) { writer.text.write(description) }
}

/// `2026-12-01` for a day, `2026-12-01T21:00` for a moment.
extension Due.End: Wire {
    init(wire: JSONValue) throws(EventFault) {
        let text = try String(wire: wire)
        if let day = CivilDate(text) { self = .day(day); return }
        guard let moment = LocalDateTime(text) else { throw .malformed(field: "") }
        self = .moment(moment)
    }
    func write(to writer: inout FieldWriter) { writer.text.write(description) }
}

extension AttachmentID: Wire {
    init(wire: JSONValue) throws(EventFault) { self.init(digest: try String(wire: wire)) }
    func write(to writer: inout FieldWriter) { writer.text.write(digest) }
}

extension FactBase.Source: Payload {
    init(_ f: Fields) throws(EventFault) {
        switch try f("from") as String {
        case "typed": self = .typed
        case "engine": self = .engine
        case "question": self = .question
        case "register":
            self = .register(resource: try f("resource"), field: try f("field"), at: try f("at"))
        default: throw .malformed(field: "from")
        }
    }

    func write(_ w: inout FieldWriter) {
        switch self {
        case .typed: w("from", "typed")
        case .engine: w("from", "engine")
        case .question: w("from", "question")
        case .register(let resource, let field, let at):
            w("at", at)
            w("field", field)
            w("from", "register")
            w("resource", resource)
        }
    }
}

/// Written as `[value, source]`, because a form has many of them.
extension AnswerEntry: Wire {
    init(wire: JSONValue) throws(EventFault) {
        guard let pair = wire.array, pair.count == 2 else { throw .malformed(field: "") }
        switch pair[1].string {
        case "typed": self.init(value: pair[0], source: .typed)
        case "question": self.init(value: pair[0], source: .question)
        case "engine": self.init(value: pair[0], source: .engine)
        default: self.init(value: pair[0], source: try FactBase.Source(wire: pair[1]))
        }
    }

    func write(to writer: inout FieldWriter) {
        writer.text.beginArray()
        writer.text.write(value)
        writer.text.endElement()
        switch source {
        case .typed: writer.text.write("typed")
        case .question: writer.text.write("question")
        case .engine: writer.text.write("engine")
        case .register: source.write(to: &writer)
        }
        writer.text.endElement()
        writer.text.endArray()
    }
}

extension MaterialEntry: Payload {
    init(_ f: Fields) throws(EventFault) {
        self.init(
            state: try f("state"), attachments: try f("attachments"), origin: try f("origin"),
            promisedUntil: try f("promisedUntil"))
    }
    func write(_ w: inout FieldWriter) {
        w("attachments", attachments)
        w("origin", origin)
        w("promisedUntil", promisedUntil)
        w("state", state)
    }
}

extension Party: Payload {
    init(_ f: Fields) throws(EventFault) {
        self.init(role: try f("role"), person: try f("person"), organisation: try f("organisation"))
    }
    func write(_ w: inout FieldWriter) {
        w("organisation", organisation)
        w("person", person)
        w("role", role)
    }
}

extension Position: Payload {
    init(_ f: Fields) throws(EventFault) {
        guard let longitude = Int32(exactly: try f("longitude") as Int),
            let latitude = Int32(exactly: try f("latitude") as Int)
        else { throw .malformed(field: "longitude") }
        self.init(longitude: longitude, latitude: latitude)
    }
    func write(_ w: inout FieldWriter) {
        w("latitude", Int(latitude))
        w("longitude", Int(longitude))
    }
}

extension SupplementItem: Payload {
    init(_ f: Fields) throws(EventFault) {
        self.init(what: try f("what"), defect: try f("defect"))
    }
    func write(_ w: inout FieldWriter) {
        w("defect", defect)
        w("what", what)
    }
}

extension Evidence: Payload {
    init(_ f: Fields) throws(EventFault) {
        self.init(kind: try f("kind"), attachment: try f("attachment"))
    }
    func write(_ w: inout FieldWriter) {
        w("attachment", attachment)
        w("kind", kind)
    }
}

extension Actor: Payload {
    init(_ f: Fields) throws(EventFault) {
        self.init(
            person: try f("person"), desk: try f("desk"), unit: try f("unit"),
            party: try f("party"))
    }
    func write(_ w: inout FieldWriter) {
        w("desk", desk)
        w("party", party)
        w("person", person)
        w("unit", unit)
    }
}
