/// YAML as officials write it, made into YAML as the parser wants it.
///
/// Two things people write without quotes are quoted here: text with a comma inside parentheses
/// (`is: 周岁(出生日期, 基准日)`), and, inside `{…}`, a comma followed by something that is no
/// `key: value` (`en: Opening a restaurant, as one thing`). Marks are mapped back, so that findings
/// point at what was written. Anchors, tags and excessive nesting are refused before parsing,
/// because expanding them is where YAML can be made to exhaust memory.
struct YAMLKindness {
    struct Trouble: Hashable {
        enum Kind: Hashable { case anchor, tag, tooDeep, keyIsNoText, unreadable }
        var kind: Kind
        var line: Int
        var column: Int
    }

    struct Spot: Hashable {
        var line: Int
        var column: Int
    }

    private(set) var text = ""
    private(set) var trouble: Trouble?
    /// Where quotes were put round plain text, in the prepared text.
    private(set) var quotedByUs: Set<Spot> = []
    /// Columns of the characters that were added, by line.
    private var added: [Int: [Int]] = [:]

    static func prepare(_ source: String) -> YAMLKindness {
        var scanner = YAMLScanner(source)
        scanner.scan()
        var result = YAMLKindness()
        result.trouble = scanner.trouble
        result.write(scanner.source, quoting: scanner.toQuote)
        return result
    }

    /// The column as the author counts it.
    func writtenColumn(line: Int, column: Int) -> Int {
        column - (added[line]?.count { $0 < column } ?? 0)
    }

    private mutating func write(_ source: [Unicode.Scalar], quoting ranges: [Range<Int>]) {
        var output = String.UnicodeScalarView()
        var (line, column) = (1, 1)
        var waiting = ranges[...]
        var open: Range<Int>?
        func isAt(_ index: Int, _ bound: Int?) -> Bool { bound == index }
        for index in 0...source.count {
            if isAt(index, open?.upperBound) {
                add("'", &output, line, &column)
                open = nil
            }
            if isAt(index, waiting.first?.lowerBound) {
                open = waiting.removeFirst()
                quotedByUs.insert(Spot(line: line, column: column))
                add("'", &output, line, &column)
            }
            guard index < source.count else { break }
            if open != nil, source[index] == "'" { add("'", &output, line, &column) }
            output.append(source[index])
            (line, column) = source[index] == "\n" ? (line + 1, 1) : (line, column + 1)
        }
        text = String(output)
    }

    private mutating func add(
        _ scalar: Unicode.Scalar, _ output: inout String.UnicodeScalarView, _ line: Int,
        _ column: inout Int
    ) {
        output.append(scalar)
        added[line, default: []].append(column)
        column += 1
    }
}
