extension LogPolicy {
    /// A line of a policy file that is not in C2SP tlog-policy's form.
    public struct Malformed: Error, Hashable, Sendable {
        /// From 1; the line after the last when the quorum line is missing.
        public let line: Int
    }

    /// Reads a policy file: `log`, `witness`, `group` and one `quorum` line; of the addresses those
    /// of witnesses are kept, `#` begins a comment line.
    ///
    /// - Throws: ``Malformed`` with the line to mend.
    public init(parsing text: String) throws(Malformed) {
        var reader = PolicyReader()
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (place, line) in lines.enumerated() {
            let words = line.split { $0 == " " || $0 == "\t" }.map(String.init)
            guard let first = words.first, !first.hasPrefix("#") else { continue }
            guard reader.read(words) else { throw Malformed(line: place + 1) }
        }
        guard let quorum = reader.quorum else { throw Malformed(line: lines.count + 1) }
        self.init(logs: reader.logs, quorum: quorum, others: reader.witnesses)
        places = reader.places
    }
}

private struct PolicyReader {
    var logs: [NoteVerifier] = []
    var witnesses: [NoteVerifier] = []
    var places: [WitnessPlace] = []
    var quorum: LogPolicy.Quorum?
    private var named: [String: LogPolicy.Quorum] = [:]
    private var taken: Set<String> = []

    init() {}

    mutating func read(_ words: [String]) -> Bool {
        switch (words[0], words.count) {
        case ("log", 2...3): addLog(words[1])
        case ("witness", 3...4): addWitness(words[1], words[2], at: words.dropFirst(3).first)
        case ("group", 4...): addGroup(words[1], words[2], Array(words[3...]))
        case ("quorum", 2): setQuorum(words[1])
        default: false
        }
    }

    private mutating func addLog(_ text: String) -> Bool {
        guard let key = NoteVerifier(parsing: text), key.kind == .ed25519,
            !logs.contains(where: { $0.publicKey == key.publicKey })
        else { return false }
        logs.append(key)
        return true
    }

    private mutating func addWitness(_ name: String, _ text: String, at address: String?) -> Bool {
        guard let key = NoteVerifier(parsing: text), key.kind == .cosignature,
            !witnesses.contains(where: { $0.publicKey == key.publicKey })
        else { return false }
        witnesses.append(key)
        if let address { places.append(WitnessPlace(key: key, address: address)) }
        return define(name, .witness(key))
    }

    private mutating func addGroup(_ name: String, _ count: String, _ members: [String]) -> Bool {
        let least =
            switch count {
            case "all": members.count
            case "any": 1
            default: StrictText.decimal(count) ?? 0
            }
        guard (1...members.count).contains(least) else { return false }
        var quorums: [LogPolicy.Quorum] = []
        for member in members {
            guard let quorum = named[member], taken.insert(member).inserted else { return false }
            quorums.append(quorum)
        }
        return define(name, .group(atLeast: least, of: quorums))
    }

    private mutating func define(_ name: String, _ quorum: LogPolicy.Quorum) -> Bool {
        guard name != "none", named[name] == nil else { return false }
        named[name] = quorum
        return true
    }

    private mutating func setQuorum(_ name: String) -> Bool {
        guard quorum == nil, let chosen = name == "none" ? LogPolicy.Quorum.none : named[name]
        else {
            return false
        }
        quorum = chosen
        return true
    }
}
