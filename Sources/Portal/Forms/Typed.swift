import JSON

/// What stands in the controls of a form, by their id: as typed, or as an answer shows.
struct Typed: Sendable {
    private var texts: [String: [String]] = [:]
    /// How many groups a part of several shows.
    private(set) var counts: [String: Int] = [:]

    subscript(_ id: String) -> [String] {
        get { texts[id] ?? [] }
        set { texts[id] = newValue }
    }

    /// Empty controls.
    init() {}

    /// As a form sent them.
    init(_ posted: Posted, _ parts: [FormPart]) {
        for field in posted.fields where !field.value.isEmpty {
            texts[field.name, default: []].append(field.value.trimmed)
        }
        for part in parts {
            guard case .several = part.kind else { continue }
            let shown = posted["\(part.id).count"].flatMap { Int($0) } ?? 1
            counts[part.id] = min(max(shown, 1), 20)
        }
    }

    /// As answers have them.
    init(_ answers: JSONObject, _ parts: [FormPart]) {
        for part in parts { fill(part, answers[part.key] ?? .null, id: part.id) }
    }

    mutating func fill(_ part: FormPart, _ value: JSONValue, id: String) {
        switch part.kind {
        case .group(let members):
            for (place, member) in members.enumerated() {
                fill(member, value[member.key] ?? .null, id: "\(id).\(place)")
            }
        case .several(let members, _):
            let items = value.array ?? []
            counts[id] = max(1, items.count)
            for (number, item) in items.enumerated() {
                for (place, member) in members.enumerated() {
                    fill(member, item[member.key] ?? .null, id: "\(id).\(number).\(place)")
                }
            }
        case .anyOf: texts[id] = (value.array ?? []).compactMap(\.string)
        case .yesNo, .declaration, .oneOf, .number, .day, .clock, .text, .residentNumber,
            .creditCode, .mobile, .email:
            if let text = value.plainText, !text.isEmpty { texts[id] = [text] }
        }
    }

    mutating func add(to part: FormPart) {
        guard case .several(_, let most) = part.kind else { return }
        counts[part.id] = min(most, (counts[part.id] ?? 1) + 1)
    }

    /// The answer these controls give; `nil` where nothing was entered.
    func answer(_ part: FormPart) -> JSONValue? { answer(part, id: part.id) }

    private func answer(_ part: FormPart, id: String) -> JSONValue? {
        switch part.kind {
        case .group(let members): return group(members, id: id)
        case .several(let members, _):
            let items = (0..<(counts[id] ?? 1)).compactMap { group(members, id: "\(id).\($0)") }
            return items.isEmpty ? nil : .array(items)
        case .anyOf:
            let chosen = self[id]
            return chosen.isEmpty ? nil : .array(chosen.map { .string($0) })
        case .yesNo, .declaration:
            switch self[id].first {
            case "true": return true
            case "false": return false
            case _: return nil
            }
        case .number:
            guard let text = self[id].first else { return nil }
            return JSONNumber(Self.plainNumber(text)).map { JSONValue(number: $0) } ?? .string(text)
        case .residentNumber, .creditCode:
            return self[id].first.map { .string($0.filter { $0 != " " }.uppercased()) }
        case .mobile: return self[id].first.map { .string($0.filter { $0 != " " && $0 != "-" }) }
        case .oneOf, .day, .clock, .text, .email: return self[id].first.map { .string($0) }
        }
    }

    private func group(_ members: [FormPart], id: String) -> JSONValue? {
        var object = JSONObject()
        for (place, member) in members.enumerated() {
            object[member.key] = answer(member, id: "\(id).\(place)")
        }
        return object.isEmpty ? nil : .object(object)
    }

    /// Full-width digits and separators of thousands are how people type; the number is meant.
    static func plainNumber(_ text: String) -> String {
        var plain = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xFF10...0xFF19:
                plain.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value - 0xFF10 + 0x30)))
            case 0xFF0E: plain.append(".")
            case 0xFF0D, 0x2212: plain.append("-")
            case 0x2C, 0xFF0C, 0x20, 0x3000: break
            default: plain.unicodeScalars.append(scalar)
            }
        }
        return plain
    }
}

extension JSONValue {
    init(number: JSONNumber) { self = number.wholeValue.map { .integer($0) } ?? .number(number) }

    /// As it stands in a control.
    var plainText: String? {
        switch self {
        case .string(let text): text
        case .bool(let truth): truth ? "true" : "false"
        case .integer(let whole): String(whole)
        case .number(let number): number.text
        case .null, .array, .object: nil
        }
    }
}
