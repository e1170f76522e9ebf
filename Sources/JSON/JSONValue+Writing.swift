extension JSONValue {
    /// The text of this value without spaces, members in their order, numbers as written.
    public func serialized() -> [UInt8] {
        var bytes: [UInt8] = []
        write(into: &bytes)
        return bytes
    }

    /// Appends what ``serialized()`` gives.
    public func write(into bytes: inout [UInt8]) {
        var writer = JSONWriter(bytes: bytes, layout: .compact)
        bytes = []
        writer.write(self)
        bytes = writer.bytes
    }

    /// The text for people: two spaces a level, one member a line.
    public func prettyPrinted() -> [UInt8] {
        var writer = JSONWriter(bytes: [], layout: .indented)
        writer.write(self)
        return writer.bytes
    }

    /// The one text of this value for hashing and signing: RFC 8785 with keys sorted by UTF-16
    /// code units and minimal escapes. Numbers keep all their digits: integers as they are,
    /// others as their shortest exact decimal in ECMAScript's layout
    /// (``JSONNumber/canonicalText``), which is RFC 8785's own text wherever a binary double
    /// holds the number. Bringing strings to NFC is the caller's duty; see ``isNFC``.
    public func canonical() -> [UInt8] {
        var writer = JSONWriter(bytes: [], layout: .canonical)
        writer.write(self)
        return writer.bytes
    }
}
