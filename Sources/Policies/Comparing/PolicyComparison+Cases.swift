import Civics
import FEEL

// What is asked, brought, done and issued.
extension PolicyComparison {
    mutating func compareAsking() {
        let questions = match(
            "question", Wording("提问", "提問", "question"), old.questions, new.questions)
        for (name, before, after) in questions {
            changed("question", name, .condition, from: before.when?.source, to: after.when?.source)
        }
        let fields = match(
            "field", Wording("填写项", "填寫項", "field"), (old.form?.fields ?? []).map { ($0.name, $0) },
            (new.form?.fields ?? []).map { ($0.name, $0) })
        for (name, before, after) in fields {
            changed(
                "field", name, Wording("必填", "必填", "obligation"), from: before.obligation,
                to: after.obligation)
            changed(
                "field", name, Wording("显示条件", "顯示條件", "visibility"), from: before.visible?.source,
                to: after.visible?.source)
            changed(
                "field", name, Wording("预填来源", "預填來源", "pre-filling"), from: before.register,
                to: after.register)
        }
        let isSilent = !found.contains { $0.kind == "field" }
        if isSilent, let before = old.form, let after = new.form, before.schema != after.schema {
            found.append(
                PolicyDifference(
                    "field", new.reference.id,
                    LocalizedText(
                        zhHans: "表单的填写规则有改动", zhHant: "表單的填寫規則有改動",
                        en: "the rules of the form changed")))
        }
    }

    mutating func compareMaterials() {
        for (name, before, after) in match(
            "material", Wording("材料", "材料", "material"), old.materials, new.materials)
        {
            changed(
                "material", name, Wording("提供方式", "提供方式", "way"), from: before.how.written,
                to: after.how.written)
            changed("material", name, .condition, from: before.when?.source, to: after.when?.source)
        }
    }

    mutating func compareFlow() {
        let before = (old.flow?.steps ?? []).map { ($0.id, $0) }
        let after = (new.flow?.steps ?? []).map { ($0.id, $0) }
        for (_, was, now) in match("step", Wording("步骤", "步驟", "step"), before, after) {
            compare(was, now, in: nil)
        }
        let (was, now) = (before.map(\.0), after.map(\.0))
        let kept = (was.filter { now.contains($0) }, now.filter { was.contains($0) })
        if kept.0 != kept.1 {
            changed(
                "step", "flow", Wording("步骤次序", "步驟次序", "order of steps"),
                from: kept.0.joined(separator: " → "), to: kept.1.joined(separator: " → "))
        }
        compareBranches()
        compareCaseRules()
    }

    private mutating func compare(_ was: Step, _ now: Step, in branch: String?) {
        let name = branch.map { "\($0)/\(now.id)" } ?? now.id
        changed(
            "step", name, Wording("做法", "做法", "pattern"), from: was.pattern.word,
            to: now.pattern.word)
        changed(
            "limit", name, Wording("期限", "期限", "limit"), from: was.within?.description,
            to: now.within?.description)
        changed("limit", name, .countedFrom, from: was.countedFrom, to: now.countedFrom)
        changed("step", name, .condition, from: was.when?.source, to: now.when?.source)
        changed(
            "step", name, Wording("岗位", "崗位", "desk"), from: was.desk.rawValue,
            to: now.desk.rawValue)
        changed("unit", name, .unit, from: was.unit?.word, to: now.unit?.word)
        changed(
            "step", name, Wording("超时处理", "逾時處理", "timeout"), from: was.timeout.word,
            to: now.timeout.word)
        changed(
            "step", name, Wording("证据", "證據", "evidence"),
            from: was.pattern.evidence.joined(separator: ", "),
            to: now.pattern.evidence.joined(separator: ", "))
    }

    private mutating func compareBranches() {
        let before = old.branches.map { ($0.branch.id, $0.branch) }
        let after = new.branches.map { ($0.branch.id, $0.branch) }
        for (id, was, now) in match("branch", Wording("分支", "分支", "branch"), before, after) {
            changed(
                "limit", id, .promised, from: was.promised?.description,
                to: now.promised?.description)
            changed(
                "limit", id, .statutory, from: was.statutory?.description,
                to: now.statutory?.description)
            changed("limit", id, .countedFrom, from: was.countedFrom, to: now.countedFrom)
            changed("branch", id, .condition, from: was.when?.source, to: now.when?.source)
            changed("unit", id, .unit, from: was.unit.word, to: now.unit.word)
            changed(
                "branch", id, Wording("等待的分支", "等待的分支", "earlier branches"),
                from: was.after.joined(separator: ", "), to: now.after.joined(separator: ", "))
            let steps = match(
                "step", Wording("步骤", "步驟", "step"), was.pathSteps, now.pathSteps)
            for (_, one, other) in steps { compare(one, other, in: id) }
        }
    }

    private mutating func compareCaseRules() {
        guard let was = old.flow, let now = new.flow else { return }
        let id = new.reference.id
        changed(
            "limit", id, Wording("补正期限", "補正期限", "time to supplement"),
            from: was.supplement.within?.description, to: now.supplement.within?.description)
        changed(
            "limit", id, Wording("延期次数", "延期次數", "extensions"), from: "\(was.extensions.times)",
            to: "\(now.extensions.times)")
        changed(
            "limit", id, Wording("延期上限", "延期上限", "longest extension"),
            from: was.extensions.atMost?.description, to: now.extensions.atMost?.description)
        compareChildren(was.children, now.children, of: id)
    }

    private mutating func compareChildren(
        _ was: ChildDocuments, _ now: ChildDocuments, of id: String
    ) {
        changed(
            "child", id, Wording("差评整改办件", "差評整改辦件", "correction document"),
            from: was.correction, to: now.correction)
        changed(
            "child", id, Wording("事后核查办件", "事後核查辦件", "post-check document"),
            from: was.postCheck, to: now.postCheck)
        changed(
            "child", id, Wording("申诉办件", "申訴辦件", "appeal document"), from: was.appeal,
            to: now.appeal)
        changed(
            "child", id, Wording("申诉支持后", "申訴支持後", "effect of an upheld appeal"),
            from: was.upheld.word, to: now.upheld.word)
    }

    mutating func comparePapers() {
        for (name, before, after) in match(
            "paper", Wording("证照", "證照", "paper"), old.papers, new.papers)
        {
            changed(
                "paper", name, Wording("有效期", "有效期", "validity"), from: before.valid?.word,
                to: after.valid?.word)
            changed(
                "paper", name, Wording("编号", "編號", "number"), from: before.number, to: after.number)
        }
    }

    mutating func compareCatalogue() {
        let before = old.categories.map { ($0.code, $0) }
        for (code, was, now) in match(
            "category", Wording("类别", "類別", "category"), before,
            new.categories.map { ($0.code, $0) })
        {
            changed("unit", code, .unit, from: was.unit, to: now.unit)
            changed(
                "limit", code, Wording("时限", "時限", "limits"), from: was.writtenLimits,
                to: now.writtenLimits)
        }
        let years = match(
            "calendar", Wording("日历", "日曆", "calendar"), old.calendars.map { ("\($0.year)", $0) },
            new.calendars.map { ("\($0.year)", $0) })
        for (year, was, now) in years {
            changed(
                "calendar", year, Wording("放假", "放假", "days off"),
                from: was.calendar.holidays.written, to: now.calendar.holidays.written)
            changed(
                "calendar", year, Wording("调休上班", "調休上班", "make-up days"),
                from: was.calendar.makeUp.written, to: now.calendar.makeUp.written)
        }
    }

    mutating func compareProse() {
        let before = old.articles.map { ($0.heading, $0.prose) }
        let after = new.articles.map { ($0.heading, $0.prose) }
        for (heading, was, now) in match("article", Wording("条文", "條文", "article"), before, after)
        where was != now {
            let name = heading.isEmpty ? new.reference.id : heading
            changed(
                "article", name, Wording("文字", "文字", "wording"), from: was.joined(separator: "\n"),
                to: now.joined(separator: "\n"))
        }
    }
}

extension Branch {
    /// Steps of all ways; those of a second way carry its number.
    fileprivate var pathSteps: [(String, Step)] {
        ways.enumerated().flatMap { index, way in
            way.steps.map {
                (ways.count == 1 ? "\(id)/\($0.id)" : "\(id)/\(index + 1)/\($0.id)", $0)
            }
        }
    }
}

extension FormField {
    fileprivate var obligation: String {
        alwaysRequired ? "true" : required?.source ?? "false"
    }
}

extension Material.Way {
    fileprivate var written: String {
        switch self {
        case .fetch(let path, let otherwise):
            "fetch \(path)" + (otherwise.map { ", else \($0.written)" } ?? "")
        case .own: "own"
        case .generated: "generated"
        case .later(let until, let consequence): "later \(until), \(consequence)"
        }
    }
}

extension ChildDocuments.Upheld {
    fileprivate var word: String {
        switch self {
        case .reopen: "reopen"
        case .grant: "grant"
        case .goto(let step): "goto \(step)"
        }
    }
}

extension UnitRule {
    /// The unit as the document writes it.
    var word: String {
        switch self {
        case .unit(let unit): unit
        case .componentOwner(let fallback): "component-owner, else \(fallback)"
        case .category: "category"
        case .dispatched: "dispatched"
        case .territorial(let kind): "territorial \(kind)"
        case .fact(let fact): "fact \(fact)"
        }
    }
}

extension Timeout {
    fileprivate var word: String {
        switch self {
        case .remind: "remind"
        case .escalate: "escalate"
        case .deemedConsent: "deemed-consent"
        case .deemedAccepted: "deemed-accepted"
        case .end(let reason): "end: \(reason)"
        case .goto(let step): "goto: \(step)"
        case .pass: "pass"
        }
    }
}

extension Pattern {
    /// Evidence the step wants.
    fileprivate var evidence: [String] {
        switch self {
        case .handle(let evidence), .verify(_, let evidence), .close(_, let evidence): evidence
        case .accept, .supplement, .review, .parallel, .jointReview, .siteVisit, .gaps, .commit,
            .publicise, .hearing, .decide, .issue, .deliver, .pay, .child, .dispatch, .confirm,
            .callBack, .rate:
            []
        }
    }
}

extension Paper.Validity {
    fileprivate var word: String {
        switch self {
        case .years(let count): "\(count) years"
        case .months(let count): "\(count) months"
        case .days(let count): "\(count) days"
        case .untilDate(let fact): "until \(fact)"
        case .unlimited: "unlimited"
        }
    }
}

extension Category {
    fileprivate var writtenLimits: String {
        limits.map { "\($0.step) \($0.limit)" }.joined(separator: ", ")
    }
}

extension Set<CivilDate> {
    fileprivate var written: String { sorted().map(\.description).joined(separator: ", ") }
}
