extension JSONValue {
    /// Reads one JSON text (RFC 8259), strictly: UTF-8 only, each key once, nothing behind it.
    ///
    /// - Throws: ``JSONError`` with the place; answer 400 to a client, and quote only the error.
    public init(
        parsing bytes: UnsafeRawBufferPointer, limits: JSONLimits = .default
    ) throws(JSONError) {
        let typed = bytes.bindMemory(to: UInt8.self)
        var parser = JSONParser(typed, limits: limits)
        do {
            self = try parser.document()
        } catch {
            throw JSONError(error, in: typed)
        }
    }

    /// Reads one JSON text from an array; see ``init(parsing:limits:)-(UnsafeRawBufferPointer,_)``.
    public init(parsing bytes: [UInt8], limits: JSONLimits = .default) throws(JSONError) {
        self = try bytes.withUnsafeBytes { raw in
            Result { () throws(JSONError) in try JSONValue(parsing: raw, limits: limits) }
        }.get()
    }

    /// Reads one JSON text from any bytes; contiguous ones (a network buffer's view, a slice) are
    /// read in place, others copied first.
    public init(
        parsing bytes: some Collection<UInt8>, limits: JSONLimits = .default
    ) throws(JSONError) {
        let inPlace = bytes.withContiguousStorageIfAvailable { buffer in
            Result { () throws(JSONError) in
                try JSONValue(parsing: UnsafeRawBufferPointer(buffer), limits: limits)
            }
        }
        if let inPlace {
            self = try inPlace.get()
        } else {
            self = try JSONValue(parsing: Array(bytes), limits: limits)
        }
    }

    /// Reads one JSON text from a string.
    public init(parsing text: String, limits: JSONLimits = .default) throws(JSONError) {
        self = try JSONValue(parsing: text.utf8, limits: limits)
    }
}
