/// Short runs of fields in one column, each after its length; for lists that are only ever read
/// and written whole.
struct Packing {
    private(set) var bytes: [UInt8] = []

    mutating func add(_ number: Int64) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func add(_ text: String) { add(Array(text.utf8)) }

    mutating func add(_ field: [UInt8]) {
        add(Int64(field.count))
        bytes.append(contentsOf: field)
    }

    /// An absent field is a one-field flag in front.
    mutating func add(_ number: Int64?) {
        bytes.append(number == nil ? 0 : 1)
        if let number { add(number) }
    }

    mutating func add(_ field: [UInt8]?) {
        bytes.append(field == nil ? 0 : 1)
        if let field { add(field) }
    }
}

/// Reads what ``Packing`` wrote. Damaged bytes throw, they never trap.
struct Unpacking {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func number() throws(DamagedRecord) -> Int64 {
        guard rest.count >= 8 else { throw DamagedRecord() }
        var value: UInt64 = 0
        for byte in rest.prefix(8).reversed() { value = value << 8 | UInt64(byte) }
        rest = rest.dropFirst(8)
        return Int64(bitPattern: value)
    }

    mutating func field() throws(DamagedRecord) -> [UInt8] {
        let count = try number()
        guard count >= 0, count <= Int64(rest.count) else { throw DamagedRecord() }
        defer { rest = rest.dropFirst(Int(count)) }
        return Array(rest.prefix(Int(count)))
    }

    mutating func text() throws(DamagedRecord) -> String {
        String(decoding: try field(), as: UTF8.self)
    }

    mutating func optionalNumber() throws(DamagedRecord) -> Int64? {
        try isPresent() ? try number() : nil
    }

    mutating func optionalField() throws(DamagedRecord) -> [UInt8]? {
        try isPresent() ? try field() : nil
    }

    private mutating func isPresent() throws(DamagedRecord) -> Bool {
        guard let flag = rest.popFirst() else { throw DamagedRecord() }
        return flag == 1
    }
}

/// A stored record is not what was written.
struct DamagedRecord: Error {}
