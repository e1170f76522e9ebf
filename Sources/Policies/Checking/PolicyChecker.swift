import Civics
import FEEL

extension PolicyPackage {
    /// Everything that should be mended before release: what reading found and what the checks
    /// find, in the order of the documents.
    public func check(_ surroundings: PolicySurroundings = .init()) -> [Finding] {
        guard let policy else { return findings }
        var checker = PolicyChecker(policy, surroundings)
        return (findings + checker.check()).sorted()
    }
}

/// Checks a policy that could be read. Each aspect is an extension of its own.
struct PolicyChecker {
    let policy: Policy
    let surroundings: PolicySurroundings
    /// Types of all names, those of tables and decisions inferred.
    let types: NameTypes
    var findings: [Finding] = []

    init(_ policy: Policy, _ surroundings: PolicySurroundings) {
        self.policy = policy
        self.surroundings = surroundings
        types = NameTypes(policy)
    }

    mutating func check() -> [Finding] {
        checkHeader()
        checkCycles()
        checkExpressions()
        checkMissingDays()
        checkParameters()
        checkTables()
        checkServices()
        checkQuestions()
        checkMaterials()
        checkForm()
        checkFlow()
        checkChildren()
        checkPapers()
        checkFees()
        checkCalendars()
        checkCatalogue()
        return findings
    }

    mutating func found(
        _ kind: String, _ severity: Finding.Severity = .error, at place: Place,
        _ message: (zh: String, en: String), expected: (zh: String, en: String),
        remedy: (zh: String, en: String)
    ) {
        findings.append(
            Finding(kind, severity, at: place, message, expected: expected, remedy: remedy))
    }

    /// Something named that does not exist, with the nearest that does.
    mutating func missing(
        _ what: (zh: String, en: String), _ name: String, among known: [String], at place: Place,
        kind: String = "unknown-reference"
    ) {
        let nearest = Nearness.nearest(to: name, among: known)
        found(
            kind, at: place, ("没有叫“\(name)”的\(what.zh)。", "There is no \(what.en) `\(name)`."),
            expected: known.isEmpty
                ? ("先写出这个\(what.zh)", "that \(what.en) to be written first")
                : (
                    "以下之一:\(known.joined(separator: "、"))",
                    "one of: \(known.joined(separator: ", "))"
                ),
            remedy: nearest.map { ("是不是想写“\($0)”?", "Did you mean `\($0)`?") }
                ?? ("写出它,或改用已有的。", "Write it, or use one that exists."))
    }

    private mutating func checkHeader() {
        if let until = policy.until, until < policy.effective {
            found(
                "ends-before-it-begins", at: Place(file: "policy.md", line: 1),
                ("废止日早于施行日。", "It ends before it takes effect."),
                expected: (
                    "废止日不早于 \(policy.effective)", "an `until` not before \(policy.effective)"
                ),
                remedy: ("改其中一个日期。", "Change one of the days."))
        }
        for older in policy.supersedes
        where older.id == policy.reference.id && older.version >= policy.reference.version {
            found(
                "supersedes-itself", at: Place(file: "policy.md", line: 1),
                ("不能替代 \(older)。", "It cannot supersede \(older)."),
                expected: ("更早的版本", "an earlier version"), remedy: ("改版本号。", "Change the version."))
        }
    }

    private mutating func checkCycles() {
        let names = RuleNames.names(of: policy)
        let order = MakingOrder(makers: names.makers, tables: names.tables, names.vocabulary)
        for cycle in order.cycles {
            let way = (cycle + cycle.prefix(1)).map { names.vocabulary.names[$0] }
            let place = place(ofName: way[0])
            found(
                "cycle", at: place,
                (
                    "“\(way[0])”绕回到自己:\(way.joined(separator: " → "))。",
                    "`\(way[0])` rests on itself: \(way.joined(separator: " → "))."
                ),
                expected: ("推导不成环", "derivations without a circle"),
                remedy: ("让其中一项直接来自表单或登记。", "Let one of them come from the form or a register."))
        }
    }

    func place(ofName name: String) -> Place {
        policy.facts[name]?.place ?? policy.decisions[name]?.place ?? policy.tables[name]?.place
            ?? policy.parameters[name]?.place ?? policy.questions[name]?.place
            ?? Place(file: "policy.md", line: 1)
    }
}
