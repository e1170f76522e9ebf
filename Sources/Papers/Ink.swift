/// A colour of the house's papers, each part 0...1.
struct Ink: Hashable, Sendable {
    let red: Double
    let green: Double
    let blue: Double
    var alpha = 1.0

    /// A colour by its six hex digits.
    init(_ hex: UInt32, alpha: Double = 1) {
        red = Double(hex >> 16 & 255) / 255
        green = Double(hex >> 8 & 255) / 255
        blue = Double(hex & 255) / 255
        self.alpha = alpha
    }

    static let ink = Ink(0x1A2530)
    static let muted = Ink(0x4B5865)
    static let brand = Ink(0x0A4C5E)
    static let hairline = Ink(0xB9C4CC)
    static let tint = Ink(0xF3F7F8)
    static let seal = Ink(0xC0281C, alpha: 0.82)
    static let warning = Ink(0xA3262A)
    static let warningTint = Ink(0xFBE7E6)
    static let gold = Ink(0xB08A3E)
}
