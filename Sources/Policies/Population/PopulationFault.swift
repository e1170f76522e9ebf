/// Why a population cannot be asked at all; problems of single people stand with their rows.
public enum PopulationFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// Neither a name of the document nor an expression over its names.
    case unknownDecision(String, among: [String])
    /// No decision was named and the document has no benefit that would say which.
    case noBenefit(among: [String])
    /// A column names no fact and no register field of the document.
    case unknownColumn(String, nearest: String?)
    /// A column gives what follows from the document.
    case derivedColumn(String)
    /// Two columns give the same fact.
    case repeatedColumn(String)
    /// The file does not begin with a line of names.
    case noHeader
    /// The fact named as the district is not in the document.
    case unknownDistrict(String)

    public var description: String {
        switch self {
        case .unknownDecision(let name, let names):
            "`\(name)` is nothing the document decides; there are: \(names.joined(separator: ", "))"
        case .noBenefit(let names):
            "the document pays no benefit; name a decision: \(names.joined(separator: ", "))"
        case .unknownColumn(let name, let nearest):
            "column `\(name)` is neither a fact nor a register field of the document"
                + (nearest.map { "; did you mean `\($0)`?" } ?? "")
        case .derivedColumn(let name):
            "column `\(name)` follows from the document; leave it out"
        case .repeatedColumn(let name): "`\(name)` is given by two columns"
        case .noHeader: "the first line must name the columns: id, then facts or register fields"
        case .unknownDistrict(let name): "`\(name)` is no given fact of the document"
        }
    }
}
