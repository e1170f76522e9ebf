/// The keys of one mapping, as the block that holds them knows them.
struct Fields {
    /// What the mapping describes, for messages: `facts`, `flow.accept`, `周岁`.
    let owner: String
    let place: Place
    private var pairs: [String: YAMLPair] = [:]

    /// Known keys under their English names; each unknown one is a finding.
    init(
        _ written: [YAMLPair], known: [String], owner: String, place: Place,
        findings: inout [Finding]
    ) {
        self.owner = owner
        self.place = place
        for pair in written {
            guard let key = known.first(where: { Keywords.matches(pair.key, $0) }) else {
                findings.append(.unknownKey(pair.key, in: owner, known: known, at: pair.place))
                continue
            }
            if pairs[key] != nil { findings.append(.duplicateKey(key, at: pair.place)) }
            pairs[key] = pair
        }
    }

    subscript(_ key: String) -> YAMLTree? {
        guard let value = pairs[key]?.value, !value.isNull else { return nil }
        return value
    }

    func has(_ key: String) -> Bool { pairs[key] != nil }
    func place(of key: String) -> Place { pairs[key]?.place ?? place }
}
