/// The check characters of the national standards and of ISO 7064.
enum CheckCharacter {
    private static let residentWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    private static let residentChecks = Array("10X98765432".utf8)
    private static let creditWeights = [
        1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28,
    ]
    private static let organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]

    /// GB 11643, ISO 7064 MOD 11-2 over 17 digits.
    static func residentNumber(_ digits: [Int]) -> UInt8 {
        residentChecks[weighted(digits, residentWeights) % 11]
    }

    /// GB 32100 over 17 values: weights are the powers of 3 modulo 31.
    static func creditCode(_ values: [Int]) -> UInt8 {
        CodeAlphabet.creditCode.character((31 - weighted(values, creditWeights) % 31) % 31)
    }

    /// GB 11714 over 8 values.
    static func organisationCode(_ values: [Int]) -> UInt8 {
        let check = 11 - weighted(values, organisationWeights) % 11
        return check == 10 ? 88 : UInt8(48 + check % 11)
    }

    /// ISO 7064 MOD 37,36 over digits and capitals, as GB/T 36904 asks.
    static func mod37and36(_ values: [Int]) -> UInt8 {
        CodeAlphabet.capitals.character(hybrid(values, 36))
    }

    /// ISO 7064 MOD 11,10 over digits: finds every wrong digit and nearly every swapped pair.
    static func mod11and10(_ digits: [Int]) -> UInt8 { UInt8(48 + hybrid(digits, 10)) }

    private static func weighted(_ values: [Int], _ weights: [Int]) -> Int {
        zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 }
    }

    private static func hybrid(_ values: [Int], _ modulus: Int) -> Int {
        let product = values.reduce(modulus) { product, value in
            let sum = (product + value) % modulus
            return (sum == 0 ? modulus : sum) * 2 % (modulus + 1)
        }
        return (modulus + 1 - product) % modulus
    }
}
