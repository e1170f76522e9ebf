public import Civics
import Synchronization

/// One line of JSON for each call: when, which route, status, microseconds, request id. Neither
/// address, account, path values, query nor body: nothing that says who called or about whom.
///
///     {"at":"2026-12-01T09:30:00Z","route":"GET /api/v1/me","status":200,"us":312,"id":"5f…"}
///
/// Lines are gathered and written in one go, when 32 KiB are together or when ``flush()`` is called
/// (the server does so every second and at its end).
public final class CallLog: Sendable {
    private struct Page {
        var bytes: [UInt8] = []
        var second: Int64 = .min
        var secondText: [UInt8] = []
    }

    private let page = Mutex(Page())
    private let now: @Sendable () -> Instant
    private let write: @Sendable ([UInt8]) -> Void

    /// - Parameters:
    ///   - now: The wall clock.
    ///   - write: Takes whole lines; called by one caller at a time and must not block for long.
    public init(
        now: @escaping @Sendable () -> Instant, write: @escaping @Sendable ([UInt8]) -> Void
    ) {
        self.now = now
        self.write = write
    }

    /// Notes one call.
    func note(route: StaticText, status: Int, microseconds: UInt64, id: CallID) {
        let moment = now()
        page.withLock { page in
            stamp(moment, on: &page)
            page.bytes.append(contentsOf: route.utf8)
            page.bytes.append(contentsOf: Self.statusKey)
            page.bytes.append(decimal: UInt64(max(status, 0)))
            page.bytes.append(contentsOf: Self.microsecondsKey)
            page.bytes.append(decimal: microseconds)
            page.bytes.append(contentsOf: Self.idKey)
            id.write(into: &page.bytes)
            page.bytes.append(contentsOf: Self.end)
            if page.bytes.count >= 32 * 1024 { hand(over: &page) }
        }
    }

    /// Writes what has been gathered.
    public func flush() { page.withLock { hand(over: &$0) } }

    private func hand(over page: inout Page) {
        guard !page.bytes.isEmpty else { return }
        write(page.bytes)
        page.bytes.removeAll(keepingCapacity: true)
    }

    private func stamp(_ moment: Instant, on page: inout Page) {
        let second = moment.millisecondsSinceEpoch / 1000
        if second != page.second {
            page.second = second
            let whole = Instant(millisecondsSinceEpoch: second * 1000)
            page.secondText = Array("{\"at\":\"\(whole.text(at: .utc))\",\"route\":\"".utf8)
        }
        page.bytes.append(contentsOf: page.secondText)
    }

    private static let statusKey = Array("\",\"status\":".utf8)
    private static let microsecondsKey = Array(",\"us\":".utf8)
    private static let idKey = Array(",\"id\":\"".utf8)
    private static let end = Array("\"}\n".utf8)
}

/// The name of a route, made into bytes once.
struct StaticText: Sendable {
    let utf8: [UInt8]

    init(_ text: String) { utf8 = Array(text.utf8) }
}

extension [UInt8] {
    mutating func append(decimal value: UInt64) {
        var digits: (UInt64, UInt64) = (0, 0)
        var rest = value
        Swift.withUnsafeMutableBytes(of: &digits) { buffer in
            // 64 bits have at most 20 digits; the buffer's 16 hold all that is below 10^16.
            rest = Swift.min(rest, 9_999_999_999_999_999)
            var place = buffer.count
            repeat {
                place -= 1
                buffer[place] = UInt8(truncatingIfNeeded: 0x30 + rest % 10)
                rest /= 10
            } while rest > 0
            append(contentsOf: buffer[place...])
        }
    }
}
