public import Policies

extension Case {
    /// The branch of this id.
    public func branch(_ id: String) -> BranchState? { branches.first { $0.id == id } }

    /// The waiting place of this path.
    public func place(_ path: String) -> WaitingPlace? { waiting.first { $0.path == path } }

    /// The clock that measures this limit, running or not.
    public func clock(_ id: ClockID) -> Clock? { clocks.first { $0.id == id } }

    /// When what is awaited at a place must be done: the step's own limit; without one, the promise
    /// of its branch or of the case. `nil` while that clock stands still or where there is none.
    public func due(at place: WaitingPlace) -> DueMark? {
        if let own = clock(ClockID(.place(place.path), .promised)) { return own.mark }
        let lane = ClockID.Subject.lane(place.branch)
        return clock(ClockID(lane, .promised))?.mark ?? clock(ClockID(lane, .statutory))?.mark
    }

    /// How the case came out, for the one it grew out of: granted where something was decided,
    /// otherwise carried to its end. `nil` while it is open.
    public var succeeded: Bool? {
        switch stage {
        case .closed: decision?.granted ?? true
        case .refusedAcceptance, .withdrawn, .ended, .void: false
        case .filed, .supplementing, .accepted, .inProgress, .decided, .issued, .delivered: nil
        }
    }

    /// What a case split off this one takes over: its age always, its step and what was counted
    /// from steps where it goes on under the same document.
    public func splitOrigin(under reference: PolicyReference) -> SplitOrigin {
        let isSame = reference.id == policy.id
        return SplitOrigin(
            from: id, filedAt: filedAt, acceptedAt: isSame ? acceptedAt : nil,
            step: isSame ? step : nil, entered: isSame ? entered : [:])
    }

    /// Branches nothing is awaited from any more are left out.
    var openBranches: [BranchState] { branches.filter { !$0.status.isOver } }

    /// Whether a branch, or the whole case, stands still.
    func isSuspended(_ branch: String?) -> Bool {
        if suspension != nil { return true }
        guard let branch else { return false }
        return self.branch(branch)?.suspension != nil
    }

    /// Ids of all clocks that bind a branch, or the main line: its limits and its steps'.
    func clockIDs(ofLane lane: String?) -> [ClockID] {
        let places = Set(waiting.filter { $0.branch == lane && $0.holdsTheCase }.map(\.path))
        return clocks.filter { clock in
            guard clock.stoppedAt == nil else { return false }
            switch clock.id.subject {
            case .whole: return lane == nil
            case .branch(let branch): return branch == lane
            case .place(let path): return places.contains(path)
            }
        }.map(\.id)
    }

    func clockIndex(_ id: ClockID) -> Int? { clocks.firstIndex { $0.id == id } }
    func branchIndex(_ id: String) -> Int? { branches.firstIndex { $0.id == id } }
}

extension ClockID.Subject {
    /// A branch's limits, or for the main line the whole case's.
    static func lane(_ branch: String?) -> Self { branch.map { .branch($0) } ?? .whole }
}
