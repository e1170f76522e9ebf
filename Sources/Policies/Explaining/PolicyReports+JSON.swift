public import Civics
import FEEL
public import JSON

// The values of `policy check`, `test`, `explain` and `diff` as JSON.

extension LocalizedText {
    /// `{"zh-Hans": …, "zh-Hant": …, "en": …}`, without what nobody has written.
    public var json: JSONValue {
        var object: JSONObject = ["zh-Hans": .string(zhHans)]
        object["zh-Hant"] = zhHant.map { .string($0) }
        object["en"] = en.map { .string($0) }
        return .object(object)
    }
}

extension Finding {
    /// `{"kind", "severity", "file", "line", "column", "message", "expected", "remedy"}`.
    public var json: JSONValue {
        var object: JSONObject = [
            "kind": .string(kind), "severity": .string(severity.rawValue),
            "file": .string(place.file), "line": .integer(Int64(place.line)),
            "column": .integer(Int64(place.column)), "message": message.json,
        ]
        object["expected"] = expected?.json
        object["remedy"] = remedy?.json
        return .object(object)
    }

    /// `policy.md:12:3 error table-gap: … Expected: … Mend: …` in a language.
    public func line(in language: Language) -> String {
        let words: (expected: String, mend: String) =
            switch language {
            case .zhHans: ("应为", "改法")
            case .zhHant: ("應為", "改法")
            case .en: ("expected", "mend")
            }
        var line = "\(place): \(severity.rawValue) \(kind): \(message.text(in: language))"
        if let expected { line += " [\(words.expected): \(expected.text(in: language))]" }
        if let remedy { line += " [\(words.mend): \(remedy.text(in: language))]" }
        return line
    }
}

extension SituationReport {
    /// `{"passed", "situations": [...], "findings": [...]}`.
    public var json: JSONValue {
        [
            "passed": .bool(passed), "situations": .array(runs.map(\.json)),
            "findings": .array(findings.map(\.json)),
        ]
    }
}

extension SituationReport.Run {
    public var json: JSONValue {
        let results = results.map { result -> JSONValue in
            [
                "what": .string(result.what), "expected": .string(result.expected),
                "actual": .string(result.actual), "passed": .bool(result.passed),
            ]
        }
        return [
            "name": .string(name), "passed": .bool(passed), "file": .string(place.file),
            "line": .integer(Int64(place.line)), "results": .array(results),
        ]
    }
}

extension PolicyDifference {
    public var json: JSONValue {
        ["kind": .string(kind), "subject": .string(subject), "text": text.json]
    }
}

extension RuleValue {
    /// `{"value": …}`, `{"cannot-tell": [...]}`, `{"conflict": [rows from 1]}`, `{"undetermined": table}`.
    public var json: JSONValue {
        switch self {
        case .value(let value): ["value": JSONValue(value) ?? .null]
        case .cannotTell(let missing): ["cannot-tell": .array(missing.map { .string($0) })]
        case .conflict(let table, let rows):
            ["table": .string(table), "conflict": .array(rows.map { .integer(Int64($0) + 1) })]
        case .undetermined(let table): ["undetermined": .string(table)]
        }
    }
}

extension RuleExplanation {
    /// `{"question", "outcome", "clauses": [...], "changes": [...]}`, each with its words.
    public var json: JSONValue {
        [
            "question": .string(question), "outcome": outcome.json,
            "clauses": .array(clauses.map(\.json)), "changes": .array(changes.map(\.json)),
        ]
    }
}

extension RuleExplanation.Clause {
    public var json: JSONValue {
        var object: JSONObject = ["name": .string(name), "outcome": value.json, "text": words.json]
        object["article"] = citation.map { .string($0.text(in: .zhHans)) }
        object["place"] = place.map { .string($0.description) }
        switch kind {
        case .fact(let source, let holder):
            object["kind"] = "fact"
            object["source"] = source.map { $0.words.json }
            object["holder"] = holder.map { .string($0.word) }
        case .parameter: object["kind"] = "parameter"
        case .derived(let expression):
            object["kind"] = "derived"
            object["expression"] = .string(expression)
        case .table(let rows):
            object["kind"] = "table"
            object["rows"] = .array(rows.map { .integer(Int64($0) + 1) })
        }
        return .object(object)
    }
}

extension RuleExplanation.Change {
    public var json: JSONValue {
        var object: JSONObject = [
            "fact": .string(fact), "to": JSONValue(to) ?? .null, "outcome": outcome.json,
            "text": words.json,
        ]
        object["from"] = from.flatMap { JSONValue($0) }
        return .object(object)
    }
}
