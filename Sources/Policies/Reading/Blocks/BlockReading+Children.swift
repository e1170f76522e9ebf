// children: the documents of cases that grow out of one
extension BlockReading {
    static let childKeys = ["correction", "post-check", "appeal"]
    static let upheldWords = Words(["reopen": "重办", "grant": "改准"])

    mutating func children(_ tree: YAMLTree) -> ChildDocuments? {
        guard let fields = fields(tree, Self.childKeys, of: "children") else { return nil }
        var children = ChildDocuments()
        children.correction = document(fields, "correction")
        children.postCheck = document(fields, "post-check")
        if case .mapping? = fields["appeal"] {
            readAppeal(fields, &children)
        } else {
            children.appeal = text(fields, "appeal")
        }
        for key in Self.childKeys where fields[key] != nil {
            children.places[key] = fields.place(of: key)
        }
        return children
    }

    private mutating func document(_ fields: Fields, _ key: String) -> String? {
        guard case .mapping? = fields[key] else { return text(fields, key) }
        guard let tree = fields[key], let inner = self.fields(tree, ["policy"], of: key) else {
            return nil
        }
        return required(inner, "policy")
    }

    private mutating func readAppeal(_ fields: Fields, _ children: inout ChildDocuments) {
        guard let tree = fields["appeal"],
            let inner = self.fields(tree, ["policy", "upheld"], of: "appeal")
        else { return }
        children.appeal = required(inner, "policy")
        if let upheld = upheld(inner) { children.upheld = upheld }
    }

    private mutating func upheld(_ fields: Fields) -> ChildDocuments.Upheld? {
        if let tree = fields["upheld"], case .mapping = tree {
            guard let inner = self.fields(tree, ["goto"], of: "upheld") else { return nil }
            return required(inner, "goto").map { .goto(step: $0) }
        }
        switch choice(fields, "upheld", Self.upheldWords) {
        case "reopen": return .reopen
        case "grant": return .grant
        case _: return nil
        }
    }
}
