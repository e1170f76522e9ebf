/// The fields of a form or query (`application/x-www-form-urlencoded`, WHATWG URL §5.1), in order.
public struct FormFields: Sendable {
    /// Names and values as sent; a name may come several times.
    public let fields: [(name: String, value: String)]

    /// The first value of a name.
    public subscript(_ name: String) -> String? { fields.first { $0.name == name }?.value }

    /// Every value of a name.
    public func all(_ name: String) -> [String] {
        fields.compactMap { $0.name == name ? $0.value : nil }
    }

    /// Reads a body; `nil` when an escape is broken, the bytes are not UTF-8, or there are more
    /// than 1,000 fields.
    public init?(_ bytes: some Collection<UInt8>) {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        let pairs = Self.pairs(text[...])
        guard pairs.count <= 1000 else { return nil }
        var fields: [(name: String, value: String)] = []
        for (name, value) in pairs {
            guard let name, let value else { return nil }
            fields.append((name, value))
        }
        self.fields = fields
    }

    /// Names and values decoded; `nil` where decoding failed.
    static func pairs(_ text: Substring) -> [(name: String?, value: String?)] {
        text.split(separator: "&", maxSplits: 1001).map { pair in
            let equals = pair.firstIndex(of: "=")
            let name = pair[..<(equals ?? pair.endIndex)]
            let value = equals.map { pair[pair.index(after: $0)...] } ?? ""
            return (
                PercentCoding.decode(name, plusIsSpace: true),
                PercentCoding.decode(value, plusIsSpace: true)
            )
        }
    }
}
