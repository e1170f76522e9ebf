extension StepEntered: Payload {
    init(_ f: Fields) throws(EventFault) {
        place = try f("place")
    }
    func write(_ w: inout FieldWriter) {
        w("place", place)
    }
}

extension StepLeft: Payload {
    init(_ f: Fields) throws(EventFault) {
        place = try f("place")
        outcome = try f("outcome")
    }
    func write(_ w: inout FieldWriter) {
        w("outcome", outcome)
        w("place", place)
    }
}

extension StepPassed: Payload {
    init(_ f: Fields) throws(EventFault) {
        step = try f("step")
        branch = try f("branch")
        ground = try f("ground")
        article = try f("article")
    }
    func write(_ w: inout FieldWriter) {
        w("article", article)
        w("branch", branch)
        w("ground", ground)
        w("step", step)
    }
}

extension StepTimedOut: Payload {
    init(_ f: Fields) throws(EventFault) {
        place = try f("place")
        consequence = try f("consequence")
    }
    func write(_ w: inout FieldWriter) {
        w("consequence", consequence)
        w("place", place)
    }
}

extension ParallelOpened: Payload {
    init(_ f: Fields) throws(EventFault) {
        step = try f("step")
    }
    func write(_ w: inout FieldWriter) {
        w("step", step)
    }
}

extension BranchPending: Payload {
    init(_ f: Fields) throws(EventFault) {
        branch = try f("branch")
        parallel = try f("parallel")
        unit = try f("unit")
        after = try f("after")
    }
    func write(_ w: inout FieldWriter) {
        w("after", after)
        w("branch", branch)
        w("parallel", parallel)
        w("unit", unit)
    }
}

extension BranchUndetermined: Payload {
    init(_ f: Fields) throws(EventFault) {
        branch = try f("branch")
        parallel = try f("parallel")
        unit = try f("unit")
        missing = try f("missing")
    }
    func write(_ w: inout FieldWriter) {
        w("branch", branch)
        w("missing", missing)
        w("parallel", parallel)
        w("unit", unit)
    }
}

extension BranchOpened: Payload {
    init(_ f: Fields) throws(EventFault) {
        branch = try f("branch")
        parallel = try f("parallel")
        unit = try f("unit")
        service = try f("service")
        way = try f("way")
        ground = try f("ground")
    }
    func write(_ w: inout FieldWriter) {
        w("branch", branch)
        w("ground", ground)
        w("parallel", parallel)
        w("service", service)
        w("unit", unit)
        w("way", way)
    }
}

extension BranchSkipped: Payload {
    init(_ f: Fields) throws(EventFault) {
        branch = try f("branch")
        parallel = try f("parallel")
        ground = try f("ground")
        article = try f("article")
    }
    func write(_ w: inout FieldWriter) {
        w("article", article)
        w("branch", branch)
        w("ground", ground)
        w("parallel", parallel)
    }
}

extension BranchDecided: Payload {
    init(_ f: Fields) throws(EventFault) {
        branch = try f("branch")
        granted = try f("granted")
        basis = try f("basis")
        reason = try f("reason")
        articles = try f("articles")
    }
    func write(_ w: inout FieldWriter) {
        w("articles", articles)
        w("basis", basis)
        w("branch", branch)
        w("granted", granted)
        w("reason", reason)
    }
}

extension BranchEnded: Payload {
    init(_ f: Fields) throws(EventFault) {
        branch = try f("branch")
        ground = try f("ground")
    }
    func write(_ w: inout FieldWriter) {
        w("branch", branch)
        w("ground", ground)
    }
}

extension BranchAnswered: Payload {
    init(_ f: Fields) throws(EventFault) {
        branch = try f("branch")
    }
    func write(_ w: inout FieldWriter) {
        w("branch", branch)
    }
}

extension BranchesJoined: Payload {
    init(_ f: Fields) throws(EventFault) {
        parallel = try f("parallel")
        granted = try f("granted")
        refused = try f("refused")
    }
    func write(_ w: inout FieldWriter) {
        w("granted", granted)
        w("parallel", parallel)
        w("refused", refused)
    }
}

extension DepartmentInvited: Payload {
    init(_ f: Fields) throws(EventFault) {
        branch = try f("branch")
        unit = try f("unit")
        reason = try f("reason")
    }
    func write(_ w: inout FieldWriter) {
        w("branch", branch)
        w("reason", reason)
        w("unit", unit)
    }
}
