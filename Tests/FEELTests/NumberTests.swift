import FEEL
import Testing

@Suite("Numbers")
struct NumberTests {
    private func number(_ text: String) throws -> Number { try #require(Number(text)) }

    @Test("Sums, differences and products are exact")
    func exact() throws {
        #expect(try number("0.1").adding(number("0.2")) == number("0.3"))
        #expect(try number("1.15").multiplied(by: 100) == 115)
        #expect(
            try number("1E20").subtracting(number("0.000001"))?.description
                == "99999999999999999999.999999")
    }

    @Test(
        "The thirty-fifth digit is rounded half to even",
        arguments: [
            ("1000000000000000000000000000000000.5", "1000000000000000000000000000000000"),
            ("1000000000000000000000000000000001.5", "1000000000000000000000000000000002"),
            ("1000000000000000000000000000000000.51", "1000000000000000000000000000000001"),
            ("9999999999999999999999999999999999.5", "10000000000000000000000000000000000"),
        ])
    func thirtyFourDigits(text: String, expected: String) throws {
        #expect(try number(text).description == expected)
    }

    @Test("Wide products and quotients are rounded once")
    func wide() throws {
        let nines = try number("9999999999999999999999999999999999")
        #expect(
            nines.multiplied(by: nines)?.description
                == "99999999999999999999999999999999980000000000000000000000000000000000")
        #expect(Number(1).divided(by: 3)?.description == "0.3333333333333333333333333333333333")
        #expect(Number(2).divided(by: 3)?.description == "0.6666666666666666666666666666666667")
        #expect(Number(1).divided(by: 0) == nil)
    }

    @Test("Small numbers count as machine integers do", arguments: 0..<4)
    func againstIntegers(seed: Int) throws {
        var random = FixedRandom(state: UInt64(seed))
        for _ in 0..<500 {
            let left = Int.random(in: -1_000_000_000...1_000_000_000, using: &random)
            let right = Int.random(in: -1_000_000...1_000_000, using: &random)
            let scale = Int.random(in: 0...6, using: &random)
            let one = try #require(
                Number(coefficient: UInt128(left.magnitude), exponent: -scale, negative: left < 0))
            let other = Number(right)
            let unit = (0..<scale).reduce(1) { product, _ in product * 10 }
            #expect(one.adding(other)?.asInt64(scale: scale) == Int64(left + right * unit))
            #expect(one.multiplied(by: other)?.asInt64(scale: scale) == Int64(left * right))
            #expect((one < other) == (left < right * unit))
            guard right != 0 else { continue }
            let modulus = right * unit
            let rest = (left % modulus + modulus) % modulus
            #expect(one.modulo(other)?.asInt64(scale: scale) == Int64(rest))
            let back = try #require(one.divided(by: other)?.multiplied(by: other))
            #expect(back.rounded(scale: 20) == one)
        }
    }

    @Test(
        "Each way of rounding, above and below zero",
        arguments: [
            (Rounding.halfEven, ["2", "4", "-2", "2", "-2", "-3"]),
            (.halfUp, ["3", "4", "-3", "2", "-2", "-3"]),
            (.halfDown, ["2", "3", "-2", "2", "-2", "-3"]),
            (.up, ["3", "4", "-3", "3", "-3", "-3"]),
            (.down, ["2", "3", "-2", "2", "-2", "-2"]),
            (.floor, ["2", "3", "-3", "2", "-3", "-3"]),
            (.ceiling, ["3", "4", "-2", "3", "-2", "-2"]),
        ])
    func rounding(mode: Rounding, expected: [String]) throws {
        let inputs = ["2.5", "3.5", "-2.5", "2.1", "-2.1", "-2.51"]
        let found = try inputs.map { try number($0).rounded(scale: 0, mode)?.description }
        #expect(found == expected)
    }

    @Test("Equal values have equal hashes however they are written")
    func hashes() throws {
        let same = [try number("1.0"), try number("1"), try number("1.000"), try number("10E-1")]
        #expect(Set(same).count == 1)
        #expect(Set([try number("0.00"), try number("0"), try number("-0")]).count == 1)
    }

    @Test(
        "Roots, powers and logarithms",
        arguments: [
            ("sqrt(2)", "1.414213562373095048801688724209698"), ("sqrt(0.0625)", "0.25"),
            ("2 ** 10", "1024"), ("2 ** -2", "0.25"), ("0 ** -1", "null"), ("1E3000 ** 3", "null"),
            ("round half up(exp(1), 28)", "2.7182818284590452353602874714"),
            ("round half up(log(10), 28)", "2.3025850929940456840179914547"),
            ("round half up(2 ** 0.5, 28)", "1.4142135623730950488016887242"),
            ("log(0)", "null"), ("sqrt(-1)", "null"),
        ])
    func functions(text: String, expected: String) throws {
        #expect(try Expression(parsing: text).evaluate(in: Facts()).value.description == expected)
    }

    @Test(
        "A root is right to the last of its 34 digits",
        arguments: [
            ("2", "1.414213562373095048801688724209698"),
            ("3", "1.732050807568877293527446341505872"),
            ("0.5", "0.707106781186547524400844362104849"),
            ("5", "2.236067977499789696409173668731276"),
            ("10", "3.162277660168379331998893544432719"),
            ("0.1", "0.3162277660168379331998893544432719"),
            ("4.333333333333333333333333333333333", "2.081665999466132735282297706979931"),
            ("1E33", "31622776601683793.31998893544432719"),
            ("9999999999999999999999999999999999", "99999999999999999.99999999999999999"),
            ("1.000000000000000000000000000000001", "1"),
            ("123456789.987654321", "11111.11110499999999887499999938125"),
            ("1E-7", "0.0003162277660168379331998893544432719"), ("144E-6000", "12E-3000"),
        ])
    func roots(text: String, expected: String) throws {
        #expect(try number(text).squareRoot == (try number(expected)))
    }

    @Test(
        "What is no number is refused",
        arguments: [
            "", "-", ".", "1.", "1e", "NaN", "Infinity", "1 2", "0x10", "1,0", "1E999999999",
        ])
    func refused(text: String) { #expect(Number(text) == nil) }
}
