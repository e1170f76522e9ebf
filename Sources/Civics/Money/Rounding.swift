/// How an amount between two fen is settled. Raw values are the names policy documents use.
///
/// Every rounding of money names one of these: 分以下 is never cut by accident.
public enum Rounding: String, Hashable, Sendable, CaseIterable {
    /// 四舍五入: to the nearer, a half away from zero.
    case halfUp = "half-up"
    /// 四舍六入五成双 (GB/T 8170): to the nearer, a half to the even one.
    case halfEven = "half-even"
    /// 进一: away from zero.
    case up
    /// 舍去: towards zero.
    case down

    /// `dividend / divisor` to a whole number by this rule; divisor above zero.
    func quotient(_ dividend: Int128, _ divisor: Int128) -> Int128 {
        let (whole, rest) = dividend.quotientAndRemainder(dividingBy: divisor)
        guard rest != 0 else { return whole }
        let away: Int128 = dividend < 0 ? -1 : 1
        let twice = rest.magnitude * 2
        let isHalf = twice == divisor.magnitude
        switch self {
        case .down: return whole
        case .up: return whole + away
        case .halfUp: return twice >= divisor.magnitude ? whole + away : whole
        case .halfEven:
            let goesAway = isHalf ? !whole.isMultiple(of: 2) : twice > divisor.magnitude
            return goesAway ? whole + away : whole
        }
    }
}
