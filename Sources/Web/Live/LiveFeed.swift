public import Civics
import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle

/// Changes of one subject as server-sent events (WHATWG HTML §9.2): `changed` with a number and
/// nothing else, `ended` with a reason, and a comment now and then so that a broken connection is
/// noticed on both sides.
///
/// Whether its reader may still see the subject is asked again before every event and with every
/// beat, so a stream never outlives its session.
public struct LiveFeed: Sendable {
    /// A number to send at once; `nil` when nothing was missed.
    let missed: Int64?
    /// Numbers as changes happen.
    let numbers: AsyncStream<Int64>
    /// Between two beats.
    let beat: Duration
    /// Whether the reader may still see the subject.
    let mayGoOn: @Sendable () async -> Bool

    /// - Parameter mayGoOn: Asked before every event; must not count as something a person did.
    public init(
        missed: Int64?, numbers: AsyncStream<Int64>, beat: Duration = .seconds(15),
        mayGoOn: @escaping @Sendable () async -> Bool
    ) {
        (self.missed, self.numbers, self.beat, self.mayGoOn) = (missed, numbers, beat, mayGoOn)
    }

    private enum Signal: Sendable {
        case changed(Int64)
        case beat
        case ended(LiveSeats.End)
    }

    /// The stream as an answer; it holds a seat as long as it is open.
    ///
    /// - Throws: `busy` when no seat is free.
    public func reply(to caller: Caller, in seats: LiveSeats) throws(Problem) -> Reply {
        let (signals, box) = AsyncStream.makeStream(
            of: Signal.self, bufferingPolicy: .bufferingNewest(16))
        let seat = try seats.take(for: caller.account) { end in
            box.yield(.ended(end))
            box.finish()
        }
        if let missed { box.yield(.changed(missed)) }
        box.onTermination = { _ in seats.leave(seat) }
        let body = ResponseBody { writer in
            let helpers = helpers(box)
            defer {
                helpers.forEach { $0.cancel() }
                box.finish()
                seats.leave(seat)
            }
            try await withTaskCancellationOrGracefulShutdownHandler {
                try await write(signals, to: &writer)
            } onCancelOrGracefulShutdown: {
                box.yield(.ended(.stopping))
                box.finish()
            }
        }
        return Reply(.ok, fields: Self.fields, body: body)
    }

    private static let fields: HTTPFields = [
        .contentType: "text/event-stream; charset=utf-8", .accelBuffering: "no",
    ]

    private func helpers(_ box: AsyncStream<Signal>.Continuation) -> [Task<Void, Never>] {
        [
            Task { [numbers] in
                for await number in numbers { box.yield(.changed(number)) }
            },
            Task { [beat] in
                while (try? await Task.sleep(for: beat)) != nil { box.yield(.beat) }
            },
        ]
    }

    private func write(
        _ signals: AsyncStream<Signal>, to writer: inout any ResponseBodyWriter
    ) async throws {
        // Come back after three seconds; the comment lets the browser know that it is connected.
        try await writer.write(ByteBuffer(string: "retry: 3000\n: \n\n"))
        var sent = Int64.min
        loop: for await signal in signals {
            switch signal {
            case .ended(let end):
                try await writer.write(Self.ended(end))
                break loop
            case .beat:
                guard await mayGoOn() else {
                    try await writer.write(Self.ended(.over))
                    break loop
                }
                try await writer.write(ByteBuffer(string: ": \n\n"))
            case .changed(let number):
                guard number > sent else { continue }
                guard await mayGoOn() else {
                    try await writer.write(Self.ended(.over))
                    break loop
                }
                sent = number
                try await writer.write(Self.changed(number))
            }
        }
        try await writer.finish(nil)
    }

    private static func changed(_ number: Int64) -> ByteBuffer {
        ByteBuffer(string: "id: \(number)\nevent: changed\ndata: {\"version\":\(number)}\n\n")
    }

    private static func ended(_ end: LiveSeats.End) -> ByteBuffer {
        ByteBuffer(string: "event: ended\ndata: \(end.rawValue)\n\n")
    }
}

extension Call {
    /// The number last seen: what the browser says when it comes back, else what its page said.
    public func lastSeen(_ parameter: String) -> Int64 {
        if let sent = head.headerFields[.lastEventID].flatMap({ Int64($0) }), sent >= 0 {
            return sent
        }
        return query.whole(parameter).map { Int64($0) } ?? 0
    }
}
