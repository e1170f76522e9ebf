extension CaseFiled: Payload {
    init(_ f: Fields) throws(EventFault) {
        id = try f("id")
        number = try f("number")
        internalNumber = try f("internalNumber")
        kind = try f("kind")
        policy = try f("policy")
        parties = try f("parties")
        channel = try f("channel")
        answers = try f("answers")
        materials = try f("materials")
        parent = try f("parent")
        position = try f("position")
        splitFrom = try f("splitFrom")
    }
    func write(_ w: inout FieldWriter) {
        w("answers", answers)
        w("channel", channel)
        w("id", id)
        w("internalNumber", internalNumber)
        w("kind", kind)
        w("materials", materials)
        w("number", number)
        w("parent", parent)
        w("parties", parties)
        w("policy", policy)
        w("position", position)
        w("splitFrom", splitFrom)
    }
}

extension SplitOrigin: Payload {
    init(_ f: Fields) throws(EventFault) {
        from = try f("case")
        filedAt = try f("filedAt")
        acceptedAt = try f("acceptedAt")
        step = try f("step")
        entered = try f("entered")
    }
    func write(_ w: inout FieldWriter) {
        w("acceptedAt", acceptedAt)
        w("case", from)
        w("entered", entered)
        w("filedAt", filedAt)
        w("step", step)
    }
}

extension CaseSupplied: Payload {
    init(_ f: Fields) throws(EventFault) {
        answers = try f("answers")
        materials = try f("materials")
        answersNotice = try f("answersNotice")
    }
    func write(_ w: inout FieldWriter) {
        w("answers", answers)
        w("answersNotice", answersNotice)
        w("materials", materials)
    }
}

extension CaseAccepted: Payload {
    init(_ f: Fields) throws(EventFault) {
        from = try f("from")
        basis = try f("basis")
        gaps = try f("gaps")
    }
    func write(_ w: inout FieldWriter) {
        w("basis", basis)
        w("from", from)
        w("gaps", gaps)
    }
}

extension AcceptanceRefused: Payload {
    init(_ f: Fields) throws(EventFault) {
        ground = try f("ground")
        text = try f("text")
        article = try f("article")
    }
    func write(_ w: inout FieldWriter) {
        w("article", article)
        w("ground", ground)
        w("text", text)
    }
}

extension SupplementAsked: Payload {
    init(_ f: Fields) throws(EventFault) {
        branch = try f("branch")
        unit = try f("unit")
        items = try f("items")
    }
    func write(_ w: inout FieldWriter) {
        w("branch", branch)
        w("items", items)
        w("unit", unit)
    }
}

extension SupplementNoticed: Payload {
    init(_ f: Fields) throws(EventFault) {
        count = try f("count")
    }
    func write(_ w: inout FieldWriter) {
        w("count", count)
    }
}

extension SupplementLapsed: Payload {
    init(_ f: Fields) throws(EventFault) {
        consequence = try f("consequence")
    }
    func write(_ w: inout FieldWriter) {
        w("consequence", consequence)
    }
}

extension GapLapsed: Payload {
    init(_ f: Fields) throws(EventFault) {
        material = try f("material")
        consequence = try f("consequence")
    }
    func write(_ w: inout FieldWriter) {
        w("consequence", consequence)
        w("material", material)
    }
}

extension FactChanged: Payload {
    init(_ f: Fields) throws(EventFault) {
        name = try f("name")
        entry = try f("entry")
    }
    func write(_ w: inout FieldWriter) {
        w("entry", entry)
        w("name", name)
    }
}
