import Civics
import Synchronization

/// Streams that pages keep open: so many for one account, so many in all.
///
/// The newest of an account is the page somebody looks at, so it takes the place of the oldest,
/// which is told and does not come back.
public final class LiveSeats: Sendable {
    /// Why a stream ends.
    enum End: String, Sendable {
        /// The session is over, or the right to see the subject.
        case over
        /// A newer page of the same account took its place.
        case replaced
        /// The server stops; coming back is right.
        case stopping
    }

    private struct Seat {
        var account: AccountID
        var end: @Sendable (End) -> Void
    }

    private struct State {
        var nextKey: UInt64 = 0
        var seats: [UInt64: Seat] = [:]
        var byAccount: [AccountID: [UInt64]] = [:]
    }

    private let perAccount: Int
    private let total: Int
    private let state = Mutex(State())

    /// - Parameters:
    ///   - perAccount: Streams of one account at once.
    ///   - total: Streams at once.
    public init(perAccount: Int = 4, total: Int = 4_000) {
        (self.perAccount, self.total) = (max(perAccount, 1), max(total, 1))
    }

    /// Streams open now.
    public var taken: Int { state.withLock { $0.seats.count } }

    /// Takes a seat.
    ///
    /// - Throws: `busy` when the house is full.
    func take(
        for account: AccountID, end: @escaping @Sendable (End) -> Void
    ) throws(Problem) -> UInt64 {
        let (key, oldest): (UInt64?, Seat?) = state.withLock { state in
            var oldest: Seat?
            if let keys = state.byAccount[account], keys.count >= perAccount {
                oldest = state.seats.removeValue(forKey: keys[0])
                state.byAccount[account] = Array(keys.dropFirst())
            }
            guard state.seats.count < total else { return (nil, oldest) }
            state.nextKey += 1
            state.seats[state.nextKey] = Seat(account: account, end: end)
            state.byAccount[account, default: []].append(state.nextKey)
            return (state.nextKey, oldest)
        }
        oldest?.end(.replaced)
        guard let key else { throw Problem(.busy) }
        return key
    }

    func leave(_ key: UInt64) {
        state.withLock { state in
            guard let seat = state.seats.removeValue(forKey: key) else { return }
            state.byAccount[seat.account]?.removeAll { $0 == key }
            if state.byAccount[seat.account]?.isEmpty ?? false {
                state.byAccount[seat.account] = nil
            }
        }
    }
}
