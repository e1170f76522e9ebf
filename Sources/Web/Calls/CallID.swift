import Synchronization

/// Names one call in answers and logs: a part drawn when the server started and a running number.
public struct CallID: Hashable, Sendable, CustomStringConvertible {
    let start: UInt64
    let number: UInt64

    /// 16 hex digits, a hyphen and the running number in hex.
    public var description: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32)
        write(into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    func write(into bytes: inout [UInt8]) {
        Self.write(start, digits: 16, into: &bytes)
        bytes.append(UInt8(ascii: "-"))
        let digits = max(1, (64 - number.leadingZeroBitCount + 3) / 4)
        Self.write(number, digits: digits, into: &bytes)
    }

    private static let hex = Array("0123456789abcdef".utf8)

    private static func write(_ value: UInt64, digits: Int, into bytes: inout [UInt8]) {
        for place in (0..<digits).reversed() {
            bytes.append(hex[Int(truncatingIfNeeded: value >> UInt64(place * 4)) & 15])
        }
    }
}

/// Gives out the ids of calls.
public final class CallIDs: Sendable {
    private let start: UInt64
    private let next = Atomic<UInt64>(1)

    /// - Parameter start: 64 bits by chance, so that ids of two runs differ.
    public init(start: UInt64) { self.start = start }

    func draw() -> CallID {
        CallID(start: start, number: next.wrappingAdd(1, ordering: .relaxed).oldValue)
    }
}
