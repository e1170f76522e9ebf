public import Civics
import Synchronization

/// Pauses signing in after wrong passwords: 5 within 15 minutes for one account *from one place*
/// lock that pair for 15 minutes (OWASP ASVS 6.3.1). Nobody can lock another person out by knowing
/// the name alone: the owner, calling from elsewhere, is not concerned. A place that fails for many
/// accounts is paused as a place.
public final class SignInLock: Sendable {
    private struct Pair: Hashable {
        let name: String
        let source: CallSource
    }

    private struct Failures {
        var count: Int
        var first: UInt64
        var lockedUntil: UInt64?
    }

    private struct Book {
        var pairs: [Pair: Failures] = [:]
        var sources: [CallSource: Failures] = [:]
    }

    private let book = Mutex(Book())
    private let time: Monotonic
    private let pairLimit: Int
    private let sourceLimit: Int
    private let window: UInt64
    private let entries = 65_536

    /// - Parameters:
    ///   - failures: Wrong attempts on one account from one place until that pair is locked.
    ///   - failuresOfSource: Wrong attempts from one place on any accounts until it is locked.
    ///   - minutes: How long failures count, and how long a lock lasts.
    public init(
        failures: Int = 5, failuresOfSource: Int = 50, minutes: Int = 15,
        time: Monotonic = .machine
    ) {
        pairLimit = max(failures, 1)
        sourceLimit = max(failuresOfSource, 1)
        window = UInt64(max(minutes, 1)) * 60_000_000_000
        self.time = time
    }

    /// Asks, before the password is looked at, whether signing in is open.
    ///
    /// - Throws: ``Problem`` of kind `sign-in-locked` with the seconds left; show it as it is.
    public func enter(_ name: String, from source: CallSource) throws(Problem) {
        let now = time.nanoseconds()
        let until = book.withLock { book in
            let pair = book.pairs[Pair(name: name, source: source)]?.lockedUntil ?? 0
            return max(pair, book.sources[source]?.lockedUntil ?? 0)
        }
        guard until > now else { return }
        let seconds = (until - now + 999_999_999) / 1_000_000_000
        throw Problem(.signInLocked, facts: ["seconds": String(seconds)])
    }

    /// Notes a wrong password.
    public func failed(_ name: String, from source: CallSource) {
        let now = time.nanoseconds()
        book.withLock { book in
            if book.pairs.count >= entries { forgetOld(in: &book, at: now) }
            let pair = Pair(name: name, source: source)
            book.pairs[pair] = counted(book.pairs[pair], limit: pairLimit, at: now)
            book.sources[source] = counted(book.sources[source], limit: sourceLimit, at: now)
        }
    }

    /// Notes a right password: the pair begins anew.
    public func succeeded(_ name: String, from source: CallSource) {
        book.withLock { $0.pairs[Pair(name: name, source: source)] = nil }
    }

    private func counted(_ failures: Failures?, limit: Int, at now: UInt64) -> Failures {
        guard var failures, !isOver(failures, at: now) else {
            let locked = limit == 1 ? now + window : nil
            return Failures(count: 1, first: now, lockedUntil: locked)
        }
        failures.count += 1
        if failures.count >= limit, failures.lockedUntil == nil {
            failures.lockedUntil = now + window
        }
        return failures
    }

    private func isOver(_ failures: Failures, at now: UInt64) -> Bool {
        (failures.lockedUntil ?? failures.first + window) <= now
    }

    private func forgetOld(in book: inout Book, at now: UInt64) {
        book.pairs = book.pairs.filter { !isOver($0.value, at: now) }
        book.sources = book.sources.filter { !isOver($0.value, at: now) }
        // Still full within one window: only a flood does that. The sources stay counted.
        if book.pairs.count >= entries {
            book.pairs = book.pairs.filter { $0.value.lockedUntil != nil }
        }
        if book.pairs.count >= entries { book.pairs = [:] }
    }
}
