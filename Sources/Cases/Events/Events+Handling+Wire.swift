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
        w("arbitrated", arbitrated)
        w("person", person)
        w("reason", reason)
        w("returnBy", returnBy)
        w("signBy", signBy)
        w("unit", unit)
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
        w("proof", proof)
        w("proposedUnit", proposedUnit)
        w("reason", reason)
        w("unit", unit)
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
        w("evidence", evidence)
        w("note", note)
        w("step", step)
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
        w("evidence", evidence)
        w("note", note)
        w("passed", passed)
        w("step", step)
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
        w("note", note)
        w("reached", reached)
        w("satisfied", satisfied)
        w("solved", solved)
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
        w("attached", attached)
        w("into", into)
        w("reason", reason)
    }
}

extension OrderGiven: Payload {
    init(_ f: Fields) throws(EventFault) {
        text = try f("text")
        replyBy = try f("replyBy")
        lateFrom = try f("lateFrom")
    }
    func write(_ w: inout FieldWriter) {
        w("lateFrom", lateFrom)
        w("replyBy", replyBy)
        w("text", text)
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
        w("reason", reason)
        w("unit", unit)
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
        w("person", person)
        w("place", place)
        w("reason", reason)
        w("unit", unit)
    }
}

extension VersionChanged: Payload {
    init(_ f: Fields) throws(EventFault) {
        to = try f("to")
        rule = try f("rule")
        renamed = try f("renamed")
    }
    func write(_ w: inout FieldWriter) {
        w("renamed", renamed)
        w("rule", rule)
        w("to", to)
    }
}

extension VersionOffered: Payload {
    init(_ f: Fields) throws(EventFault) {
        to = try f("to")
        at = try f("at")
    }
    func write(_ w: inout FieldWriter) {
        w("at", at)
        w("to", to)
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
