import Policies
import Cases
import Civics
import JSON

extension CityHall {
    /// What follows from events for people: rating links, messages in the inbox, revoked papers.
    func sideRecords(of decision: Decided, at now: Instant) -> [SideRecord] {
        decision.events.flatMap { event -> [SideRecord] in
            var records = messages(about: event, decision.state, at: now)
            if case .ratingInvited = event.what {
                records.append(
                    .ratingToken(
                        RatingToken(
                            digest: Self.digest(of: seal.ratingToken(of: decision.state)),
                            caseID: decision.state.id, ends: .latest)))
            }
            return records
        }
    }

    /// One message for each party and change of state they must know of. The record is in the inbox;
    /// a text message carries no link and no personal data.
    private func messages(
        about event: CaseEvent, _ state: Case, at now: Instant
    ) -> [SideRecord] {
        guard Self.told.contains(event.wireName) else { return [] }
        let body: JSONObject = [
            "number": .string(state.number.text), "policy": .string(state.policy.description),
            "event": .string(event.wireName),
        ]
        return Set(state.parties.compactMap(\.person)).sorted().map { person in
            .message(
                InboxMessage(
                    id: world.timeOrderedID(), person: person, caseID: state.id,
                    kind: event.wireName, at: now, body: JSONValue.object(body).serialized()))
        }
    }

    /// Changes of state that people are told of, by the event's wire name.
    private static let told: Set<String> = [
        "case.accepted", "case.acceptance-refused", "supplement.noticed", "supplement.lapsed",
        "refusal.noticed", "case.decided", "case.issued", "case.delivered", "case.closed",
        "case.ended", "case.reopened", "case.merged", "case.split", "child.opened", "payment.asked",
        "paper.revoked", "rating.invited",
        "correction.mended", "version.offered",
    ]
}
