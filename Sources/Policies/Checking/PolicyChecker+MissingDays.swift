import FEEL

// Ages and months are counted in a direction the document names.
extension PolicyChecker {
    private static let completing: Set<String> = [
        "周岁", "周岁数", "age in years", "足月", "completed months",
    ]
    private static let listing: Set<String> = ["每月", "each month"]

    mutating func checkMissingDays() {
        let used = policy.functionsUsed
        if policy.missingDays.completed == nil,
            let function = Self.completing.intersection(used).min()
        {
            unnamed("completed", "up", function, ("满岁、满月", "completed months and years"))
        }
        if policy.missingDays.added == nil, let function = Self.listing.intersection(used).min() {
            unnamed("added", "down", function, ("加月", "added months"))
        }
    }

    private mutating func unnamed(
        _ key: String, _ usual: String, _ function: String, _ what: (zh: String, en: String)
    ) {
        found(
            "missing-day-unnamed", .warning, at: Place(file: "policy.md", line: 1),
            (
                "用了 `\(function)`,没有写明\(what.zh)遇到当月没有的日子(如二月二十九日)怎么算。",
                "It uses `\(function)` and does not say what \(what.en) make of a day the month "
                    + "lacks, such as 29 February."
            ),
            expected: (
                "文首的 `缺日: { \(key): up|down }`",
                "`missing-day: { \(key): up|down }` in the front matter"
            ),
            remedy: (
                "写 `缺日: { \(key): \(usual) }`:up 顺延到次日,down 提前到月末。",
                "Write `missing-day: { \(key): \(usual) }`: up is the day after, down the month's last."
            ))
    }
}

extension Policy {
    /// Names of all functions its expressions and output cells call.
    fileprivate var functionsUsed: Set<String> {
        var used = Set(expressionUses.flatMap(\.expression.functions))
        for table in tables {
            used.formUnion(table.table.inputs.flatMap(\.expression.functions))
            used.formUnion(table.table.rules.flatMap { $0.outputs.flatMap(\.functions) })
        }
        return used
    }
}
