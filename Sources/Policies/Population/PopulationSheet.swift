public import Civics
import FEEL
public import JSON

/// Writes the answers of a run, a line for each person.
///
/// CSV begins with a byte order mark, so that spreadsheets read UTF-8, and a text a spreadsheet
/// would run as a formula gets a leading apostrophe (OWASP, CSV injection). JSON is an object a
/// line. Every line ends with a line break: one without it was cut off by a stop.
public struct PopulationSheet: Sendable {
    public let format: PopulationFormat
    private let run: PopulationRun
    private let language: Language
    private let holders: [String: String]

    public init(_ run: PopulationRun, _ format: PopulationFormat, in language: Language) {
        (self.run, self.format, self.language) = (run, format, language)
        let names = run.policy.rules.vocabulary.names
        holders = Dictionary(
            names.map { ($0, run.policy.rules.holder(of: $0)?.word ?? "") },
            uniquingKeysWith: { first, _ in first })
    }

    /// What stands before the first person.
    public var head: [UInt8] {
        guard format == .csv else { return [] }
        var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
        let words: [String] =
            switch language {
            case .zhHans: ["编号", "区划", "结果", "缺少的事实", "由谁持有"]
            case .zhHant: ["編號", "區劃", "結果", "缺少的事實", "由誰持有"]
            case .en: ["id", "district", "outcome", "missing", "held by"]
            }
        let row: (String) -> String = { [language] table in
            switch language {
            case .zhHans, .zhHant: "\(table) 行"
            case .en: "\(table) row"
            }
        }
        let cells = Array(words[..<3]) + run.valueNames + words[3..<5] + run.tables.map(row)
        for (place, cell) in cells.enumerated() {
            if place > 0 { bytes.append(0x2C) }
            Self.write(cell, &bytes)
        }
        bytes += [0x0D, 0x0A]
        return bytes
    }

    /// Adds the line of one person.
    public func write(_ answer: PersonAnswer, into bytes: inout [UInt8]) {
        switch format {
        case .csv: writeCSV(answer, &bytes)
        case .jsonLines:
            json(answer).write(into: &bytes)
            bytes.append(0x0A)
        }
    }

    private func writeCSV(_ answer: PersonAnswer, _ bytes: inout [UInt8]) {
        Self.write(answer.id, &bytes)
        bytes.append(0x2C)
        Self.write(answer.district ?? "", &bytes)
        bytes.append(0x2C)
        bytes += word(answer.outcome).utf8
        writeValues(answer.outcome, &bytes)
        bytes.append(0x2C)
        let missing = lacking(answer.outcome)
        Self.write(missing.joined(separator: "; "), &bytes)
        bytes.append(0x2C)
        Self.write(holders(missing, answer.outcome).joined(separator: "; "), &bytes)
        for rows in answer.rows {
            bytes.append(0x2C)
            for (place, row) in rows.enumerated() {
                if place > 0 { bytes += "; ".utf8 }
                bytes += String(row + 1).utf8
            }
        }
        bytes += [0x0D, 0x0A]
    }

    private func writeValues(_ outcome: PersonAnswer.Outcome, _ bytes: inout [UInt8]) {
        guard case .decided(let value) = outcome else {
            bytes += repeatElement(0x2C, count: run.valueNames.count)
            return
        }
        if let table = run.asked.table, !table.isValue, case .context(let context) = value {
            for output in table.table.outputs {
                bytes.append(0x2C)
                Self.write(context[output.name] ?? .null, &bytes)
            }
        } else {
            bytes.append(0x2C)
            Self.write(value, &bytes)
            bytes += repeatElement(0x2C, count: run.valueNames.count - 1)
        }
    }

    /// Missing facts, the rows in conflict, or what cannot be read.
    private func lacking(_ outcome: PersonAnswer.Outcome) -> [String] {
        switch outcome {
        case .decided: []
        case .cannotTell(let missing): missing
        case .conflict(let table, let rows):
            ["\(table): " + rows.map { "\($0 + 1)" }.joined(separator: ", ")]
        case .undetermined(let table): [table]
        case .unreadable(let cells): cells
        }
    }

    private func holders(_ missing: [String], _ outcome: PersonAnswer.Outcome) -> [String] {
        guard case .cannotTell = outcome else { return [] }
        return missing.map { holders[$0] ?? "" }
    }

    private func word(_ outcome: PersonAnswer.Outcome) -> String {
        let words: (String, String, String) =
            switch outcome {
            case .decided: ("已得出", "已得出", "decided")
            case .cannotTell: ("不能判断", "不能判斷", "cannot tell")
            case .conflict: ("冲突", "衝突", "conflict")
            case .undetermined: ("没有适用的行", "沒有適用的行", "no row")
            case .unreadable: ("读不出", "讀不出", "unreadable")
            }
        return switch language {
        case .zhHans: words.0
        case .zhHant: words.1
        case .en: words.2
        }
    }

    /// The answer for programs: stable English keys, rows from 1.
    public func json(_ answer: PersonAnswer) -> JSONValue {
        var object: JSONObject = ["id": .string(answer.id)]
        object["district"] = answer.district.map { .string($0) }
        switch answer.outcome {
        case .decided(let value): object["value"] = JSONValue(value) ?? .string("\(value)")
        case .cannotTell(let missing):
            object["missing"] = .array(
                missing.map { fact in
                    ["fact": .string(fact), "held-by": .string(holders[fact] ?? "")]
                })
        case .conflict(let table, let rows):
            object["conflict"] = [
                "table": .string(table), "rows": .array(rows.map { .integer(Int64($0) + 1) }),
            ]
        case .undetermined(let table): object["undetermined"] = .string(table)
        case .unreadable(let cells): object["unreadable"] = .array(cells.map { .string($0) })
        }
        var hits = JSONObject()
        for (table, rows) in zip(run.tables, answer.rows) where !rows.isEmpty {
            hits[table] = .array(rows.map { .integer(Int64($0) + 1) })
        }
        object["rows"] = .object(hits)
        return .object(object)
    }

    /// Numbers, dates and truths cannot be formulas; only texts are guarded.
    private static func write(_ value: Value, _ bytes: inout [UInt8]) {
        switch value {
        case .null: break
        case .number, .boolean, .date: bytes += value.plainText.utf8
        case .string, .time, .dateTime, .yearMonthDuration, .dayTimeDuration, .list, .context,
            .range, .function:
            write(value.plainText, &bytes)
        }
    }

    /// One cell of CSV for people.
    static func write(_ cell: String, _ bytes: inout [UInt8]) {
        var cell = cell
        cell.withUTF8 { text in
            let isFormula = text.first.map { "=+-@\t\r".utf8.contains($0) } ?? false
            let isQuoted = text.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
            if isQuoted { bytes.append(0x22) }
            if isFormula { bytes.append(0x27) }
            guard isQuoted else {
                bytes += text
                return
            }
            for byte in text {
                if byte == 0x22 { bytes.append(0x22) }
                bytes.append(byte)
            }
            bytes.append(0x22)
        }
    }
}
