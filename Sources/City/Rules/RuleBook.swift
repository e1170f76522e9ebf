import Civics
import Policies
import Synchronization

/// Documents this process has read before, by their digest, so that publishing one reads one.
final class RuleBook: Sendable {
    private let read = Mutex<[String: ShelvedPolicy]>([:])

    /// What is in force now, and the pictures that follow it at later instants: calendars count for
    /// everything from the instant they take effect at.
    ///
    /// - Throws: ``RulesFault`` naming the document that cannot be used.
    func pictures(
        of activated: [ActivatedPolicy], plan: CityPlan, at now: Instant, offset: UTCOffset
    ) throws(RulesFault) -> [RulesPicture] {
        let loader = RuleLoader(plan: plan, offset: offset)
        var shelf: [ShelvedPolicy] = []
        for one in activated { shelf.append(try shelved(one, loader)) }
        let coming = Set(shelf.filter { !$0.policy.calendars.isEmpty && $0.from > now }.map(\.from))
        var pictures: [RulesPicture] = []
        for moment in [now] + coming.sorted() {
            pictures.append(try loader.picture(of: shelf, at: moment))
        }
        return pictures
    }

    private func shelved(
        _ activated: ActivatedPolicy, _ loader: RuleLoader
    ) throws(RulesFault) -> ShelvedPolicy {
        if let known = read.withLock({ $0[activated.digest] }) {
            return ShelvedPolicy(
                policy: known.policy, from: activated.from, activated: activated.activated,
                by: activated.by)
        }
        let made = try loader.read(activated)
        read.withLock { $0[activated.digest] = made }
        return made
    }
}
