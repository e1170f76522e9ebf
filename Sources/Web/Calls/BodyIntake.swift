import Civics
import HTTPTypes
import Hummingbird
import JSON

/// Reads the body a route asks for, and never more of it than the route allows.
struct BodyIntake: Sendable {
    /// Levels a JSON body may have. Later walks over it go one call deeper a level.
    static let depth = 64

    let route: Route
    let check: BodyCheck?

    func read(_ request: Request) async throws -> CallBody {
        switch route.body {
        case .none: return .none
        case .json(_, let most):
            try expect("application/json", of: request.head)
            let bytes = try await collect(request, atMost: most)
            return .json(try parse(bytes, atMost: most))
        case .form(let most):
            try expect("application/x-www-form-urlencoded", of: request.head)
            let bytes = try await collect(request, atMost: most)
            guard let form = FormFields(bytes.readableBytesView) else { throw Self.unreadable }
            return .form(form)
        case .bytes(let most):
            try refuseEncoding(request.head)
            try refuseNothing(request.head)
            return .bytes(try await collect(request, atMost: most))
        case .stream(let most):
            try refuseEncoding(request.head)
            try refuseNothing(request.head)
            try refuseDeclared(request.head, atMost: most)
            return .stream(BodyStream(request.body, atMost: most))
        }
    }

    private func parse(_ bytes: ByteBuffer, atMost most: Int) throws(Problem) -> JSONValue {
        let limits = JSONLimits(depth: Self.depth, bytes: most)
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONValue(parsing: bytes.readableBytesView, limits: limits)
        } catch {
            throw Self.problem(for: error, atMost: most)
        }
        try check?.check(value)
        return value
    }

    private static func problem(for error: JSONError, atMost most: Int) -> Problem {
        switch error.kind {
        case .tooDeep: Problem(.tooDeep, facts: ["limit": String(depth)])
        case .tooLarge: tooLarge(most)
        case .unexpectedEnd, .unexpectedCharacter, .invalidLiteral, .invalidNumber, .invalidEscape,
            .loneSurrogate, .invalidUTF8, .controlCharacter, .duplicateKey, .trailingContent,
            .tooManyKeys, .numberTooLong:
            Problem(
                .malformedBody,
                facts: ["line": String(error.line), "column": String(error.column)])
        }
    }

    private static let unreadable = Problem(.malformedBody, facts: ["line": "1", "column": "1"])

    private func expect(_ type: String, of head: HTTPRequest) throws(Problem) {
        try refuseEncoding(head)
        // The usual spelling first: most calls stop here.
        guard let sent = head.headerFields[.contentType], sent != type else {
            if head.headerFields[.contentType] == nil { throw Self.unsupported(type) }
            return
        }
        let name = sent.prefix { $0 != ";" }.trimming().lowercased()
        guard name == type, Self.isUTF8(sent) else { throw Self.unsupported(type) }
    }

    private static func isUTF8(_ contentType: String) -> Bool {
        contentType.split(separator: ";").dropFirst().allSatisfy { parameter in
            let parameter = parameter.trimming().lowercased()
            return !parameter.hasPrefix("charset=")
                || ["charset=utf-8", "charset=\"utf-8\""].contains(parameter)
        }
    }

    private static func unsupported(_ type: String) -> Problem {
        Problem(.unsupportedMediaType, facts: ["accepted": type])
    }

    private func refuseEncoding(_ head: HTTPRequest) throws(Problem) {
        guard let coding = head.headerFields[.contentEncoding], coding != "identity" else { return }
        throw Self.unsupported("identity")
    }

    private func refuseNothing(_ head: HTTPRequest) throws(Problem) {
        let length = head.headerFields[.contentLength]
        let isEmpty = length == nil ? head.headerFields[.transferEncoding] == nil : length == "0"
        if isEmpty { throw Self.unreadable }
    }

    private func refuseDeclared(_ head: HTTPRequest, atMost most: Int) throws(Problem) {
        guard let length = head.headerFields[.contentLength], let count = Int(length) else {
            return
        }
        if count > most { throw Self.tooLarge(most) }
    }

    private func collect(_ request: Request, atMost most: Int) async throws -> ByteBuffer {
        try refuseDeclared(request.head, atMost: most)
        var pieces = request.body.makeAsyncIterator()
        guard var all = try await pieces.next() else { return ByteBuffer() }
        while all.readableBytes <= most, var piece = try await pieces.next() {
            all.writeBuffer(&piece)
        }
        guard all.readableBytes <= most else { throw Self.tooLarge(most) }
        return all
    }

    static func tooLarge(_ most: Int) -> Problem {
        let text = most >= 1 << 20 ? "\(most >> 20) MiB" : "\(max(most >> 10, 1)) KiB"
        return Problem(.tooLarge, facts: ["limit": text])
    }
}

/// A body that comes piece by piece; reading it fails with `too-large` past the route's limit.
public struct BodyStream: AsyncSequence, Sendable {
    /// Some bytes of the body, never empty.
    public typealias Element = [UInt8]

    private let body: RequestBody
    private let most: Int

    init(_ body: RequestBody, atMost most: Int) {
        (self.body, self.most) = (body, most)
    }

    /// Gives the pieces in order.
    public struct AsyncIterator: AsyncIteratorProtocol {
        var pieces: RequestBody.AsyncIterator
        var left: Int
        let most: Int

        /// The next piece; `nil` at the end.
        public mutating func next() async throws -> [UInt8]? {
            guard let piece = try await pieces.next() else { return nil }
            left -= piece.readableBytes
            guard left >= 0 else { throw BodyIntake.tooLarge(most) }
            return Array(piece.readableBytesView)
        }
    }

    /// May be called once.
    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(pieces: body.makeAsyncIterator(), left: most, most: most)
    }
}
