/// The tags of a template, for checking them against a view: Mustache shows an unknown name as
/// nothing, and a name not found climbs to the outer object.
struct TemplateTags {
    struct Tag: Equatable {
        enum Kind { case value, safe, section, inverted, end }
        var kind: Kind
        var name: String
    }

    let tags: [Tag]

    init(_ text: String) {
        var tags: [Tag] = []
        var rest = text[...]
        while let open = rest.firstRange(of: "{{") {
            rest = rest[open.upperBound...]
            let isTriple = rest.hasPrefix("{")
            if isTriple { rest.removeFirst() }
            guard let close = rest.firstRange(of: isTriple ? "}}}" : "}}") else { break }
            tags.append(Self.tag(rest[..<close.lowerBound], isTriple: isTriple))
            rest = rest[close.upperBound...]
        }
        self.tags = tags
    }

    private static func tag(_ inner: Substring, isTriple: Bool) -> Tag {
        if isTriple { return Tag(kind: .safe, name: String(inner)) }
        switch inner.first {
        case "#": return Tag(kind: .section, name: String(inner.dropFirst()))
        case "^": return Tag(kind: .inverted, name: String(inner.dropFirst()))
        case "/": return Tag(kind: .end, name: String(inner.dropFirst()))
        default: return Tag(kind: .value, name: String(inner))
        }
    }

    func check(against view: Any, template: String) throws(RenderFault) {
        _ = try check(from: 0, in: view, template)
    }

    /// Checks one level; gives the place after its end.
    private func check(from start: Int, in object: Any, _ template: String) throws(RenderFault)
        -> Int
    {
        var place = start
        while place < tags.count {
            let tag = tags[place]
            place += 1
            if tag.kind == .end { return place }
            let child = try child(tag, of: object, template)
            switch tag.kind {
            case .value, .end: break
            case .safe:
                guard child == nil || child is HTML else {
                    throw .notSafe(template: template, name: tag.name)
                }
            case .inverted: place = try check(from: place, in: object, template)
            case .section: place = try check(section: place, child, in: object, template)
            }
        }
        return place
    }

    private func check(
        section place: Int, _ child: Any?, in object: Any, _ template: String
    ) throws(RenderFault) -> Int {
        switch child {
        case let items as [Any]:
            guard let first = items.first else { return skip(from: place) }
            return try check(from: place, in: first, template)
        case is Bool: return try check(from: place, in: object, template)
        case .some(let inner): return try check(from: place, in: inner, template)
        case nil: return skip(from: place)
        }
    }

    private func child(_ tag: Tag, of object: Any, _ template: String) throws(RenderFault) -> Any? {
        if tag.name == "." { return object }
        guard tag.name.hasPrefix(".") else {
            throw .unknownName(template: template, name: "\(tag.name) (write .\(tag.name))")
        }
        let label = String(tag.name.dropFirst())
        guard let found = Mirror(reflecting: object).children.first(where: { $0.label == label })
        else { throw .unknownName(template: template, name: tag.name) }
        let mirror = Mirror(reflecting: found.value)
        guard mirror.displayStyle == .optional else { return found.value }
        return mirror.children.first?.value
    }

    private func skip(from start: Int) -> Int {
        var (place, depth) = (start, 1)
        while place < tags.count, depth > 0 {
            switch tags[place].kind {
            case .section, .inverted: depth += 1
            case .end: depth -= 1
            case .value, .safe: break
            }
            place += 1
        }
        return place
    }
}
