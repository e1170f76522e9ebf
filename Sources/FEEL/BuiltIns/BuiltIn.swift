/// A function of the language itself.
struct BuiltIn: Sendable {
    let name: String
    /// Parameter names of each form, shortest first.
    let signatures: [[String]]
    /// Whether any number of arguments from the first signature's on is accepted.
    let isVariadic: Bool
    /// What it gives, for the type checker.
    let result: ValueType
    let body: @Sendable (BuiltInCall) throws(Fault) -> Value

    init(
        _ name: String, _ signatures: [String]..., variadic: Bool = false, gives: ValueType,
        _ body: @escaping @Sendable (BuiltInCall) throws(Fault) -> Value
    ) {
        self.name = name
        self.signatures = signatures
        isVariadic = variadic
        result = gives
        self.body = body
    }

    func accepts(_ count: Int) -> Bool {
        if isVariadic { return count >= signatures[0].count }
        return signatures.contains { $0.count == count }
    }

    /// How it is called, for messages.
    var usage: String {
        let forms = signatures.map { name + "(" + $0.joined(separator: ", ") + ")" }
        return forms.joined(separator: " or ") + (isVariadic ? ", or with more" : "")
    }
}

/// The functions by name.
enum BuiltIns {
    static let all: [BuiltIn] =
        conversion + logic + texts + patterns + lists + aggregates + listChanges + numbers + dates
        + temporal + contexts + ranges + rangeRelations + own

    private static let byName: [String: BuiltIn] = {
        var byName: [String: BuiltIn] = [:]
        for function in all { byName[function.name] = function }
        for (alias, name) in aliases { byName[alias] = byName[name] }
        return byName
    }()

    /// Further names, Chinese and English.
    static let aliases: [String: String] = [
        "age in years": "周岁", "completed months": "足月", "四舍五入": "round half up",
        "each month": "每月", "progressive": "分段累进", "周岁数": "周岁",
    ]

    static func named(_ name: String) -> BuiltIn? { byName[name] }

    static var names: [String] { Array(byName.keys) }

    /// Names with spaces, longest first: the scanner must know them.
    static let longNames: [Scanner.LongName] = {
        let properties = ["time offset", "start included", "end included"]
        let long = byName.keys.filter { $0.contains(" ") } + properties
        return Scanner.sorted(long.map(Scanner.LongName.init))
    }()
}
