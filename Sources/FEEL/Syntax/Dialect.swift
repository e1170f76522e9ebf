/// Which names a text may use.
public enum Dialect: Hashable, Sendable {
    /// Policy documents: names hold no spaces and no operators, so reading needs no vocabulary.
    case authoring
    /// Imported DMN: names may hold spaces and operators; the longest known name is read.
    case dmn(NameSet)
}

/// Names and types an imported model declares.
public struct NameSet: Hashable, Sendable {
    /// Names of inputs, decisions, functions, components and entries that hold spaces or signs;
    /// plain names need not be given.
    public let names: Set<String>
    /// Types declared by the model, by name.
    public let types: [String: ValueType]
    /// Names that are functions of the model and come before built-in ones of the same name.
    public let functions: Set<String>
    /// All names with spaces or signs, built-in ones included, longest first.
    let longNames: [Scanner.LongName]

    /// Names and types of a model.
    public init(
        names: Set<String> = [], types: [String: ValueType] = [:], functions: Set<String> = []
    ) {
        self.names = names
        self.types = types
        self.functions = functions
        longNames =
            names.isEmpty
            ? BuiltIns.longNames
            : Scanner.sorted(names.map(Scanner.LongName.init) + BuiltIns.longNames)
    }
}

/// How large a text and how deep its nesting may be, so that no input can exhaust the machine.
public enum SyntaxLimits {
    /// Unicode scalars in one text.
    public static let length = 65_536
    /// Brackets, functions and conditions inside each other.
    public static let depth = 64
    /// The height of the tree, which long chains of operators add to as well.
    public static let height = 512
    static let work = 400_000
    /// Names with spaces or signs that one text may bring in.
    static let longNames = 500
}
