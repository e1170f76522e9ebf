extension CaseDispatched: Payload {
    init(_ f: Fields) throws(EventFault) {
        unit = try f("unit")
        person = try f("person")
        reason = try f("reason")
        signBy = try f("signBy")
        returnBy = try f("returnBy")
        arbitrated = try f("arbitrated")
    }
    func write(_ w: inout FieldWriter) {
        w("unit", unit)
        w("person", person)
        w("reason", reason)
        w("signBy", signBy)
        w("returnBy", returnBy)
        w("arbitrated", arbitrated)
    }
}

extension CaseClaimed: Payload {
    init(_ f: Fields) throws(EventFault) {
        person = try f("person")
    }
    func write(_ w: inout FieldWriter) {
        w("person", person)
    }
}

extension ClaimReleased: Payload {
    init(_ f: Fields) throws(EventFault) {
        reason = try f("reason")
    }
    func write(_ w: inout FieldWriter) {
        w("reason", reason)
    }
}

extension HandlingSigned: Payload {
    init(_ f: Fields) throws(EventFault) {
        unit = try f("unit")
    }
    func write(_ w: inout FieldWriter) {
        w("unit", unit)
    }
}

extension SignOverdue: Payload {
    init(_ f: Fields) throws(EventFault) {
        unit = try f("unit")
    }
    func write(_ w: inout FieldWriter) {
        w("unit", unit)
    }
}

extension HandlingReturned: Payload {
    init(_ f: Fields) throws(EventFault) {
        place = try f("place")
        unit = try f("unit")
        reason = try f("reason")
        proposedUnit = try f("proposedUnit")
        proof = try f("proof")
    }
    func write(_ w: inout FieldWriter) {
        w("place", place)
        w("unit", unit)
        w("reason", reason)
        w("proposedUnit", proposedUnit)
        w("proof", proof)
    }
}

extension ArbitrationAsked: Payload {
    init(_ f: Fields) throws(EventFault) {
        bounces = try f("bounces")
    }
    func write(_ w: inout FieldWriter) {
        w("bounces", bounces)
    }
}

extension HandlingDone: Payload {
    init(_ f: Fields) throws(EventFault) {
        step = try f("step")
        note = try f("note")
        evidence = try f("evidence")
    }
    func write(_ w: inout FieldWriter) {
        w("step", step)
        w("note", note)
        w("evidence", evidence)
    }
}

extension VerificationRecorded: Payload {
    init(_ f: Fields) throws(EventFault) {
        step = try f("step")
        passed = try f("passed")
        note = try f("note")
        evidence = try f("evidence")
    }
    func write(_ w: inout FieldWriter) {
        w("step", step)
        w("passed", passed)
        w("note", note)
        w("evidence", evidence)
    }
}

extension CallBackMade: Payload {
    init(_ f: Fields) throws(EventFault) {
        reached = try f("reached")
        solved = try f("solved")
        satisfied = try f("satisfied")
        note = try f("note")
    }
    func write(_ w: inout FieldWriter) {
        w("reached", reached)
        w("solved", solved)
        w("satisfied", satisfied)
        w("note", note)
    }
}

extension ReporterAttached: Payload {
    init(_ f: Fields) throws(EventFault) {
        party = try f("party")
    }
    func write(_ w: inout FieldWriter) {
        w("party", party)
    }
}

extension DuplicateAttached: Payload {
    init(_ f: Fields) throws(EventFault) {
        other = try f("other")
    }
    func write(_ w: inout FieldWriter) {
        w("other", other)
    }
}

extension CaseSplit: Payload {
    init(_ f: Fields) throws(EventFault) {
        into = try f("into")
        reason = try f("reason")
        attached = try f("attached")
    }
    func write(_ w: inout FieldWriter) {
        w("into", into)
        w("reason", reason)
        w("attached", attached)
    }
}

extension OrderGiven: Payload {
    init(_ f: Fields) throws(EventFault) {
        text = try f("text")
        replyBy = try f("replyBy")
        lateFrom = try f("lateFrom")
    }
    func write(_ w: inout FieldWriter) {
        w("text", text)
        w("replyBy", replyBy)
        w("lateFrom", lateFrom)
    }
}

extension OrderReplied: Payload {
    init(_ f: Fields) throws(EventFault) {
        order = try f("order")
        text = try f("text")
    }
    func write(_ w: inout FieldWriter) {
        w("order", order)
        w("text", text)
    }
}

extension OrderOverdue: Payload {
    init(_ f: Fields) throws(EventFault) {
        order = try f("order")
    }
    func write(_ w: inout FieldWriter) {
        w("order", order)
    }
}

extension CardShown: Payload {
    init(_ f: Fields) throws(EventFault) {
        colour = try f("colour")
        unit = try f("unit")
        reason = try f("reason")
    }
    func write(_ w: inout FieldWriter) {
        w("colour", colour)
        w("unit", unit)
        w("reason", reason)
    }
}

extension PlaceReassigned: Payload {
    init(_ f: Fields) throws(EventFault) {
        place = try f("place")
        person = try f("person")
        unit = try f("unit")
        reason = try f("reason")
    }
    func write(_ w: inout FieldWriter) {
        w("place", place)
        w("person", person)
        w("unit", unit)
        w("reason", reason)
    }
}

extension VersionChanged: Payload {
    init(_ f: Fields) throws(EventFault) {
        to = try f("to")
        rule = try f("rule")
        renamed = try f("renamed")
    }
    func write(_ w: inout FieldWriter) {
        w("to", to)
        w("rule", rule)
        w("renamed", renamed)
    }
}

extension VersionOffered: Payload {
    init(_ f: Fields) throws(EventFault) {
        to = try f("to")
        at = try f("at")
    }
    func write(_ w: inout FieldWriter) {
        w("to", to)
        w("at", at)
    }
}

extension VersionKept: Payload {
    init(_ f: Fields) throws(EventFault) {
        offered = try f("offered")
    }
    func write(_ w: inout FieldWriter) {
        w("offered", offered)
    }
}
