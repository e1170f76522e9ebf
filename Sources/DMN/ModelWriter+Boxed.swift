import FEEL

extension ModelWriter {
    /// An expression as a boxed one where FEEL text cannot say it, else as text.
    mutating func boxed(_ syntax: Syntax, type: ValueType? = nil) {
        guard syntax.needsBox else {
            let attributes = [("typeRef", reference(type))]
            return text("literalExpression", feel.text(syntax), attributes)
        }
        let box = [("typeRef", reference(type))]
        switch syntax.kind {
        case .declared(let inner, let declared): boxed(inner, type: declared)
        case .table(let table): write(table, box)
        case .context(let entries, let result):
            if let result, entries.first?.key == "?if" {
                return conditional(entries[0].value, result, box)
            }
            element("context", box) { $0.entries(entries, result) }
        case .call(let callee, let arguments):
            element("invocation", box) { $0.invocation(callee, arguments) }
        case .list(let items):
            element("list", box) { writer in
                for item in items { writer.boxed(item) }
            }
        case .function(let parameters, _, let body):
            element("functionDefinition", box) { writer in
                writer.parameters(parameters)
                writer.boxed(body)
            }
        case .external(let parameters):
            element("functionDefinition", box + [("kind", "Java")]) { $0.parameters(parameters) }
        case .conditional(let test, let then, let otherwise):
            element("conditional", box) { writer in
                writer.part("if", test)
                writer.part("then", then)
                writer.part("else", otherwise)
            }
        case .filter(let list, let test):
            element("filter", box) { writer in
                writer.part("in", list)
                writer.part("match", test)
            }
        case .iteration(let iterators, let body):
            loop("for", iterators, ("return", body), box)
        case .quantified(let quantifier, let iterators, let test):
            loop(quantifier.rawValue, iterators, ("satisfies", test), box)
        case .literal, .name, .testInput, .property, .negation, .arithmetic, .comparison,
            .conjunction, .disjunction, .between, .membership, .instanceOf, .range:
            text("literalExpression", feel.text(syntax), box)
        }
    }

    private mutating func part(_ name: String, _ syntax: Syntax) {
        element(name) { $0.boxed(syntax) }
    }

    private mutating func loop(
        _ name: String, _ iterators: [Syntax.Iterator], _ body: (String, Syntax),
        _ box: [(String, String?)]
    ) {
        guard let iterator = iterators.first else { return boxed(body.1) }
        let attributes = box + [("iteratorVariable", iterator.name)]
        element(name, attributes) { writer in
            writer.part("in", iterator.domain)
            writer.part(body.0, body.1)
        }
    }

    private mutating func entries(_ entries: [Syntax.Entry], _ result: Syntax?) {
        for entry in entries {
            element("contextEntry") { writer in
                var (value, type) = (entry.value, String?.none)
                if case .declared(let inner, let declared) = value.kind {
                    (value, type) = (inner, writer.reference(declared))
                }
                writer.empty("variable", [("name", entry.key), ("typeRef", type)])
                writer.boxed(value)
            }
        }
        if let result { element("contextEntry") { $0.boxed(result) } }
    }

    private mutating func invocation(_ callee: Syntax, _ arguments: [Syntax.Argument]) {
        boxed(callee)
        for argument in arguments {
            element("binding") { writer in
                writer.empty("parameter", [("name", argument.name ?? "")])
                writer.boxed(argument.value)
            }
        }
    }

    /// The form the reader gives a boxed condition, taken back.
    private mutating func conditional(
        _ test: Syntax, _ choice: Syntax, _ box: [(String, String?)]
    ) {
        guard case .conditional(_, let then, let rest) = choice.kind,
            case .conditional(_, let otherwise, _) = rest.kind
        else { return boxed(choice) }
        element("conditional", box) { writer in
            writer.part("if", test)
            writer.part("then", then)
            writer.part("else", otherwise)
        }
    }
}

extension Syntax {
    /// Whether a part of it has no text in FEEL.
    fileprivate var needsBox: Bool {
        switch kind {
        case .declared, .table, .external, .context(_, .some): true
        default: kind.children.contains(where: \.needsBox)
        }
    }
}
