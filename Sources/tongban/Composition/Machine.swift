import City
import Civics
import Dispatch
import Foundation
import Glibc
import Synchronization

/// The machine's clock and chance: the only place where they are asked.
enum Machine {
    static func now() -> Instant {
        Instant(millisecondsSinceEpoch: Int64(Date().timeIntervalSince1970 * 1000))
    }

    /// One call into the kernel for up to 256 bytes: filing asks for some each time.
    static func randomBytes(_ count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let next = min(256, count - filled)
                guard getentropy(buffer.baseAddress?.advanced(by: filled), next) == 0 else {
                    fatalError("the kernel gives no random bytes")
                }
                filled += next
            }
        }
    }

    /// A world with this machine's clock, set forward by what the sample city was told.
    static func world(ahead: SettableClock? = nil) -> World {
        World(
            now: { ahead?.now() ?? now() }, randomBytes: randomBytes,
            aside: { work in
                await withCheckedContinuation { done in
                    DispatchQueue.global().async { done.resume(returning: work()) }
                }
            })
    }
}

/// A clock that can be set forward, never back: for the sample city only, so that stories can let
/// days, nights and holidays pass.
final class SettableClock: Sendable {
    private let aheadMilliseconds: Mutex<Int64>
    private let file: URL

    /// - Parameter folder: The data directory; how far ahead the clock is outlives a restart.
    init(folder: Folder) {
        file = folder.url.appendingPathComponent("sample-clock")
        let kept = try? String(contentsOf: file, encoding: .utf8)
        let ahead = kept.flatMap { Int64($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
        aheadMilliseconds = Mutex(max(0, ahead ?? 0))
    }

    func now() -> Instant {
        Machine.now().adding(milliseconds: aheadMilliseconds.withLock { $0 })
    }

    /// - Returns: The moment it is now, or `nil` when the wanted one has passed already.
    func set(to wanted: Instant) throws -> Instant? {
        let real = Machine.now().millisecondsSinceEpoch
        let moved: Int64? = aheadMilliseconds.withLock { ahead in
            let next = wanted.millisecondsSinceEpoch - real
            guard next >= ahead else { return nil }
            ahead = next
            return next
        }
        guard let moved else { return nil }
        try String(moved).write(to: file, atomically: true, encoding: .utf8)
        return wanted
    }
}
