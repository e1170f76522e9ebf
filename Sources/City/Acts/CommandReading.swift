public import Cases
public import Civics
public import JSON
import Policies

/// A command as it comes over the wire, read into the engine's words.
///
/// Shapes were checked at the edge; what cannot be read here is a date that does not exist, a
/// limit that is none, an id of nobody.
public struct CommandReading: Sendable {
    /// Acts of which one must be allowed, the narrower first.
    public let acts: [Act]
    public let command: CaseCommand
    /// What the city itself has to do for it first; `none` for most.
    let errand: Errand

    /// A command for which the city gathers something, or that concerns two cases.
    enum Errand {
        case none
        case split(SplitWish)
        case merge(into: CaseID)
        /// The papers named, drawn by the city; all that are due when none is named.
        case issue([String])
        case requestData(fact: String)
    }

    /// - Throws: `invalid-field` naming the member; `not-found` for an unknown command.
    public init(_ name: String, _ fields: JSONObject) throws(Problem) {
        let reader = FieldReader(fields: fields)
        var read = try Self.applicant(name, reader)
        if read == nil { read = try Self.window(name, reader) }
        if read == nil { read = try Self.examiner(name, reader) }
        if read == nil { read = try Self.approver(name, reader) }
        if read == nil { read = try Self.field(name, reader) }
        if read == nil { read = try Self.supervisor(name, reader) }
        guard let read else { throw Problem(.notFound) }
        (acts, command) = read
        errand = try Self.errand(name, reader)
    }

    private static func errand(_ name: String, _ f: FieldReader) throws(Problem) -> Errand {
        switch name {
        case "split": .split(try f.splitWish())
        case "merge-into": .merge(into: try f.caseID("case"))
        case "issue": .issue(f.texts("papers"))
        case "request-data": .requestData(fact: f.text("fact"))
        default: .none
        }
    }

    typealias Read = ([Act], CaseCommand)

    private static func applicant(_ name: String, _ f: FieldReader) throws(Problem) -> Read? {
        switch name {
        case "supplement":
            ([.supplementCase], .supplement(Supplied(answers: f.answers, materials: f.materials)))
        case "withdraw": ([.withdrawCase], .withdraw(reason: f.text("reason")))
        case "urge": ([.urgeCase], .urge(place: f.text("place")))
        case "rate": ([.rateCase], .rate(f.rating))
        case "appeal": ([.appealCase], .appeal(reason: f.text("reason")))
        case "confirm":
            ([.confirmCase], .confirm(agrees: f.flag("agrees"), note: f.text("note")))
        case "answer-refusal":
            ([.answerRefusal], .answerRefusal(branch: f.optional("branch"), text: f.text("text")))
        case "join":
            (
                [.joinCase],
                .attachReporter(Party(role: DocumentWords.reporter, person: nil, organisation: nil))
            )
        case "object": ([.objectToCase], .object(text: f.text("text")))
        case "reopen": ([.reopenCase], .reopen(reason: f.text("reason")))
        case "choose-version":
            ([.confirmCase], .chooseVersion(try f.version()))
        default: nil
        }
    }

    private static func window(_ name: String, _ f: FieldReader) throws(Problem) -> Read? {
        switch name {
        case "accept": ([.acceptCase], .accept(gaps: f.texts("gaps")))
        case "refuse-to-accept":
            ([.acceptCase], .refuseToAccept(ground: f.text("ground"), text: f.text("text")))
        case "pay":
            (
                [.takePayment],
                .pay(
                    order: f.text("order"), amount: Money(fen: Int64(f.int("amount"))),
                    reference: f.text("reference"))
            )
        case "deliver":
            ([.deliverPapers], .deliver(way: f.text("way"), receipt: f.text("receipt")))
        default: nil
        }
    }

    private static func examiner(_ name: String, _ f: FieldReader) throws(Problem) -> Read? {
        let branch = f.optional("branch")
        return switch name {
        case "ask-for-supplement":
            ([.examineCase, .acceptCase], .askForSupplement(branch: branch, items: f.items))
        case "send-supplement-notice": ([.examineCase, .acceptCase], .sendSupplementNotice)
        case "record-opinion":
            ([.examineCase, .decideCase], .recordOpinion(branch: branch, opinion: f.opinion))
        // Which value comes of it only the register says; the city asks it first.
        case "request-data": ([.requestData], .timerDue)
        case "book-visit":
            (
                [.visitPlace],
                .bookVisit(branch: branch, on: try f.day("on"), at: try f.time("at"))
            )
        case "record-visit":
            (
                [.visitPlace],
                .recordVisit(
                    branch: branch, passed: f.flag("passed"), note: f.text("note"),
                    evidence: f.attachments("evidence"))
            )
        case "suspend":
            (
                [.suspendClock],
                .suspend(branch: branch, ground: f.text("ground"), note: f.text("note"))
            )
        case "resume": ([.suspendClock], .resume(branch: branch))
        case "return-place":
            (
                [.returnCase],
                .returnPlace(
                    place: f.text("place"), reason: f.text("reason"),
                    proposedUnit: f.optional("proposedUnit"), proof: f.attachments("proof"))
            )
        case "check-commitment":
            (
                [.examineCase],
                .checkCommitment(
                    branch: f.text("branch"), passed: f.flag("passed"), note: f.text("note"))
            )
        default: nil
        }
    }

    private static func approver(_ name: String, _ f: FieldReader) throws(Problem) -> Read? {
        switch name {
        case "decide-branch":
            (
                [.decideCase],
                .decideBranch(
                    branch: f.text("branch"), granted: f.flag("granted"), reason: f.text("reason"),
                    articles: f.texts("articles"))
            )
        case "decide":
            (
                [.decideCase],
                .decide(
                    granted: f.flag("granted"), reason: f.text("reason"),
                    articles: f.texts("articles"))
            )
        case "extend":
            (
                [.extendClock],
                .extend(
                    branch: f.optional("branch"), by: try f.limit("by"), reason: f.text("reason"))
            )
        case "ask-for-extension":
            (
                [.examineCase],
                .askForExtension(
                    branch: f.optional("branch"), by: try f.limit("by"), reason: f.text("reason"))
            )
        case "refuse-extension":
            (
                [.extendClock],
                .refuseExtension(branch: f.optional("branch"), reason: f.text("reason"))
            )
        case "call-joint-review":
            (
                [.decideCase, .examineCase, .acceptCase],
                .callJointReview(units: f.texts("units"), reason: f.text("reason"))
            )
        case "issue": ([.issuePapers], .issue(papers: []))
        case "revoke-paper":
            (
                [.revokePaper],
                .revokePaper(number: f.text("number"), ground: f.text("ground"))
            )
        case "invite-department":
            (
                [.inviteDepartment],
                .inviteDepartment(
                    unit: f.text("unit"), reason: f.text("reason"),
                    within: try f.optionalLimit("within"))
            )
        default: nil
        }
    }

    private static func field(_ name: String, _ f: FieldReader) throws(Problem) -> Read? {
        switch name {
        case "dispatch":
            (
                [.dispatchCase],
                .dispatch(
                    unit: f.text("unit"), person: try f.person("person"), reason: f.text("reason"))
            )
        case "claim": ([.claimCase], .claim(openElsewhere: 0))
        case "release-claim": ([.claimCase, .handleCase], .releaseClaim(reason: f.text("reason")))
        case "sign-for": ([.handleCase], .signFor)
        case "handle": ([.handleCase], .handle(note: f.text("note"), evidence: f.evidence))
        case "verify":
            (
                [.verifyHandling],
                .verify(passed: f.flag("passed"), note: f.text("note"), evidence: f.evidence)
            )
        case "call-back":
            (
                [.callBack],
                .callBack(
                    reached: f.flag("reached"), solved: f.flag("solved"),
                    satisfied: f.flag("satisfied"), note: f.text("note"))
            )
        case "merge-into": ([.mergeCases], .mergeInto(try f.caseID("case")))
        case "split":
            (
                [.splitCase],
                .split(into: CaseID(high: 0, low: 0), reason: f.text("reason"), attached: [])
            )
        case "attach-reporter":
            (
                [.mergeCases],
                .attachReporter(
                    Party(
                        role: f.optional("role") ?? DocumentWords.reporter,
                        person: try f.person("person"),
                        organisation: nil))
            )
        case "arbitrate":
            ([.arbitrate], .arbitrate(unit: f.text("unit"), reason: f.text("reason")))
        case "hold": ([.suspendClock], .hold(reason: f.text("reason")))
        case "close": ([.closeCase], .closeCase(note: f.text("note"), evidence: f.evidence))
        default: nil
        }
    }

    private static func supervisor(_ name: String, _ f: FieldReader) throws(Problem) -> Read? {
        switch name {
        case "order":
            ([.superviseCase], .order(text: f.text("text"), replyBy: try f.day("replyBy")))
        case "reply-to-order":
            ([.replyToOrder], .replyToOrder(order: f.int("order"), text: f.text("text")))
        case "card":
            (
                [.superviseCase],
                .card(
                    colour: Card.Colour(rawValue: f.text("colour")) ?? .yellow,
                    unit: f.text("unit"), reason: f.text("reason"))
            )
        case "reassign":
            (
                [.superviseCase, .takeOnCase],
                .reassign(
                    place: f.text("place"), to: try f.person("person"), unit: f.optional("unit"),
                    reason: f.text("reason"))
            )
        case "take-on", "put-back":
            (
                [.takeOnCase],
                .reassign(place: f.text("place"), to: nil, unit: nil, reason: f.text("reason"))
            )
        default: nil
        }
    }
}
