public import JSON

extension CheckpointSigner.Record {
    /// The record for storage: `{"root":base64,"size":n,"time":ms}`.
    public var json: JSONValue {
        ["root": .string(root.base64), "size": .integer(Int64(size)), "time": .integer(time)]
    }

    /// Reads ``json`` back; `nil` for anything else.
    public init?(_ json: JSONValue) {
        guard let root = json["root"]?.string.flatMap({ LogHash(base64: $0) }),
            let size = json["size"]?.int.flatMap({ Int(exactly: $0) }), size >= 0,
            let time = json["time"]?.int, time >= 0
        else { return nil }
        self.init(size: size, root: root, time: time)
    }
}
