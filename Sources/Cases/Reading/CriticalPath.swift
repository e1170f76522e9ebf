import Civics
import Policies

/// One link of the chain that decides when the case can be done.
public struct CriticalLink: Hashable, Sendable {
    /// Branch, or step of the main line.
    public let name: String
    public let unit: String?
    /// When it ends by its promise.
    public let due: DueMark
    /// It has not begun; its end is reckoned from the end of the link before it.
    public let isExpected: Bool
}

extension Engine {
    /// The chain of branches, and the steps behind them, that keeps the case longest if everybody
    /// takes the whole of their promised time. Empty when nothing with a limit is open.
    public func criticalPath(of current: Case) -> [CriticalLink] {
        guard let procedure = procedure(for: current.policy), !current.stage.isFinal else {
            return []
        }
        var ends: [String: [CriticalLink]] = [:]
        for branch in current.openBranches {
            _ = chain(branch, current, procedure, &ends, depth: 0)
        }
        let longest =
            ends.sorted { $0.key < $1.key }.map(\.value)
            .max { Self.end($0) < Self.end($1) } ?? mainPlaces(current)
        return longest + expectedSteps(behind: longest, current, procedure)
    }

    private static func end(_ chain: [CriticalLink]) -> Instant {
        chain.last?.due.lateFrom ?? .earliest
    }

    private func chain(
        _ branch: BranchState, _ current: Case, _ procedure: Procedure,
        _ ends: inout [String: [CriticalLink]], depth: Int
    ) -> [CriticalLink] {
        if let known = ends[branch.id] { return known }
        guard depth < 64 else { return [] }
        var before: [CriticalLink] = []
        for id in procedure.branch(branch.id)?.after ?? [] {
            guard let other = current.branch(id), !other.status.isOver else { continue }
            let candidate = chain(other, current, procedure, &ends, depth: depth + 1)
            if Self.end(candidate) > Self.end(before) { before = candidate }
        }
        let links =
            before + (link(branch, current, procedure, after: before.last).map { [$0] } ?? [])
        ends[branch.id] = links
        return links
    }

    private func link(
        _ branch: BranchState, _ current: Case, _ procedure: Procedure, after: CriticalLink?
    ) -> CriticalLink? {
        let subject = ClockID.Subject.branch(branch.id)
        let clock =
            current.clock(ClockID(subject, .promised))
            ?? current.clock(ClockID(subject, .statutory))
        if branch.status == .open, let mark = clock?.mark {
            return CriticalLink(name: branch.id, unit: branch.unit, due: mark, isExpected: false)
        }
        guard let plan = procedure.branch(branch.id) else { return nil }
        let limits = procedure.limits(of: plan)
        let from = after?.due.lateFrom.adding(milliseconds: -1) ?? current.updatedAt
        return (limits.promised ?? limits.statutory).map {
            CriticalLink(
                name: branch.id, unit: branch.unit,
                due: mark($0, from: from, pauses: [], lights: []), isExpected: true)
        }
    }

    private func mainPlaces(_ current: Case) -> [CriticalLink] {
        let places = current.waiting.filter { $0.holdsTheCase && $0.branch == nil }
        let links = places.compactMap { place in
            current.clock(ClockID(.place(place.path), .promised))?.mark.map {
                CriticalLink(name: place.path, unit: place.unit, due: $0, isExpected: false)
            }
        }
        return links.max { $0.due.lateFrom < $1.due.lateFrom }.map { [$0] } ?? []
    }

    private func expectedSteps(
        behind links: [CriticalLink], _ current: Case, _ procedure: Procedure
    ) -> [CriticalLink] {
        guard let last = links.last, let step = current.step,
            let position = procedure.position(ofMain: step)
        else { return [] }
        var from = last.due.lateFrom.adding(milliseconds: -1)
        var expected: [CriticalLink] = []
        for step in procedure.flow.steps[(position + 1)...] where !step.onlyByGoto {
            guard let limit = step.within, step.countedFrom == nil else { continue }
            let mark = mark(limit, from: from, pauses: [], lights: [])
            from = mark.lateFrom.adding(milliseconds: -1)
            expected.append(CriticalLink(name: step.id, unit: nil, due: mark, isExpected: true))
        }
        return expected
    }
}
