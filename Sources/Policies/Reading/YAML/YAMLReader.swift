import Yams

/// Reads the YAML of one block. Anchors, aliases, tags, duplicate keys, keys that are no text and
/// anything too deep or too large are refused with a place and a remedy.
struct YAMLReader {
    static let largestBlock = 262_144
    static let deepest = 24

    let file: String
    /// Lines before the block: its first line is `offset + 1` of the file.
    let offset: Int

    /// - Returns: `nil` after a finding, or when the block says nothing.
    func read(_ lines: [String], into findings: inout [Finding]) -> YAMLTree? {
        let text = lines.joined(separator: "\n")
        guard text.utf8.count <= Self.largestBlock else {
            findings.append(.blockTooLarge(at: Place(file: file, line: offset + 1)))
            return nil
        }
        let prepared = YAMLKindness.prepare(text)
        if let trouble = prepared.trouble {
            findings.append(.refusedYAML(trouble.kind, at: place(trouble.line, trouble.column)))
            return nil
        }
        return compose(prepared, into: &findings)
    }

    private func compose(_ source: YAMLKindness, into findings: inout [Finding]) -> YAMLTree? {
        do {
            let parser = try Parser(yaml: source.text, resolver: .basic, encoding: .utf8)
            guard let root = try parser.singleRoot() else { return nil }
            let tree = try tree(root, source, depth: 0)
            return withExtendedLifetime(parser) { tree.isNull ? nil : tree }
        } catch let error as YamlError {
            findings.append(finding(error, source))
        } catch let refusal as Refusal {
            findings.append(.refusedYAML(refusal.kind, at: refusal.place))
        } catch {
            findings.append(.refusedYAML(.unreadable, at: place(1, 1)))
        }
        return nil
    }

    private struct Refusal: Error {
        let kind: YAMLKindness.Trouble.Kind
        let place: Place
    }

    private func tree(_ node: Node, _ source: YAMLKindness, depth: Int) throws -> YAMLTree {
        let place = place(of: node, source)
        guard node.anchor == nil else { throw Refusal(kind: .anchor, place: place) }
        guard depth <= Self.deepest else { throw Refusal(kind: .tooDeep, place: place) }
        switch node {
        case .scalar(let scalar):
            let isQuoted = scalar.style != .plain && scalar.style != .any
            let isOurs = source.quotedByUs.contains(.init(scalar.mark))
            return .scalar(.init(text: scalar.string, isQuoted: isQuoted && !isOurs, place: place))
        case .sequence(let sequence):
            return .sequence(
                try sequence.map { try tree($0, source, depth: depth + 1) }, place)
        case .mapping(let mapping):
            return .mapping(
                try mapping.map { try pair($0, source, depth: depth + 1) }, place)
        case .alias:
            throw Refusal(kind: .anchor, place: place)
        }
    }

    private func pair(
        _ pair: (key: Node, value: Node), _ source: YAMLKindness, depth: Int
    ) throws -> YAMLPair {
        guard case .scalar(let key) = pair.key else {
            throw Refusal(kind: .keyIsNoText, place: place(of: pair.key, source))
        }
        guard key.anchor == nil else {
            throw Refusal(kind: .anchor, place: place(of: pair.key, source))
        }
        return YAMLPair(
            key: key.string, place: place(of: pair.key, source),
            value: try tree(pair.value, source, depth: depth))
    }

    private func place(of node: Node, _ source: YAMLKindness) -> Place {
        guard let mark = node.mark else { return place(1, 1) }
        return place(mark, source)
    }

    private func place(_ mark: Mark, _ source: YAMLKindness) -> Place {
        place(mark.line, source.writtenColumn(line: mark.line, column: mark.column))
    }

    private func place(_ line: Int, _ column: Int) -> Place {
        Place(file: file, line: offset + max(line, 1), column: max(column, 1))
    }

    private func finding(_ error: YamlError, _ source: YAMLKindness) -> Finding {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _):
            .unreadableYAML(problem, at: place(mark, source))
        case .composer(_, let problem, let mark, _):
            .unreadableYAML(problem, at: place(mark, source))
        case .duplicatedKeysInMapping(let keys, let context):
            .duplicateKey(keys.first ?? "", at: place(context.mark, source))
        case .reader(let problem, _, _, _), .writer(let problem), .emitter(let problem),
            .representer(let problem):
            .unreadableYAML(problem, at: place(1, 1))
        case .no, .memory, .dataCouldNotBeDecoded:
            .unreadableYAML("", at: place(1, 1))
        }
    }
}
