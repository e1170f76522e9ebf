/// How digits that are dropped change the last digit that stays.
///
/// Chinese payment rules speak of 四舍五入, which is ``halfUp``; FEEL's `decimal()` is ``halfEven``.
public enum Rounding: String, Hashable, Sendable, CaseIterable {
    /// To the nearest, ties to the even neighbour.
    case halfEven
    /// To the nearest, ties away from zero (四舍五入).
    case halfUp
    /// To the nearest, ties towards zero.
    case halfDown
    /// Away from zero.
    case up
    /// Towards zero.
    case down
    /// Towards minus infinity.
    case floor
    /// Towards plus infinity.
    case ceiling

    /// Whether the kept digits grow by one.
    func grows(odd: Bool, negative: Bool, remainder: UInt128, divisor: UInt128) -> Bool {
        guard remainder != 0 else { return false }
        switch self {
        case .up: return true
        case .down: return false
        case .floor: return negative
        case .ceiling: return !negative
        case .halfEven, .halfUp, .halfDown: break
        }
        let rest = divisor - remainder
        if remainder != rest { return remainder > rest }
        return self == .halfUp || (self == .halfEven && odd)
    }
}
