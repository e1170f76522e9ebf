import FEEL

// Tables: cells of the right type; then gaps, overlaps, dead rows and conflicts.
extension PolicyChecker {
    mutating func checkTables() {
        for table in policy.tables {
            let file = table.place.file
            var checked = types.checker.check(table.table).map { Finding($0, in: file) }
            checked += moneyFindings(table)
            findings += checked
            guard checked.allSatisfy({ $0.severity != .error }) else { continue }
            findings += TableProof(table, types: types, policy: policy).findings()
        }
    }

    /// Amounts in a table of yuan are whole fen, default included.
    private func moneyFindings(_ table: Table) -> [Finding] {
        guard table.unit == "元" || table.unit == "yuan" else { return [] }
        var findings: [Finding] = []
        for (row, rule) in table.table.rules.enumerated() {
            for output in rule.outputs {
                guard case .literal(.number(let yuan)) = output.syntax.kind,
                    yuan.asInt64(scale: 2) == nil
                else { continue }
                findings.append(
                    Finding(
                        "unrounded-money",
                        at: Place(output.syntax.position, in: table.rowPlaces[row].file),
                        ("\(yuan) 元不到分。", "\(yuan) yuan is finer than a fen."),
                        expected: ("至多两位小数", "two decimals at most"),
                        remedy: ("取整到分。", "Round it to the fen.")))
            }
        }
        return findings
    }
}
