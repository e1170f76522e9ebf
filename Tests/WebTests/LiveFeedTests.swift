import Civics
import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization
import Testing

@testable import Web

@Suite("Live updates")
struct LiveFeedTests {
    private func caller(_ number: UInt64) -> Caller {
        Caller(account: AccountID(high: 1, low: number), permissions: [])
    }

    private func text(_ reply: Reply) async throws -> String {
        let page = Listener()
        try await reply.body.write(page)
        return page.text
    }

    /// Starts listening, and waits until something was heard.
    private func listen(
        _ reply: Reply, until words: String
    ) async throws -> (page: Listener, task: Task<Void, any Error>) {
        let page = Listener()
        let task = Task { try await reply.body.write(page) }
        for _ in 0..<1000 where !page.text.contains(words) {
            try await Task.sleep(for: .milliseconds(10))
        }
        return (page, task)
    }

    @Test("Numbers come as events that say nothing else, older ones are left out")
    func events() async throws {
        let (numbers, box) = AsyncStream.makeStream(of: Int64.self)
        for number in [5, 4, 8] { box.yield(Int64(number)) }
        let seats = LiveSeats()
        let feed = LiveFeed(missed: 3, numbers: numbers) { true }
        let reply = try feed.reply(to: caller(1), in: seats)
        #expect(reply.fields[.contentType] == "text/event-stream; charset=utf-8")
        let (page, task) = try await listen(reply, until: "\"version\":8")
        task.cancel()
        try await task.value
        #expect(page.text.contains("id: 8\nevent: changed\ndata: {\"version\":8}\n\n"))
        #expect(!page.text.contains("{\"version\":4}"))
        #expect(seats.taken == 0)
    }

    @Test("What was missed is told before anything new")
    func missed() async throws {
        let feed = LiveFeed(missed: 3, numbers: AsyncStream { _ in }) { true }
        let reply = try feed.reply(to: caller(1), in: LiveSeats())
        let (page, task) = try await listen(reply, until: "changed")
        task.cancel()
        try await task.value
        #expect(page.text.contains("id: 3\nevent: changed\ndata: {\"version\":3}\n\n"))
    }

    @Test("A stream ends when its reader may see the subject no longer, and tells nothing more")
    func over() async throws {
        let (numbers, box) = AsyncStream.makeStream(of: Int64.self)
        let mayGoOn = Mutex(true)
        let seats = LiveSeats()
        let feed = LiveFeed(missed: nil, numbers: numbers, beat: .seconds(600)) {
            mayGoOn.withLock { $0 }
        }
        let reply = try feed.reply(to: caller(1), in: seats)
        box.yield(1)
        let (page, task) = try await listen(reply, until: "{\"version\":1}")
        mayGoOn.withLock { $0 = false }
        box.yield(2)
        try await task.value
        let written = page.text
        #expect(written.contains("{\"version\":1}"))
        #expect(!written.contains("{\"version\":2}"))
        #expect(written.hasSuffix("event: ended\ndata: over\n\n"))
        #expect(seats.taken == 0)
    }

    @Test("The session's end is noticed with the next beat although nothing changes")
    func beat() async throws {
        let feed = LiveFeed(
            missed: nil, numbers: AsyncStream { _ in }, beat: .milliseconds(20)
        ) { false }
        let written = try await text(try feed.reply(to: caller(1), in: LiveSeats()))
        #expect(written.hasSuffix("event: ended\ndata: over\n\n"))
    }

    @Test("The newest page of an account takes the oldest one's place; a full house says so")
    func limits() async throws {
        let seats = LiveSeats(perAccount: 2, total: 3)
        func open(_ number: UInt64) throws -> Reply {
            try LiveFeed(missed: nil, numbers: AsyncStream { _ in }) { true }
                .reply(to: caller(number), in: seats)
        }
        let first = try open(1)
        let others = [try open(1), try open(1), try open(2)]
        #expect(seats.taken == 3)
        #expect(try await text(first).hasSuffix("event: ended\ndata: replaced\n\n"))
        #expect(throws: Problem(.busy)) { try open(3) }
        #expect(others.count == 3)
    }
}

private final class Listener: ResponseBodyWriter, Sendable {
    private let bytes = Mutex<[UInt8]>([])
    var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }

    func write(_ buffer: ByteBuffer) async throws {
        bytes.withLock { $0 += buffer.readableBytesView }
    }
    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
