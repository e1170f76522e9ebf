public import Civics
import FEEL

extension PolicyPackage {
    /// Runs every situation against the policy.
    ///
    /// - Parameter calendar: Working days for `due`; years it lacks give provisional dates.
    /// - Parameter surroundings: Who owns the registers the document names.
    public func runSituations(
        on calendar: WorkingCalendar, in surroundings: PolicySurroundings = .init()
    ) -> SituationReport {
        guard let policy else { return SituationReport(runs: [], findings: []) }
        var runner = SituationRunner(
            policy: policy.counting(on: calendar), calendar: calendar, surroundings: surroundings)
        return runner.run(situations)
    }
}

/// Runs situations and watches which rows and edges they meet.
struct SituationRunner {
    let policy: Policy
    let calendar: WorkingCalendar
    let surroundings: PolicySurroundings
    private var findings: [Finding] = []
    private var coverage: TableCoverage

    init(policy: Policy, calendar: WorkingCalendar, surroundings: PolicySurroundings) {
        self.policy = policy
        self.calendar = calendar
        self.surroundings = surroundings
        coverage = TableCoverage(policy)
    }

    mutating func run(_ situations: [Situation]) -> SituationReport {
        let runs = situations.map { run($0) }
        findings += coverage.findings()
        return SituationReport(runs: runs, findings: findings.sorted())
    }

    private mutating func run(_ situation: Situation) -> SituationReport.Run {
        var checking = SituationChecking(
            policy: policy, calendar: calendar, surroundings: surroundings,
            facts: facts(situation))
        coverage.watch(&checking.asking)
        var results: [SituationReport.Result] = []
        for expectation in situation.expect { results += checking.results(expectation) }
        return .init(name: situation.name, place: situation.place, results: results)
    }

    /// The facts a situation gives, each by its declared type.
    mutating func facts(_ situation: Situation) -> FactBase {
        var facts = FactBase(asOf: situation.asOf ?? policy.effective)
        for given in situation.given {
            guard let type = policy.rules.type(of: given.fact) else {
                findings.append(unknown(given))
                continue
            }
            guard let value = type.value(of: given.value) else {
                findings.append(mistyped(given))
                continue
            }
            let source = policy.rules.source(of: given.fact, on: facts.asOf)
            facts[given.fact] = .init(value: value, source: source)
        }
        return facts
    }

    private func unknown(_ given: Situation.Given) -> Finding {
        let nearest = Nearness.nearest(to: given.fact, among: policy.rules.vocabulary.names)
        return Finding(
            "unknown-fact", at: given.place,
            ("没有声明过“\(given.fact)”。", "`\(given.fact)` is declared nowhere."),
            expected: ("文件里声明过的名称", "a name the document declares"),
            remedy: nearest.map { ("是不是想写“\($0)”?", "Did you mean `\($0)`?") }
                ?? ("先在 facts 里声明。", "Declare it in `facts` first."))
    }

    private func mistyped(_ given: Situation.Given) -> Finding {
        Finding(
            "wrong-type", at: given.place,
            (
                "“\(given.fact)”的值与类型不符:\(given.value.text)。",
                "The value of `\(given.fact)` is not of its type: \(given.value.text)."
            ),
            expected: ("与声明的类型一致的值", "a value of the declared type"),
            remedy: ("改值,或改类型。", "Change the value or the type."))
    }
}

extension FactType {
    func value(of written: SituationValue) -> Value? {
        switch (self, written) {
        case (_, .null): .null
        case (.boolean, .boolean(let truth)), (.structure, .boolean(let truth)): .boolean(truth)
        case (.list(let element), .list(let items)): Self.list(items) { element.value(of: $0) }
        case (.list(let element), .scalar), (.list(let element), .text):
            element.value(of: written).map { .list([$0]) }
        case (.structure, .scalar(let text)): Value(loose: text)
        case (.structure, .list(let items)): Self.list(items) { self.value(of: $0) }
        case (_, .scalar(let text)), (_, .text(let text)): value(of: text)
        case (.structure, .mapping(let pairs)):
            .context(Context(pairs.map { ($0.key, self.value(of: $0.value) ?? .null) }))
        // 是 and 否 are also words of enumerations.
        case (.enumeration(let values), .boolean(let truth)):
            values.first { BlockReading.truth($0) == truth }.map { .string($0) }
        case (_, .boolean), (_, .list), (_, .mapping): nil
        }
    }

    private static func list(
        _ items: [SituationValue], _ value: (SituationValue) -> Value?
    ) -> Value? {
        let values = items.compactMap(value)
        return values.count == items.count ? .list(values) : nil
    }
}

extension Value {
    /// A value as its text looks: number, date, else text.
    init(loose text: String) {
        if let number = Number(text) {
            self = .number(number)
        } else if let date = CalendarDate(text) {
            self = .date(date)
        } else {
            self = .string(text)
        }
    }
}

extension SituationValue {
    /// As an official would read it aloud.
    public var text: String {
        switch self {
        case .null: "null"
        case .boolean(let truth): truth ? "true" : "false"
        case .scalar(let text), .text(let text): text
        case .list(let items): "[" + items.map(\.text).joined(separator: ", ") + "]"
        case .mapping(let pairs):
            "{ " + pairs.map { "\($0.key): \($0.value.text)" }.joined(separator: ", ") + " }"
        }
    }

    /// One text or a list of texts.
    var texts: [String] {
        switch self {
        case .scalar(let text), .text(let text): [text]
        case .list(let items): items.map(\.text)
        case .boolean, .null: [text]
        case .mapping(let pairs): pairs.map(\.key)
        }
    }
}
