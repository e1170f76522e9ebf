/// Writes typed FEEL over the facts of ``Population``.
struct RandomText {
    var chance: Chance
    /// Names of definitions made before, by kind.
    var booleans: [String] = []
    var numbers: [String] = []
    var dates: [String] = []
    /// Inside a test of a member.
    var item = ""

    init(_ chance: Chance) { self.chance = chance }

    mutating func boolean(_ depth: Int) -> String {
        guard depth > 0 else { return plainBoolean() }
        switch chance.below(16) {
        case 0, 1: return "(\(boolean(depth - 1)) and \(boolean(depth - 1)))"
        case 2, 3: return "(\(boolean(depth - 1)) or \(boolean(depth - 1)))"
        case 4: return "not(\(boolean(depth - 1)))"
        case 5: return "(\(number(depth - 1)) \(comparison()) \(number(depth - 1)))"
        case 6: return "(\(date(depth - 1)) \(comparison()) \(date(depth - 1)))"
        case 7:
            return "(\(number(depth - 1)) between \(number(depth - 1)) and \(number(depth - 1)))"
        case 8: return "(\(number(depth - 1)) in \(numberTests(depth - 1)))"
        case 9: return "(\(text(depth - 1)) in (\(textTests(depth - 1))))"
        case 10:
            return
                "(if \(boolean(depth - 1)) then \(boolean(depth - 1)) else \(boolean(depth - 1)))"
        case 11: return "(\(text(depth - 1)) \(chance.happens(50) ? "=" : "!=") \(text(depth - 1)))"
        case 12: return textTest(depth - 1)
        case 13: return "(\(anything(depth - 1)) \(chance.happens(50) ? "=" : "!=") null)"
        case 14: return item.isEmpty ? overMembers(depth - 1) : plainBoolean()
        default: return "(\(boolean(depth - 1)) = \(boolean(depth - 1)))"
        }
    }

    private mutating func plainBoolean() -> String {
        if !item.isEmpty, chance.happens(50) { return item + "在学" }
        return chance.pick(["户籍", "残疾", "true", "户籍 = true", "残疾 = false"] + booleans)
    }

    private mutating func overMembers(_ depth: Int) -> String {
        let domain = members(depth)
        item = "m."
        defer { item = "" }
        switch chance.below(5) {
        case 0: return "(some m in \(domain) satisfies \(boolean(depth)))"
        case 1: return "(every m in \(domain) satisfies \(boolean(depth)))"
        case 2: return "any(\(domain).在学)"
        case 3: return "all(for m in \(domain) return \(boolean(depth)))"
        default: return "list contains(\(domain).关系, \"配偶\")"
        }
    }

    private mutating func members(_ depth: Int) -> String {
        guard item.isEmpty, chance.happens(60) else { return "成员" }
        item = chance.happens(70) ? " " : "item."
        defer { item = "" }
        return "成员[\(boolean(depth))]"
    }

    mutating func number(_ depth: Int) -> String {
        guard depth > 0 else { return plainNumber() }
        switch chance.below(20) {
        case 0, 1: return "(\(number(depth - 1)) + \(number(depth - 1)))"
        case 2: return "(\(number(depth - 1)) - \(number(depth - 1)))"
        case 3, 4: return "(\(number(depth - 1)) * \(number(depth - 1)))"
        case 5: return "(\(number(depth - 1)) / \(number(depth - 1)))"
        case 6:
            return "(\(number(depth - 1)) / \(chance.pick(["2", "100", "12", "0.5", "0", "3"])))"
        case 7: return "(-\(number(depth - 1)))"
        case 8, 9: return "\(rounding())(\(number(depth - 1)), \(chance.below(4)))"
        case 10:
            return "\(rounding())(\(number(depth - 1)) / \(number(depth - 1)), \(chance.below(4)))"
        case 11: return "floor(\(number(depth - 1)))"
        case 12: return "min(\(plainNumber()), \(plainNumber()), 100)"
        case 13: return "max(\(plainNumber()), \(plainNumber()))"
        case 14: return "modulo(\(plainNumber()), \(plainNumber()))"
        case 15: return "abs(\(plainNumber()))"
        case 16:
            return "(if \(boolean(depth - 1)) then \(number(depth - 1)) else \(number(depth - 1)))"
        case 17: return item.isEmpty ? ofMembers(depth - 1) : plainNumber()
        case 18: return ofDates(depth - 1)
        default: return "string length(\(text(depth - 1)))"
        }
    }

    private mutating func rounding() -> String {
        chance.pick([
            "round half up", "四舍五入", "decimal", "round up", "round down", "round half down",
            "floor", "ceiling",
        ])
    }

    private mutating func ofMembers(_ depth: Int) -> String {
        let domain = members(depth)
        switch chance.below(6) {
        case 0: return "count(\(domain))"
        case 1: return "sum(\(domain).月收入)"
        case 2: return "min(\(domain).岁)"
        case 3: return "max(\(domain).月收入)"
        case 4: return "mean(\(domain).月收入)"
        default:
            item = "m."
            defer { item = "" }
            return "sum(for m in \(domain) return \(plainNumber()) * 2)"
        }
    }

    private mutating func ofDates(_ depth: Int) -> String {
        switch chance.below(8) {
        case 0: return "\(date(depth)).year"
        case 1: return "\(date(depth)).month"
        case 2: return "\(date(depth)).weekday"
        case 3: return "周岁(\(date(depth)), \(date(depth)))"
        case 4: return "足月(\(date(depth)), today())"
        case 5: return "years and months duration(\(date(depth)), \(date(depth))).months"
        case 6: return "(\(date(depth)) - \(date(depth))).days"
        default: return chance.pick(["day of year", "week of year"]) + "(\(date(depth)))"
        }
    }

    private mutating func plainNumber() -> String {
        if !item.isEmpty, chance.happens(50) { return item + chance.pick(["月收入", "岁"]) }
        return chance.pick(
            ["年龄", "收入", "系数", "起点", "比例", "0", "1", "2.5", "1200.55", "-3"] + numbers)
    }

    mutating func date(_ depth: Int) -> String {
        if !item.isEmpty, chance.happens(40) { return item + "出生" }
        guard depth > 0 else {
            return chance.pick(["生日", "登记日", "today()", "@\"2000-02-29\""] + dates)
        }
        switch chance.below(8) {
        case 0: return "(\(date(depth - 1)) + duration(\"P1M\"))"
        case 1: return "(\(date(depth - 1)) - duration(\"P1Y3M\"))"
        case 2: return "(\(date(depth - 1)) + 期限)"
        case 3: return "(\(date(depth - 1)) + duration(\"P10D\"))"
        case 4: return "(\(date(depth - 1)) - 间隔)"
        case 5:
            return
                "date(\(date(depth - 1)).year, \(date(depth - 1)).month, \(chance.below(31) + 1))"
        case 6: return "(if \(boolean(depth - 1)) then \(date(depth - 1)) else \(date(depth - 1)))"
        default: return "max(\(date(depth - 1)), \(date(depth - 1)))"
        }
    }

    mutating func text(_ depth: Int) -> String {
        if !item.isEmpty, chance.happens(50) { return item + "关系" }
        guard depth > 0 else { return chance.pick(["区", "身份", "本区", "\"乙区\"", "\"无\""]) }
        switch chance.below(4) {
        case 0: return "substring(\(text(depth - 1)), 1, 1)"
        case 1: return "upper case(\(text(depth - 1)))"
        case 2: return "(if \(boolean(depth - 1)) then \(text(depth - 1)) else \(text(depth - 1)))"
        default: return chance.pick(["区", "身份"])
        }
    }

    private mutating func textTest(_ depth: Int) -> String {
        let name = chance.pick(["starts with", "contains", "ends with"])
        return "\(name)(\(text(depth)), \"\(chance.pick(["甲", "区", "丙区", ""]))\")"
    }

    private mutating func anything(_ depth: Int) -> String {
        switch chance.below(4) {
        case 0: boolean(depth)
        case 1: number(depth)
        case 2: date(depth)
        default: text(depth)
        }
    }

    private mutating func comparison() -> String {
        chance.pick(["=", "!=", "<", "<=", ">", ">="])
    }

    mutating func numberTests(_ depth: Int) -> String {
        switch chance.below(7) {
        case 0: "[\(chance.below(50))..\(chance.below(90))]"
        case 1: "[1, 2.5, [10..20], 80]"
        case 2: "(> \(plainNumber()), null)"
        case 3: "(not(\(chance.below(90))), 5)"
        case 4: "(\(plainNumber()), [\(plainNumber())..\(plainNumber())))"
        case 5: "(< 20, >= 起点)"
        default: "(? > 10 and ? < 60, 年龄)"
        }
    }

    private mutating func textTests(_ depth: Int) -> String {
        chance.pick(["\"甲区\", \"乙区\"", "[\"丙区\", \"丁区\"]", "not(\"甲区\")", "null, 身份", "本区"])
    }
}
