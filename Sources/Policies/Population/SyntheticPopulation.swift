public import Civics
public import FEEL
import JSON

/// People who do not exist, with the facts a document needs: to try it on a whole city.
///
/// Each person begins as one of the document's situations, so that facts belong together; days that
/// were the same stay the same when they are moved. The same seed gives the same people.
public struct SyntheticPopulation: Sendable {
    /// Names of the given facts, in the order of a person's facts.
    public let facts: [String]
    private let types: [FactType]
    private let templates: [[FEEL.Fact]]
    /// Values the situations know for each fact.
    private let pools: [[Value]]
    private let day: CivilDate
    private let nulls: Int
    private let unknowns: Int
    private var chance: Chance

    /// - Parameter nulls: Percent of facts known to be absent.
    /// - Parameter unknowns: Percent of facts nobody has given.
    public init(
        _ package: PolicyPackage, _ policy: Policy, on day: CivilDate, seed: UInt64,
        nulls: Int = 10, unknowns: Int = 0
    ) {
        let rules = policy.rules
        let engine = Set(EngineFacts.names)
        let names = rules.vocabulary.names.enumerated().compactMap { slot, name -> String? in
            guard case .given = rules.makers[slot], !engine.contains(name) else { return nil }
            return name
        }
        facts = names
        let types = names.map { rules.type(of: $0) ?? .structure }
        self.types = types
        let templates = package.situations.map { situation in
            zip(names, types).map { name, type -> FEEL.Fact in
                let given = situation.given.first { $0.fact == name }
                return given.flatMap { type.value(of: $0.value) }.map { .known($0) } ?? .unknown
            }
        }
        self.templates = templates
        pools = names.indices.map { place in
            var pool: [Value] = []
            for template in templates {
                guard case .known(let value) = template[place], value != .null,
                    !pool.contains(value)
                else { continue }
                pool.append(value)
            }
            return pool
        }
        (self.day, self.nulls, self.unknowns) = (day, nulls, unknowns)
        chance = Chance(state: seed)
    }

    /// The next person's facts.
    public mutating func next() -> [FEEL.Fact] {
        var person =
            templates.isEmpty
            ? facts.map { _ in FEEL.Fact.unknown } : templates[chance.below(templates.count)]
        moveDays(&person)
        for place in person.indices {
            if person[place] == .unknown || chance.below(100) < 8 {
                person[place] = .known(value(place))
            }
            let draw = chance.below(100)
            if draw < nulls {
                person[place] = .known(.null)
            } else if draw < nulls + unknowns {
                person[place] = .unknown
            }
        }
        return person
    }

    /// Two days in three are moved by up to fifteen years either way.
    private mutating func moveDays(_ person: inout [FEEL.Fact]) {
        var moved: [CalendarDate: CalendarDate] = [:]
        for place in person.indices {
            guard case .known(.date(let date)) = person[place] else { continue }
            if moved[date] == nil {
                let by = chance.below(3) == 0 ? 0 : chance.below(10_958) - 5_479
                moved[date] = CalendarDate(dayNumber: date.dayNumber + by) ?? date
            }
            person[place] = .known(.date(moved[date] ?? date))
        }
    }

    private mutating func value(_ place: Int) -> Value {
        if !pools[place].isEmpty, chance.below(4) > 0 {
            return pools[place][chance.below(pools[place].count)]
        }
        switch types[place] {
        case .boolean: return .boolean(chance.below(2) == 0)
        case .integer: return .number(Number(chance.below(200)))
        case .decimal: return Self.number(chance.below(100_000), scale: 1)
        case .money: return Self.number(chance.below(1_000_000), scale: 2)
        case .date:
            let number = Int(day.daysSinceEpoch) - chance.below(40_000)
            return CalendarDate(dayNumber: number).map { .date($0) } ?? .null
        case .enumeration(let values):
            return values.isEmpty ? .null : .string(values[chance.below(values.count)])
        case .text, .residentID, .creditCode, .region, .mobile, .email, .dateTime, .time,
            .duration, .list, .structure:
            return pools[place].first ?? .null
        }
    }

    private static func number(_ units: Int, scale: Int) -> Value {
        let one = Number(scale == 1 ? 10 : 100)
        return Number(units).divided(by: one).map { .number($0) } ?? .null
    }

    /// The line of names of a population file.
    public var head: [UInt8] {
        var bytes: [UInt8] = Array("id".utf8)
        for fact in facts {
            bytes.append(0x2C)
            Self.write(fact, &bytes)
        }
        bytes.append(0x0A)
        return bytes
    }

    /// Adds one person's line: an empty cell is a fact nobody has given, `null` one known absent.
    public func write(_ person: [FEEL.Fact], id: String, into bytes: inout [UInt8]) {
        Self.write(id, &bytes)
        for fact in person {
            bytes.append(0x2C)
            guard case .known(let value) = fact else { continue }
            switch value {
            case .null: bytes += "null".utf8
            case .string(let text): Self.write(text, &bytes)
            case .list, .context:
                Self.write(
                    String(decoding: (JSONValue(value) ?? .null).serialized(), as: UTF8.self),
                    &bytes)
            case .boolean, .number, .date, .time, .dateTime, .yearMonthDuration,
                .dayTimeDuration, .range, .function:
                Self.write(value.plainText, &bytes)
            }
        }
        bytes.append(0x0A)
    }

    /// A cell for programs: as it is, in quotes where it could be read as something else.
    private static func write(_ text: String, _ bytes: inout [UInt8]) {
        let special = text.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
        guard special || text.isEmpty || text == "null" else {
            bytes += text.utf8
            return
        }
        bytes.append(0x22)
        for byte in text.utf8 {
            if byte == 0x22 { bytes.append(0x22) }
            bytes.append(byte)
        }
        bytes.append(0x22)
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers for the same seed everywhere.
struct Chance: Sendable {
    var state: UInt64

    /// A number from 0 to below `bound`, which is at least 1.
    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        mixed ^= mixed >> 31
        return Int(mixed % UInt64(max(bound, 1)))
    }
}
