import ArgumentParser
import Civics
import DMN
import FEEL
import Foundation
import JSON
import Policies

/// Models of the DMN standard on the command line.
struct DMNCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dmn", abstract: "Work with DMN models.", subcommands: [Evaluate.self])

    struct Evaluate: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "eval", abstract: "Ask a decision of a DMN model, 1.1 to 1.5.",
            discussion: """
                Prints {"decision", "value", "missing", "reasons"}. Inputs are read by their declared \
                types: dates, times and durations are texts such as "2026-12-01" and "P1M". Models it \
                imports are looked for beside it. A null that came of an error has reasons: where in \
                the model, and what was wrong. Exit 1 when inputs are missing.
                """)

        @Argument(help: "The model.") var model: String
        @Option(help: "Name of a decision, or of a decision service.") var decision: String
        @Option(help: "JSON object of the inputs, or - for standard input.") var input: String
        @Option(help: "What today() says, as 2026-12-01.") var asOf: String?
        @Option(help: "Language of the reasons: zh-Hans, zh-Hant or en.") var language = "zh-Hans"

        func run() throws {
            let model = try read()
            for finding in model.findings {
                Progress.say(
                    "\(self.model):\(finding.position): \(finding.sentence.text(in: reader))")
            }
            let inputs = try inputs(of: model)
            guard
                let outcome = model.evaluate(decision: decision, inputs: inputs)
                    ?? model.evaluate(service: decision, inputs: inputs)
            else {
                let names = (model.decisions.map(\.name) + model.services.map(\.name))
                    .map { "  \($0)" }.joined(separator: "\n")
                throw Failure("the model has no decision `\(decision)`; there are:\n\(names)")
            }
            let answer: JSONValue = [
                "decision": .string(decision),
                "value": JSONValue(outcome.value) ?? .string("\(outcome.value)"),
                "missing": .array(outcome.missing.map { .string($0) }),
                "reasons": .array(
                    outcome.reasons.map { reason in
                        [
                            "at": .string("\(reason.position)"),
                            "why": .string(reason.kind.sentence.text(in: reader)),
                        ]
                    }),
            ]
            print(String(decoding: answer.prettyPrinted(), as: UTF8.self))
            if !outcome.missing.isEmpty { throw ExitCode.failure }
        }

        private var reader: Language { Language(rawValue: language) ?? .zhHans }

        private func read() throws -> Model {
            let url = URL(fileURLWithPath: model)
            let bytes = [UInt8](try Data(contentsOf: url))
            let alone: Model
            do throws(ModelError) {
                alone = try Model(xml: bytes)
            } catch {
                throw Failure("\(model): \(error.sentence.text(in: reader))")
            }
            guard !alone.imports.isEmpty else { return alone }
            let folder = url.deletingLastPathComponent()
            var files: [String: [UInt8]] = [:]
            for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
            where name.hasSuffix(".dmn") {
                files[name] = [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
            }
            return ModelLibrary(files).model(file: url.lastPathComponent) ?? alone
        }

        private func inputs(of model: Model) throws -> ModelInputs {
            let bytes =
                input == "-"
                ? [UInt8](try FileHandle.standardInput.readToEnd() ?? Data())
                : [UInt8](try Data(contentsOf: URL(fileURLWithPath: input)))
            guard let object = try JSONValue(parsing: bytes).object else {
                throw Failure("\(input): one JSON object of inputs is expected")
            }
            var values: [String: Value] = [:]
            for member in object {
                let type = model.inputs.first { $0.name == member.key }?.type ?? .any
                guard let value = type.value(of: member.value) else {
                    throw Failure("\(input): \(member.key) is not of its type, \(type)")
                }
                values[member.key] = value
            }
            var day: CalendarDate?
            if let asOf {
                day = CalendarDate(asOf)
                guard day != nil else { throw Failure("--as-of is a day such as 2026-12-01") }
            }
            return ModelInputs(values, asOf: day)
        }
    }
}

extension ValueType {
    /// The value a JSON input has as this type; `nil` when it is none.
    fileprivate func value(of json: JSONValue) -> FEEL.Value? {
        if json.isNull { return .null }
        switch self {
        case .boolean: return json.bool.map { .boolean($0) }
        case .number, .money: return json.feel
        case .integer:
            guard case .number(let number)? = json.feel, number.isInteger else { return nil }
            return .number(number)
        case .string: return json.string.map { .string($0) }
        case .enumeration(let words):
            return json.string.flatMap { words.contains($0) ? .string($0) : nil }
        case .date: return json.string.flatMap { CalendarDate($0) }.map { .date($0) }
        case .time: return json.string.flatMap { TimeOfDay($0) }.map { .time($0) }
        case .dateTime: return json.string.flatMap { DateTime($0) }.map { .dateTime($0) }
        case .yearMonthDuration:
            return json.string.flatMap { YearMonthDuration($0) }.map { .yearMonthDuration($0) }
        case .dayTimeDuration:
            return json.string.flatMap { DayTimeDuration($0) }.map { .dayTimeDuration($0) }
        case .list(let element): return list(json, element)
        case .context(let members): return context(json, members)
        case .constrained(let base, _): return base.value(of: json)
        case .any: return any(json)
        case .nothing, .range, .function: return nil
        }
    }

    private func list(_ json: JSONValue, _ element: ValueType) -> Value? {
        guard let items = json.array else { return nil }
        let values = items.compactMap { element.value(of: $0) }
        return values.count == items.count ? .list(values) : nil
    }

    private func context(_ json: JSONValue, _ members: [String: ValueType]) -> Value? {
        guard let object = json.object else { return nil }
        var entries: [(String, Value)] = []
        for member in object {
            guard let value = (members[member.key] ?? .any).value(of: member.value) else {
                return nil
            }
            entries.append((member.key, value))
        }
        return .context(Context(entries))
    }

    private func any(_ json: JSONValue) -> Value? {
        switch json {
        case .null: .null
        case .bool(let truth): .boolean(truth)
        case .integer, .number: json.feel
        case .string(let text): .string(text)
        case .array: list(json, .any)
        case .object: context(json, [:])
        }
    }
}

extension JSONValue {
    fileprivate var feel: FEEL.Value? {
        number.flatMap { FEEL.Number($0.text) }.map { FEEL.Value.number($0) }
    }
}
