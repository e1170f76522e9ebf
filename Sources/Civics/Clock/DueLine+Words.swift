extension DueLine {
    /// The line as a reader sees it: `2026-10-10 星期六，调休上班，计第 13 日`.
    public func text(in language: Language) -> String {
        let separator = language == .en ? ", " : "，"
        let day = day.description + " " + day.weekday.text(in: language)
        let remarks = [
            isMakeUp ? Self.makeUpRemark : nil, reckoning.words,
            provisional ? Self.provisionalRemark : nil,
        ]
        let words = [day] + remarks.compactMap { $0?.text(in: language) }
        return words.joined(separator: separator) + ground(in: language)
    }

    private func ground(in language: Language) -> String {
        guard let source = source?.text(in: language) else { return "" }
        return language == .en ? " (\(source))" : "（\(source)）"
    }

    private static let makeUpRemark = LocalizedText(
        zhHans: "调休上班", zhHant: "調休上班", en: "a make-up working day")
    private static let provisionalRemark = LocalizedText(
        zhHans: "当年放假安排未公布，暂按周末推算", zhHant: "當年放假安排未公布，暫按週末推算",
        en: "provisional: this year's holidays are not published")
}

extension DueLine.Reckoning {
    var words: LocalizedText {
        switch self {
        case .dayZero:
            LocalizedText(zhHans: "起算日，不计", zhHant: "起算日，不計", en: "day zero, not counted")
        case .counted(let number):
            LocalizedText(
                zhHans: "计第 \(number) 日", zhHant: "計第 \(number) 日", en: "counted as day \(number)")
        case .time(let counted, let total):
            LocalizedText(
                zhHans: "计 {counted}，累计 {total}", zhHant: "計 {counted}，累計 {total}",
                en: "{counted} counted, {total} in all"
            ).filled(with: ["counted": Self.clock(counted), "total": Self.clock(total)])
        case .notCounted(let ground): ground.words
        }
    }

    // Hours and minutes, `4:05`; seconds only where there are some.
    private static func clock(_ seconds: Int) -> String {
        let minutes = "\(seconds / 3_600):" + Digits.padded(seconds / 60 % 60, 2)
        return seconds % 60 == 0 ? minutes : minutes + ":" + Digits.padded(seconds % 60, 2)
    }
}

extension DueLine.Ground {
    var words: LocalizedText {
        switch self {
        case .weekend: LocalizedText(zhHans: "周末，不计", zhHant: "週末，不計", en: "weekend, not counted")
        case .holiday:
            LocalizedText(zhHans: "节假日，不计", zhHant: "節假日，不計", en: "holiday, not counted")
        case .suspended:
            LocalizedText(zhHans: "中止期间，不计", zhHant: "中止期間，不計", en: "suspended, not counted")
        case .outsideOfficeHours:
            LocalizedText(
                zhHans: "非办公时间，不计", zhHant: "非辦公時間，不計",
                en: "outside office hours, not counted")
        }
    }
}
