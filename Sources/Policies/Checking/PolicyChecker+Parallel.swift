import Civics

// Branches: their order, their join, and the time the slowest chain takes.
extension PolicyChecker {
    mutating func check(_ parallel: Parallel, _ step: Step, _ flow: Flow) {
        let ids = parallel.branches.map(\.id)
        for branch in parallel.branches {
            for earlier in branch.after where !ids.contains(earlier) {
                missing(("分支", "branch"), earlier, among: ids, at: branch.place)
            }
        }
        if case .atLeast(let count) = parallel.join, count > ids.count {
            found(
                "join-too-many", at: step.place,
                (
                    "只有 \(ids.count) 个分支,却要 \(count) 个。",
                    "\(count) branches are awaited and there are \(ids.count)."
                ),
                expected: ("不超过分支数", "at most the number of branches"),
                remedy: ("改 join。", "Change `join`."))
        }
        guard let chains = Chains(parallel.branches) else {
            found(
                "branch-circle", at: step.place, ("分支互相等待。", "Branches wait for each other."),
                expected: ("after 不成环", "`after` without a circle"),
                remedy: ("去掉一处 after。", "Remove one `after`."))
            return
        }
        checkTime(chains, flow)
    }

    /// 并联之后的承诺时限不得短于最慢一串分支.
    private mutating func checkTime(_ chains: Chains, _ flow: Flow) {
        guard let promised = flow.promised, promised.kind == .workingDay,
            let slowest = chains.slowest
        else { return }
        let after = flow.steps.filter { $0.when == nil && $0.countsForPromise }
        let more = after.compactMap(\.within).filter { $0.kind == .workingDay }.map(\.amount)
        let total = slowest.days + more.reduce(0, +)
        guard total > promised.amount else { return }
        let way = slowest.branches.joined(separator: " → ")
        found(
            "branches-over-promise", at: flow.place,
            (
                "\(way) 共需 \(total) 个工作日,总承诺只有 \(promised.amount) 个。",
                "\(way) takes \(total) working days, the promise is \(promised.amount)."
            ),
            expected: ("总承诺不短于最慢的一串", "a promise no shorter than the slowest chain"),
            remedy: ("缩短分支时限,或放宽总承诺。", "Shorten the branches or lengthen the promise."))
    }
}

/// Chains of branches that follow each other.
private struct Chains {
    /// The chain that takes longest by the branches' promises in working days.
    private(set) var slowest: (branches: [String], days: Int)?

    /// `nil` when branches wait for each other.
    init?(_ branches: [Branch]) {
        var known: [String: (branches: [String], days: Int)] = [:]
        var left = branches
        while !left.isEmpty {
            let ready = left.filter { branch in
                branch.after.allSatisfy { id in
                    known[id] != nil || !branches.contains { $0.id == id }
                }
            }
            guard !ready.isEmpty else { return nil }
            for branch in ready {
                let before = branch.after.compactMap { known[$0] }.max { $0.days < $1.days }
                let own = branch.promised?.kind == .workingDay ? branch.promised?.amount ?? 0 : 0
                known[branch.id] = (
                    (before?.branches ?? []) + [branch.id], (before?.days ?? 0) + own
                )
            }
            left.removeAll { branch in ready.contains { $0.id == branch.id } }
        }
        slowest = known.values.max { ($0.days, $1.branches.count) < ($1.days, $0.branches.count) }
    }
}

extension Step {
    /// Steps after acceptance that take time of the promise.
    fileprivate var countsForPromise: Bool {
        switch pattern {
        case .review, .jointReview, .siteVisit, .decide, .issue, .hearing, .publicise: true
        case .accept, .supplement, .parallel, .gaps, .commit, .deliver, .pay, .child, .dispatch,
            .handle, .verify, .confirm, .callBack, .close, .rate:
            false
        }
    }
}
