public import JSON

extension Receipt {
    /// The media type of the JSON wrapper, also its `mediaType` member.
    public static let mediaType = "application/vnd.tongban.receipt+json;v=1"

    /// The wrapper that a citizen keeps.
    public var json: JSONValue {
        var object: JSONObject = [
            "mediaType": .string(Self.mediaType), "entry": .string(Base64.encode(entry)),
            "logIndex": .integer(Int64(index)), "treeSize": treeSize,
            "hashes": .array(hashes.map { .string($0.base64) }),
            "checkpoint": .string(note.description),
        ]
        if let disclosed {
            object["disclosed"] = [
                "salt": .string(Base64.encode(disclosed.salt)), "payload": disclosed.payload,
            ]
        }
        return .object(object)
    }

    private var treeSize: JSONValue {
        (try? Checkpoint(parsing: note.text)).map { .integer(Int64($0.size)) } ?? .null
    }

    /// Reads the wrapper; nothing is believed before ``verify(by:)``. Members that are not the
    /// receipt's are passed over, so that one can carry notes of its own.
    ///
    /// - Throws: ``ReceiptFault/malformed(_:)`` with the member to look at.
    public init(_ json: JSONValue) throws(ReceiptFault) {
        guard json["mediaType"]?.string == Self.mediaType else { throw .malformed("mediaType") }
        guard let entry = json["entry"]?.string.flatMap({ Base64.decode($0) }) else {
            throw .malformed("entry")
        }
        guard let index = json["logIndex"]?.int.flatMap({ Int(exactly: $0) }) else {
            throw .malformed("logIndex")
        }
        guard let texts = json["hashes"]?.array, texts.count < 64 else {
            throw .malformed("hashes")
        }
        let hashes = texts.compactMap { $0.string.flatMap { LogHash(base64: $0) } }
        guard hashes.count == texts.count else { throw .malformed("hashes") }
        guard let checkpoint = json["checkpoint"]?.string,
            let note = try? SignedNote(parsing: Array(checkpoint.utf8))
        else { throw .malformed("checkpoint") }
        self.init(
            entry: entry, index: index, hashes: hashes, note: note,
            disclosed: try Disclosure(member: json["disclosed"]))
        guard json["treeSize"] == treeSize, !treeSize.isNull else { throw .malformed("treeSize") }
    }
}

extension Receipt.Disclosure {
    fileprivate init?(member: JSONValue?) throws(ReceiptFault) {
        guard let member, !member.isNull else { return nil }
        guard let salt = member["salt"]?.string.flatMap({ Base64.decode($0) }),
            salt.count == Commitment.saltLength, let payload = member["payload"]
        else { throw .malformed("disclosed") }
        self.init(salt: salt, payload: payload)
    }
}
