/// Repeatable numbers for sample people, shops and load tests: the same seed gives the same city.
///
/// SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", 2014).
/// Not for secrets, tokens or real identifiers.
public struct SeededGenerator: RandomNumberGenerator, Hashable, Sendable {
    private var state: UInt64

    /// The sequence that belongs to `seed`.
    public init(seed: UInt64) { state = seed }

    /// A sequence of its own for each name, so that adding people does not change the shops.
    public init(seed: UInt64, stream: String) {
        // FNV-1a, because Swift's own hashes differ between runs.
        let name = stream.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
            ($0 ^ UInt64($1)) &* 0x0100_0000_01b3
        }
        self.init(seed: seed ^ name)
    }

    /// The next 64 bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
        return mixed ^ mixed >> 31
    }

    /// A number of the range, each equally likely up to one part in 2^64.
    ///
    /// The way it is drawn is fixed here, so samples stay the same under a later Swift.
    public mutating func number(in range: ClosedRange<Int>) -> Int {
        let width = UInt64(bitPattern: Int64(range.upperBound &- range.lowerBound))
        guard width < .max else { return Int(truncatingIfNeeded: next()) }
        let offset = next().multipliedFullWidth(by: width + 1).high
        return range.lowerBound &+ Int(truncatingIfNeeded: offset)
    }

    /// One of the elements; nil when there are none.
    public mutating func pick<Element>(from elements: [Element]) -> Element? {
        elements.isEmpty ? nil : elements[number(in: 0...elements.count - 1)]
    }
}
