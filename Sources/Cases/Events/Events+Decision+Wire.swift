extension CaseDecided: Payload {
    init(_ f: Fields) throws(EventFault) {
        granted = try f("granted")
        partial = try f("partial")
        basis = try f("basis")
        reason = try f("reason")
        articles = try f("articles")
    }
    func write(_ w: inout FieldWriter) {
        w("articles", articles)
        w("basis", basis)
        w("granted", granted)
        w("partial", partial)
        w("reason", reason)
    }
}

extension PaperIssued: Payload {
    init(_ f: Fields) throws(EventFault) {
        paper = try f("paper")
        branch = try f("branch")
        number = try f("number")
        contentHash = try f("contentHash")
        validFrom = try f("validFrom")
        validThrough = try f("validThrough")
    }
    func write(_ w: inout FieldWriter) {
        w("branch", branch)
        w("contentHash", contentHash)
        w("number", number)
        w("paper", paper)
        w("validFrom", validFrom)
        w("validThrough", validThrough)
    }
}

extension PaperRevoked: Payload {
    init(_ f: Fields) throws(EventFault) {
        number = try f("number")
        ground = try f("ground")
    }
    func write(_ w: inout FieldWriter) {
        w("ground", ground)
        w("number", number)
    }
}

extension CaseIssued: Payload {
    init(_ f: Fields) throws(EventFault) {
        count = try f("count")
    }
    func write(_ w: inout FieldWriter) {
        w("count", count)
    }
}

extension CaseDelivered: Payload {
    init(_ f: Fields) throws(EventFault) {
        way = try f("way")
        receipt = try f("receipt")
    }
    func write(_ w: inout FieldWriter) {
        w("receipt", receipt)
        w("way", way)
    }
}

extension PaymentAsked: Payload {
    init(_ f: Fields) throws(EventFault) {
        order = try f("order")
        step = try f("step")
        items = try f("items")
        total = try f("total")
    }
    func write(_ w: inout FieldWriter) {
        w("items", items)
        w("order", order)
        w("step", step)
        w("total", total)
    }
}

extension PaymentReceived: Payload {
    init(_ f: Fields) throws(EventFault) {
        order = try f("order")
        amount = try f("amount")
        reference = try f("reference")
    }
    func write(_ w: inout FieldWriter) {
        w("amount", amount)
        w("order", order)
        w("reference", reference)
    }
}

extension CaseClosed: Payload {
    init(_ f: Fields) throws(EventFault) {
        note = try f("note")
        evidence = try f("evidence")
    }
    func write(_ w: inout FieldWriter) {
        w("evidence", evidence)
        w("note", note)
    }
}

extension CaseTerminated: Payload {
    init(_ f: Fields) throws(EventFault) {
        ground = try f("ground")
        text = try f("text")
    }
    func write(_ w: inout FieldWriter) {
        w("ground", ground)
        w("text", text)
    }
}

extension CaseWithdrawn: Payload {
    init(_ f: Fields) throws(EventFault) {
        reason = try f("reason")
    }
    func write(_ w: inout FieldWriter) {
        w("reason", reason)
    }
}

extension CaseMerged: Payload {
    init(_ f: Fields) throws(EventFault) {
        into = try f("into")
    }
    func write(_ w: inout FieldWriter) {
        w("into", into)
    }
}

extension CaseUrged: Payload {
    init(_ f: Fields) throws(EventFault) {
        place = try f("place")
    }
    func write(_ w: inout FieldWriter) {
        w("place", place)
    }
}

extension RatingInvited: Payload {
    init(_ f: Fields) throws(EventFault) {
        afterCorrection = try f("afterCorrection")
    }
    func write(_ w: inout FieldWriter) {
        w("afterCorrection", afterCorrection)
    }
}

extension RatingGiven: Payload {
    init(_ f: Fields) throws(EventFault) {
        level = try f("level")
        tags = try f("tags")
        comment = try f("comment")
        afterCorrection = try f("afterCorrection")
    }
    func write(_ w: inout FieldWriter) {
        w("afterCorrection", afterCorrection)
        w("comment", comment)
        w("level", level)
        w("tags", tags)
    }
}

extension CorrectionOpened: Payload {
    init(_ f: Fields) throws(EventFault) {
        level = try f("level")
    }
    func write(_ w: inout FieldWriter) {
        w("level", level)
    }
}

extension CorrectionContacted: Payload {
    init(_ f: Fields) throws(EventFault) {
        note = try f("note")
    }
    func write(_ w: inout FieldWriter) {
        w("note", note)
    }
}

extension CorrectionMended: Payload {
    init(_ f: Fields) throws(EventFault) {
        note = try f("note")
        evidence = try f("evidence")
    }
    func write(_ w: inout FieldWriter) {
        w("evidence", evidence)
        w("note", note)
    }
}

extension AppealFiled: Payload {
    init(_ f: Fields) throws(EventFault) {
        reason = try f("reason")
    }
    func write(_ w: inout FieldWriter) {
        w("reason", reason)
    }
}

extension CaseReopened: Payload {
    init(_ f: Fields) throws(EventFault) {
        reason = try f("reason")
        step = try f("step")
    }
    func write(_ w: inout FieldWriter) {
        w("reason", reason)
        w("step", step)
    }
}
