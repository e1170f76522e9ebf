/// An example of the policy authors' guide: facts, an expression and what it comes to.
///
///     // given 面积 = 180
///     // unknown 年龄
///     面积 > 100
///     // = true
///
/// A block may hold several examples; each ends with its `// =` line.
struct GuideExample {
    /// The line of the guide on which the result stands, from 1.
    let line: Int
    /// Name and expression of each fact given.
    let given: [(name: String, text: String)]
    let unknown: [String]
    /// How 29 February and missing days of months are rounded: `completed = down`.
    let rounding: [(name: String, text: String)]
    let expression: String
    let expected: String

    static func examples(in guide: String) -> [GuideExample] {
        var reader = GuideReader()
        let lines = guide.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() { reader.read(String(line), at: index + 1) }
        return reader.examples
    }
}

/// Goes through the guide line by line.
private struct GuideReader {
    var examples: [GuideExample] = []
    private var isInside = false
    private var given: [(name: String, text: String)] = []
    private var unknown: [String] = []
    private var rounding: [(name: String, text: String)] = []
    private var expression: [String] = []

    mutating func read(_ line: String, at number: Int) {
        guard isInside else {
            isInside = line == "```feel"
            return
        }
        if line.hasPrefix("```") {
            isInside = false
            forget()
        } else if let result = rest(of: line, after: "// = ") {
            examples.append(
                GuideExample(
                    line: number, given: given, unknown: unknown, rounding: rounding,
                    expression: expression.joined(separator: "\n"), expected: result))
            forget()
        } else if let fact = rest(of: line, after: "// given ") {
            given.append(pair(fact))
        } else if let name = rest(of: line, after: "// unknown ") {
            unknown.append(name)
        } else if let rule = rest(of: line, after: "// rounding ") {
            rounding.append(pair(rule))
        } else {
            expression.append(line)
        }
    }

    private mutating func forget() {
        (given, unknown, rounding, expression) = ([], [], [], [])
    }

    private func rest(of line: String, after start: String) -> String? {
        line.hasPrefix(start) ? String(line.dropFirst(start.count)) : nil
    }

    private func pair(_ text: String) -> (name: String, text: String) {
        let parts = text.split(separator: "=", maxSplits: 1).map { part in
            String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
        return (parts.first ?? "", parts.count > 1 ? parts[1] : "")
    }
}
