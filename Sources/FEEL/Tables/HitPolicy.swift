/// What a table's answer is when several rows fit. Source: DMN 1.5, 8.2.10.
public enum HitPolicy: Hashable, Sendable {
    /// 唯一: at most one row may fit; two are a conflict.
    case unique
    /// 任意: several may fit if their outputs agree; else a conflict.
    case any
    /// 优先: of the rows that fit, the one whose output stands first in the output's values.
    case priority
    /// 首个: the first row that fits.
    case first
    /// 顺序: the outputs of all rows that fit, in the order of the rows.
    case ruleOrder
    /// 输出序: the outputs of all rows that fit, in the order of the output's values.
    case outputOrder
    /// 汇总: all outputs, or one number made of them.
    case collect(Aggregator?)

    /// The sign DMN writes: `U`, `A`, `P`, `F`, `R`, `O`, `C`, `C+`, `C<`, `C>`, `C#`.
    public var sign: String {
        switch self {
        case .unique: "U"
        case .any: "A"
        case .priority: "P"
        case .first: "F"
        case .ruleOrder: "R"
        case .outputOrder: "O"
        case .collect(let aggregator): "C" + (aggregator?.sign ?? "")
        }
    }
}

/// How collected outputs become one value.
public enum Aggregator: String, Hashable, Sendable, CaseIterable {
    /// Their total.
    case sum
    /// The least of them.
    case min
    /// The greatest of them.
    case max
    /// How many rows fit; zero when none does.
    case count

    /// The sign DMN writes behind `C`.
    public var sign: String {
        switch self {
        case .sum: "+"
        case .min: "<"
        case .max: ">"
        case .count: "#"
        }
    }
}
