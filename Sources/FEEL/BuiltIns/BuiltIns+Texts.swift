extension BuiltIns {
    /// Source: DMN 1.5, 10.3.4.3. Lengths and positions count Unicode code points.
    static let texts: [BuiltIn] = [
        BuiltIn(
            "substring", ["string", "start position"], ["string", "start position", "length"],
            gives: .string
        ) { call throws(Fault) in try substring(call) },
        BuiltIn("string length", ["string"], gives: .integer) { call throws(Fault) in
            .whole(try call.text(0).unicodeScalars.count)
        },
        BuiltIn("upper case", ["string"], gives: .string) { call throws(Fault) in
            .string(try call.text(0).uppercased())
        },
        BuiltIn("lower case", ["string"], gives: .string) { call throws(Fault) in
            .string(try call.text(0).lowercased())
        },
        BuiltIn("substring before", ["string", "match"], gives: .string) { call throws(Fault) in
            let (text, match) = try pair(call)
            guard let place = find(match, in: text) else { return "" }
            return .string(string(text[..<place]))
        },
        BuiltIn("substring after", ["string", "match"], gives: .string) { call throws(Fault) in
            let (text, match) = try pair(call)
            guard let place = find(match, in: text) else { return "" }
            return .string(string(text[(place + match.count)...]))
        },
        BuiltIn("contains", ["string", "match"], gives: .boolean) { call throws(Fault) in
            let (text, match) = try pair(call)
            return .boolean(find(match, in: text) != nil)
        },
        BuiltIn("starts with", ["string", "match"], gives: .boolean) { call throws(Fault) in
            let (text, match) = try pair(call)
            return .boolean(text.starts(with: match))
        },
        BuiltIn("ends with", ["string", "match"], gives: .boolean) { call throws(Fault) in
            let (text, match) = try pair(call)
            return .boolean(text.reversed().starts(with: match.reversed()))
        },
        BuiltIn("string join", ["list"], ["list", "delimiter"], gives: .string) {
            call throws(Fault) in try joined(call)
        },
    ]

    private static func pair(
        _ call: BuiltInCall
    ) throws(Fault) -> ([Unicode.Scalar], [Unicode.Scalar]) {
        let (text, match) = (try call.text(0), try call.text(1))
        return (Array(text.unicodeScalars), Array(match.unicodeScalars))
    }

    static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }

    static func find(_ match: [Unicode.Scalar], in text: [Unicode.Scalar]) -> Int? {
        guard let first = match.first else { return 0 }
        guard match.count <= text.count else { return nil }
        return (0...(text.count - match.count)).first { place in
            text[place] == first && text[place..<place + match.count].elementsEqual(match)
        }
    }

    private static func substring(_ call: BuiltInCall) throws(Fault) -> Value {
        let text = Array(try call.text(0).unicodeScalars)
        let position = try call.whole(1)
        guard position != 0, abs(position) <= text.count else {
            throw .badArgument("start position \(position)")
        }
        let start = position > 0 ? position - 1 : text.count + position
        guard call.count > 2, !call.scalar(2).isNull else { return .string(string(text[start...])) }
        let length = try call.whole(2)
        guard length >= 1 else { throw .badArgument("length \(length)") }
        return .string(string(text[start..<min(text.count, start + min(length, text.count))]))
    }

    private static func joined(_ call: BuiltInCall) throws(Fault) -> Value {
        let items = try call.list(0)
        let delimiter = call.count > 1 && call.has(1) ? try call.text(1) : ""
        var words: [String] = []
        var size = 0
        for item in items where !item.isNull {
            guard case .string(let word) = item else {
                throw .wrongType(expected: .list(.string), found: item.shape)
            }
            words.append(word)
            size += word.utf8.count + delimiter.utf8.count
        }
        try call.sized(size)
        return .string(words.joined(separator: delimiter))
    }
}
