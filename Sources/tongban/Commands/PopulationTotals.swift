import Civics
import FEEL
import Foundation
import Policies

/// The totals of a run in the reader's language.
struct PopulationTotals {
    let run: PopulationRun
    let tally: PopulationTally
    let language: Language

    init(_ run: PopulationRun, _ tally: PopulationTally, _ language: Language) {
        (self.run, self.tally, self.language) = (run, tally, language)
    }

    private func say(_ zhHans: String, _ zhHant: String, _ en: String) -> String {
        LocalizedText(zhHans: zhHans, zhHant: zhHant, en: en).text(in: language)
    }

    var lines: [String] {
        let title = run.policy.title.text(in: language)
        return ["\(title) · \(run.question) · \(run.day)", part(tally.all)]
            + values + districts + rows + missing
    }

    private func part(_ part: PopulationTally.Part) -> String {
        var words = [
            say("\(part.people) 人", "\(part.people) 人", "\(part.people) people"),
            say("已得出 \(part.decided)", "已得出 \(part.decided)", "decided \(part.decided)"),
        ]
        let others = [
            (part.cannotTell, say("不能判断", "不能判斷", "cannot tell")),
            (part.conflict, say("冲突", "衝突", "conflict")),
            (part.undetermined, say("没有适用的行", "沒有適用的行", "no row")),
            (part.unreadable, say("读不出", "讀不出", "unreadable")),
        ]
        words += others.filter { $0.0 > 0 }.map { "\($0.1) \($0.0)" }
        if part.isSumLost || part.sum != 0 {
            let sum = part.isSumLost ? "…" : "\(part.sum)"
            words.append(say("合计 \(sum)", "合計 \(sum)", "sum \(sum)"))
        }
        return words.joined(separator: say("，", "，", ", "))
    }

    private var values: [String] {
        guard !tally.values.isEmpty else { return [] }
        let ordered = tally.values.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        return [say("按结果", "按結果", "By result")]
            + ordered.prefix(20).map { "  \($0.key)  \($0.value)" }
    }

    private var districts: [String] {
        guard run.districtFact != nil else { return [] }
        let ordered = tally.districts.sorted { $0.key < $1.key }
        return [say("按区划", "按區劃", "By district")]
            + ordered.map { district, counts in
                let name = district.isEmpty ? say("不详", "不詳", "not given") : district
                return "  \(name)  \(part(counts))"
            }
    }

    private var rows: [String] {
        zip(tally.tables, tally.rows).flatMap { table, rows -> [String] in
            let heading = say("表“\(table)”按行", "表「\(table)」按行", "Rows of \(table)")
            let lines = rows.sorted { $0.key < $1.key }.map { row, people in
                let place = run.policy.tables[table]?.rowPlaces[row].description ?? ""
                return "  \(row + 1)  \(people)  \(place)"
            }
            return [heading] + lines
        }
    }

    private var missing: [String] {
        guard !tally.missing.isEmpty else { return [] }
        return [say("缺少的事实", "缺少的事實", "Missing facts")]
            + tally.missing.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { fact, people in
                "  \(fact)  \(people)  \(run.policy.rules.holder(of: fact)?.word ?? "")"
            }
    }

    static func closing(_ people: Int, _ took: Duration, _ language: Language) -> String {
        let seconds = Double(took.components.seconds) + Double(took.components.attoseconds) / 1e18
        let time = String(format: "%.2f", seconds)
        return LocalizedText(
            zhHans: "\(people) 人，用时 \(time) 秒", zhHant: "\(people) 人，用時 \(time) 秒",
            en: "\(people) people in \(time) s"
        ).text(in: language)
    }
}

/// Standard error, when somebody watches it.
enum Terminal {
    static let isShown = isatty(STDERR_FILENO) == 1
}

/// How far a run has come: a bar on standard error when somebody watches.
struct RunProgress {
    private let total: Int?
    private var shown = ContinuousClock.now

    init(total: Int?) { self.total = total }

    mutating func show(_ done: Int, people: Int) {
        let now = ContinuousClock.now
        guard Terminal.isShown, now - shown > .milliseconds(100) else { return }
        shown = now
        var line = "\r\u{1B}[2K"
        if let total, total > 0 {
            let share = min(1, Double(done) / Double(total))
            let full = Int(share * 30)
            line +=
                "[" + String(repeating: "#", count: full)
                + String(repeating: "-", count: 30 - full) + "] \(Int(share * 100)) % "
        }
        FileHandle.standardError.write(Data((line + "\(people)").utf8))
    }

    func clear() {
        if Terminal.isShown { FileHandle.standardError.write(Data("\r\u{1B}[2K".utf8)) }
    }
}
