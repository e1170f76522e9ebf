import Civics
import FEEL
import JSON

// As an entry of situations.yaml.
extension SuggestedSituation {
    /// Lines to be put into `situations.yaml` once an official has confirmed them.
    public var yaml: String {
        let facts = given.map { "\(Self.key($0.name)): \(Self.text($0.value))" }
        var results = expect.map { "\(Self.key($0.name)): \(Self.text($0.value))" }
        if !cannotTell.isEmpty {
            let table = name.prefix { $0 != ":" }
            let missing = cannotTell.map(Self.key).joined(separator: ", ")
            results.append("\(Self.key(String(table))): { cannot-tell: [\(missing)] }")
        }
        return """
            - name: \(Self.quoted(name))
              as-of: \(asOf)
              given: { \(facts.joined(separator: ", ")) }
              expect: { \(results.joined(separator: ", ")) }

            """
    }

    /// Names of the document hold no marks of YAML; anything else is quoted.
    private static func key(_ name: String) -> String {
        let isPlain = name.unicodeScalars.allSatisfy { scalar in
            scalar.value > 0x7F || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                || scalar == "." || scalar == "_" || scalar == "-"
        }
        return isPlain && !name.isEmpty ? name : quoted(name)
    }

    private static func text(_ value: Value) -> String {
        switch value {
        case .null: "null"
        case .boolean, .number, .date: value.plainText
        case .string(let text): quoted(text)
        case .list, .context:
            String(decoding: (JSONValue(value) ?? .null).serialized(), as: UTF8.self)
        case .time, .dateTime, .yearMonthDuration, .dayTimeDuration, .range, .function:
            quoted(value.plainText)
        }
    }

    /// JSON's quoting is YAML's.
    private static func quoted(_ text: String) -> String {
        String(decoding: JSONValue.string(text).serialized(), as: UTF8.self)
    }
}
