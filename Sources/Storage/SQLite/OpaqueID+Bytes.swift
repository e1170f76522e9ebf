import Civics

extension OpaqueID {
    /// The 16 bytes, the highest first: they sort as the ids do.
    var blob: [UInt8] {
        withUnsafeBytes(of: (bits.high.bigEndian, bits.low.bigEndian)) { Array($0) }
    }

    /// The id with these bytes; `nil` unless they are 16.
    init?(blob: [UInt8]) {
        guard blob.count == 16 else { return nil }
        let high = blob[..<8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let low = blob[8...].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        self.init(high: high, low: low)
    }

    /// The id with these stored bytes.
    init(stored blob: [UInt8]) throws(DamagedRecord) {
        guard let id = Self(blob: blob) else { throw DamagedRecord() }
        self = id
    }
}

extension SQLValue {
    static func id(_ id: some OpaqueID) -> SQLValue { .bytes(id.blob) }
    static func optional(_ id: (some OpaqueID)?) -> SQLValue { id.map { .bytes($0.blob) } ?? .null }
    static func moment(_ moment: Instant) -> SQLValue { .int(moment.millisecondsSinceEpoch) }
    static func optional(_ moment: Instant?) -> SQLValue {
        moment.map { .int($0.millisecondsSinceEpoch) } ?? .null
    }
}

extension SQLRow {
    func id<ID: OpaqueID>(_ column: Int32, as type: ID.Type = ID.self) throws -> ID {
        try ID(stored: bytes(column))
    }

    func optionalID<ID: OpaqueID>(_ column: Int32, as type: ID.Type = ID.self) throws -> ID? {
        isNull(column) ? nil : try id(column)
    }

    func moment(_ column: Int32) -> Instant { Instant(millisecondsSinceEpoch: int(column)) }

    func optionalMoment(_ column: Int32) -> Instant? { isNull(column) ? nil : moment(column) }
}
