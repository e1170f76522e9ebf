import Hummingbird
import JSON
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import Synchronization
import Testing
import WebTesting

@testable import Web

/// What can only be seen on a real connection: refused bodies, slow senders, heads too large.
@Suite("On a real connection", .serialized)
struct LiveTests {
    private func limits() -> ConnectionLimits {
        var limits = ConnectionLimits()
        limits.idle = .seconds(1)
        limits.grace = .seconds(1)
        limits.body = .seconds(3)
        limits.headBytes = 4096
        return limits
    }

    /// Serves the small house, sends pieces of text with pauses between, and gives all that came
    /// back until the server closed, with how long that took.
    private func talk(
        _ pieces: [String], pause: Duration = .zero, patience: Duration = .seconds(30)
    ) async throws -> (text: String, took: Duration) {
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let visitor = try SmallHouse.visitor()
        let server = WebServer.application(
            visitor.door, address: .hostname("127.0.0.1", port: 0), limits: limits(),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        ) { port.yield($0.localAddress?.port ?? 0) }
        let group = ServiceGroup(
            configuration: .init(services: [server], logger: server.logger))
        return try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            let number = await ports.first { _ in true } ?? 0
            let begun = ContinuousClock.now
            let text = try await Self.exchange(
                pieces, pause: pause, patience: patience, port: number)
            let took = ContinuousClock.now - begun
            await group.triggerGracefulShutdown()
            return (text, took)
        }
    }

    private static func exchange(
        _ pieces: [String], pause: Duration, patience: Duration, port: Int
    ) async throws -> String {
        let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
                        wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            let timer = channel.channel.eventLoop.scheduleTask(
                in: .nanoseconds(Int64(patience.inNanoseconds))
            ) { channel.channel.close(promise: nil) }
            defer { timer.cancel() }
            let heard = Mutex("")
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask {
                    for piece in pieces {
                        try? await outbound.write(ByteBuffer(string: piece))
                        try await Task.sleep(for: pause)
                    }
                }
                do {
                    for try await bytes in inbound {
                        heard.withLock { $0 += String(buffer: bytes) }
                    }
                } catch is IOError {}
                tasks.cancelAll()
            }
            return heard.withLock { $0 }
        }
    }

    private static let head = """
        POST /things HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer clerk\r\n\
        Idempotency-Key: key-12345\r\nContent-Type: application/json\r\n
        """

    @Test("A body declared too large is refused before it comes, and the connection is closed")
    func declaredTooLarge() async throws {
        let (text, took) = try await talk([Self.head + "Content-Length: 1000000\r\n\r\n{\"name"])
        #expect(text.hasPrefix("HTTP/1.1 413"))
        #expect(text.lowercased().contains("connection: close"))
        #expect(text.contains("/problems/too-large"))
        #expect(took < .seconds(20))
    }

    @Test("An endless body in pieces is refused at the limit, and what comes after is dropped")
    func endless() async throws {
        let piece = "400\r\n" + String(repeating: " ", count: 1024) + "\r\n"
        let (text, took) = try await talk(
            [Self.head + "Transfer-Encoding: chunked\r\n\r\n"]
                + Array(repeating: piece, count: 2000))
        #expect(text.hasPrefix("HTTP/1.1 413"))
        #expect(took < .seconds(20))
    }

    @Test("A head that never ends is cut off when the idle limit has passed")
    func slowHead() async throws {
        let drip = ["GET /open HTTP/1.1\r\n"] + (1...40).map { "X-\($0): 1\r\n" }
        let (text, took) = try await talk(drip, pause: .milliseconds(200))
        #expect(text.isEmpty)
        #expect(took > .milliseconds(900) && took < .seconds(20))
    }

    @Test("A body that drips is cut off, though each byte is activity")
    func slowBody() async throws {
        let drip = [Self.head + "Content-Length: 1000\r\n\r\n"] + Array(repeating: " ", count: 40)
        let (text, took) = try await talk(drip, pause: .milliseconds(200))
        #expect(text.isEmpty)
        #expect(took > .milliseconds(900) && took < .seconds(20))
    }

    @Test("A head too large is told 431, what is no HTTP 400, both as problems")
    func unreadable() async throws {
        let (large, _) = try await talk([
            "GET /open HTTP/1.1\r\nX: \(String(repeating: "x", count: 10_000))\r\n\r\n"
        ])
        #expect(large.hasPrefix("HTTP/1.1 431"))
        #expect(large.contains("/problems/headers-too-large"))
        let (junk, _) = try await talk(["\u{16}\u{03}\u{01} junk\r\n\r\n"])
        #expect(junk.hasPrefix("HTTP/1.1 400"))
        #expect(junk.contains("/problems/malformed-request"))
    }

    @Test("Several requests on one connection are answered in their order")
    func pipelined() async throws {
        let request = "GET /tile/{n} HTTP/1.1\r\nHost: a\r\n\r\n"
        let all = (1...5).map { request.replacing("{n}", with: "t\($0)") }.joined()
        let (text, _) = try await talk([all])
        let answers = text.components(separatedBy: "HTTP/1.1 200").dropFirst()
        #expect(answers.map { $0.suffix(2) } == ["t1", "t2", "t3", "t4", "t5"])
    }
}

extension String {
    fileprivate func components(separatedBy mark: String) -> [String] {
        var rest = self[...]
        var parts: [String] = []
        while let range = rest.firstRange(of: mark) {
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return parts + [String(rest)]
    }
}
