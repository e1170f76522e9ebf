extension OpinionRecorded: Payload {
    init(_ f: Fields) throws(EventFault) {
        place = try f("place")
        branch = try f("branch")
        unit = try f("unit")
        passes = try f("passes")
        text = try f("text")
        checked = try f("checked")
        evidence = try f("evidence")
    }
    func write(_ w: inout FieldWriter) {
        w("branch", branch)
        w("checked", checked)
        w("evidence", evidence)
        w("passes", passes)
        w("place", place)
        w("text", text)
        w("unit", unit)
    }
}

extension VisitBooked: Payload {
    init(_ f: Fields) throws(EventFault) {
        visit = try f("visit")
        step = try f("step")
        branches = try f("branches")
        day = try f("day")
        time = try f("time")
    }
    func write(_ w: inout FieldWriter) {
        w("branches", branches)
        w("day", day)
        w("step", step)
        w("time", time)
        w("visit", visit)
    }
}

extension VisitRecorded: Payload {
    init(_ f: Fields) throws(EventFault) {
        visit = try f("visit")
        branch = try f("branch")
        passed = try f("passed")
        note = try f("note")
        evidence = try f("evidence")
    }
    func write(_ w: inout FieldWriter) {
        w("branch", branch)
        w("evidence", evidence)
        w("note", note)
        w("passed", passed)
        w("visit", visit)
    }
}

extension JointReviewCalled: Payload {
    init(_ f: Fields) throws(EventFault) {
        id = try f("id")
        moment = try f("moment")
        units = try f("units")
        reason = try f("reason")
    }
    func write(_ w: inout FieldWriter) {
        w("id", id)
        w("moment", moment)
        w("reason", reason)
        w("units", units)
    }
}

extension ExtensionAsked: Payload {
    init(_ f: Fields) throws(EventFault) {
        branch = try f("branch")
        by = try f("by")
        reason = try f("reason")
    }
    func write(_ w: inout FieldWriter) {
        w("branch", branch)
        w("by", by)
        w("reason", reason)
    }
}

extension ExtensionAnswered: Payload {
    init(_ f: Fields) throws(EventFault) {
        branch = try f("branch")
        granted = try f("granted")
        reason = try f("reason")
    }
    func write(_ w: inout FieldWriter) {
        w("branch", branch)
        w("granted", granted)
        w("reason", reason)
    }
}

extension CommitmentAccepted: Payload {
    init(_ f: Fields) throws(EventFault) {
        branch = try f("branch")
        step = try f("step")
        fails = try f("fails")
    }
    func write(_ w: inout FieldWriter) {
        w("branch", branch)
        w("fails", fails)
        w("step", step)
    }
}

extension CommitmentChecked: Payload {
    init(_ f: Fields) throws(EventFault) {
        branch = try f("branch")
        passed = try f("passed")
        note = try f("note")
    }
    func write(_ w: inout FieldWriter) {
        w("branch", branch)
        w("note", note)
        w("passed", passed)
    }
}

extension RefusalNoticed: Payload {
    init(_ f: Fields) throws(EventFault) {
        branch = try f("branch")
        step = try f("step")
        reason = try f("reason")
        articles = try f("articles")
    }
    func write(_ w: inout FieldWriter) {
        w("articles", articles)
        w("branch", branch)
        w("reason", reason)
        w("step", step)
    }
}

extension RefusalAnswered: Payload {
    init(_ f: Fields) throws(EventFault) {
        branch = try f("branch")
        text = try f("text")
    }
    func write(_ w: inout FieldWriter) {
        w("branch", branch)
        w("text", text)
    }
}

extension RefusalPeriodOver: Payload {
    init(_ f: Fields) throws(EventFault) {
        branch = try f("branch")
    }
    func write(_ w: inout FieldWriter) {
        w("branch", branch)
    }
}

extension PartyConfirmed: Payload {
    init(_ f: Fields) throws(EventFault) {
        place = try f("place")
        party = try f("party")
        agrees = try f("agrees")
        note = try f("note")
    }
    func write(_ w: inout FieldWriter) {
        w("agrees", agrees)
        w("note", note)
        w("party", party)
        w("place", place)
    }
}

extension ObjectionRaised: Payload {
    init(_ f: Fields) throws(EventFault) {
        text = try f("text")
    }
    func write(_ w: inout FieldWriter) {
        w("text", text)
    }
}

extension ChildRequested: Payload {
    init(_ f: Fields) throws(EventFault) {
        purpose = try f("purpose")
        policy = try f("policy")
        branch = try f("branch")
        step = try f("step")
        reason = try f("reason")
    }
    func write(_ w: inout FieldWriter) {
        w("branch", branch)
        w("policy", policy)
        w("purpose", purpose)
        w("reason", reason)
        w("step", step)
    }
}

extension ChildOpened: Payload {
    init(_ f: Fields) throws(EventFault) {
        purpose = try f("purpose")
        branch = try f("branch")
        step = try f("step")
        child = try f("child")
    }
    func write(_ w: inout FieldWriter) {
        w("branch", branch)
        w("child", child)
        w("purpose", purpose)
        w("step", step)
    }
}

extension ChildFinished: Payload {
    init(_ f: Fields) throws(EventFault) {
        child = try f("child")
        succeeded = try f("succeeded")
    }
    func write(_ w: inout FieldWriter) {
        w("child", child)
        w("succeeded", succeeded)
    }
}

extension CaseSuspended: Payload {
    init(_ f: Fields) throws(EventFault) {
        branch = try f("branch")
        ground = try f("ground")
        note = try f("note")
        endsAt = try f("endsAt")
        restarts = try f("restarts")
    }
    func write(_ w: inout FieldWriter) {
        w("branch", branch)
        w("endsAt", endsAt)
        w("ground", ground)
        w("note", note)
        w("restarts", restarts)
    }
}

extension CaseResumed: Payload {
    init(_ f: Fields) throws(EventFault) {
        branch = try f("branch")
        ground = try f("ground")
    }
    func write(_ w: inout FieldWriter) {
        w("branch", branch)
        w("ground", ground)
    }
}

extension LightChanged: Payload {
    init(_ f: Fields) throws(EventFault) {
        clock = try f("clock")
        light = try f("light")
    }
    func write(_ w: inout FieldWriter) {
        w("clock", clock)
        w("light", light)
    }
}

extension ReminderSent: Payload {
    init(_ f: Fields) throws(EventFault) {
        clock = try f("clock")
        percent = try f("percent")
        tell = try f("tell")
    }
    func write(_ w: inout FieldWriter) {
        w("clock", clock)
        w("percent", percent)
        w("tell", tell)
    }
}
