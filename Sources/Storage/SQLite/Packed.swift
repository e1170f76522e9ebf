/// Short runs of fields in one column, each after its length; for lists that are only ever read
/// and written whole.
struct Packing {
    private(set) var bytes: [UInt8] = []

    init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

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

    /// Bytes whose number the reader knows.
    mutating func add(bare run: some Sequence<UInt8>) { bytes.append(contentsOf: run) }

    /// A number that is mostly small, seven bits a byte, the lowest first (LEB128).
    mutating func add(short number: Int) {
        var rest = UInt64(bitPattern: Int64(number))
        while rest > 0x7f {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// A field after its length in the short form.
    mutating func add(short field: some Collection<UInt8>) {
        add(short: field.count)
        bytes.append(contentsOf: field)
    }
}

/// Reads what ``Packing`` wrote. Damaged bytes throw, they never trap.
struct Unpacking {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { place == bytes.count }

    mutating func number() throws(DamagedRecord) -> Int64 {
        let start = try pass(8)
        return bytes.withUnsafeBytes {
            Int64(littleEndian: $0.loadUnaligned(fromByteOffset: start, as: Int64.self))
        }
    }

    mutating func field() throws(DamagedRecord) -> [UInt8] {
        let count = try number()
        return try bare(Int(exactly: count) ?? -1)
    }

    mutating func text() throws(DamagedRecord) -> String {
        String(decoding: try field(), as: UTF8.self)
    }

    mutating func optionalNumber() throws(DamagedRecord) -> Int64? {
        try byte() == 1 ? try number() : nil
    }

    mutating func optionalField() throws(DamagedRecord) -> [UInt8]? {
        try byte() == 1 ? try field() : nil
    }

    /// So many bytes.
    mutating func bare(_ count: Int) throws(DamagedRecord) -> [UInt8] {
        let start = try pass(count)
        return Array(bytes[start..<place])
    }

    mutating func byte() throws(DamagedRecord) -> UInt8 { bytes[try pass(1)] }

    /// What ``Packing/add(short:)`` wrote as a number.
    mutating func short() throws(DamagedRecord) -> Int {
        var (value, shift): (UInt64, UInt64) = (0, 0)
        while shift < 64 {
            let byte = try byte()
            value |= UInt64(byte & 0x7f) << shift
            if byte < 0x80 { return Int(truncatingIfNeeded: value) }
            shift += 7
        }
        throw DamagedRecord()
    }

    /// What ``Packing/add(short:)`` wrote as a field.
    mutating func shortField() throws(DamagedRecord) -> [UInt8] { try bare(try short()) }

    /// What ``Packing/add(short:)`` wrote as a field, as text.
    mutating func shortText() throws(DamagedRecord) -> String {
        let start = try pass(try short())
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    private mutating func pass(_ count: Int) throws(DamagedRecord) -> Int {
        guard count >= 0, count <= bytes.count - place else { throw DamagedRecord() }
        defer { place += count }
        return place
    }
}

/// A stored record is not what was written.
struct DamagedRecord: Error {}
