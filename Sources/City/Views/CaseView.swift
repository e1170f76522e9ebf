import Cases
import Civics
import JSON
import Policies

/// A case as one reader may see it, as JSON: the same for programs and, typed by its members, for
/// pages. Codes stay codes; titles come from the document in all its languages.
///
/// An object, because each of its lists is made by one of its methods, and a value would be copied
/// for each of them.
final class CaseView {
    let state: Case
    let prepared: PreparedPolicy?
    let now: Instant
    let offset: UTCOffset
    let language: Language
    /// Staff see opinions and the reasons behind them; the applicant sees what concerns them.
    let isStaff: Bool
    /// Personal answers of the applicant are kept from others who only reported the same.
    let hidesPersonal: Bool
    /// Short numbers of the cases this one belongs to: parent, children, relations.
    let numbers: [CaseID: String]
    /// Link token for rating, shown to the applicant only while a rating is open.
    let ratingToken: String?

    init(
        state: Case, prepared: PreparedPolicy?, now: Instant, offset: UTCOffset,
        language: Language, isStaff: Bool, hidesPersonal: Bool = false,
        numbers: [CaseID: String] = [:], ratingToken: String? = nil
    ) {
        (self.state, self.prepared, self.now) = (state, prepared, now)
        (self.offset, self.language, self.isStaff) = (offset, language, isStaff)
        (self.hidesPersonal, self.ratingToken) = (hidesPersonal, ratingToken)
        self.numbers = numbers
    }

    var json: JSONValue {
        var object = CaseView.head(of: state, at: now, offset: offset)
        object["title"] = (prepared?.policy.title).map(words)
        object["channel"] = .string(state.channel.rawValue)
        object["filedAt"] = text(state.filedAt)
        object["acceptedAt"] = state.acceptedAt.map(text)
        object["closedAt"] = state.closedAt.map(text)
        object["updatedAt"] = text(state.updatedAt)
        object["internalNumber"] = state.internalNumber.map { .string($0) }
        object["parties"] = .array(state.parties.map { .string($0.role) })
        object["waiting"] = .array(state.waiting.map(place))
        object["branches"] = .array(state.branches.map(branch))
        object["clocks"] = .array(state.clocks.map(clock))
        object["supplement"] = state.supplement.map(supplement)
        object["gaps"] = .array(state.gaps.map(gap))
        object["visits"] = .array(state.visits.map(visit))
        object["parent"] = state.parent.map(other)
        object["children"] = .array(state.children.map(child))
        object["relations"] = .array(state.relations.map(relation))
        object["answers"] = .object(answers)
        object["materials"] = .object(materials)
        object["decision"] = state.decision.map(decision)
        object["acceptanceRefusal"] = state.acceptanceRefusal.map(refusal)
        object["refusalNotices"] = .array(state.refusalNotices.map(notice))
        object["papers"] = .array(state.papers.map(paper))
        object["payments"] = .array(state.payments.map(payment))
        object["mayRate"] = .bool(state.mayRate)
        object["ratingToken"] = ratingToken.map { .string($0) }
        object["ratings"] = .array(state.ratings.map(rating))
        object["handling"] = state.handling.map(handling)
        object["orders"] = .array(state.orders.map(order))
        object["cards"] = .array(state.cards.map(card))
        object["offer"] = state.offer.map { .string($0.to.description) }
        if isStaff {
            object["opinions"] = .array(state.opinions.map(opinion))
            object["extensionRequests"] = .array(state.extensionRequests.map(request))
        }
        return .object(object)
    }

    /// What every answer about a case begins with.
    static func head(of state: Case, at now: Instant, offset: UTCOffset) -> JSONObject {
        var object: JSONObject = [
            "id": .string(state.id.description), "number": .string(state.number.text),
            "numberGrouped": .string(state.number.grouped), "kind": .string(state.kind.rawValue),
            "policy": .string(state.policy.description), "stage": .string(state.stage.rawValue),
            "version": .integer(Int64(state.version)),
            "light": .string(state.worstLight(at: now).rawValue),
        ]
        object["promisedDue"] = state.clock(ClockID(.whole, .promised))?.mark.map(Self.mark)
        object["statutoryDue"] = state.clock(ClockID(.whole, .statutory))?.mark.map(Self.mark)
        return object
    }

    // MARK: Parts

    func words(_ text: LocalizedText) -> JSONValue { .string(text.text(in: language)) }

    private func text(_ instant: Instant) -> JSONValue { .string(instant.text(at: offset)) }

    static func mark(_ mark: DueMark) -> JSONValue {
        let due: String =
            switch mark.end {
            case .day(let day): day.description
            case .moment(let moment): moment.description
            }
        return ["due": .string(due), "provisional": .bool(mark.provisional)]
    }

    private func place(_ place: WaitingPlace) -> JSONValue {
        var object: JSONObject = [
            "place": .string(place.path), "step": .string(place.step),
            "role": .string(place.role.rawValue), "desk": .string(place.desk.rawValue),
            "since": text(place.since), "urged": .bool(place.urged),
        ]
        object["branch"] = place.branch.map { .string($0) }
        object["unit"] = place.unit.map { .string($0) }
        object["party"] = place.party.map { .string($0) }
        object["proposed"] = place.proposed.map { .string($0) }
        object["due"] = state.due(at: place).map(Self.mark)
        object["title"] = (prepared?.policy.flow?.step(at: place)?.title).map(words)
        object["awaits"] = place.awaits.isEmpty ? nil : .array(place.awaits.map { .string($0) })
        return .object(object)
    }

    private func branch(_ branch: BranchState) -> JSONValue {
        var object: JSONObject = [
            "id": .string(branch.id), "status": .string(branch.status.rawValue),
            "role": .string(branch.role.rawValue),
            "articles": .array(branch.articles.map { .string($0) }),
            "suspended": .bool(branch.suspension != nil),
        ]
        object["unit"] = branch.unit.map { .string($0) }
        object["service"] = branch.service.map { .string($0) }
        object["step"] = branch.step.map { .string($0) }
        object["ground"] = branch.ground.map { .string($0) }
        object["reason"] = branch.reason.map { .string($0) }
        object["title"] = (prepared?.policy.flow?.branch(branch.id)?.title).map(words)
        object["promisedDue"] =
            state.clock(ClockID(.branch(branch.id), .promised))?.mark.map(Self.mark)
        object["statutoryDue"] =
            state.clock(ClockID(.branch(branch.id), .statutory))?.mark.map(Self.mark)
        object["awaits"] = branch.awaits.isEmpty ? nil : .array(branch.awaits.map { .string($0) })
        return .object(object)
    }

    func clock(_ clock: Clock) -> JSONValue {
        var object: JSONObject = [
            "clock": .string(clock.id.description),
            "limit": .string(clock.limit.text(in: language)),
            "from": text(clock.from), "running": .bool(clock.isRunning),
            "light": .string(clock.light(at: now).rawValue),
            "entries": .array(clock.entries.map(entry)),
        ]
        object["due"] = clock.mark.map(Self.mark)
        object["stoppedAt"] = clock.stoppedAt.map(text)
        return .object(object)
    }

    private func entry(_ entry: ClockEntry) -> JSONValue {
        var object: JSONObject = [
            "kind": .string(entry.kind.rawValue), "at": text(entry.at),
            "ground": .string(entry.ground.code),
        ]
        object["article"] = entry.ground.citation.map { .string($0.description) }
        object["note"] = isStaff ? entry.ground.note.map { .string($0) } : nil
        object["due"] = entry.mark.map(Self.mark)
        return .object(object)
    }
}
