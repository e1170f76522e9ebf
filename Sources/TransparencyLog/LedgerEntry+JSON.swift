import JSON

extension LedgerEntry {
    private static let version: Int64 = 1
    private static let longestText = 256

    /// The entry's bytes as they are hashed: RFC 8785, members sorted. Absent ones are `null`.
    ///
    /// - Throws: ``LedgerEntryFault/badMember(_:)`` for a text that is empty, longer than 256
    ///   bytes or not in NFC.
    public func canonical() throws(LedgerEntryFault) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(640)
        try write("{\"actor\":", actor, required: false, &bytes)
        try write(",\"basis\":", basis, required: false, &bytes)
        try write(",\"case\":", caseName, required: false, &bytes)
        try write(",\"origin\":", origin, &bytes)
        bytes.append(contentsOf: ",\"payload\":{\"alg\":\"sha256-salted\",\"c\":\"".utf8)
        bytes.append(contentsOf: commitment.base64.utf8)
        bytes.append(contentsOf: "\"},\"prev\":".utf8)
        write(previous, &bytes)
        try write(",\"role\":", role, required: false, &bytes)
        bytes.append(contentsOf: ",\"schema\":".utf8)
        write(schema, &bytes)
        bytes.append(contentsOf: ",\"ts\":\(time)".utf8)
        try write(",\"type\":", type, &bytes)
        try write(",\"unit\":", unit, &bytes)
        bytes.append(contentsOf: ",\"v\":1}".utf8)
        return bytes
    }

    private func write(
        _ lead: StaticString, _ text: String?, required: Bool = true, _ bytes: inout [UInt8]
    ) throws(LedgerEntryFault) {
        let words = UnsafeBufferPointer(start: lead.utf8Start, count: lead.utf8CodeUnitCount)
        bytes.append(contentsOf: words)
        guard let text else {
            bytes.append(contentsOf: "null".utf8)
            return
        }
        guard Self.isSound(text) else {
            let name = lead.description.filter(\.isLetter)
            throw .badMember(name)
        }
        JSONValue.string(text).write(into: &bytes)
    }

    private func write(_ hash: LogHash?, _ bytes: inout [UInt8]) {
        bytes.append(contentsOf: (hash.map { "\"\($0.base64)\"" } ?? "null").utf8)
    }

    private static func isSound(_ text: String) -> Bool {
        (1...longestText).contains(text.utf8.count) && text.isNFC
    }

    /// Reads an entry from a log, strictly.
    ///
    /// - Throws: ``LedgerEntryFault``; the entry is then not one of this ledger's.
    public init(parsing bytes: [UInt8]) throws(LedgerEntryFault) {
        guard bytes.count <= EntryBundle.longestEntry,
            let object = (try? JSONValue(parsing: bytes))?.object
        else { throw .malformed }
        let members = Members(object: object)
        guard object["v"]?.int == Self.version else { throw .badMember("v") }
        guard let time = object["ts"]?.int else { throw .badMember("ts") }
        guard let payload = object["payload"]?.object,
            payload["alg"]?.string == Commitment.algorithm
        else { throw .badMember("payload") }
        self.init(
            type: try members.required("type"), origin: try members.required("origin"),
            time: time, unit: try members.required("unit"),
            caseName: try members.optional("case"), previous: try members.hash("prev"),
            actor: try members.optional("actor"), role: try members.optional("role"),
            basis: try members.optional("basis"),
            commitment: try Members(object: payload).requiredHash("c"),
            schema: try members.requiredHash("schema"))
        guard object.count == 12, payload.count == 2 else { throw .unknownMember }
        guard try canonical() == bytes else { throw .malformed }
    }

    private struct Members {
        let object: JSONObject

        func optional(_ name: String) throws(LedgerEntryFault) -> String? {
            switch object[name] {
            case .null: nil
            case .string(let text): text
            case .bool, .integer, .number, .array, .object, nil: throw .badMember(name)
            }
        }

        func required(_ name: String) throws(LedgerEntryFault) -> String {
            guard let text = try optional(name) else { throw .badMember(name) }
            return text
        }

        func hash(_ name: String) throws(LedgerEntryFault) -> LogHash? {
            guard let text = try optional(name) else { return nil }
            guard let hash = LogHash(base64: text) else { throw .badMember(name) }
            return hash
        }

        func requiredHash(_ name: String) throws(LedgerEntryFault) -> LogHash {
            guard let hash = try hash(name) else { throw .badMember(name) }
            return hash
        }
    }
}
