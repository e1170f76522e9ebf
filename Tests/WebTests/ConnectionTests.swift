import HTTPTypes
import JSON
import NIOCore
import NIOEmbedded
import NIOHTTP1
import NIOHTTPTypes
import Testing
import WebTesting

@testable import Web

@Suite("Connections")
struct ConnectionTests {
    private let second: UInt64 = 1_000_000_000

    private func watch() -> ConnectionWatch { ConnectionWatch(limits: ConnectionLimits(), now: 0) }

    private func isOver(
        _ watch: inout ConnectionWatch, _ buffered: Int, at now: UInt64
    ) -> Bool {
        watch.isOverLimit(buffered: buffered, at: now)
    }

    @Test("A connection without a complete head is cut after 15 seconds")
    func idle() {
        var watch = watch()
        #expect(!isOver(&watch, 0, at: 14 * second))
        #expect(isOver(&watch, 0, at: 15 * second))
    }

    @Test("A body slower than 1 KiB a second is cut after the grace, a steady one at 60 seconds")
    func slowBody() {
        var slow = watch()
        slow.readHead(at: 0)
        slow.readBody(5_000)
        #expect(!isOver(&slow, 0, at: 9 * second))
        #expect(isOver(&slow, 0, at: 10 * second))
        var steady = watch()
        steady.readHead(at: 0)
        steady.readBody(1_000_000)
        #expect(!isOver(&steady, 0, at: 59 * second))
        #expect(isOver(&steady, 0, at: 60 * second))
    }

    @Test("An answer that is not begun within 60 seconds ends the connection")
    func slowAnswer() {
        var watch = watch()
        watch.readHead(at: 0)
        watch.readEnd(at: second)
        #expect(!isOver(&watch, 0, at: 60 * second))
        #expect(isOver(&watch, 0, at: 61 * second))
        var streaming = self.watch()
        streaming.readHead(at: 0)
        streaming.readEnd(at: second)
        streaming.wroteHead()
        #expect(!isOver(&streaming, 0, at: 600 * second))
    }

    @Test("A reader slower than 1 KiB a second is cut once the grace has passed")
    func slowReader() {
        var watch = watch()
        watch.readHead(at: 0)
        watch.readEnd(at: 0)
        watch.wroteHead()
        watch.wroteBody(1_000_000)
        watch.wroteEnd(at: 0)
        #expect(!isOver(&watch, 900_000, at: 5 * second))
        #expect(!isOver(&watch, 899_000, at: 10 * second))
        #expect(isOver(&watch, 898_000, at: 15 * second))
    }

    @Test("A request waiting behind another is not blamed for its body")
    func pipelined() {
        var watch = watch()
        watch.readHead(at: 0)
        watch.readEnd(at: 0)
        watch.readHead(at: 0)
        #expect(!watch.isReadingFront)
        #expect(!isOver(&watch, 0, at: 59 * second))
        watch.wroteHead()
        watch.wroteEnd(at: 59 * second)
        #expect(watch.isReadingFront)
        #expect(!isOver(&watch, 0, at: 68 * second))
        #expect(isOver(&watch, 0, at: 69 * second))
    }

    private let head = HTTPRequestPart.head(
        HTTPRequest(method: .post, scheme: "http", authority: "a", path: "/"))
    private func answer() -> HTTPResponsePart { .head(HTTPResponse(status: .contentTooLarge)) }

    private func channel(_ tally: ConnectionTally = ConnectionTally()) throws -> EmbeddedChannel {
        let channel = EmbeddedChannel()
        try channel.pipeline.syncOperations.addHandler(
            ConnectionGuard(limits: ConnectionLimits(), tally: tally))
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        return channel
    }

    @Test("An answer given before the body has come closes the connection and drops the rest")
    func refusedBody() throws {
        let channel = try channel()
        try channel.writeInbound(head)
        try channel.writeInbound(HTTPRequestPart.body(ByteBuffer(bytes: [1, 2, 3])))
        try channel.writeOutbound(answer())
        try channel.writeOutbound(HTTPResponsePart.end(nil))
        guard case .head(let sent) = try channel.readOutbound(as: HTTPResponsePart.self) else {
            Issue.record("no answer")
            return
        }
        #expect(sent.headerFields[.connection] == "close")
        while try channel.readInbound(as: HTTPRequestPart.self) != nil {}
        try channel.writeInbound(HTTPRequestPart.body(ByteBuffer(bytes: [4])))
        #expect(try channel.readInbound(as: HTTPRequestPart.self) == nil)
        channel.embeddedEventLoop.advanceTime(by: .seconds(2))
        #expect(!channel.isActive)
    }

    @Test("An answer after the whole request keeps the connection")
    func keptAlive() throws {
        let tally = ConnectionTally()
        let channel = try channel(tally)
        try channel.writeInbound(head)
        try channel.writeInbound(HTTPRequestPart.end(nil))
        try channel.writeOutbound(answer())
        try channel.writeOutbound(HTTPResponsePart.end(nil))
        guard case .head(let sent) = try channel.readOutbound(as: HTTPResponsePart.self) else {
            Issue.record("no answer")
            return
        }
        #expect(sent.headerFields[.connection] == nil)
        #expect(channel.isActive)
        #expect(tally.open == 1)
        _ = try channel.finish(acceptAlreadyClosed: true)
        #expect(tally.open == 0)
    }

    @Test("What cannot be read as HTTP is answered as a problem, oversized heads with 431")
    func unreadable() throws {
        for (error, status) in [(HTTPParserError.headerOverflow, 431), (.invalidMethod, 400)] {
            let channel = try channel()
            channel.pipeline.fireErrorCaught(error)
            guard case .head(let sent) = try channel.readOutbound(as: HTTPResponsePart.self),
                case .body(let body) = try channel.readOutbound(as: HTTPResponsePart.self)
            else {
                Issue.record("no answer")
                return
            }
            #expect(sent.status.code == status)
            #expect(sent.headerFields[.contentType] == "application/problem+json")
            #expect(try JSONValue(parsing: body.readableBytesView)["status"]?.int == Int64(status))
            #expect(!channel.isActive)
        }
    }
}
