import Civics
import HTTPTypes
import JSON
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1

/// Stands in every connection's pipeline and keeps ``ConnectionLimits``, which the server below
/// does not: its idle timer is renewed by every byte and sleeps while an answer is pending.
///
/// It also ends what a refused body leaves behind: an answer given before the body has come in is
/// sent with `Connection: close`, the rest of the body is dropped unread, and the connection is
/// closed soon after.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let limits: ConnectionLimits
    private let time: Monotonic
    private let tally: ConnectionTally
    private var watch: ConnectionWatch
    private var nextLook: Scheduled<Void>?
    /// Set once the connection only waits for the other end to go: bytes it may still send.
    private var lingering: Int?
    private var closesAfterAnswer = false

    init(limits: ConnectionLimits, tally: ConnectionTally, time: Monotonic = .machine) {
        self.limits = limits
        self.time = time
        self.tally = tally
        watch = ConnectionWatch(limits: limits, now: time.nanoseconds())
    }

    func handlerAdded(context: ChannelHandlerContext) {
        tally.opened()
        watchOver(context)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        tally.closed()
        nextLook?.cancel()
        nextLook = nil
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let part = unwrapInboundIn(data)
        if let left = lingering {
            drop(part, left: left, context)
            return
        }
        switch part {
        case .head: watch.readHead(at: time.nanoseconds())
        case .body(let bytes): watch.readBody(bytes.readableBytes)
        case .end: watch.readEnd(at: time.nanoseconds())
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(let head):
            writeHead(head, data, promise, context)
        case .body(let bytes):
            watch.wroteBody(bytes.readableBytes)
            context.write(data, promise: promise)
        case .end:
            watch.wroteEnd(at: time.nanoseconds())
            context.write(data, promise: promise)
            if closesAfterAnswer { linger(context) }
        }
    }

    private func writeHead(
        _ head: HTTPResponse, _ data: NIOAny, _ promise: EventLoopPromise<Void>?,
        _ context: ChannelHandlerContext
    ) {
        watch.wroteHead()
        guard watch.isReadingFront, head.status.kind != .informational else {
            context.write(data, promise: promise)
            return
        }
        closesAfterAnswer = true
        var head = head
        head.headerFields[.connection] = "close"
        context.write(wrapOutboundOut(.head(head)), promise: promise)
    }

    /// Sends what is written, says that no more will come, and gives the other end a second to read
    /// it: closing at once with bytes unread would reset the connection and lose the answer.
    private func linger(_ context: ChannelHandlerContext) {
        lingering = 256 * 1024
        context.flush()
        context.close(mode: .output, promise: nil)
        let channel = context.channel
        context.eventLoop.scheduleTask(in: .seconds(1)) { channel.close(promise: nil) }
    }

    private func drop(_ part: HTTPRequestPart, left: Int, _ context: ChannelHandlerContext) {
        guard case .body(let bytes) = part else { return }
        lingering = left - bytes.readableBytes
        if left < bytes.readableBytes { context.close(promise: nil) }
    }

    /// What cannot be read as HTTP is answered in the one shape, as long as no answer has begun.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard error is HTTPParserError || error is HTTP1TypeConversionError, lingering == nil else {
            context.fireErrorCaught(error)
            return
        }
        let isOverflow = (error as? HTTPParserError) == .headerOverflow
        if !watch.isAnswering, watch.isReadingFront || watch.isIdle {
            refuse(isOverflow ? .headersTooLarge : .malformedRequest, context)
        }
        lingering = 0
        context.close(promise: nil)
    }

    private func refuse(_ kind: Problem.Kind, _ context: ChannelHandlerContext) {
        let body = ProblemReply.body(of: Problem(kind), in: .en, instance: "unread").serialized()
        var fields = SecurityFields.program
        fields[.contentType] = MediaType.problem.text
        fields[.contentLength] = String(body.count)
        fields[.connection] = "close"
        fields[.cacheControl] = "no-store"
        let head = HTTPResponse(status: .init(code: kind.status), headerFields: fields)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(ByteBuffer(bytes: body))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    private func watchOver(_ context: ChannelHandlerContext) {
        let soonest = min(limits.idle, limits.grace, .seconds(5)).inNIO
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        nextLook = context.eventLoop.scheduleTask(in: soonest) {
            let (watcher, context) = bound.value
            watcher.look(context)
        }
    }

    private func look(_ context: ChannelHandlerContext) {
        let buffered = (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
        if watch.isOverLimit(buffered: buffered, at: time.nanoseconds()) {
            tally.wasCut()
            lingering = 0
            context.close(promise: nil)
        } else {
            watchOver(context)
        }
    }
}
