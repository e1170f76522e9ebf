/// Strict RFC 8259 over bytes: no comments, no trailing commas, no byte order mark, each key once.
struct JSONParser {
    let bytes: UnsafeBufferPointer<UInt8>
    let limits: JSONLimits
    var position = 0
    private var keysLeft: Int
    /// Unescaped text of the string at hand, kept between strings for its storage.
    var scratch: [UInt8] = []

    init(_ bytes: UnsafeBufferPointer<UInt8>, limits: JSONLimits) {
        self.bytes = bytes
        self.limits = limits
        keysLeft = limits.keys
    }

    mutating func document() throws(JSONFault) -> JSONValue {
        guard bytes.count <= limits.bytes else { throw fault(.tooLarge) }
        skipSpace()
        let value = try value(depth: 0)
        skipSpace()
        guard position == bytes.count else { throw fault(.trailingContent) }
        return value
    }

    private mutating func value(depth: Int) throws(JSONFault) -> JSONValue {
        guard position < bytes.count else { throw fault(.unexpectedEnd) }
        switch bytes[position] {
        case .quote: return .string(try string())
        case .openBrace: return .object(try object(depth: depth))
        case .openBracket: return .array(try array(depth: depth))
        case .minus, .zero ... .nine: return try number()
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        default: throw fault(.unexpectedCharacter)
        }
    }

    private mutating func object(depth: Int) throws(JSONFault) -> JSONObject {
        try enter(depth)
        var object = JSONObject()
        if take(.closeBrace) { return object }
        repeat {
            try member(of: &object, depth: depth)
            skipSpace()
        } while take(.comma)
        try expect(.closeBrace)
        return object
    }

    @inline(__always)
    private mutating func member(of object: inout JSONObject, depth: Int) throws(JSONFault) {
        skipSpace()
        let start = position
        guard peek == .quote else { throw unexpected() }
        keysLeft -= 1
        guard keysLeft >= 0 else { throw fault(.tooManyKeys) }
        let key = try string()
        skipSpace()
        try expect(.colon)
        skipSpace()
        let value = try value(depth: depth + 1)
        guard object.addNew(key, value) else {
            throw JSONFault(kind: .duplicateKey, offset: start)
        }
    }

    private mutating func array(depth: Int) throws(JSONFault) -> [JSONValue] {
        try enter(depth)
        var elements: [JSONValue] = []
        if take(.closeBracket) { return elements }
        repeat {
            skipSpace()
            elements.append(try value(depth: depth + 1))
            skipSpace()
        } while take(.comma)
        try expect(.closeBracket)
        return elements
    }

    private mutating func literal(
        _ word: StaticString, _ value: JSONValue
    ) throws(JSONFault) -> JSONValue {
        for step in 0..<word.utf8CodeUnitCount {
            guard position &+ step < bytes.count else { throw fault(.unexpectedEnd) }
            guard bytes[position &+ step] == word.utf8Start[step] else {
                throw fault(.invalidLiteral)
            }
        }
        position &+= word.utf8CodeUnitCount
        return value
    }
}

extension JSONParser {
    /// Steps over the bracket that opens a container at `depth`, and the space behind it.
    private mutating func enter(_ depth: Int) throws(JSONFault) {
        guard depth < limits.depth else { throw fault(.tooDeep) }
        position &+= 1
        skipSpace()
    }

    /// The byte at hand, 0 at the end (a byte that no rule of the grammar begins with).
    @inline(__always)
    var peek: UInt8 { position < bytes.count ? bytes[position] : 0 }

    @inline(__always)
    mutating func take(_ byte: UInt8) -> Bool {
        guard peek == byte else { return false }
        position &+= 1
        return true
    }

    @inline(__always)
    private mutating func expect(_ byte: UInt8) throws(JSONFault) {
        guard take(byte) else { throw unexpected() }
    }

    @inline(__always)
    private mutating func skipSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case .space, .newline, .tab, .carriageReturn: position &+= 1
            default: return
            }
        }
    }

    func fault(_ kind: JSONError.Kind) -> JSONFault { JSONFault(kind: kind, offset: position) }

    func unexpected() -> JSONFault {
        fault(position < bytes.count ? .unexpectedCharacter : .unexpectedEnd)
    }
}
