extension Parser {
    mutating func conditional() throws(SyntaxError) -> Syntax.Kind {
        let test = try expression()
        try requireWord("then")
        let then = try expression()
        try requireWord("else")
        return .conditional(test, then: then, otherwise: try expression())
    }

    mutating func iteration() throws(SyntaxError) -> Syntax.Kind {
        let iterators = try iterators()
        try requireWord("return")
        return .iteration(iterators, body: try expression())
    }

    mutating func quantified(_ quantifier: Syntax.Quantifier) throws(SyntaxError) -> Syntax.Kind {
        let iterators = try iterators()
        try requireWord("satisfies")
        return .quantified(quantifier, iterators, test: try expression())
    }

    private mutating func iterators() throws(SyntaxError) -> [Syntax.Iterator] {
        var iterators: [Syntax.Iterator] = []
        repeat {
            guard let name = try scanner.nameBeforeIn() else {
                throw unexpected("a name and in")
            }
            try requireWord("in")
            let domain = try expression()
            let end = try scanner.take("..") ? try expression() : nil
            iterators.append(Syntax.Iterator(name: name, domain: domain, end: end))
        } while try scanner.take(",")
        return iterators
    }

    /// `{a: 1, "b": 2}`
    mutating func context() throws(SyntaxError) -> Syntax.Kind {
        scanner.position += 1
        if try scanner.take("}") { return .context([], result: nil) }
        var entries: [Syntax.Entry] = []
        repeat {
            let key = try key()
            try require(":")
            entries.append(Syntax.Entry(key: key, value: try expression()))
        } while try scanner.take(",")
        try require("}")
        return .context(entries, result: nil)
    }

    private mutating func key() throws(SyntaxError) -> String {
        if let text = try scanner.string() {
            scanner.remember(text)
            return text
        }
        guard let name = try scanner.name(endedBy: ":") else {
            throw unexpected("a name and :")
        }
        return name
    }

    /// `function(a: number, b) body`
    mutating func function(_ start: Int) throws(SyntaxError) -> Syntax.Kind {
        try require("(")
        var parameters: [Syntax.Parameter] = []
        if try !scanner.take(")") {
            repeat {
                parameters.append(try parameter())
            } while try scanner.take(",")
            try require(")")
        }
        let result = try scanner.take(":") ? try typeName() : nil
        if try scanner.takeWord("external") {
            _ = try expression()
            return .external(parameters)
        }
        return .function(parameters, result: result, body: try expression())
    }

    private mutating func parameter() throws(SyntaxError) -> Syntax.Parameter {
        let start = scanner.position
        for end in [":", ",", ")"] as [StaticString] {
            scanner.position = start
            guard let name = try scanner.name(endedBy: end) else { continue }
            guard try scanner.take(":") else { return Syntax.Parameter(name: name, type: nil) }
            return Syntax.Parameter(name: name, type: try typeName().type)
        }
        scanner.position = start
        throw unexpected("the name of a parameter")
    }
}
