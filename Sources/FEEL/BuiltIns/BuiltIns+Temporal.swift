extension BuiltIns {
    /// Source: DMN 1.5, 10.3.4.7; weeks by ISO 8601.
    static let temporal: [BuiltIn] = [
        BuiltIn("today", [], gives: .date) { call throws(Fault) in
            guard let day = call.run.scope.asOf ?? call.run.scope.now?.date else { throw .noClock }
            return .date(day)
        },
        BuiltIn("now", [], gives: .dateTime) { call throws(Fault) in
            guard let now = call.run.scope.now else { throw .noClock }
            return .dateTime(now)
        },
        BuiltIn("day of year", ["date"], gives: .integer) { call throws(Fault) in
            .whole(try call.date(0).dayOfYear)
        },
        BuiltIn("day of week", ["date"], gives: .string) { call throws(Fault) in
            .string(weekdays[try call.date(0).weekday - 1])
        },
        BuiltIn("month of year", ["date"], gives: .string) { call throws(Fault) in
            .string(months[try call.date(0).month - 1])
        },
        BuiltIn("week of year", ["date"], gives: .integer) { call throws(Fault) in
            .whole(try call.date(0).weekOfYear)
        },
    ]

    private static let weekdays = [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]
}
