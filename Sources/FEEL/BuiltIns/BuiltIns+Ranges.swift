extension BuiltIns {
    /// Source: DMN 1.5, 10.3.4.9.
    static let ranges: [BuiltIn] = [
        BuiltIn("range", ["from"], gives: .range(.any)) { call throws(Fault) in
            let text = try call.text(0)
            guard let syntax = try? RangeText.parse(text) else { throw .badArgument(text) }
            return .range(syntax)
        }
    ]

    /// Source: DMN 1.5, table 78 to 82: relations between points and ranges.
    static let rangeRelations: [BuiltIn] = [
        relation("before") { $0.isBefore($1) },
        relation("after") { $1.isBefore($0) },
        relation("meets", points: false) { $0.meets($1) },
        relation("met by", points: false) { $1.meets($0) },
        relation("overlaps", points: false) { $0.reaches($1) && $1.reaches($0) },
        relation("overlaps before", points: false) { $0.overlapsBefore($1) },
        relation("overlaps after", points: false) { $1.overlapsBefore($0) },
        relation("finishes") { $0.ends(with: $1) && $1.holdsStart(of: $0) },
        relation("finished by") { $0.ends(with: $1) && $0.holdsStart(of: $1) },
        relation("includes") { $0.includes($1) },
        relation("during") { $1.includes($0) },
        relation("starts") { $0.begins(with: $1) && $1.holdsEnd(of: $0) },
        relation("started by") { $0.begins(with: $1) && $0.holdsEnd(of: $1) },
        relation("coincides") { $0.begins(with: $1) && $0.ends(with: $1) },
    ]

    private static func relation(
        _ name: String, points: Bool = true,
        _ holds: @escaping @Sendable (Span, Span) -> Bool
    ) -> BuiltIn {
        BuiltIn(
            name, ["range1", "range2"], ["point", "range"], ["range", "point"],
            ["point1", "point2"], ["value1", "value2"], gives: .boolean
        ) { call throws(Fault) in
            let one = try Span(call.scalar(0))
            let other = try Span(call.scalar(1))
            guard points || !(one.isPoint || other.isPoint) else {
                throw call.wrong(0, .range(.any))
            }
            try one.check(comparableWith: other)
            return .boolean(holds(one, other))
        }
    }
}

/// A range, or a point as the range from it to itself.
struct Span {
    struct Bound {
        let value: Value
        let closed: Bool

        /// Whether this bound lies below another; at the same value, `touching` decides.
        func isBefore(_ other: Bound, touching: Bool) -> Bool {
            let order = order(other)
            return order < 0 || (order == 0 && touching)
        }

        func order(_ other: Bound) -> Int { value.order(other.value) ?? 0 }
    }

    let lower: Bound
    let upper: Bound
    let isPoint: Bool

    init(_ value: Value) throws(Fault) {
        if case .range(let range) = value {
            guard let from = range.lower, let to = range.upper else {
                throw .badArgument(range.description)
            }
            lower = Bound(value: from, closed: range.lowerClosed)
            upper = Bound(value: to, closed: range.upperClosed)
            isPoint = false
            return
        }
        guard value.order(value) != nil else {
            throw .wrongType(expected: .range(.any), found: value.shape)
        }
        lower = Bound(value: value, closed: true)
        upper = lower
        isPoint = true
    }

    /// Refuses spans of different kinds.
    func check(comparableWith other: Span) throws(Fault) {
        guard lower.value.order(other.lower.value) != nil,
            upper.value.order(other.upper.value) != nil
        else { throw .incompatible(lower.value.shape, other.lower.value.shape) }
    }

    func isBefore(_ other: Span) -> Bool {
        upper.isBefore(other.lower, touching: !(upper.closed && other.lower.closed))
    }

    func meets(_ other: Span) -> Bool {
        let order = upper.order(other.lower)
        return order == 0 && upper.closed && other.lower.closed
    }

    /// Whether this one's end is at or past the other's start.
    func reaches(_ other: Span) -> Bool {
        other.lower.isBefore(upper, touching: upper.closed && other.lower.closed)
    }

    func overlapsBefore(_ other: Span) -> Bool {
        let start = lower.order(other.lower)
        let startsEarlier = start < 0 || (start == 0 && lower.closed && !other.lower.closed)
        let end = upper.order(other.upper)
        let endsEarlier = end < 0 || (end == 0 && (!upper.closed || other.upper.closed))
        return startsEarlier && endsEarlier && reaches(other)
    }

    func begins(with other: Span) -> Bool {
        lower.order(other.lower) == 0 && lower.closed == other.lower.closed
    }

    func ends(with other: Span) -> Bool {
        upper.order(other.upper) == 0 && upper.closed == other.upper.closed
    }

    /// Whether the other's start lies at or after this one's.
    func holdsStart(of other: Span) -> Bool {
        lower.isBefore(other.lower, touching: lower.closed || !other.lower.closed)
    }

    /// Whether the other's end lies at or before this one's.
    func holdsEnd(of other: Span) -> Bool {
        other.upper.isBefore(upper, touching: upper.closed || !other.upper.closed)
    }

    func includes(_ other: Span) -> Bool {
        holdsStart(of: other) && holdsEnd(of: other)
    }
}

/// Reads the text given to `range()`: bounds must be literals.
enum RangeText {
    static func parse(_ text: String) throws(SyntaxError) -> ValueRange? {
        if let range = try halfOpen(text) { return range }
        var parser = try Parser(text, dialect: .authoring, origin: .start)
        let syntax = try parser.whole()
        guard case .range(let range) = syntax.kind else { return nil }
        let lower = bound(range.lower)
        let upper = bound(range.upper)
        guard lower != nil || range.lower == nil, upper != nil || range.upper == nil else {
            return nil
        }
        let made = ValueRange(
            lower: lower, lowerClosed: range.lowerClosed, upper: upper,
            upperClosed: range.upperClosed)
        return made.isWellFormed ? made : nil
    }

    /// `[2..)` is everything from 2 on, `(..2]` everything up to 2; the open end has an open
    /// bracket.
    private static func halfOpen(_ text: String) throws(SyntaxError) -> ValueRange? {
        let blank = NameScalars.isSpace
        let scalars = Array(Array(text.unicodeScalars.drop(while: blank)).trimmingEnd(blank))
        guard scalars.count > 4, let first = scalars.first, let last = scalars.last else {
            return nil
        }
        let opensLow =
            scalars[1...].starts(with: "..".unicodeScalars) && "(]".unicodeScalars.contains(first)
        let opensHigh =
            scalars.dropLast().reversed().starts(with: "..".unicodeScalars)
            && ")[".unicodeScalars.contains(last)
        guard opensLow != opensHigh else { return nil }
        let inner = opensLow ? scalars[3..<(scalars.count - 1)] : scalars[1..<(scalars.count - 3)]
        let value = bound(try Expression(parsing: BuiltIns.string(inner)).syntax)
        guard let value, value.order(value) != nil else { return nil }
        return ValueRange(
            lower: opensLow ? nil : value, lowerClosed: first == "[",
            upper: opensLow ? value : nil, upperClosed: last == "]")
    }

    private static func bound(_ syntax: Syntax?) -> Value? {
        guard let syntax else { return nil }
        switch syntax.kind {
        case .literal(let value): return value
        case .call(let callee, let arguments):
            guard case .name(let name) = callee.kind,
                ["date", "time", "date and time", "duration"].contains(name),
                arguments.count == 1
            else { return nil }
            let outcome = Expression(syntax).evaluate(in: Facts())
            return outcome.value.isNull ? nil : outcome.value
        default: return nil
        }
    }
}

extension [Unicode.Scalar] {
    fileprivate func trimmingEnd(_ isDropped: (Unicode.Scalar) -> Bool) -> [Unicode.Scalar] {
        Array(reversed().drop(while: isDropped).reversed())
    }
}
