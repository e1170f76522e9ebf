import Civics
import Testing

@Suite("Money")
struct MoneyTests {
    @Test(
        "Amounts are read as people write them",
        arguments: [
            ("12.34 元", 1_234), ("12.34元", 1_234), ("12.34", 1_234), ("12", 1_200), ("12.5", 1_250),
            ("0.05 元", 5), ("-5 yuan", -500), ("-0.01", -1), ("\u{A5}12", 1_200),
            ("\u{FFE5}12", 1_200),
            ("CNY 12.34", 1_234), ("1,234.50元", 123_450), ("92233720368547758.07", .max),
            ("-92233720368547758.08", .min), (" 3 元 ", 300), ("CNY -12.34", -1_234),
        ] as [(String, Int64)])
    func reading(_ text: String, _ fen: Int64) { #expect(Money(text)?.fen == fen) }

    @Test(
        "What is not an amount is told apart",
        arguments: [
            ("", MoneyFault.notAnAmount), ("元", .notAnAmount), ("12.", .notAnAmount),
            (".5", .notAnAmount), ("12.34.5", .notAnAmount), ("12,34", .notAnAmount),
            ("1e3", .notAnAmount), ("12 美元", .notAnAmount), ("\u{FF11}\u{FF12}", .notAnAmount),
            ("--5", .notAnAmount), ("12.345", .finerThanFen), ("12.340", .finerThanFen),
            ("92233720368547758.08", .overflow), ("1,0000", .notAnAmount),
        ])
    func faults(_ text: String, _ fault: MoneyFault) {
        #expect(throws: fault) { try Money(parsing: text) }
    }

    @Test("Amounts print with two places and read back")
    func printing() throws {
        for fen: Int64 in [0, 1, -1, 5, 10, 99, 100, -12_345, .max, .min] {
            let money = Money(fen: fen)
            for language in Language.allCases {
                #expect(try Money(parsing: money.text(in: language)) == money)
            }
        }
        #expect(Money(fen: -5).description == "-0.05 元")
        #expect(Money(fen: 123_450).text(in: .en) == "CNY 1234.50")
    }

    @Test("Sums that do not fit are refused, never wrapped")
    func overflow() throws {
        let most = Money(fen: .max)
        #expect(throws: MoneyFault.overflow) { try most.plus(Money(fen: 1)) }
        #expect(throws: MoneyFault.overflow) { try Money(fen: .min).minus(Money(fen: 1)) }
        #expect(throws: MoneyFault.overflow) { try most.times(2) }
        #expect(throws: MoneyFault.overflow) { try Money(yuan: .max) }
        #expect(throws: MoneyFault.overflow) { try most.times(Ratio(3, 2), rounding: .down) }
        #expect(try Money(yuan: 100).times(12) == Money(fen: 120_000))
        #expect(try most.times(Ratio(Int64.max, Int64.max), rounding: .up) == most)
    }

    @Test(
        "A share is settled to fen by the rule named",
        arguments: [
            (5, Rounding.halfUp, 3), (5, .halfEven, 2), (5, .up, 3), (5, .down, 2),
            (7, .halfUp, 4), (7, .halfEven, 4), (-5, .halfUp, -3), (-5, .halfEven, -2),
            (-5, .up, -3), (-5, .down, -2), (4, .up, 2), (-7, .halfEven, -4),
        ] as [(Int64, Rounding, Int64)])
    func rounding(_ fen: Int64, _ rule: Rounding, _ half: Int64) throws {
        #expect(try Money(fen: fen).times(Ratio(1, 2), rounding: rule).fen == half)
    }

    @Test("Thirds round to the nearer fen or by direction")
    func thirds() throws {
        let third = try Ratio(1, 3)
        #expect(try Money(fen: 100).times(third, rounding: .halfUp).fen == 33)
        #expect(try Money(fen: 200).times(third, rounding: .halfEven).fen == 67)
        #expect(try Money(fen: 100).times(third, rounding: .up).fen == 34)
        #expect(try Money(fen: -200).times(third, rounding: .down).fen == -66)
    }

    @Test("Fractions are held in lowest terms")
    func ratios() throws {
        #expect(try Ratio(6, 8) == Ratio(3, 4))
        #expect(try Ratio(-6, -8) == Ratio(3, 4))
        #expect(try Ratio(6, -8).description == "-3/4")
        #expect(try Ratio(0, -5).description == "0")
        #expect(try Ratio(.min, .min).description == "1")
        #expect(throws: MoneyFault.divisionByZero) { try Ratio(1, 0) }
        #expect(throws: MoneyFault.overflow) { try Ratio(1, .min) }
    }
}
