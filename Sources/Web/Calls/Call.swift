public import Civics
public import HTTPTypes
public import Hummingbird
public import JSON

/// One call of a route: what was asked, by whom, in which language, with its body read and checked.
public struct Call: Sendable {
    /// The call's name in answers and logs.
    public let id: CallID
    /// The request line and fields.
    public let head: HTTPRequest
    /// The route called.
    public let route: Route
    /// The table the route stands in.
    public let table: RouteTable
    /// Where it comes from; for limits only, never to be stored or logged.
    public let source: CallSource
    /// The account, if the call is signed in.
    public internal(set) var caller: Caller?
    /// The secret the call was signed in with, for signing out.
    public internal(set) var token: String?
    /// The query's parameters, each of the kind its route asks for.
    public internal(set) var query = QueryValues()
    /// The body.
    public internal(set) var body = CallBody.none
    /// Language of the path's prefix (`/en/services`); `nil` without one.
    public let pathLanguage: Language?
    let languages: LanguageChoice
    var values: [String] = []

    /// The language to answer in: path prefix, then the visitor's own choice (cookie), then the
    /// account's, then `Accept-Language`, then the city's.
    public var language: Language {
        pathLanguage ?? languages.choose(head, account: caller?.language)
    }

    /// The value of a named place of the path; empty for a name the template does not have.
    public func path(_ name: String) -> String {
        for (place, parameter) in route.pathParameters.enumerated() where parameter.name == name {
            return place < values.count ? values[place] : ""
        }
        return ""
    }

    /// The JSON body; `null` for routes that read none.
    public var json: JSONValue {
        if case .json(let value) = body { value } else { .null }
    }

    /// The collected bytes; empty for routes that read none.
    public var bytes: [UInt8] {
        if case .bytes(let buffer) = body { Array(buffer.readableBytesView) } else { [] }
    }

    /// The account that calls.
    ///
    /// - Throws: `not-signed-in` when nobody is; let it pass.
    public func signedIn() throws(Problem) -> Caller {
        guard let caller else { throw Problem(.notSignedIn) }
        return caller
    }

    /// Whether a person asked, not a page by itself.
    public var isAttended: Bool { !route.isLive && head.headerFields[.unattended] == nil }

    /// The `Idempotency-Key`; empty for routes that ask for none.
    public var idempotencyKey: String {
        route.isOnceOnly ? head.headerFields[.idempotencyKey] ?? "" : ""
    }

    /// The media type of the body without parameters, lower-case.
    public var mediaType: String? {
        head.headerFields[.contentType].map { $0.prefix { $0 != ";" }.trimming().lowercased() }
    }
}

/// A body as its route asked for it.
public enum CallBody: Sendable {
    case none
    case json(JSONValue)
    case form(FormFields)
    case bytes(ByteBuffer)
    case stream(BodyStream)
}
