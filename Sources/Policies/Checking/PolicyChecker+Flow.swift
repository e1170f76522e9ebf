import Civics
import FEEL

// The flow: every step reached, none a dead end, all names resolving.
extension PolicyChecker {
    mutating func checkFlow() {
        guard let flow = policy.flow else {
            if policy.bundle != nil || policy.services.contains(where: { $0.benefit == nil }) {
                found(
                    "no-flow", .note,
                    at: policy.services.first?.place ?? Place(file: "policy.md", line: 1),
                    ("没有流程,办不了件。", "There is no flow, so no case can run."),
                    expected: ("一个 flow 块", "a `flow` block"), remedy: ("写出流程。", "Write the flow."))
            }
            return
        }
        let owner = (
            policy.bundle?.promised ?? policy.services.first?.promised,
            policy.bundle?.statutory ?? policy.services.first?.statutory
        )
        if flow.promised != owner.0 || flow.statutory != owner.1 {
            checkPromise(flow.promised, flow.statutory, of: "flow", at: flow.place)
        }
        checkReach(flow)
        checkEnd(flow)
        for step in flow.steps { check(step, among: flow.steps, unit: leadUnit) }
        for (_, branch) in policy.branches { check(branch) }
        for step in flow.steps {
            if case .parallel(let parallel) = step.pattern { check(parallel, step, flow) }
        }
    }

    private var leadUnit: UnitRule? {
        if let bundle = policy.bundle { return .unit(bundle.lead) }
        if let service = policy.services.first { return .unit(service.unit) }
        return policy.categories.isEmpty ? nil : .category
    }

    /// A step is reached in the normal course, or by somebody's `goto`.
    private mutating func checkReach(_ flow: Flow) {
        let targets = Set(policy.allSteps.flatMap(\.targets))
        var isOver = false
        for step in flow.steps {
            let isTarget = targets.contains(step.id)
            let isLate = isOver && !step.pattern.followsClosing
            if !isTarget, step.onlyByGoto || isLate || step.isNever {
                found(
                    "step-unreachable", at: step.place,
                    ("走不到“\(step.id)”这一步。", "Step `\(step.id)` is never reached."),
                    expected: ("前面的步骤能走到它", "a way to it from an earlier step"),
                    remedy: (
                        "移到办结之前,或由别的步骤 goto 它。",
                        "Move it before the end, or let another step go to it."
                    ))
            }
            if case .close = step.pattern, step.when == nil, !step.onlyByGoto { isOver = true }
        }
    }

    /// A case must come to a decision, a paper, a handled event or a confirmed wish.
    private mutating func checkEnd(_ flow: Flow) {
        guard !flow.steps.isEmpty else {
            found(
                "dead-end", at: flow.place, ("流程里没有步骤。", "The flow has no step."),
                expected: ("至少一个步骤", "at least one step"), remedy: ("写出步骤。", "Write the steps."))
            return
        }
        if !flow.steps.contains(where: { $0.pattern.endsSomething }) {
            found(
                "dead-end", at: flow.steps[flow.steps.count - 1].place,
                ("流程走完也没有结果。", "The flow ends without a result."),
                expected: (
                    "决定、制证、处置、确认或办结之一", "a decision, an issue, handling, confirmation or closing"
                ),
                remedy: ("补上决定或办结。", "Add a decision or a closing."))
        }
    }

    private mutating func check(_ step: Step, among siblings: [Step], unit: UnitRule?) {
        let ids = siblings.map(\.id)
        for target in step.targets where !ids.contains(target) && policy.step(at: target) == nil {
            missing(("步骤", "step"), target, among: ids, at: step.place)
        }
        if let from = step.countedFrom, !ids.contains(from) {
            checkOrigin(from, steps: ids, at: step.place)
        }
        checkActor(step, unit)
        checkReferences(step)
        if case .decide = step.pattern, step.desk == .examiner {
            found(
                "examiner-decides", at: step.place,
                ("“\(step.id)”由审查人决定。", "The examiner decides at `\(step.id)`."),
                expected: ("审查与决定分开(《行政许可法》第三十四条)", "examiner and approver to be two persons"),
                remedy: ("改为 desk: approver。", "Use `desk: approver`."))
        }
    }

    private mutating func checkActor(_ step: Step, _ unit: UnitRule?) {
        guard step.desk != .system, step.desk != .applicant else { return }
        switch step.unit ?? unit {
        case .unit(let unit): checkUnit(unit, at: step.place)
        case .componentOwner(let fallback): checkUnit(fallback, at: step.place)
        case .fact(let fact):
            if policy.rules.type(of: fact) == nil {
                missing(("事实", "fact"), fact, among: policy.rules.vocabulary.names, at: step.place)
            }
        case .category, .dispatched, .territorial: break
        case nil:
            found(
                "no-unit", at: step.place, ("“\(step.id)”没有人办。", "Nobody acts at `\(step.id)`."),
                expected: ("`unit: 单位`", "`unit: UNIT`"), remedy: ("写明单位。", "Name the unit."))
        }
    }

    private mutating func checkReferences(_ step: Step) {
        let names = policy.rules.vocabulary.names
        switch step.pattern {
        case .issue(let papers):
            for paper in papers where policy.papers[paper] == nil {
                missing(("证照", "paper"), paper, among: policy.papers.names, at: step.place)
            }
        case .deliver(let fact?) where policy.rules.type(of: fact) == nil:
            missing(("事实", "fact"), fact, among: names, at: step.place)
        case .pay(let fees):
            for fee in fees where policy.fees[fee] == nil {
                missing(("收费", "fee"), fee, among: policy.fees.names, at: step.place)
            }
        case .decide(let by?, _, _): checkDecision(by, step)
        case .jointReview(let units):
            for unit in units { checkUnit(unit, at: step.place) }
        case .accept, .supplement, .review, .parallel, .siteVisit, .gaps, .commit, .publicise,
            .hearing, .decide, .deliver, .child, .dispatch, .handle, .verify, .confirm, .callBack,
            .close, .rate:
            break
        }
    }

    private mutating func checkDecision(_ by: String, _ step: Step) {
        do {
            let expression = try Expression(parsing: by, origin: step.place.position)
            findings += types.checker.check(expression).findings
                .map { Finding($0, in: step.place.file) }
        } catch {
            findings.append(.unreadableExpression(error, in: by, file: step.place.file))
        }
    }

    /// A limit is counted from a step's entry, or from a day that a fact names.
    private mutating func checkOrigin(_ name: String, steps: [String], at place: Place) {
        guard let type = policy.rules.type(of: name) else {
            let days = policy.rules.vocabulary.names.filter { policy.rules.type(of: $0) == .date }
            return missing(("步骤或日期", "step or date"), name, among: steps + days, at: place)
        }
        guard type != .date else { return }
        found(
            "not-a-date", at: place,
            ("“\(name)”不是日期，不能从它起算。", "`\(name)` is no date; nothing is counted from it."),
            expected: ("一个日期，或者一个步骤", "a date, or a step"),
            remedy: ("改用日期事实。", "Name a fact of type date."))
    }

    private mutating func check(_ branch: Branch) {
        if let from = branch.countedFrom { checkOrigin(from, steps: [], at: branch.place) }
        checkPromise(branch.promised, branch.statutory, of: branch.id, at: branch.place)
        for way in branch.ways {
            for step in way.steps { check(step, among: way.steps, unit: branch.unit) }
            if !way.steps.contains(where: { $0.pattern.endsSomething }) { deadEnd(branch) }
        }
        if let last = branch.ways.last, last.when != nil {
            found(
                "branch-without-else", .warning, at: branch.place,
                ("“\(branch.id)”的几种办法都可能不适用。", "None of the ways of `\(branch.id)` may apply."),
                expected: ("最后一种写 else: true", "a last way with `else: true`"),
                remedy: ("补上其余情形的办法。", "Say what happens in all other cases."))
        }
    }

    private mutating func deadEnd(_ branch: Branch) {
        found(
            "dead-end", at: branch.place,
            ("分支“\(branch.id)”没有决定。", "Branch `\(branch.id)` comes to no decision."),
            expected: ("以决定、告知承诺或核查结束", "an end in a decision, a commitment or a check"),
            remedy: ("补上 decide。", "Add `decide`."))
    }
}

extension Step {
    /// Steps it may send the case to.
    var targets: [String] {
        var targets: [String] = []
        if case .goto(let step) = timeout { targets.append(step) }
        if case .verify(let step?, _) = pattern { targets.append(step) }
        if case .confirm(_, let declined) = pattern, declined != "end", declined != "refuse" {
            targets.append(declined)
        }
        return targets
    }

    /// `when: false`.
    var isNever: Bool {
        guard let kind = when?.syntax.kind else { return false }
        return kind == .literal(.boolean(false))
    }
}

extension Pattern {
    /// Rating and calling back come when all is done.
    fileprivate var followsClosing: Bool {
        switch stepWord {
        case .rate, .callBack, .deliver: true
        case .accept, .supplement, .review, .parallel, .jointReview, .siteVisit, .gaps, .commit,
            .publicise, .hearing, .decide, .issue, .pay, .child, .dispatch, .handle, .verify,
            .confirm, .close:
            false
        }
    }

    /// Whether something comes of it: a decision, a paper, a deed, an agreement.
    var endsSomething: Bool {
        switch self {
        case .decide, .issue, .commit, .handle, .verify, .confirm, .close, .parallel, .deliver,
            .child:
            true
        case .accept, .supplement, .review, .jointReview, .siteVisit, .gaps, .publicise, .hearing,
            .pay, .dispatch, .callBack, .rate:
            false
        }
    }
}
