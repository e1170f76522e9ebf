public import HTTPTypes
import Hummingbird
public import JSON
import Logging
import NIOCore
import NIOEmbedded
public import Web

/// Calls a front door as a client would, without a network: one request in, the whole answer out.
public struct Visitor: Sendable {
    /// The door called.
    public let door: FrontDoor
    /// Fields sent with every call.
    public var fields: HTTPFields = [:]

    /// Somebody who has not signed in.
    public init(_ door: FrontDoor) { self.door = door }

    /// The same with one more field on every call.
    public func sending(_ name: String, _ value: String) -> Visitor {
        var copy = self
        if let name = HTTPField.Name(name) { copy.fields[name] = value }
        return copy
    }

    /// The same, signed in with a token.
    public func bearing(_ token: String) -> Visitor { sending("Authorization", "Bearer \(token)") }

    /// Makes a call. A JSON body brings its content type unless one was set.
    public func call(
        _ method: String, _ path: String, json: JSONValue
    ) async throws -> Answer {
        let visitor =
            fields[.contentType] == nil
            ? sending("Content-Type", "application/json") : self
        return try await visitor.call(method, path, bytes: json.serialized())
    }

    /// Makes a call with a body of any bytes, in pieces of 4 KiB.
    public func call(
        _ method: String, _ path: String, bytes: [UInt8]? = nil
    ) async throws -> Answer {
        var fields = fields
        if let bytes, fields[.contentLength] == nil { fields[.contentLength] = String(bytes.count) }
        let head = HTTPRequest(
            method: HTTPRequest.Method(method) ?? .get, scheme: "http", authority: "city.test",
            path: path, headerFields: fields)
        let pieces = stride(from: 0, to: bytes?.count ?? 0, by: 4096).map { from in
            ByteBuffer(bytes: bytes?[from..<min(from + 4096, bytes?.count ?? 0)] ?? [])
        }
        let stream = AsyncStream<ByteBuffer> { continuation in
            for piece in pieces { continuation.yield(piece) }
            continuation.finish()
        }
        let request = Request(head: head, body: RequestBody(asyncSequence: stream))
        let source = ApplicationRequestContextSource(
            channel: NIOAsyncTestingChannel(), logger: Logger(label: "test") { _ in SilentLog() })
        let response = try await door.respond(
            to: request, context: FrontDoor.Context(source: source))
        return try await Answer(response)
    }
}

/// What came back.
public struct Answer: Sendable {
    /// The HTTP status.
    public let status: Int
    /// Its fields.
    public let fields: HTTPFields
    /// The whole body.
    public let bytes: [UInt8]

    init(_ response: Response) async throws {
        status = response.status.code
        fields = response.headers
        let collector = Collector()
        try await response.body.write(collector)
        bytes = collector.bytes
    }

    /// The body as JSON; `null` when it is none.
    public var json: JSONValue { (try? JSONValue(parsing: bytes)) ?? .null }

    /// The body as text.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// A field's value.
    public subscript(_ name: String) -> String? { HTTPField.Name(name).flatMap { fields[$0] } }

    /// The name of the kind of problem, if this is one.
    public var problem: String? {
        guard self["Content-Type"] == "application/problem+json" else { return nil }
        return json["type"]?.string.map { String($0.dropFirst("/problems/".utf8.count)) }
    }

    /// Pointers and kinds of the problem's errors: `/answers/x unknown`.
    public var errors: [String] {
        (json["errors"]?.array ?? []).map {
            "\($0["pointer"]?.string ?? "") \($0["kind"]?.string ?? "")"
        }
    }
}

private final class Collector: ResponseBodyWriter, @unchecked Sendable {
    // Safety: one answer is written by one task, and read after it has ended.
    var bytes: [UInt8] = []

    func write(_ buffer: ByteBuffer) async throws { bytes += buffer.readableBytesView }
    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

private struct SilentLog: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.critical
    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }
    func log(event: LogEvent) {}
}
