import Cases
import Civics
import JSON
import Policies

extension CaseView {
    func supplement(_ supplement: SupplementState) -> JSONValue {
        var object: JSONObject = [
            "open": .bool(supplement.isOpen), "lapsed": .bool(supplement.lapsed),
            "items": .array(
                supplement.items.map { asked in
                    var item: JSONObject = [
                        "what": .string(asked.item.what), "defect": .string(asked.item.defect),
                    ]
                    item["branch"] = asked.branch.map { .string($0) }
                    item["unit"] = asked.unit.map { .string($0) }
                    return .object(item)
                }),
        ]
        object["noticedAt"] = supplement.noticedAt.map(moment)
        object["suppliedAt"] = supplement.suppliedAt.map(moment)
        return .object(object)
    }

    func gap(_ gap: GapState) -> JSONValue {
        [
            "material": .string(gap.material), "due": CaseView.mark(gap.mark),
            "open": .bool(gap.isOpen), "consequence": .string(gap.consequence),
        ]
    }

    func visit(_ visit: Visit) -> JSONValue {
        [
            "id": .integer(Int64(visit.id)), "day": .string(visit.day.description),
            "time": .string(visit.time.description),
            "branches": .array(visit.branches.map { $0.map { .string($0) } ?? .null }),
            "done": .array(visit.findings.map { .bool($0.passed) }),
        ]
    }

    func child(_ child: ChildRequest) -> JSONValue {
        var object: JSONObject = ["purpose": .string(child.purpose.rawValue)]
        object["branch"] = child.branch.map { .string($0) }
        object["step"] = child.step.map { .string($0) }
        object["policy"] = child.policy.map { .string($0) }
        object["case"] = child.child.map { .string($0.description) }
        object["number"] = child.child.flatMap { numbers[$0] }.map { .string($0) }
        object["succeeded"] = child.succeeded.map { .bool($0) }
        return .object(object)
    }

    func relation(_ relation: Cases.Relation) -> JSONValue {
        var object = other(relation.other).object ?? [:]
        object["kind"] = .string(relation.kind.rawValue)
        return .object(object)
    }

    /// Another case by its id, and its number where it still has one.
    func other(_ id: CaseID) -> JSONValue {
        var object: JSONObject = ["case": .string(id.description)]
        object["number"] = numbers[id].map { .string($0) }
        return .object(object)
    }

    var answers: JSONObject {
        var object = JSONObject()
        let personal = Set(
            (prepared?.policy.form?.fields ?? []).filter(\.isPersonal).map(\.name))
        for (name, entry) in state.answers.sorted(by: { $0.key < $1.key })
        where !(hidesPersonal && personal.contains(name)) {
            var member: JSONObject = [
                "value": entry.value, "source": .string(source(entry.source)),
            ]
            if case .register(let resource, let field, let at) = entry.source {
                member["resource"] = .string("\(resource).\(field)")
                member["at"] = moment(at)
            }
            object[name] = .object(member)
        }
        return object
    }

    private func source(_ source: FactBase.Source) -> String {
        switch source {
        case .typed: "typed"
        case .register: "register"
        case .engine: "engine"
        case .question: "question"
        }
    }

    var materials: JSONObject {
        var object = JSONObject()
        for (name, entry) in state.materials.sorted(by: { $0.key < $1.key }) {
            var member: JSONObject = [
                "state": .string(entry.state.rawValue),
                "attachments": .array(entry.attachments.map { .string($0.digest) }),
            ]
            member["origin"] = entry.origin.map { .string($0) }
            member["promisedUntil"] = entry.promisedUntil.map { .string($0.description) }
            object[name] = .object(member)
        }
        return object
    }

    func decision(_ decision: CaseDecision) -> JSONValue {
        [
            "granted": .bool(decision.granted), "partial": .bool(decision.partial),
            "reason": .string(decision.reason), "at": moment(decision.at),
            "articles": .array(decision.articles.map { .string($0) }),
        ]
    }

    func refusal(_ refusal: AcceptanceRefused) -> JSONValue {
        var object: JSONObject = [
            "ground": .string(refusal.ground), "text": .string(refusal.text),
        ]
        object["article"] = refusal.article.map { .string($0) }
        return .object(object)
    }

    func notice(_ notice: RefusalNotice) -> JSONValue {
        var object: JSONObject = [
            "reason": .string(notice.reason), "at": moment(notice.at),
            "articles": .array(notice.articles.map { .string($0) }),
            "open": .bool(!notice.isOver),
        ]
        object["branch"] = notice.branch.map { .string($0) }
        return .object(object)
    }

    func request(_ request: ExtensionRequest) -> JSONValue {
        var object: JSONObject = [
            "by": .string(request.by.description), "reason": .string(request.reason),
            "at": moment(request.at), "open": .bool(request.isOpen),
        ]
        object["branch"] = request.branch.map { .string($0) }
        object["answeredAt"] = request.answeredAt.map { moment($0) }
        object["granted"] = request.isOpen ? nil : .bool(request.isGranted)
        object["answer"] = request.answer.map { .string($0) }
        return .object(object)
    }

    func paper(_ paper: IssuedPaper) -> JSONValue {
        var object: JSONObject = [
            "paper": .string(paper.paper), "number": .string(paper.number),
            "sha256": .string(paper.contentHash), "validFrom": .string(paper.validFrom.description),
            "at": moment(paper.at),
        ]
        object["branch"] = paper.branch.map { .string($0) }
        object["validThrough"] = paper.validThrough.map { .string($0.description) }
        object["revokedAt"] = paper.revokedAt.map(moment)
        object["title"] = (prepared?.policy.papers[paper.paper]?.title).map(words)
        return .object(object)
    }

    func payment(_ payment: PaymentState) -> JSONValue {
        var object: JSONObject = [
            "order": .string(payment.order), "totalFen": .integer(payment.total.fen),
            "items": .array(
                payment.items.map { ["fee": .string($0.fee), "fen": .integer($0.amount.fen)] }),
        ]
        object["paidAt"] = payment.paidAt.map(moment)
        return .object(object)
    }

    func rating(_ rating: RatingEntry) -> JSONValue {
        [
            "level": .integer(Int64(rating.level)), "at": moment(rating.at),
            "tags": .array(rating.tags.map { .string($0) }),
            "afterCorrection": .bool(rating.afterCorrection),
        ]
    }

    func handling(_ handling: Handling) -> JSONValue {
        var object: JSONObject = [
            "claimed": .bool(handling.claimed), "inArbitration": .bool(handling.inArbitration),
            "bounces": .array(
                handling.bounces.map { bounce in
                    var object: JSONObject = [
                        "reason": .string(bounce.reason), "at": moment(bounce.at),
                    ]
                    object["unit"] = bounce.unit.map { .string($0) }
                    object["proposedUnit"] = bounce.proposedUnit.map { .string($0) }
                    return .object(object)
                }),
        ]
        object["unit"] = handling.unit.map { .string($0) }
        object["dispatchedAt"] = handling.dispatchedAt.map(moment)
        object["signedAt"] = handling.signedAt.map(moment)
        object["signBy"] = handling.signBy.map(CaseView.mark)
        return .object(object)
    }

    func order(_ order: Order) -> JSONValue {
        var object: JSONObject = [
            "number": .integer(Int64(order.number)), "text": .string(order.text),
            "replyBy": .string(order.replyBy.description), "overdue": .bool(order.overdue),
        ]
        object["reply"] = order.reply.map { .string($0) }
        return .object(object)
    }

    func card(_ card: Card) -> JSONValue {
        [
            "colour": .string(card.colour.rawValue), "unit": .string(card.unit),
            "reason": .string(card.reason), "at": moment(card.at),
        ]
    }

    func opinion(_ opinion: Opinion) -> JSONValue {
        var object: JSONObject = [
            "place": .string(opinion.place), "passes": .bool(opinion.passes),
            "text": .string(opinion.text), "at": moment(opinion.at),
            "checked": .array(opinion.checked.map { .string($0) }),
        ]
        object["unit"] = opinion.unit.map { .string($0) }
        object["branch"] = opinion.branch.map { .string($0) }
        return .object(object)
    }

    func moment(_ instant: Instant) -> JSONValue { .string(instant.text(at: offset)) }
}
