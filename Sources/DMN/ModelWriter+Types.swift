import FEEL

extension ModelWriter {
    /// The model's own types as item definitions.
    mutating func writeTypes() {
        let prefixes = model.imports.map(\.name).filter { !$0.isEmpty }
        for (name, type) in model.types.sorted(by: { $0.key < $1.key }) {
            if prefixes.contains(where: { name.hasPrefix($0 + ".") }) { continue }
            write(type, as: "itemDefinition", name: name)
        }
    }

    /// A type at the place where it is defined; inside, it may go by its name.
    private mutating func write(_ type: ValueType, as element: String, name: String) {
        let shape = Shape(type)
        let isCollection = shape.isCollection ? "true" : nil
        self.element(element, [("name", name), ("isCollection", isCollection)]) { writer in
            writer.write(content: shape.content, named: element == "itemDefinition" ? name : nil)
            if let tests = shape.allowed { writer.text("allowedValues", "\(tests)") }
            if let tests = shape.constraint { writer.text("typeConstraint", "\(tests)") }
        }
    }

    private mutating func write(content: ValueType, named name: String?) {
        let known = feel.typeNames[content]
        if let known, known != name {
            line("<typeRef>" + ModelWriter.escaped(known) + "</typeRef>")
            return
        }
        switch content {
        case .context(let members):
            for (member, type) in members.sorted(by: { $0.key < $1.key }) {
                write(component: type, name: member)
            }
        case .function(let parameters, let result):
            element("functionItem", [("outputTypeRef", reference(result))]) { writer in
                for (index, type) in parameters.enumerated() {
                    let type = writer.reference(type)
                    writer.empty("parameters", [("name", "p\(index + 1)"), ("typeRef", type)])
                }
            }
        default: line("<typeRef>" + ModelWriter.escaped(plainName(content)) + "</typeRef>")
        }
    }

    private mutating func write(component type: ValueType, name: String) {
        guard let known = feel.typeNames[type] else {
            return write(type, as: "itemComponent", name: name)
        }
        element("itemComponent", [("name", name)]) { writer in
            writer.line("<typeRef>" + ModelWriter.escaped(known) + "</typeRef>")
        }
    }

    /// FEEL's own name of a type, without a name the model gives it.
    private func plainName(_ type: ValueType) -> String { SyntaxWriter().text(type) }

    /// A type taken apart as item definitions want it.
    private struct Shape {
        var content: ValueType
        var isCollection = false
        var allowed: UnaryTests?
        var constraint: UnaryTests?

        init(_ type: ValueType) {
            content = type
            if case .constrained(.list(let item), let tests) = content {
                (content, constraint) = (.list(item), tests)
            }
            if case .list(let item) = content, item != .any || constraint == nil {
                (content, isCollection) = (item, true)
            }
            if case .constrained(let base, let tests) = content {
                (content, allowed) = (base, tests)
            }
            if case .enumeration(let words) = content {
                content = .string
                allowed = UnaryTests(
                    words.map { .equals(Syntax(.literal(.string($0)), at: .start)) })
            }
        }
    }
}
