import FEEL
import JSON

/// Reads people out of the bytes of a population file.
///
/// In CSV an empty cell says that nobody has given the fact, `null` that it is known to be absent;
/// in JSON a missing key and `null` say the same. The first column, or the key `id`, is the id.
public struct PopulationReader: Sendable {
    /// How a column or key is used.
    private enum Target: Hashable, Sendable {
        case id
        /// A fact the question needs, by its place.
        case fact(Int)
        /// A fact the document declares but the question does not need.
        case unneeded
    }

    public let format: PopulationFormat
    private let columns: [Target]
    private let headings: [String]
    private let keys: [String: Target]
    private let names: [String]
    private let types: [FactType]
    private let rules: PolicyRules
    /// Bytes of the line of names.
    public let headerLength: Int

    /// - Parameter start: The beginning of the file, at least its whole first line for CSV.
    public init(_ run: PopulationRun, start: [UInt8]) throws(PopulationFault) {
        format = PopulationFormat(of: start)
        rules = run.policy.rules
        names = run.facts
        types = run.facts.map { run.policy.rules.type(of: $0) ?? .structure }
        keys = Self.keys(run)
        guard format == .csv else {
            (columns, headings, headerLength) = ([], [], 0)
            return
        }
        var place = start.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let line = CSVLine(start, at: &place)
        guard !line.isBroken, line.cells.count > 1 else { throw .noHeader }
        headings = line.cells.map(\.string)
        columns = try Self.targets(headings, keys, run)
        headerLength = place
    }

    private static func keys(_ run: PopulationRun) -> [String: Target] {
        let policy = run.policy
        var keys: [String: Target] = [:]
        for (slot, name) in policy.rules.vocabulary.names.enumerated() {
            if case .given = policy.rules.makers[slot] { keys[name] = .unneeded }
        }
        for (place, name) in run.facts.enumerated() { keys[name] = .fact(place) }
        for fact in policy.facts {
            guard case .register(let resource, let field, _) = fact.source else { continue }
            let path = "\(resource).\(field)"
            keys[path] = keys[path] ?? keys[fact.name] ?? .unneeded
        }
        keys["id"] = keys["id"] ?? .id
        return keys
    }

    private static func targets(
        _ headings: [String], _ keys: [String: Target], _ run: PopulationRun
    ) throws(PopulationFault) -> [Target] {
        var targets: [Target] = [.id]
        for heading in headings.dropFirst() {
            guard let target = keys[heading], target != .id else {
                guard run.policy.rules.slots[heading] == nil else { throw .derivedColumn(heading) }
                let nearest = Nearness.nearest(to: heading, among: keys.keys.sorted())
                throw .unknownColumn(heading, nearest: nearest)
            }
            if target != .unneeded, targets.contains(target) { throw .repeatedColumn(heading) }
            targets.append(target)
        }
        return targets
    }

    /// The people of a block of whole lines; empty lines are nobody.
    ///
    /// - Parameter line: Number of the block's first line, for what cannot be read.
    public func rows(in bytes: [UInt8], line: Int) -> [PopulationRow] {
        switch format {
        case .csv: csvRows(bytes, line)
        case .jsonLines: jsonRows(bytes, line)
        }
    }

    private func csvRows(_ bytes: [UInt8], _ first: Int) -> [PopulationRow] {
        var rows: [PopulationRow] = []
        var (place, line) = (0, first)
        while place < bytes.count {
            let start = place
            let cells = CSVLine(bytes, at: &place, expecting: columns.count)
            if !(cells.cells.count == 1 && cells.cells[0].text.isEmpty) {
                rows.append(row(cells, line))
            }
            line += bytes[start..<place].count { $0 == 0x0A }
        }
        return rows
    }

    private func row(_ line: CSVLine, _ number: Int) -> PopulationRow {
        var row = PopulationRow(
            id: line.cells[0].string, facts: [FEEL.Fact](repeating: .unknown, count: names.count))
        guard !line.isBroken, line.cells.count == columns.count else {
            row.unreadable = ["line \(number): \(line.cells.count) cells of \(columns.count)"]
            return row
        }
        for (target, cell) in zip(columns, line.cells) {
            guard case .fact(let place) = target else { continue }
            if let fact = fact(cell, types[place]) {
                row.facts[place] = fact
            } else {
                row.unreadable.append("line \(number), \(names[place]): \(cell.string)")
            }
        }
        return row
    }

    /// `nil` when the cell is not of the fact's type.
    private func fact(_ cell: CSVLine.Cell, _ type: FactType) -> FEEL.Fact? {
        if !cell.isQuoted {
            if cell.text.isEmpty { return .unknown }
            if cell.text.elementsEqual("null".utf8) { return .known(.null) }
        }
        if type == .date, let day = Self.day(cell.text) { return .known(.date(day)) }
        let text = cell.string
        switch type {
        case .list, .structure:
            guard let json = try? JSONValue(parsing: text) else {
                return type == .structure ? .known(.string(text)) : nil
            }
            return type.value(of: json).map { .known($0) }
        case .boolean, .integer, .decimal, .money, .text, .date, .dateTime, .time, .duration,
            .enumeration, .residentID, .creditCode, .region, .mobile, .email:
            return type.value(of: text).map { .known($0) }
        }
    }

    /// `2026-12-01` without making a text of it.
    private static func day(_ text: ArraySlice<UInt8>) -> CalendarDate? {
        guard text.count == 10 else { return nil }
        var numbers = (0, 0, 0)
        for (place, byte) in text.enumerated() {
            if place == 4 || place == 7 {
                guard byte == 0x2D else { return nil }
                continue
            }
            guard (0x30...0x39).contains(byte) else { return nil }
            let digit = Int(byte) - 0x30
            switch place {
            case ..<4: numbers.0 = numbers.0 * 10 + digit
            case ..<7: numbers.1 = numbers.1 * 10 + digit
            case _: numbers.2 = numbers.2 * 10 + digit
            }
        }
        return CalendarDate(year: numbers.0, month: numbers.1, day: numbers.2)
    }

    private func jsonRows(_ bytes: [UInt8], _ first: Int) -> [PopulationRow] {
        var rows: [PopulationRow] = []
        for (place, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
            .enumerated()
        {
            let text = line.starts(with: [0xEF, 0xBB, 0xBF]) ? line.dropFirst(3) : line
            guard text.contains(where: { $0 > 0x20 }) else { continue }
            rows.append(row(json: Array(text), first + place))
        }
        return rows
    }

    private func row(json bytes: [UInt8], _ number: Int) -> PopulationRow {
        var row = PopulationRow(
            id: "", facts: [FEEL.Fact](repeating: .unknown, count: names.count))
        guard let object = (try? JSONValue(parsing: bytes))?.object else {
            row.unreadable = ["line \(number): no JSON object"]
            return row
        }
        for member in object {
            switch keys[member.key] {
            case .id: row.id = member.value.string ?? "\(member.value.plain)"
            case .fact(let place):
                if let value = types[place].value(of: member.value) {
                    row.facts[place] = .known(value)
                } else {
                    row.unreadable.append(
                        "line \(number), \(names[place]): \(member.value.plain)")
                }
            case .unneeded: break
            case nil: row.unreadable.append("line \(number): no fact is named \(member.key)")
            }
        }
        if row.id.isEmpty { row.unreadable.append("line \(number): no id") }
        return row
    }
}

extension JSONValue {
    fileprivate var plain: String { String(decoding: serialized(), as: UTF8.self) }
}
