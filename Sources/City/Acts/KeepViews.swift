import Civics

extension CityHall {
    /// Views of the queue the person keeps.
    public func queueViews(of person: SignedIn?) async throws -> [QueueView] {
        try permit(.listQueue, to: person)
        guard let person, let record = try await store.account(person.account) else { return [] }
        return AccountProfile(record.body)?.views ?? []
    }

    /// Keeps a view; one of the same name is replaced. Over ``QueueView/most`` the oldest goes.
    public func keep(_ view: QueueView, for person: SignedIn?) async throws {
        try await changeViews(of: person) { views in
            views.removeAll { $0.name == view.name }
            views.append(view)
            if views.count > QueueView.most { views.removeFirst() }
        }
    }

    /// Forgets the view of this name; none of that name is no error.
    public func forgetView(named name: String, of person: SignedIn?) async throws {
        try await changeViews(of: person) { views in views.removeAll { $0.name == name } }
    }

    private func changeViews(
        of person: SignedIn?, _ change: (inout [QueueView]) -> Void
    ) async throws {
        try permit(.listQueue, to: person)
        guard let person else { throw Problem(.notSignedIn) }
        guard var record = try await store.account(person.account),
            var profile = AccountProfile(record.body)
        else { throw Problem(.notFound) }
        change(&profile.views)
        record.body = profile.bytes
        try await store.put([record])
    }
}
