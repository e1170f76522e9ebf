extension CivilDate {
    /// The day as people write it: `2026年11月21日`, `21 November 2026`.
    public func text(in language: Language) -> String {
        let (year, month, day) = components
        return switch language {
        case .zhHans, .zhHant: "\(year)年\(month)月\(day)日"
        case .en: "\(day) \(Self.months[month - 1]) \(year)"
        }
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]
}
