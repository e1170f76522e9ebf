import Civics

// calendar
extension BlockReading {
    mutating func calendars(_ tree: YAMLTree) -> [CalendarBlock] {
        guard case .sequence(let items, _) = tree else {
            return [calendar(tree)].compactMap(\.self)
        }
        return items.compactMap { calendar($0) }
    }

    private mutating func calendar(_ tree: YAMLTree) -> CalendarBlock? {
        let keys = ["year", "holidays", "make-up", "office-hours", "source", "article"]
        guard let fields = fields(tree, keys, of: "calendar") else { return nil }
        guard fields["year"] != nil else {
            findings.append(.missingKey("year", in: "calendar", at: fields.place))
            return nil
        }
        guard let year = whole(fields, "year", in: 1949...2200) else { return nil }
        let holidays = days(fields, "holidays", year).filter { $0.year == year }
        let makeUp = days(fields, "make-up", year).filter { $0.year == year }
        let hours = officeHours(fields)
        let source = text(fields, "source").map { Citation($0) ?? Citation(wholeOf: $0) }
        do {
            let calendar = try YearCalendar(
                year: year, holidays: Set(holidays), makeUp: Set(makeUp),
                source: source ?? citation ?? Citation(wholeOf: "\(year)"))
            return CalendarBlock(
                year: year, calendar: calendar, officeHours: hours, citation: cited(fields),
                place: fields.place(of: "year"))
        } catch {
            findings.append(.badCalendar(error, at: fields.place))
            return nil
        }
    }

    /// Days and spans of days, each day once.
    private mutating func days(_ fields: Fields, _ key: String, _ year: Int) -> [CivilDate] {
        guard let tree = fields[key] else { return [] }
        var days: [CivilDate] = []
        for (text, place) in writtenDays(tree, key) {
            for day in span(text, key, at: place) {
                if days.contains(day) { findings.append(.dayTwice(day, at: place)) }
                if day.year != year { findings.append(.dayOutside(day, year, at: place)) }
                days.append(day)
            }
        }
        return days
    }

    private mutating func writtenDays(_ tree: YAMLTree, _ key: String) -> [(String, Place)] {
        switch tree {
        case .scalar(let scalar): return [(scalar.text, scalar.place)]
        case .sequence(let items, _): return items.flatMap { writtenDays($0, key) }
        case .mapping(let pairs, _): return pairs.flatMap { writtenDays($0.value, key) }
        }
    }

    private mutating func span(_ text: String, _ key: String, at place: Place) -> [CivilDate] {
        guard let dots = text.range(of: "..") else {
            return date(text.trimmedSpaces, key, at: place).map { [$0] } ?? []
        }
        guard let from = date(text[..<dots.lowerBound].trimmedSpaces, key, at: place),
            let through = date(text[dots.upperBound...].trimmedSpaces, key, at: place)
        else { return [] }
        let length = from.distance(to: through)
        guard (0...60).contains(length) else {
            findings.append(
                .wrongShape(
                    key,
                    expected: ("先后两天,相隔不超过 60 天", "a first and a last day, at most 60 days apart"),
                    at: place))
            return []
        }
        return (0...length).compactMap { from.adding(days: $0) }
    }

    private mutating func officeHours(_ fields: Fields) -> [CalendarBlock.OfficeHours] {
        var hours: [CalendarBlock.OfficeHours] = []
        for text in texts(fields, "office-hours") {
            let ends = text.split(separator: "-").map { $0.trimmedSpaces }
            guard ends.count == 2, let from = TimeOfDay(ends[0]), let until = TimeOfDay(ends[1]),
                from < until
            else {
                findings.append(
                    .wrongShape(
                        "office-hours", expected: ("如 \"08:00-12:00\"", "such as \"08:00-12:00\""),
                        at: fields.place(of: "office-hours")))
                continue
            }
            hours.append(.init(from: from, until: until))
        }
        return hours
    }
}

extension Finding {
    static func dayTwice(_ day: CivilDate, at place: Place) -> Finding {
        Finding(
            "day-twice", at: place, ("\(day) 写了两次。", "\(day) is written twice."),
            expected: ("每天一次", "each day once"), remedy: ("删去一处。", "Remove one of them."))
    }

    static func dayOutside(_ day: CivilDate, _ year: Int, at place: Place) -> Finding {
        Finding(
            "day-outside-year", at: place,
            ("\(day) 不在 \(year) 年。", "\(day) is not in \(year)."),
            expected: ("\(year) 年的日子", "days of \(year)"),
            remedy: ("写到它那一年的日历里。", "Write it in that year's calendar."))
    }

    static func badCalendar(_ fault: CalendarFault, at place: Place) -> Finding {
        let reason = fault.words
        return Finding(
            "bad-calendar", at: place,
            ("日历不成立:\(reason.zh)。", "The calendar does not hold: \(reason.en)."),
            expected: (
                "放假日与调休上班日不重合,调休上班日在周末",
                "no day both off and on; make-up days on weekends"
            ),
            remedy: ("对照放假通知核对。", "Compare with the holiday notice."))
    }
}

extension CalendarFault {
    fileprivate var words: (zh: String, en: String) {
        switch self {
        case .yearOutOfRange(let year): ("没有 \(year) 年", "there is no year \(year)")
        case .dayOutsideYear(let day, let year): ("\(day) 不在 \(year) 年", "\(day) is not in \(year)")
        case .dayBothOffAndWorked(let day): ("\(day) 既放假又上班", "\(day) is both off and worked")
        case .yearTwice(let year): ("\(year) 年写了两次", "\(year) stands twice")
        case .officeHours: ("办公时间互相重叠", "office hours overlap")
        }
    }
}

extension String {
    /// First place where `text` stands.
    func range(of text: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}
