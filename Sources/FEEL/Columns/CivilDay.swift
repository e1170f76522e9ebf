/// Year, month and day of a day number, fast for the years 0 to some 1.4 million.
///
/// Source: Neri and Schneider, "Euclidean affine functions and their application to calendar
/// algorithms" (2023).
struct CivilDay {
    let year: Int64
    let month: Int64
    let day: Int64

    @inline(__always)
    init(_ number: Int64) {
        let shifted = number + 719_468
        guard shifted >= 0, shifted < 1 << 29 else {
            let date = CalendarDate(dayNumber: Int(number))
            year = Int64(date?.year ?? 0)
            month = Int64(date?.month ?? 1)
            day = Int64(date?.day ?? 1)
            return
        }
        let first = 4 &* UInt32(truncatingIfNeeded: shifted) &+ 3
        let century = first / 146_097
        let second = (first % 146_097) | 3
        let product = UInt64(2_939_745) &* UInt64(second)
        let yearOfCentury = UInt32(truncatingIfNeeded: product >> 32)
        let dayOfYear = UInt32(truncatingIfNeeded: product) / 2_939_745 / 4
        let third = 2141 &* dayOfYear &+ 197_913
        let isNext = dayOfYear >= 306
        year = Int64(100 &* century &+ yearOfCentury) + (isNext ? 1 : 0)
        month = Int64(third >> 16) - (isNext ? 12 : 0)
        day = Int64((third & 0xFFFF) / 2141) + 1
    }

    init(year: Int64, month: Int64, day: Int64) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// Days since 1970-01-01.
    @inline(__always)
    var number: Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
            - 719_468
    }

    static func last(_ month: Int64, _ year: Int64) -> Int64 {
        Int64(CalendarDate.days(inMonth: Int(month), of: Int(year)))
    }

    /// Whole months to a later day; a day the last month lacks counts as its end, or is completed
    /// only the day after when `up`.
    @inline(__always)
    func months(until other: CivilDay, up: Bool) -> Int64 {
        let months = (other.year - year) * 12 + other.month - month
        if day <= other.day { return months }
        if up || other.day < 28 { return months - 1 }
        return other.day == CivilDay.last(other.month, other.year) ? months : months - 1
    }
}
