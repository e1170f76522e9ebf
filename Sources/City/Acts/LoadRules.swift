import Civics

extension CityHall {
    /// Puts every released version of every document in force, each from its own instant on.
    /// Called at the start and after each release; what this process has read before is not read
    /// again.
    ///
    /// - Parameter plan: Units and places the rules may speak of; the present ones unless said.
    /// - Throws: ``RulesFault`` naming the document that cannot be used; what was in force stays so.
    public func loadRules(_ plan: CityPlan? = nil) async throws {
        let activated = try await store.policies()
        let pictures = try book.pictures(
            of: activated, plan: plan ?? rules.plan, at: world.now(), offset: world.offset)
        rules.publish(pictures, known: activated.count)
    }
}
