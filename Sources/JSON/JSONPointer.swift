/// A place inside a JSON value (RFC 6901): `/items/0/a~1b`.
public struct JSONPointer: Hashable, Sendable {
    /// Object keys and array positions from the outside in, unescaped.
    public var tokens: [String]

    /// The place made of `tokens`; without any, the whole value.
    public init(_ tokens: [String] = []) { self.tokens = tokens }

    /// Reads the text form: empty, or `/`-led tokens with `~0` for `~` and `~1` for `/`; `nil`
    /// for anything else.
    public init?(parsing text: String) {
        if text.isEmpty {
            self.init()
            return
        }
        guard text.utf8.first == UInt8(ascii: "/") else { return nil }
        var tokens: [String] = []
        for part in text.utf8.dropFirst().split(
            separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        {
            guard let token = Self.unescape(part) else { return nil }
            tokens.append(token)
        }
        self.init(tokens)
    }

    private static func unescape(_ part: Substring.UTF8View) -> String? {
        guard part.contains(UInt8(ascii: "~")) else { return String(Substring(part)) }
        var bytes: [UInt8] = []
        var rest = part.makeIterator()
        while let byte = rest.next() {
            guard byte == UInt8(ascii: "~") else {
                bytes.append(byte)
                continue
            }
            switch rest.next() {
            case .zero: bytes.append(UInt8(ascii: "~"))
            case UInt8(ascii: "1"): bytes.append(UInt8(ascii: "/"))
            default: return nil
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The place one step further in.
    public func appending(_ token: String) -> JSONPointer { JSONPointer(tokens + [token]) }

    /// The element one step further in.
    public func appending(_ position: Int) -> JSONPointer { appending(String(position)) }
}

extension JSONPointer: CustomStringConvertible {
    /// The text form.
    public var description: String {
        var text = ""
        for token in tokens {
            text.append("/")
            for scalar in token.unicodeScalars {
                switch scalar {
                case "~": text.append("~0")
                case "/": text.append("~1")
                default: text.unicodeScalars.append(scalar)
                }
            }
        }
        return text
    }
}

extension JSONValue {
    /// What stands at `pointer`; `nil` when nothing does. Array positions have no leading zeros.
    public subscript(pointer: JSONPointer) -> JSONValue? {
        var value = self
        for token in pointer.tokens {
            guard let next = value.child(token) else { return nil }
            value = next
        }
        return value
    }

    private func child(_ token: String) -> JSONValue? {
        switch self {
        case .object(let object): object[token]
        case .array: Self.position(token).flatMap { self[$0] }
        case .null, .bool, .integer, .number, .string: nil
        }
    }

    private static func position(_ token: String) -> Int? {
        guard token == "0" || token.utf8.first != .zero,
            token.utf8.allSatisfy({ $0 >= .zero && $0 <= .nine })
        else { return nil }
        return Int(token)
    }
}
