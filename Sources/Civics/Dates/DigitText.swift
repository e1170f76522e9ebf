/// Writes digits and marks straight into a string: dates stand in every event and every answer.
struct DigitText {
    private let buffer: UnsafeMutableBufferPointer<UInt8>
    private var count = 0

    /// The string that `write` puts together; what exceeds `capacity` bytes is left off.
    static func make(capacity: Int, _ write: (inout DigitText) -> Void) -> String {
        String(unsafeUninitializedCapacity: capacity) { buffer in
            var text = DigitText(buffer: buffer)
            write(&text)
            return text.count
        }
    }

    private init(buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

    mutating func put(_ mark: Unicode.Scalar) { put(byte: UInt8(truncatingIfNeeded: mark.value)) }

    mutating func put(byte: UInt8) {
        guard count < buffer.count else { return }
        buffer[count] = byte
        count += 1
    }

    /// A number that is not negative, with leading zeros up to `width`, which is 18 at most.
    mutating func put(_ number: Int, _ width: Int) {
        var (divisor, digits) = (1, 1)
        while digits < width || number / divisor >= 10 {
            divisor *= 10
            digits += 1
        }
        while divisor > 0 {
            put(byte: UInt8(48 + number / divisor % 10))
            divisor /= 10
        }
    }
}
