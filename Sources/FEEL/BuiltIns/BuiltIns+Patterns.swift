extension BuiltIns {
    /// Source: DMN 1.5, 10.3.4.3, by the rules of XPath.
    static let patterns: [BuiltIn] = [
        BuiltIn("matches", ["input", "pattern"], ["input", "pattern", "flags"], gives: .boolean) {
            call throws(Fault) in
            var matcher = PatternMatcher(try pattern(call, 1, flags: 2), try call.text(0))
            return .boolean(try found(&matcher, 0) != nil)
        },
        BuiltIn(
            "replace", ["input", "pattern", "replacement"],
            ["input", "pattern", "replacement", "flags"], gives: .string
        ) { call throws(Fault) in try replaced(call) },
        BuiltIn("split", ["string", "delimiter"], gives: .list(.string)) { call throws(Fault) in
            try split(call)
        },
    ]

    private static func pattern(
        _ call: BuiltInCall, _ index: Int, flags: Int
    ) throws(Fault) -> Pattern {
        let text = try call.text(index)
        let flags = call.has(flags) ? try call.text(flags) : ""
        guard let pattern = Pattern(text, flags: flags) else { throw .badArgument(text) }
        return pattern
    }

    private static func found(
        _ matcher: inout PatternMatcher, _ start: Int
    ) throws(Fault) -> [Range<Int>?]? {
        do throws(PatternMatcher.TooMuch) {
            return try matcher.match(from: start)
        } catch {
            throw .tooManySteps
        }
    }

    /// The ranges of all matches; `nil` where the pattern matches nothing at all somewhere.
    private static func matches(
        _ matcher: inout PatternMatcher, _ call: BuiltInCall
    ) throws(Fault) -> [[Range<Int>?]] {
        var all: [[Range<Int>?]] = []
        var place = 0
        while let groups = try found(&matcher, place), let whole = groups[0] {
            guard !whole.isEmpty else { throw .badArgument("a pattern that matches nothing") }
            guard call.run.spend() else { throw .tooManySteps }
            all.append(groups)
            place = whole.upperBound
        }
        return all
    }

    private static func replaced(_ call: BuiltInCall) throws(Fault) -> Value {
        let pattern = try pattern(call, 1, flags: 3)
        var matcher = PatternMatcher(pattern, try call.text(0))
        let template = try call.text(2)
        let parts =
            pattern.flags.literal
            ? [Replacement.text(Array(template.unicodeScalars))]
            : try Replacement.parse(template, groups: pattern.groups)
        var out: [Unicode.Scalar] = []
        var place = 0
        for groups in try matches(&matcher, call) {
            guard let whole = groups[0] else { continue }
            out += matcher.text[place..<whole.lowerBound]
            for part in parts { out += part.filled(groups, matcher.text) }
            place = whole.upperBound
            guard out.count <= call.options.sizeLimit else { throw .tooManySteps }
        }
        return .string(string(out + matcher.text[place...]))
    }

    private static func split(_ call: BuiltInCall) throws(Fault) -> Value {
        let text = try call.text(0)
        var matcher = PatternMatcher(try pattern(call, 1, flags: 2), text)
        var parts: [Value] = []
        var place = 0
        for groups in try matches(&matcher, call) {
            guard let whole = groups[0] else { continue }
            parts.append(.string(string(matcher.text[place..<whole.lowerBound])))
            place = whole.upperBound
        }
        return .list(parts + [.string(string(matcher.text[place...]))])
    }
}

/// A part of the text put in place of a match: `$1` names a group, `\$` and `\\` stand for signs.
private enum Replacement {
    case text([Unicode.Scalar])
    case group(Int)

    func filled(_ groups: [Range<Int>?], _ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
        switch self {
        case .text(let scalars): return scalars
        case .group(let number):
            guard number < groups.count, let range = groups[number] else { return [] }
            return Array(text[range])
        }
    }

    static func parse(_ template: String, groups: Int) throws(Fault) -> [Replacement] {
        let scalars = Array(template.unicodeScalars)
        var parts: [Replacement] = []
        var place = 0
        while place < scalars.count {
            let scalar = scalars[place]
            place += 1
            guard scalar == "$" || scalar == "\\" else {
                parts.append(.text([scalar]))
                continue
            }
            guard place < scalars.count else { throw .badArgument(template) }
            if scalar == "\\" {
                guard scalars[place] == "\\" || scalars[place] == "$" else {
                    throw .badArgument(template)
                }
                parts.append(.text([scalars[place]]))
                place += 1
            } else {
                parts.append(try group(scalars, &place, groups, template))
            }
        }
        return parts
    }

    private static func group(
        _ scalars: [Unicode.Scalar], _ place: inout Int, _ groups: Int, _ template: String
    ) throws(Fault) -> Replacement {
        var number: Int?
        while place < scalars.count, (0x30...0x39).contains(scalars[place].value) {
            let longer = (number ?? 0) * 10 + Int(scalars[place].value) - 0x30
            if number != nil, longer > groups { break }
            number = longer
            place += 1
        }
        guard let number else { throw .badArgument(template) }
        return .group(number)
    }
}
