import Cases
import Civics
public import Policies

extension Flow {
    /// The step a case waits at; `nil` for places that are no step (a supplement, a post-check).
    func step(at place: WaitingPlace) -> Step? {
        guard let branch = place.branch else { return steps.first { $0.id == place.step } }
        let ways = self.branch(branch)?.ways ?? []
        return ways.lazy.flatMap(\.steps).first { $0.id == place.step }
    }

    func branch(_ id: String) -> Branch? {
        for step in steps {
            if case .parallel(let parallel) = step.pattern,
                let branch = parallel.branches.first(where: { $0.id == id })
            {
                return branch
            }
        }
        return nil
    }
}

extension Step {
    var isIssue: Bool {
        if case .issue = pattern { return true }
        return false
    }
}

extension Policy {
    /// People may start a case under it. A document whose only channel is the system makes cases
    /// that grow out of others.
    public var isOffered: Bool { flow != nil && intake.channels != [.system] }

    /// The title of a step, branch or paper by the word the timeline uses for it.
    func title(of subject: String) -> LocalizedText? {
        let parts = subject.split(separator: "/").map(String.init)
        guard let last = parts.last else { return nil }
        if let branch = flow?.branch(parts[0]) {
            guard parts.count > 1 else { return branch.title }
            return branch.ways.lazy.flatMap(\.steps).first { $0.id == last }?.title
        }
        return flow?.steps.first { $0.id == last }?.title ?? papers[last]?.title
    }
}
