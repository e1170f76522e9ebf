extension Parser {
    /// A type such as `number`, `list<string>`, `context<a: number>`, `function<number> -> any`.
    mutating func typeName() throws(SyntaxError) -> Syntax.TypeName {
        try nested { parser throws(SyntaxError) in try parser.anyTypeName() }
    }

    private mutating func anyTypeName() throws(SyntaxError) -> Syntax.TypeName {
        try scanner.skipBlanks()
        let start = scanner.position
        if let type = try parameterized() { return named(type, from: start) }
        scanner.position = start
        if let (type, end) = declaredType(from: start) {
            scanner.position = end
            return named(type, from: start)
        }
        guard var end = scanner.wordEnd(from: start) else { throw unexpected("a type") }
        while end < scanner.scalars.count, scanner.scalars[end] == ".",
            let next = scanner.wordEnd(from: end + 1)
        {
            end = next
        }
        scanner.position = end
        return named(nil, from: start)
    }

    private func named(_ type: ValueType?, from start: Int) -> Syntax.TypeName {
        Syntax.TypeName(name: scanner.normalized(start..<scanner.position), type: type)
    }

    private mutating func parameterized() throws(SyntaxError) -> ValueType? {
        if try scanner.takeWord("list"), try scanner.take("<") {
            let item = try closed(typeName())
            return .list(item.type ?? .any)
        }
        if try scanner.takeWord("range"), try scanner.take("<") {
            let item = try closed(typeName())
            return .range(item.type ?? .any)
        }
        if try scanner.takeWord("context"), try scanner.take("<") { return try contextType() }
        if try scanner.takeWord("function"), try scanner.take("<") { return try functionType() }
        return nil
    }

    private mutating func closed(
        _ type: Syntax.TypeName
    ) throws(SyntaxError) -> Syntax.TypeName {
        try require(">")
        return type
    }

    private mutating func contextType() throws(SyntaxError) -> ValueType {
        var members: [String: ValueType] = [:]
        repeat {
            guard let name = try scanner.name(endedBy: ":") else {
                throw unexpected("a name and :")
            }
            try require(":")
            members[name] = try typeName().type ?? .any
        } while try scanner.take(",")
        try require(">")
        return .context(members)
    }

    private mutating func functionType() throws(SyntaxError) -> ValueType {
        var parameters: [ValueType] = []
        if try !scanner.take(">") {
            repeat {
                parameters.append(try typeName().type ?? .any)
            } while try scanner.take(",")
            try require(">")
        }
        try require("->")
        return .function(parameters, try typeName().type ?? .any)
    }

    /// The longest known type name that begins here.
    private func declaredType(from start: Int) -> (ValueType, Int)? {
        let standard = longest(of: ValueType.standardNames, from: start)
        guard case .dmn(let set) = scanner.dialect,
            let declared = longest(of: set.types, from: start)
        else { return standard }
        return declared.1 >= standard?.1 ?? 0 ? declared : standard
    }

    private func longest(of types: [String: ValueType], from start: Int) -> (ValueType, Int)? {
        var best: (ValueType, Int)?
        for (name, type) in types {
            guard let end = scanner.end(ofWords: name, from: start) else { continue }
            if end > best?.1 ?? start { best = (type, end) }
        }
        return best
    }
}

extension Scanner {
    func end(ofWords name: String, from start: Int) -> Int? {
        end(of: LongName(name).scalars, from: start)
    }
}

extension ValueType {
    /// FEEL's own type names, with the spellings older versions of DMN used.
    static let standardNames: [String: ValueType] = [
        "Any": .any, "any": .any, "Null": .nothing, "null": .nothing, "number": .number,
        "string": .string, "boolean": .boolean, "date": .date, "time": .time,
        "date and time": .dateTime, "dateTime": .dateTime,
        "days and time duration": .dayTimeDuration, "dayTimeDuration": .dayTimeDuration,
        "day and time duration": .dayTimeDuration,
        "years and months duration": .yearMonthDuration,
        "yearMonthDuration": .yearMonthDuration, "year and month duration": .yearMonthDuration,
        "list": .list(.any), "context": .context([:]), "function": .function([], .any),
        "range": .range(.any),
    ]
}
