public import FEEL

/// What a document says about one person of a population.
public struct PersonAnswer: Hashable, Sendable {
    /// The person's id in the population file.
    public var id: String
    /// First six digits of the person's region (GB/T 2260); `nil` when nobody has given it.
    public var district: String?
    public var outcome: Outcome
    /// For each table of ``PopulationRun/tables`` the rows hit, from 0.
    public var rows: [[Int]]

    /// The result, or why there is none.
    public enum Outcome: Hashable, Sendable {
        case decided(Value)
        /// These given facts are missing.
        case cannotTell(missing: [String])
        /// Rows of the table, from 0, contradict each other.
        case conflict(table: String, rows: [Int])
        /// The table has no row for this person and no default.
        case undetermined(table: String)
        /// These cells of the file cannot be read as the facts they stand for.
        case unreadable([String])

        init(_ value: RuleValue) {
            switch value {
            case .value(let value): self = .decided(value)
            case .cannotTell(let missing): self = .cannotTell(missing: missing)
            case .conflict(let table, let rows): self = .conflict(table: table, rows: rows)
            case .undetermined(let table): self = .undetermined(table: table)
            }
        }
    }
}

/// One person of a population with the facts a run needs.
public struct PopulationRow: Hashable, Sendable {
    public var id: String
    /// In the order of ``PopulationRun/facts``; facts not given are unknown.
    public var facts: [FEEL.Fact]
    /// Cells that could not be read, each with what stands there.
    public var unreadable: [String]

    public init(id: String, facts: [FEEL.Fact], unreadable: [String] = []) {
        (self.id, self.facts, self.unreadable) = (id, facts, unreadable)
    }
}
