/// Counting and shifting decimal digits of 128-bit words.
enum DecimalDigits {
    static let most = 34
    static let lowestExponent = -6176
    static let highestExponent = 6111

    private static let powers: [UInt128] = {
        var powers: [UInt128] = [1]
        for index in 1...38 { powers.append(powers[index - 1] * 10) }
        return powers
    }()

    static let limit = power(most)

    /// 10 to the `index`, 0...38.
    static func power(_ index: Int) -> UInt128 { powers[index] }

    /// How many decimal digits a word has; zero has none.
    static func count(_ word: UInt128) -> Int {
        let bits = 128 - word.leadingZeroBitCount
        let guess = (bits * 1233) >> 12
        return word < powers[guess] ? guess : guess + 1
    }

    /// Removes zeros at the end while the exponent stays at or below `ideal`.
    static func stripped(_ word: UInt128, _ exponent: Int, upTo ideal: Int) -> (UInt128, Int) {
        var word = word
        var exponent = exponent
        if word <= UInt128(UInt64.max) { return strippedShort(UInt64(word), exponent, ideal) }
        for step in [16, 8, 4, 2, 1, 1] where exponent + step <= ideal {
            let (quotient, remainder) = word.quotientAndRemainder(dividingBy: powers[step])
            if remainder == 0 {
                word = quotient
                exponent += step
            }
        }
        return (word, exponent)
    }

    private static func strippedShort(
        _ word: UInt64, _ exponent: Int, _ ideal: Int
    ) -> (UInt128, Int) {
        var word = word
        var exponent = exponent
        while word != 0, exponent < ideal, word % 10 == 0 {
            word /= 10
            exponent += 1
        }
        return (UInt128(word), exponent)
    }

    /// Marks a truncated quotient so that later rounding knows that digits were lost.
    static func sticky(_ quotient: UInt128, lost: Bool) -> UInt128 {
        guard lost else { return quotient }
        let last = quotient % 10
        return last == 0 || last == 5 ? quotient + 1 : quotient
    }
}
