import City
import Civics
import JSON

/// What the offices of a sample city hold, as `registers/` declares it.
struct SampleRegisters {
    let city: SampleFolder

    struct Register {
        var resource: String
        /// Office and register, as a fact names its source.
        var source: String
        var key: String
        var asOf: CivilDate
        /// Declared type by field.
        var fields: [String: String]
        var records: [RegisterRecord]
    }

    func registers() throws -> [Register] {
        try city.files(in: "registers", ending: ".yaml").map { try register(city.sheet($0).root) }
    }

    private func register(_ root: Entry) throws -> Register {
        var fields: [String: String] = [:]
        for field in try root.need("fields").members {
            fields[field.key] = try field.value.text("type")
        }
        let resource = try root.text("resource")
        var register = Register(
            resource: resource, source: "\(try root.text("unit"))/\(resource)",
            key: try root.text("key"), asOf: try root.day("as-of"), fields: fields, records: [])
        var seen: Set<String> = []
        for entry in try root.need("records").list() {
            let record = try record(entry, of: register)
            guard seen.insert(record.key).inserted else {
                throw entry.failure("a second record with the same \(register.key)")
            }
            register.records.append(record)
        }
        return register
    }

    private func record(_ entry: Entry, of register: Register) throws -> RegisterRecord {
        let key = try entry.text(register.key)
        var body = JSONObject()
        for member in entry.members where member.key != register.key {
            guard let type = register.fields[member.key] else {
                throw member.value.failure("`\(member.key)` is not among the register's fields")
            }
            body[member.key] = try value(of: member.value, type)
        }
        return register.record(key: key, body: body)
    }

    /// A value as its field declares it, whatever it looks like: a number of digits stays text.
    private func value(of entry: Entry, _ type: String) throws -> JSONValue {
        if entry.isNull { return .null }
        switch type {
        case "list": return .array(try entry.list().map { .string(try $0.text()) })
        case "boolean", "integer", "decimal":
            let json = entry.json
            guard Self.fits(json, type) else { throw entry.failure("no \(type)") }
            return json
        case "date":
            guard CivilDate(try entry.text()) != nil else { throw entry.failure("no date") }
            return .string(try entry.text())
        case "resident-id":
            guard (try? ResidentNumber(recorded: entry.text())) != nil else {
                throw entry.failure("no resident number")
            }
            return .string(try entry.text())
        case "text", "region", "credit-code": return .string(try entry.text())
        default: throw entry.failure("`\(type)` is no type of a register's field")
        }
    }

    private static func fits(_ value: JSONValue, _ type: String) -> Bool {
        switch type {
        case "boolean": value.bool != nil
        case "integer": value.int != nil
        default: value.number != nil
        }
    }
}

extension SampleRegisters.Register {
    /// A record as this register's office gave it on its day.
    func record(key: String, body: JSONObject) -> RegisterRecord {
        RegisterRecord(
            resource: resource, key: key, body: JSONValue.object(body).canonical(),
            source: source, at: Instant(LocalDateTime(asOf)))
    }
}
