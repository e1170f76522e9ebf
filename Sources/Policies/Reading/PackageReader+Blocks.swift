import Civics

// One block to its list; a second entry of a name is a finding, never silently the last.
extension PackageReader {
    /// - Returns: Names the block gave, for the article's table of contents.
    mutating func readBlock(
        _ block: String, _ tree: YAMLTree, _ reading: inout BlockReading, at place: Place
    ) -> [String] {
        switch block {
        case "facts": return add(reading.facts(tree), to: \.facts, place: \.place)
        case "parameters": return add(reading.parameters(tree), to: \.parameters, place: \.place)
        case "decision": return add(reading.decisions(tree), to: \.decisions, place: \.place)
        case "questions": return add(reading.questions(tree), to: \.questions, place: \.place)
        case "service": return add(reading.services(tree), to: \.services, place: \.place)
        case "materials": return add(reading.materials(tree), to: \.materials, place: \.place)
        case "fees": return add(reading.fees(tree), to: \.fees, place: \.place)
        case "paper": return add(reading.papers(tree), to: \.papers, place: \.place)
        case "resource": return add(reading.resources(tree), to: \.resources, place: \.place)
        case "categories":
            let categories = reading.categories(tree)
            blocks.categories += categories
            return categories.map(\.code)
        case "calendar":
            let calendars = reading.calendars(tree)
            blocks.calendars += calendars
            return calendars.map { "\($0.year)" }
        case "suspension":
            blocks.suspensions += reading.suspensions(tree)
            return blocks.suspensions.map(\.code)
        case _:
            readSingle(block, tree, &reading, at: place)
            return []
        }
    }

    /// Blocks of which a document has one.
    private mutating func readSingle(
        _ block: String, _ tree: YAMLTree, _ reading: inout BlockReading, at place: Place
    ) {
        switch block {
        case "bundle": set(\.bundle, reading.bundle(tree), block, at: place)
        case "form": set(\.form, reading.form(tree), block, at: place)
        case "intake": set(\.intake, reading.intake(tree), block, at: place)
        case "supplement": set(\.supplement, reading.supplement(tree), block, at: place)
        case "extension": set(\.extensions, reading.extensions(tree), block, at: place)
        case "rating": set(\.rating, reading.rating(tree), block, at: place)
        case "children": set(\.children, reading.children(tree), block, at: place)
        case "flow":
            if !flows.isEmpty { findings.append(.secondBlock(block, at: place)) }
            flows.append((tree, reading.citation))
        case _:
            findings.append(
                Finding(
                    "block-not-read", .note, at: place,
                    ("“\(block)”块暂按正文保留,不执行。", "The `\(block)` block is kept as prose and not run.")
                ))
        }
    }

    private mutating func set<Value>(
        _ path: WritableKeyPath<PolicyBlocks, Value?>, _ value: Value?, _ block: String,
        at place: Place
    ) {
        if blocks[keyPath: path] != nil { findings.append(.secondBlock(block, at: place)) }
        if let value { blocks[keyPath: path] = value }
    }

    mutating func add<Element>(
        _ elements: [Element], to path: WritableKeyPath<PolicyBlocks, NamedList<Element>>,
        place: KeyPath<Element, Place>
    ) -> [String] {
        for element in elements {
            if blocks[keyPath: path][element.name] != nil {
                findings.append(.duplicateKey(element.name, at: element[keyPath: place]))
                continue
            }
            blocks[keyPath: path].append(element)
        }
        return elements.map(\.name)
    }
}
