import FEEL

/// Proves a table whole: no gap, no two rows at once where one is wanted, no row without a case.
struct TableProof {
    let table: Table
    private let domains: [InputDomain]
    private let scope: Facts
    private let columns: [String]

    init(_ table: Table, types: NameTypes, policy: Policy) {
        self.table = table
        var known: [String: Value] = [:]
        for parameter in policy.parameters {
            known[parameter.name] = parameter.value(on: policy.effective)
        }
        let scope = Facts(known: known)
        self.scope = scope
        columns = table.table.inputs.map(\.label)
        domains = table.table.inputs.enumerated().map { column, input in
            let type = input.type ?? types.checker.check(input.expression).type
            return InputDomain(
                column: column, of: table.table, type: types.types[input.label] ?? type,
                bounds: policy.questions[input.label]?.bounds?.tests, scope: scope)
        }
    }

    func findings() -> [Finding] {
        for (column, domain) in domains.enumerated() {
            if let row = domain.obstacle { return [notProvable(column, row)] }
        }
        let cover = TableCover(domains: domains, rowCount: table.table.rules.count)
        guard cover.isComplete else { return [tooLarge] }
        return gaps(cover) + overlaps(cover) + deadRows(cover)
    }

    private func gaps(_ cover: TableCover) -> [Finding] {
        let hasDefault = table.table.outputs.allSatisfy { $0.defaultValue != nil }
        switch table.table.hitPolicy {
        case .collect(.count): return []
        case .unique, .any, .priority, .first, .ruleOrder, .outputOrder, .collect: break
        }
        guard !hasDefault else { return [] }
        let open = cover.cases.filter(\.rows.isEmpty)
        if let gap = open.first(where: { !$0.hasNull }) {
            return [gapFinding(gap, "table-gap", .error)]
        }
        if let gap = open.first { return [gapFinding(gap, "table-gap-null", .note)] }
        return []
    }

    private func overlaps(_ cover: TableCover) -> [Finding] {
        var findings: [Finding] = []
        var reported: Set<[Int]> = []
        for hit in cover.cases {
            let rows = hit.rows.rows
            guard rows.count > 1, let pair = clash(rows), reported.insert(pair).inserted else {
                continue
            }
            findings.append(overlapFinding(hit, pair))
        }
        return findings
    }

    /// Two of the rows that may not be hit together under the table's policy.
    private func clash(_ rows: [Int]) -> [Int]? {
        switch table.table.hitPolicy {
        case .unique: return Array(rows.prefix(2))
        case .any:
            let first = table.table.rules[rows[0]].outputs
            return rows.dropFirst().first { table.table.rules[$0].outputs != first }
                .map { [rows[0], $0] }
        case .priority, .first, .ruleOrder, .outputOrder, .collect: return nil
        }
    }

    private func deadRows(_ cover: TableCover) -> [Finding] {
        var live = RowSet(count: table.table.rules.count)
        var winners = RowSet(count: table.table.rules.count)
        for hit in cover.cases {
            live.formUnion(hit.rows)
            if let first = hit.rows.first { winners.insert(first) }
        }
        let isFirst = table.table.hitPolicy == .first
        let reached = isFirst ? winners : live
        return table.table.rules.indices.filter { !reached.contains($0) }.map { row in
            deadRow(row, isHidden: isFirst && live.contains(row))
        }
    }
}

// The words.
extension TableProof {
    /// `周岁 = 79, 健在 = true`: the smallest example.
    private func example(_ values: [Value]) -> String {
        zip(columns, values).map { column, value in
            if case .string = value { return "\(column) = \(value)" }
            return "\(column) = \(value.plainText)"
        }.joined(separator: ", ")
    }

    private func gapFinding(
        _ gap: TableCover.Case, _ kind: String, _ severity: Finding.Severity
    ) -> Finding {
        let example = example(gap.values)
        return Finding(
            kind, severity, at: table.place,
            (
                "表“\(table.name)”有漏:\(example) 时没有一行适用。",
                "Table \(table.name) has a gap: no row fits \(example)."
            ),
            expected: ("每种情况都有一行,或写明缺省", "a row for every case, or a default"),
            remedy: ("加一行,或在表题写“缺省 …”。", "Add a row, or write `default …` in the caption."))
    }

    private func overlapFinding(_ hit: TableCover.Case, _ rows: [Int]) -> Finding {
        let example = example(hit.values)
        let (first, second) = (rows[0] + 1, rows[1] + 1)
        let isAny = table.table.hitPolicy == .any
        return Finding(
            isAny ? "table-conflict" : "table-overlap", at: table.rowPlaces[rows[1]],
            (
                "表“\(table.name)”第 \(first) 行与第 \(second) 行都适用于 \(example)\(isAny ? ",结论却不同" : "")。",
                "Rows \(first) and \(second) of table \(table.name) both fit \(example)\(isAny ? " and differ" : "")."
            ),
            expected: ("同一情况只有一种结论", "one answer for one case"),
            remedy: ("改其中一行的条件,使两行互相排除。", "Change one of the rows so that they exclude each other.")
        )
    }

    private func deadRow(_ row: Int, isHidden: Bool) -> Finding {
        Finding(
            "row-unreachable", at: table.rowPlaces[row],
            (
                "表“\(table.name)”第 \(row + 1) 行永远走不到\(isHidden ? ",前面的行已把它盖住" : "")。",
                "Row \(row + 1) of table \(table.name) is never reached\(isHidden ? ": earlier rows hide it" : "")."
            ),
            expected: ("每行都有适用的情况", "a case for each row"),
            remedy: ("删去这一行,或改条件与次序。", "Remove it, or change its tests or its place."))
    }

    private func notProvable(_ column: Int, _ row: Int) -> Finding {
        var place = table.rowPlaces[row]
        place.column = table.table.rules[row].cells[column].position.column
        return Finding(
            "table-not-provable", .note, at: place,
            (
                "这一格用到别的事实,无法证明表“\(table.name)”有无遗漏与重叠。",
                "This cell uses other facts, so gaps and overlaps of table \(table.name) cannot be proved."
            ),
            expected: ("常数、范围或参数", "constants, ranges or parameters"),
            remedy: (
                "先在 facts 里推导出一个是否,再写进表里。", "Derive a yes-or-no fact first and use it in the table."
            ))
    }

    private var tooLarge: Finding {
        Finding(
            "table-not-provable", .note, at: table.place,
            ("表“\(table.name)”太大,没有证明完。", "Table \(table.name) is too large to be proved."),
            expected: ("较小的表", "a smaller table"),
            remedy: ("拆成几张表。", "Divide it into several tables."))
    }
}
