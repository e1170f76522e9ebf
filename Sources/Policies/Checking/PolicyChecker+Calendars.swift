import Civics

// Calendars: complete years; catalogues: categories, resources.
extension PolicyChecker {
    /// Days off that stand in the law itself (《全国年节及纪念日放假办法》第二条) and never move.
    private static let fixed = [(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)]

    mutating func checkCalendars() {
        var years: Set<Int> = []
        for block in policy.calendars {
            if !years.insert(block.year).inserted {
                found(
                    "year-twice", at: block.place,
                    ("\(block.year) 年写了两次。", "\(block.year) is written twice."),
                    expected: ("每年一份", "one calendar a year"), remedy: ("合成一份。", "Merge them."))
            }
            checkComplete(block)
        }
    }

    private mutating func checkComplete(_ block: CalendarBlock) {
        var lacking: [String] = []
        for (month, day) in Self.fixed {
            if let date = CivilDate(year: block.year, month: month, day: day),
                !block.calendar.holidays.contains(date)
            {
                lacking.append("\(date)")
            }
        }
        // 清明 falls on 4 to 6 April; 春节 has at least three days between 20 January and 25 February.
        if !holidays(block, from: (4, 3), to: (4, 7)) { lacking.append("清明") }
        if !holidays(block, from: (1, 20), to: (2, 25), atLeast: 3) { lacking.append("春节") }
        if !holidays(block, from: (5, 26), to: (6, 28)) { lacking.append("端午") }
        guard !lacking.isEmpty else { return }
        found(
            "calendar-incomplete", at: block.place,
            (
                "\(block.year) 年的日历缺 \(lacking.joined(separator: "、"))。",
                "The calendar of \(block.year) lacks \(lacking.joined(separator: ", "))."
            ),
            expected: ("全年的法定节假日", "all public holidays of the year"),
            remedy: ("对照放假通知补全。", "Complete it from the holiday notice."))
    }

    private func holidays(
        _ block: CalendarBlock, from: (Int, Int), to: (Int, Int), atLeast: Int = 1
    ) -> Bool {
        guard let first = CivilDate(year: block.year, month: from.0, day: from.1),
            let last = CivilDate(year: block.year, month: to.0, day: to.1)
        else { return true }
        return block.calendar.holidays.count { first <= $0 && $0 <= last } >= atLeast
    }

    mutating func checkCatalogue() {
        let ids = policy.flow?.steps.map(\.id) ?? []
        var seen: Set<String> = []
        for category in policy.categories {
            if !seen.insert(category.code + "\u{0}" + (category.condition ?? "")).inserted {
                findings.append(.duplicateKey(category.code, at: category.place))
            }
            checkUnit(category.unit, at: category.place)
            for (step, _) in category.limits where policy.flow != nil && !ids.contains(step) {
                missing(("步骤", "step"), step, among: ids, at: category.place)
            }
        }
        for resource in policy.resources {
            checkUnit(resource.owner, at: resource.place)
            for item in resource.items where item.sharing == "refused" && item.refusalBasis == nil {
                found(
                    "refusal-without-law", at: resource.place,
                    (
                        "“\(item.name)”不予共享,却没有依据。",
                        "`\(item.name)` is not shared and no law says why."
                    ),
                    expected: ("`law: 《…》第…条`", "`law: …`"),
                    remedy: ("写明依据的条文。", "Name the article."))
            }
        }
    }
}
