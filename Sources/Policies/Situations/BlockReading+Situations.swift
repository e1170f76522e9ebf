import Civics

// situations.yaml
extension BlockReading {
    mutating func situations(_ tree: YAMLTree) -> [Situation] {
        guard case .sequence(let items, _) = tree else {
            findings.append(
                .wrongShape(
                    "situations.yaml", expected: ("`- name: …` 若干", "a list of `- name: …`"),
                    at: tree.place))
            return []
        }
        var situations: [Situation] = []
        for item in items {
            guard let situation = situation(item) else { continue }
            if situations.contains(where: { $0.name == situation.name }) {
                findings.append(.duplicateKey(situation.name, at: situation.place))
            }
            situations.append(situation)
        }
        return situations
    }

    private mutating func situation(_ tree: YAMLTree) -> Situation? {
        let keys = ["name", "as-of", "given", "expect", "note"]
        guard let fields = fields(tree, keys, of: "situation"), let name = required(fields, "name")
        else { return nil }
        guard let expect = fields["expect"] else {
            findings.append(.missingKey("expect", in: name, at: fields.place))
            return nil
        }
        let given = fields["given"].map { entries($0, of: "given") } ?? []
        return Situation(
            name: name, asOf: date(fields, "as-of"),
            given: given.map { .init(fact: $0.key, value: .init($0.value), place: $0.place) },
            expect: entries(expect, of: "expect").map {
                .init(what: $0.key, value: .init($0.value), place: $0.place)
            },
            place: fields.place)
    }
}

extension SituationValue {
    init(_ tree: YAMLTree) {
        switch tree {
        case .scalar(let scalar): self.init(scalar)
        case .sequence(let items, _): self = .list(items.map { SituationValue($0) })
        case .mapping(let pairs, _):
            self = .mapping(pairs.map { Pair(key: $0.key, value: SituationValue($0.value)) })
        }
    }

    private init(_ scalar: YAMLScalar) {
        if scalar.isQuoted {
            self = .text(scalar.text)
        } else if ["", "null", "~"].contains(scalar.text) {
            self = .null
        } else if let truth = BlockReading.truth(scalar.text) {
            self = .boolean(truth)
        } else {
            self = .scalar(scalar.text)
        }
    }
}

extension PackageReader {
    mutating func situations() -> [Situation] {
        guard let file = files.first(where: { $0.name == PolicyPackage.situationsFile }),
            let text = text(of: file)
        else { return [] }
        var reading = BlockReading()
        defer { findings += reading.findings }
        let yaml = YAMLReader(file: file.name, offset: 0)
        guard let tree = yaml.read(MarkdownReader.split(text), into: &reading.findings) else {
            return []
        }
        return reading.situations(tree)
    }
}
