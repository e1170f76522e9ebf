import Civics
import Policies

/// What stands in a problem's facts by a code, as people read it.
enum FactWord: String, Word {
    case times = "已经延过期，次数用完了 | 已經延過期，次數用完了 | It was extended as often as is allowed"
    case tooLong = "超过了最长的延期 | 超過了最長的延期 | Longer than an extension may be"
    case past = "期限已经过了 | 期限已經過了 | The limit is already over"
    case noSuchClock = "这里没有在计时的期限 | 這裡沒有在計時的期限 | No limit runs here"
    case arbitrated = "再次退回已经裁定的派单 | 再次退回已經裁定的派單 | Returning what was arbitrated"
    case beforeVisit = "在踏勘之前填写结果 | 在踏勘之前填寫結果 | A result before the visit"
    case childCases = "相关办件的数目 | 相關辦件的數目 | The number of related cases"
    case itself = "同一个办件 | 同一個辦件 | The case itself"
    case level = "层级 | 層級 | The level"
    case notGranted = "为没有准予的事项制证 | 為沒有准予的事項製證 | A document for what was not granted"
    case replyBy = "答复的期限 | 答覆的期限 | The day to reply by"
    case tooLate = "退回的时间 | 退回的時間 | The time to return it"
    case steps = "环节的数目 | 環節的數目 | The number of steps"
    case timer = "定时的时间 | 定時的時間 | The timer"
    case visitPast = "踏勘的日期已过，这一天 | 踏勘的日期已過，這一天 | A visit on a day that is over"
    case accepted = "受理 | 受理 | accepted"
    case examined = "审查 | 審查 | examined"
    case approved = "决定 | 決定 | decided"

    /// The word of a code under a fact's name; `nil` for what people read as it stands.
    static func word(_ fact: String, _ code: String) -> (any Word)? {
        switch fact {
        case "stage": StageWord.stage(code)
        case "reason": reason(code)
        case "what": bound(code)
        case "kinds": EvidenceWord.word(code)
        case "earlier": ["accepted": accepted, "examined": examined, "approved": approved][code]
        case _: nil
        }
    }

    private static func reason(_ code: String) -> FactWord? {
        ["times": times, "too-long": tooLong, "past": past, "no-such-clock": noSuchClock][code]
    }

    private static func bound(_ code: String) -> FactWord? {
        [
            "arbitrated": arbitrated, "before-the-visit": beforeVisit, "child-cases": childCases,
            "itself": itself, "level": level, "paper-not-granted": notGranted,
            "reply-by": replyBy, "return-too-late": tooLate, "steps": steps, "timer": timer,
            "visit-in-the-past": visitPast,
        ][code]
    }
}

extension Problem {
    /// What happened and what to do, its facts named as people know them.
    ///
    /// - Parameter naming: Names what the case knows by a code (a step, a material, a unit) under
    ///   the fact's name; what it does not name either has a word of the house or is read as it
    ///   stands.
    func told(
        in language: Language, naming: (_ fact: String, _ code: String) -> String? = { _, _ in nil }
    ) -> (title: String, detail: String) {
        let wording = Wording(language)
        let facts = facts.reduce(into: [String: String]()) { told, fact in
            let codes =
                Self.lists.contains(fact.key)
                ? fact.value.split(separator: ",").map { String($0).trimmed } : [fact.value]
            told[fact.key] = wording.list(
                codes.map { code in
                    naming(fact.key, code)
                        ?? FactWord.word(fact.key, code)?.text(in: language) ?? code
                })
        }
        let copy = Problem(kind, facts: facts, fields: fields)
        let detail = copy.detail(in: language)
            .replacing(" ()", with: "").replacing("（）", with: "")
        return (copy.title(in: language), detail)
    }

    /// ``told(in:naming:)`` on one line.
    func sentence(
        in language: Language, naming: (_ fact: String, _ code: String) -> String? = { _, _ in nil }
    ) -> String {
        let (title, detail) = told(in: language, naming: naming)
        return "\(title) \(detail)"
    }

    /// Facts that name several things.
    private static let lists: Set<String> = [
        "branches", "facts", "kinds", "materials", "units", "waiting",
    ]
}

extension CaseFile {
    /// Why something cannot be done, named as this case's document names it.
    func told(_ problem: Problem) -> String {
        problem.sentence(in: visit.language) { name(of: $1, as: $0) }
    }

    /// What a problem's fact names in this case; `nil` where the case has no name for it.
    func name(of code: String, as fact: String) -> String? {
        if let name = policy?.name(of: code, as: fact, in: visit.language) { return name }
        return switch fact {
        case "branches", "materials", "waiting", "material", "facts": name(of: code)
        case "what": FactWord.word(fact, code) == nil ? name(of: code) : nil
        case "units": visit.unit(code)
        case _: nil
        }
    }
}

extension Policy {
    /// What a problem's fact names in this document.
    func name(of code: String, as fact: String, in language: Language) -> String? {
        switch fact {
        case "materials", "material": materials[code]?.title.text(in: language)
        case "facts":
            facts[code]?.title?.text(in: language) ?? questions[code]?.text.text(in: language)
        case "ground":
            flow?.suspensions.first { $0.code == code }?.title.text(in: language)
        case _: nil
        }
    }
}
