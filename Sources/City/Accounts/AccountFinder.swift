import Civics
import Synchronization

/// Finds accounts by the person behind them, for signing in with somebody else's word.
///
/// Accounts are kept sealed and found by their names; who stands behind which is learnt by reading
/// each once and remembering it, 32 bytes an account.
final class AccountFinder: Sendable {
    private struct State {
        var accounts: [PersonID: AccountID] = [:]
        var last: AccountID?
    }

    private static let page = 500
    private let state = Mutex(State())

    /// The first account made for a person; `nil` when there is none.
    func account(of person: PersonID, in store: any CityStore) async throws -> AccountRecord? {
        if state.withLock({ $0.accounts[person] }) == nil { try await readOn(store) }
        guard let id = state.withLock({ $0.accounts[person] }) else { return nil }
        return try await store.account(id)
    }

    private func readOn(_ store: any CityStore) async throws {
        while true {
            let last = state.withLock { $0.last }
            let page = try await store.accounts(after: last, limit: Self.page)
            guard !page.isEmpty else { return }
            state.withLock { state in
                for record in page where state.accounts[record.person] == nil {
                    state.accounts[record.person] = record.id
                }
                state.last = page.last?.id
            }
        }
    }
}
