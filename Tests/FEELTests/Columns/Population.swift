import FEEL

/// Made-up people with every kind of fact, some of them null and some not given.
enum Population {
    static let day = CalendarDate(year: 2026, month: 12, day: 1)

    static let layout = ColumnLayout(
        [
            .init("年龄", .integer), .init("收入", .money), .init("系数", .number(scale: 3)),
            .init("户籍", .boolean), .init("残疾", .boolean), .init("区", .text),
            .init("身份", .text), .init("生日", .date), .init("登记日", .date),
            .init("期限", .yearMonthDuration), .init("间隔", .dayTimeDuration),
            .init(
                "成员",
                .relation([
                    .init("关系", .text), .init("月收入", .money), .init("在学", .boolean),
                    .init("出生", .date), .init("岁", .integer),
                ])),
        ],
        constants: ["起点": 80, "比例": .number(Number("0.255") ?? .zero), "本区": "甲区"],
        asOf: day)

    static let districts = ["甲区", "乙区", "丙区", "丁区"]
    static let kinships = ["配偶", "子女", "父母"]

    /// One person; `strange` percent of the numbers are finer or larger than their column holds.
    static func person(_ chance: inout Chance, strange: Int = 1) -> [String: Fact] {
        var facts: [String: Fact] = [:]
        for field in layout.fields {
            if chance.happens(5) {
                facts[field.name] = .unknown
            } else if chance.happens(10) {
                facts[field.name] = .known(.null)
            } else {
                facts[field.name] = .known(value(field, &chance, strange))
            }
        }
        return facts
    }

    private static func value(
        _ field: ColumnLayout.Field, _ chance: inout Chance, _ strange: Int
    ) -> Value {
        if field.type != .text, chance.happens(strange) { return odd(field.type, &chance) }
        switch field.type {
        case .boolean: return .boolean(chance.happens(50))
        case .number(let scale): return number(scale, &chance)
        case .text: return .string(chance.pick(field.name == "关系" ? kinships : districts))
        case .date: return date(&chance)
        case .yearMonthDuration:
            return .yearMonthDuration(YearMonthDuration(months: chance.below(100) - 30))
        case .dayTimeDuration:
            return .dayTimeDuration(DayTimeDuration(seconds: chance.below(4_000_000) - 900_000))
        case .relation(let fields):
            return .list((0..<chance.below(4)).map { _ in member(fields, &chance) })
        }
    }

    private static func member(
        _ fields: [ColumnLayout.Field], _ chance: inout Chance
    ) -> Value {
        var context = Context()
        for field in fields {
            context[field.name] = chance.happens(10) ? .null : value(field, &chance, 1)
        }
        return .context(context)
    }

    private static func number(_ scale: Int, _ chance: inout Chance) -> Value {
        let units = scale == 0 ? chance.below(120) : chance.below(900_000) - 100_000
        return .number(
            Number(coefficient: UInt128(units.magnitude), exponent: -scale, negative: units < 0)
                ?? .zero)
    }

    private static func date(_ chance: inout Chance) -> Value {
        let first = chance.happens(20) ? 19_000 : -25_000
        let ends = [10_957 + 59, 11_016, 19_782, 20_512, 20_788, 20_819]
        let number = chance.happens(20) ? chance.pick(ends) : first + chance.below(46_000)
        return CalendarDate(dayNumber: number).map { .date($0) } ?? .null
    }

    private static func odd(_ type: ColumnType, _ chance: inout Chance) -> Value {
        switch type {
        case .number:
            let texts = [
                "0.00000001", "9223372036854775807", "-92233720368547758.07", "1E20", "12.345678",
            ]
            return Number(chance.pick(texts)).map { .number($0) } ?? .null
        case .dayTimeDuration: return .dayTimeDuration(DayTimeDuration(nanoseconds: 1_500_000_000))
        case .boolean, .text, .relation: return 17
        case .date: return .string("1946-07-01")
        case .yearMonthDuration:
            return .yearMonthDuration(YearMonthDuration(months: 30_000_000_000))
        }
    }
}
