import JSON

/// Every command that can be given to a case over the wire. What the system itself does (timers,
/// calendars, new policy versions, changed facts) is not among them.
public enum CommandTable {
    /// The rows, grouped as the case engine groups its commands.
    public static let rows: [CommandShape] =
        applicant + window + examiner + approver + field + supervisor

    /// The row of a wire name.
    public static func row(named name: String) -> CommandShape? { rows.first { $0.name == name } }

    private static let branch = CommandShape.Field.optional("branch", FieldSchema.key)
    private static let reason = CommandShape.Field.needed("reason", FieldSchema.words())
    private static let note = CommandShape.Field.optional("note", FieldSchema.note)

    private static let applicant: [CommandShape] = [
        CommandShape(
            "supplement", [.supplementCase], "Answers the one supplement notice (补正).",
            .optional("answers", FieldSchema.answers), .optional("materials", FieldSchema.materials)
        ),
        CommandShape("withdraw", [.withdrawCase], "Takes the application back (撤回).", reason),
        CommandShape(
            "urge", [.urgeCase], "Urges a waiting place, once each (催办).",
            .needed("place", FieldSchema.key)),
        CommandShape(
            "rate", [.rateCase], "Rates how the case was handled (好差评).",
            .needed("level", FieldSchema.rating["level"] ?? true),
            .optional("tags", FieldSchema.rating["tags"] ?? true),
            .optional("comment", FieldSchema.note)),
        CommandShape("appeal", [.appealCase], "Appeals against the decision (复议).", reason),
        CommandShape(
            "confirm", [.confirmCase], "Agrees or declines as a party of the case (确认).",
            .needed("agrees", FieldSchema.flag), note),
        CommandShape(
            "answer-refusal", [.answerRefusal], "Answers an intended refusal (陈述申辩).", branch,
            .needed("text", FieldSchema.words(5000))),
        CommandShape(
            "join", [.joinCase], "Joins somebody's report of the same matter (并案)."),
        CommandShape(
            "object", [.objectToCase], "Objects to what is published, while it is (公示异议).",
            .needed("text", FieldSchema.words(5000))),
        CommandShape("reopen", [.reopenCase], "Asks to open a closed case again.", reason),
        CommandShape(
            "choose-version", [.confirmCase], "Chooses the policy version to go on under.",
            .needed("policy", FieldSchema.key), .needed("policyVersion", FieldSchema.key)),
    ]

    private static let window: [CommandShape] = [
        CommandShape(
            "accept", [.acceptCase], "Accepts the application (受理).",
            .optional("gaps", FieldSchema.list(of: FieldSchema.key, atMost: 50))),
        CommandShape(
            "refuse-to-accept", [.acceptCase], "Refuses to accept it, on a ground (不予受理).",
            .needed("ground", FieldSchema.key), .needed("text", FieldSchema.words())),
        CommandShape(
            "pay", [.takePayment], "Takes in a payment at the counter (缴费).",
            .needed("order", FieldSchema.key),
            .needed(
                "amount",
                [
                    "type": "integer", "minimum": 0, "maximum": 1_000_000_000_000,
                    "description": "In fen.",
                ]),
            .needed("reference", FieldSchema.key)),
        CommandShape(
            "deliver", [.deliverPapers], "Hands the papers over (送达).",
            .needed("way", FieldSchema.key), .optional("receipt", FieldSchema.note)),
    ]

    private static let examiner: [CommandShape] = [
        CommandShape(
            "ask-for-supplement", [.examineCase, .acceptCase],
            "Says what is missing; merged over all branches into one notice.", branch,
            .needed(
                "items",
                FieldSchema.list(
                    of: FieldSchema.object(
                        ["what": FieldSchema.key, "defect": FieldSchema.words(500)],
                        required: ["what", "defect"]), atLeast: 1, atMost: 100))),
        CommandShape(
            "send-supplement-notice", [.examineCase, .acceptCase],
            "Sends the one complete notice (一次性告知)."),
        CommandShape(
            "record-opinion", [.examineCase, .decideCase],
            "Records an opinion: of an examiner (审查), of who holds a hearing (听证).", branch,
            .needed("passes", FieldSchema.flag), .needed("text", FieldSchema.words()),
            .optional("checked", FieldSchema.list(of: FieldSchema.words(200))),
            .optional("evidence", FieldSchema.digests)),
        CommandShape(
            "request-data", [.requestData],
            "Asks the office that holds a fact for it; what it says is put on the case (调取).",
            .needed("fact", FieldSchema.key)),
        CommandShape(
            "book-visit", [.visitPlace], "Books a site visit (踏勘).", branch,
            .needed("on", FieldSchema.day), .needed("at", FieldSchema.time)),
        CommandShape(
            "record-visit", [.visitPlace], "Records what the visit found.", branch,
            .needed("passed", FieldSchema.flag), note, .optional("evidence", FieldSchema.digests)),
        CommandShape(
            "suspend", [.suspendClock], "Lets the clock stand still, on a legal ground.", branch,
            .needed("ground", FieldSchema.key), note),
        CommandShape("resume", [.suspendClock], "Lets the clock go on.", branch),
        CommandShape(
            "return-place", [.returnCase], "Hands it back as another unit's, with the owner.",
            .needed("place", FieldSchema.key), reason, .optional("proposedUnit", FieldSchema.key),
            .optional("proof", FieldSchema.digests)),
        CommandShape(
            "check-commitment", [.examineCase], "Records the check of a commitment (告知承诺核查).",
            .needed("branch", FieldSchema.key), .needed("passed", FieldSchema.flag), note),
    ]

    private static let articles = CommandShape.Field.optional(
        "articles", FieldSchema.list(of: FieldSchema.words(200), atMost: 50))

    private static let asking = CommandShape(
        "ask-for-extension", [.examineCase],
        "Asks the approver for a longer limit (申请延期).", branch,
        .needed("by", FieldSchema.limit), reason)

    private static let approver: [CommandShape] = [
        asking,
        CommandShape(
            "decide-branch", [.decideCase], "Decides one branch (决定).",
            .needed("branch", FieldSchema.key), .needed("granted", FieldSchema.flag), reason,
            articles),
        CommandShape(
            "decide", [.decideCase], "Decides the case (决定).",
            .needed("granted", FieldSchema.flag), reason, articles),
        CommandShape(
            "extend", [.extendClock], "Extends a limit, once, with a reason (延期).", branch,
            .needed("by", FieldSchema.limit), reason),
        CommandShape(
            "refuse-extension", [.extendClock], "Answers a request for a longer limit with no.",
            branch, reason),
        CommandShape(
            "call-joint-review", [.decideCase, .examineCase, .acceptCase],
            "Calls several units to one review (联审).",
            .needed("units", FieldSchema.list(of: FieldSchema.key, atLeast: 1, atMost: 30)),
            reason),
        CommandShape(
            "issue", [.issuePapers], "Issues the papers of the step waited at (制证).",
            .optional("papers", FieldSchema.list(of: FieldSchema.key, atMost: 50))),
        CommandShape(
            "revoke-paper", [.revokePaper], "Revokes an issued paper, on a ground.",
            .needed("number", FieldSchema.key), .needed("ground", FieldSchema.words())),
        CommandShape(
            "invite-department", [.inviteDepartment], "Invites a unit with its own clock.",
            .needed("unit", FieldSchema.key), reason, .optional("within", FieldSchema.limit)),
    ]

    private static let evidence = CommandShape.Field.optional("evidence", FieldSchema.evidence)

    private static let field: [CommandShape] = [
        CommandShape(
            "dispatch", [.dispatchCase], "Sends the case to a unit (派遣).",
            .needed("unit", FieldSchema.key), .optional("person", FieldSchema.id), reason),
        CommandShape("claim", [.claimCase], "Takes the case on as a volunteer (认领)."),
        CommandShape(
            "release-claim", [.claimCase, .handleCase], "Gives a claimed case back.", reason),
        CommandShape("sign-for", [.handleCase], "Takes a dispatched case in (签收)."),
        CommandShape(
            "handle", [.handleCase], "Reports what was done (处置).",
            .needed("note", FieldSchema.words()), evidence),
        CommandShape(
            "verify", [.verifyHandling], "Checks what was done (核查).",
            .needed("passed", FieldSchema.flag), note, evidence),
        CommandShape(
            "call-back", [.callBack], "Records the call to the reporter (回访).",
            .needed("reached", FieldSchema.flag), .needed("solved", FieldSchema.flag),
            .needed("satisfied", FieldSchema.flag), note),
        CommandShape(
            "merge-into", [.mergeCases],
            "Joins it to the case of the same matter, with everyone who reported it (并案).",
            .needed("case", FieldSchema.id)),
        CommandShape(
            "split", [.splitCase],
            "Carries a second matter of the report on as a case of its own, as old as this one (分案).",
            reason, .optional("service", FieldSchema.key), .optional("category", FieldSchema.key),
            .optional("component", FieldSchema.key), .optional("answers", FieldSchema.answers),
            .optional(
                "reporters",
                FieldSchema.list(
                    of: [
                        "type": "integer", "minimum": 1, "maximum": 1000,
                        "description": "Number among this case's parties, from 1.",
                    ], atLeast: 1, atMost: 100))),
        CommandShape(
            "attach-reporter", [.mergeCases],
            "Attaches a further reporter; without a person where nobody knows who called.",
            .optional("person", FieldSchema.id), .optional("role", FieldSchema.key)),
        CommandShape(
            "arbitrate", [.arbitrate], "Settles which unit handles it.",
            .needed("unit", FieldSchema.key), reason),
        CommandShape(
            "hold", [.suspendClock], "Puts the whole case on hold, on a ground (挂起).", reason),
        CommandShape("close", [.closeCase], "Closes the case (办结).", note, evidence),
    ]

    private static let supervisor: [CommandShape] = [
        CommandShape(
            "order", [.superviseCase], "Orders a reply by a day (督办).",
            .needed("text", FieldSchema.words()), .needed("replyBy", FieldSchema.day)),
        CommandShape(
            "reply-to-order", [.replyToOrder], "Replies to an order.",
            .needed("order", ["type": "integer", "minimum": 0, "maximum": 100_000]),
            .needed("text", FieldSchema.words())),
        CommandShape(
            "card", [.superviseCase], "Shows a unit a yellow or red card.",
            .needed("colour", ["type": "string", "enum": ["yellow", "red"]]),
            .needed("unit", FieldSchema.key), reason),
        CommandShape(
            "reassign", [.superviseCase, .takeOnCase],
            "Gives a waiting place to another person or unit.",
            .needed("place", FieldSchema.key), .optional("person", FieldSchema.id),
            .optional("unit", FieldSchema.key), .optional("reason", FieldSchema.note)),
        CommandShape(
            "take-on", [.takeOnCase], "Takes on what waits at one's desk and nobody has.",
            .needed("place", FieldSchema.key), .optional("reason", FieldSchema.note)),
        CommandShape(
            "put-back", [.takeOnCase], "Puts one's own work back for the unit.",
            .needed("place", FieldSchema.key), .optional("reason", FieldSchema.note)),
    ]
}
