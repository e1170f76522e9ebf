/// Reed-Solomon check bytes over GF(256) with the polynomial 0x11D (ISO/IEC 18004 §7.5).
enum ReedSolomon {
    static func divisor(_ degree: Int) -> [UInt8] {
        var result = [UInt8](repeating: 0, count: degree - 1) + [1]
        var root: UInt8 = 1
        for _ in 0..<degree {
            for place in 0..<degree {
                result[place] = multiply(result[place], root)
                if place + 1 < degree { result[place] ^= result[place + 1] }
            }
            root = multiply(root, 2)
        }
        return result
    }

    static func remainder(_ data: [UInt8], _ divisor: [UInt8]) -> [UInt8] {
        var result = [UInt8](repeating: 0, count: divisor.count)
        for byte in data {
            let factor = byte ^ result.removeFirst()
            result.append(0)
            for place in divisor.indices { result[place] ^= multiply(divisor[place], factor) }
        }
        return result
    }

    private static func multiply(_ x: UInt8, _ y: UInt8) -> UInt8 {
        var product = 0
        for place in (0..<8).reversed() {
            product = product << 1 ^ (product >> 7) * 0x11D
            product ^= Int(y >> UInt8(place) & 1) * Int(x)
        }
        return UInt8(product & 255)
    }
}

/// How hard a pattern is to read (ISO/IEC 18004 §7.8.3): the mask with the fewest points is taken.
struct QRPenalty {
    let size: Int
    let dark: [Bool]

    var points: Int { lines + squares + balance }

    private func at(_ x: Int, _ y: Int) -> Bool { dark[y * size + x] }

    /// Long runs, and what looks like a finder.
    private var lines: Int {
        var points = 0
        for fixed in 0..<size {
            points += line((0..<size).map { at($0, fixed) })
            points += line((0..<size).map { at(fixed, $0) })
        }
        return points
    }

    private func line(_ modules: [Bool]) -> Int {
        var points = 0
        var run = 1
        for place in modules.indices.dropFirst() {
            if modules[place] == modules[place - 1] {
                run += 1
                points += run == 5 ? 3 : run > 5 ? 1 : 0
            } else {
                run = 1
            }
        }
        for start in 0..<max(0, modules.count - 10) {
            let part = Array(modules[start..<start + 11])
            if part == Self.finder || part == Self.finder.reversed() { points += 40 }
        }
        return points
    }

    private static let finder: [Bool] = [
        true, false, true, true, true, false, true, false, false, false, false,
    ]

    private var squares: Int {
        var points = 0
        for y in 0..<size - 1 {
            for x in 0..<size - 1 {
                let colour = at(x, y)
                if at(x + 1, y) == colour, at(x, y + 1) == colour, at(x + 1, y + 1) == colour {
                    points += 3
                }
            }
        }
        return points
    }

    private var balance: Int {
        let share = dark.count { $0 } * 100 / dark.count
        return abs(share - 50) / 5 * 10
    }
}
