/// 行政区划代码 (GB/T 2260), with the streets and communities of the statistics code below it.
///
///     try RegionCode("330203").parent           // 330200 宁波市
///     try RegionCode("330203001002").level      // .community
///
/// Whether a code is or was in use is not checked: codes are abolished and stay in old papers.
public struct RegionCode: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// How high in the state a region stands.
    public enum Level: Int, Hashable, Comparable, Sendable, CaseIterable {
        /// 国家.
        case nation
        /// 省、自治区、直辖市.
        case province
        /// 地级市、地区、州, and the 市辖区 layer of a municipality.
        case city
        /// 县、区、县级市.
        case county
        /// 街道、乡镇.
        case town
        /// 社区、村.
        case community

        /// The nation comes first.
        public static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
    }

    /// The twelve digits of the statistics code as a number.
    private let number: Int
    /// How high in the state the region stands.
    public let level: Level

    /// The whole nation, written 000000: no region code of the standard, but the parent of all.
    public static let nation = RegionCode(number: 0, level: .nation)

    private init(number: Int, level: Level) {
        self.number = number
        self.level = level
    }

    /// Reads 6, 9 or 12 digits. Trailing zero groups are dropped, so `330203` and `330203000000`
    /// are one region.
    ///
    /// - Throws: ``CodeFault`` for other lengths, other characters, and a lower pair or triple
    ///   under a pair or triple of zeros.
    public init(_ text: String) throws(CodeFault) {
        let code = try CodeText(text, .regionCode, lengths: [6, 9, 12])
        var number = try code.number(0..<code.bytes.count)
        for _ in code.bytes.count..<12 { number *= 10 }
        let groups = Self.groups(number)
        let depth = groups.lastIndex { $0 != 0 }.map { $0 + 1 } ?? 0
        if let gap = groups[..<depth].firstIndex(of: 0) {
            throw code.fault(.character(position: [1, 3, 5, 7, 10][gap]))
        }
        self.init(number: number, level: Level(rawValue: depth) ?? .nation)
    }

    private static func groups(_ number: Int) -> [Int] {
        [
            number / 10_000_000_000, number / 100_000_000 % 100, number / 1_000_000 % 100,
            number / 1_000 % 1_000, number % 1_000,
        ]
    }

    // What one unit of the level's last group weighs in the twelve digits.
    private static func weight(_ level: Level) -> Int {
        switch level {
        case .nation: 1_000_000_000_000
        case .province: 10_000_000_000
        case .city: 100_000_000
        case .county: 1_000_000
        case .town: 1_000
        case .community: 1
        }
    }

    /// The region of a higher level that this one lies in; itself at its own level, nil below.
    public func region(at level: Level) -> RegionCode? {
        guard level <= self.level else { return nil }
        let weight = Self.weight(level)
        return RegionCode(number: number / weight * weight, level: level)
    }

    /// The region next above; nil for the nation.
    public var parent: RegionCode? { Level(rawValue: level.rawValue - 1).flatMap(region(at:)) }

    /// Whether `other` is this region or lies in it.
    public func contains(_ other: RegionCode) -> Bool { other.region(at: level) == self }

    /// 6 digits down to the county, 9 for a town, 12 for a community.
    public var text: String {
        let all = statisticsCode
        switch level {
        case .nation, .province, .city, .county: return String(all.prefix(6))
        case .town: return String(all.prefix(9))
        case .community: return all
        }
    }

    /// Always 12 digits, as the statistics offices write it.
    public var statisticsCode: String { Digits.padded(number, 12) }

    /// The first 6 digits: the county, or the region itself where it is higher.
    public var sixDigits: String { Digits.padded(sixDigitNumber, 6) }

    var sixDigitNumber: Int { number / 1_000_000 }

    /// Same as ``text``.
    public var description: String { text }

    /// In the order of the digits, a region before what lies in it.
    public static func < (left: RegionCode, right: RegionCode) -> Bool {
        (left.number, left.level) < (right.number, right.level)
    }
}
