import Civics
import FEEL

/// Checks the expectations of one situation.
struct SituationChecking {
    let policy: Policy
    let calendar: WorkingCalendar
    let surroundings: PolicySurroundings
    let facts: FactBase
    var asking: RuleAsking

    typealias Result = SituationReport.Result

    init(
        policy: Policy, calendar: WorkingCalendar, surroundings: PolicySurroundings, facts: FactBase
    ) {
        self.policy = policy
        self.surroundings = surroundings
        self.calendar = calendar
        self.facts = facts
        asking = policy.rules.asking(facts)
    }

    static let words = Words([
        "branches": "分支", "steps": "步骤", "ways": "走法", "materials": "材料", "questions": "提问",
        "fees": "收费", "form-error": "表单错误", "due": "到期",
    ])

    mutating func results(_ expectation: Situation.Expectation) -> [Result] {
        let (value, place) = (expectation.value, expectation.place)
        switch Self.words.read(expectation.what) {
        case "branches": return branches(value, place)
        case "steps": return steps(value, place)
        case "ways": return ways(value, place)
        case "materials": return materials(value, place)
        case "questions":
            let asked = asking.questionsAsked()
            return [same("questions", value.texts, asked, place)]
        case "fees": return fees(value, place)
        case "form-error": return formErrors(value, place)
        case "due": return due(value, place)
        case _: return [named(expectation.what, value, place)]
        }
    }

    /// Two sets of names.
    func same(_ what: String, _ expected: [String], _ actual: [String], _ place: Place) -> Result {
        Result(
            what: what, expected: "[" + expected.joined(separator: ", ") + "]",
            actual: "[" + actual.joined(separator: ", ") + "]",
            passed: Set(expected) == Set(actual), place: place)
    }

    private mutating func branches(_ expected: SituationValue, _ place: Place) -> [Result] {
        let needs = asking.branches()
        guard case .mapping(let pairs) = expected else {
            let needed = needs.filter { $0.answer == .yes }.map(\.branch)
            var result = same("branches", expected.texts, needed, place)
            let open = needs.filter { if case .cannotTell = $0.answer { true } else { false } }
            if !open.isEmpty {
                result.passed = false
                result.actual += ", cannot tell: " + open.map(\.branch).joined(separator: ", ")
            }
            return [result]
        }
        return pairs.map { pair in
            let answer = needs.first { $0.branch == pair.key }?.answer
            return answered("branches.\(pair.key)", pair.value, answer, place)
        }
    }

    func answered(
        _ what: String, _ expected: SituationValue, _ answer: Answer?, _ place: Place
    ) -> Result {
        let actual = answer?.word ?? "no such name"
        return Result(
            what: what, expected: expected.answerWord, actual: answer?.readable ?? actual,
            passed: expected.answerWord == actual, place: place)
    }

    private mutating func steps(_ expected: SituationValue, _ place: Place) -> [Result] {
        guard case .mapping(let pairs) = expected else {
            return [misshapen("steps", expected, "{ STEP: true }", place)]
        }
        var results: [Result] = []
        for pair in pairs {
            let step = policy.step(at: pair.key)
            let answer = step.map { asking.answer($0.when) }
            results.append(answered("steps.\(pair.key)", pair.value, answer, place))
        }
        return results
    }

    private mutating func ways(_ expected: SituationValue, _ place: Place) -> [Result] {
        guard case .mapping(let pairs) = expected else {
            return [misshapen("ways", expected, "{ BRANCH: 1 }", place)]
        }
        let needs = asking.branches()
        return pairs.map { pair in
            let need = needs.first { $0.branch == pair.key }
            let actual = need?.way.map { "\($0 + 1)" } ?? need?.answer.readable ?? "no such branch"
            return Result(
                what: "ways.\(pair.key)", expected: pair.value.text, actual: actual,
                passed: pair.value.text == actual, place: place)
        }
    }

    func misshapen(
        _ what: String, _ expected: SituationValue, _ form: String, _ place: Place
    ) -> Result {
        Result(what: what, expected: form, actual: expected.text, passed: false, place: place)
    }

    private mutating func materials(_ expected: SituationValue, _ place: Place) -> [Result] {
        let needs = asking.materials()
        guard case .mapping(let pairs) = expected else {
            let needed = needs.filter { $0.answer == .yes }.map(\.material.name)
            return [same("materials", expected.texts, needed, place)]
        }
        return pairs.map { pair in
            let need = needs.first { $0.material.name == pair.key }
            let actual =
                switch need?.answer {
                case .yes: need?.material.how.word ?? ""
                case .no: "no"
                case .cannotTell: "cannot-tell"
                case nil: "no such material"
                }
            let wanted = MaterialWords.read(pair.value)
            return Result(
                what: "materials.\(pair.key)", expected: wanted, actual: actual,
                passed: wanted == actual, place: place)
        }
    }

    private mutating func fees(_ expected: SituationValue, _ place: Place) -> [Result] {
        guard case .mapping(let pairs) = expected else {
            return [misshapen("fees", expected, "{ FEE: 100.00 }", place)]
        }
        let needs = asking.fees()
        return pairs.map { pair in
            let need = needs.first { $0.name == pair.key }
            return fee(need, pair, place)
        }
    }

    private func fee(_ need: FeeNeed?, _ pair: SituationValue.Pair, _ place: Place) -> Result {
        let what = "fees.\(pair.key)"
        guard need?.answer == .yes, let amount = need?.amount else {
            return answered(what, pair.value, need?.answer, place)
        }
        if case .value(.number(let yuan)) = amount, let wanted = Number(pair.value.text) {
            return Result(
                what: what, expected: pair.value.text, actual: "\(yuan)", passed: yuan == wanted,
                place: place)
        }
        return Result(
            what: what, expected: pair.value.text, actual: amount.readable, passed: false,
            place: place)
    }
}

enum MaterialWords {
    private static let ways = Words([
        "fetch": "调取", "own": "自备", "generated": "生成", "later": "容缺", "no": "不需要",
        "cannot-tell": "不能判断",
    ])

    static func read(_ value: SituationValue) -> String {
        if value == .boolean(false) { return "no" }
        return ways.read(value.text) ?? value.text
    }
}

extension Material.Way {
    /// The word the document writes: fetch, own, generated, later.
    public var word: String {
        switch self {
        case .fetch: "fetch"
        case .own: "own"
        case .generated: "generated"
        case .later: "later"
        }
    }
}

extension Answer {
    var word: String {
        switch self {
        case .yes: "true"
        case .no: "false"
        case .cannotTell: "cannot-tell"
        }
    }

    var readable: String {
        guard case .cannotTell(let missing) = self else { return word }
        return "cannot-tell [" + missing.joined(separator: ", ") + "]"
    }
}

extension SituationValue {
    /// `true`, `false`, `cannot-tell` as written in either language.
    var answerWord: String {
        switch text {
        case "不能判断": "cannot-tell"
        case "yes", "是": "true"
        case "no", "否": "false"
        case let other: other
        }
    }
}

extension RuleValue {
    var readable: String {
        switch self {
        case .value(let value): value.description
        case .cannotTell(let missing): "cannot-tell [" + missing.joined(separator: ", ") + "]"
        case .conflict(_, let rows):
            "conflict [" + rows.map { "\($0 + 1)" }.joined(separator: ", ") + "]"
        case .undetermined: "undetermined"
        }
    }
}

extension Policy {
    /// A step by its id, or by `branch/step`.
    public func step(at path: String) -> Step? {
        let parts = path.split(separator: "/", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return flow?.steps.first { $0.id == path } }
        let branch = branches.first { $0.branch.id == parts[0] }?.branch
        return branch?.ways.flatMap(\.steps).first { $0.id == parts[1] }
    }
}
