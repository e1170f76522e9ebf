public import Civics
public import JSON

/// One row of the route table: what may be called, by whom, with what, and what comes back.
///
/// A route says who may call it when it is made; there is no default and no other way to be served:
///
///     Route(.post, "/api/v1/cases", "file-case", for: .signedIn) { call in … }
///         .summary("Hands in a complete application.")
///         .reading(json: filingSchema)
///         .onceOnly()
///         .answering(201, filedSchema)
///         .refusing(.refused)
public struct Route: Sendable {
    /// The methods routes may have; HEAD follows GET.
    public enum Method: String, Hashable, Sendable, CaseIterable {
        case get = "GET"
        case post = "POST"
        case put = "PUT"
        case patch = "PATCH"
        case delete = "DELETE"

        /// Whether calls may change something.
        public var changesState: Bool { self != .get }
    }

    /// Who reads the answers: decides the security fields and how problems are shown.
    public enum Reader: Hashable, Sendable {
        /// Programs.
        case program
        /// People in a browser.
        case person
    }

    /// What a route answers with.
    public typealias Answer = @Sendable (Call) async throws -> Reply

    /// The HTTP method.
    public let method: Method
    /// The path with its named places.
    public let path: PathTemplate
    /// The route's name in kebab case, unique in the table; the published operation id.
    public let name: String
    /// Who may call it.
    public let audience: Audience
    /// Makes the answer.
    let answer: Answer
    /// Answers whoever sends a form of ours without being signed in (any more), the body read;
    /// `nil` where they are simply turned away.
    private(set) var answerSignedOut: Answer?
    /// One sentence on what it does.
    public private(set) var summary = ""
    /// The heading it is published under.
    public private(set) var topic = "city"
    /// Kinds of the path's named places.
    public private(set) var pathParameters: [PathParameter] = []
    /// The query parameters it knows; any other is refused.
    public private(set) var query: [QueryParameter] = []
    /// The body it reads.
    public private(set) var body = BodyShape.none
    /// Whether `Idempotency-Key` must be sent.
    public private(set) var isOnceOnly = false
    /// Whether the version seen must be sent, in `If-Match` or in the body.
    public private(set) var needsVersion = false
    /// The answers it gives when all is well.
    public private(set) var responses: [ResponseShape] = []
    /// Problems of its own, besides those every route of its kind may give.
    public private(set) var ownProblems: [Problem.Kind] = []
    /// Under which rate limits it falls.
    public private(set) var rate = RateClass.ordinary
    /// Who reads its answers.
    public private(set) var reader = Reader.program
    /// Whether its answer stays open and is asked for by a page, not by a hand.
    public private(set) var isLive = false

    /// A route and the people it is for.
    ///
    /// - Parameter audience: Checked before anything of the call is read.
    public init(
        _ method: Method, _ path: String, _ name: String, for audience: Audience,
        answer: @escaping Answer
    ) {
        self.method = method
        self.path = PathTemplate(path)
        self.name = name
        self.audience = audience
        self.answer = answer
    }

    private func with(_ change: (inout Route) -> Void) -> Route {
        var copy = self
        change(&copy)
        return copy
    }

    /// The same, described.
    public func summary(_ text: String) -> Route { with { $0.summary = text } }

    /// The same, published under a heading.
    public func topic(_ heading: String) -> Route { with { $0.topic = heading } }

    /// The same with the kind of a named place of its path.
    public func path(_ name: String, _ kind: ParameterKind, _ summary: String) -> Route {
        with { $0.pathParameters.append(PathParameter(name, kind, summary)) }
    }

    /// The same with query parameters.
    public func query(_ parameters: QueryParameter...) -> Route {
        with { $0.query += parameters }
    }

    /// The same, reading a JSON body that the schema describes. References into
    /// `#/components/schemas/` reach the table's components.
    ///
    /// - Parameter atMost: Bytes of the body.
    public func reading(json schema: JSONValue, atMost: Int = 256 * 1024) -> Route {
        with { $0.body = .json(schema, atMost: atMost) }
    }

    /// The same, reading another kind of body.
    public func reading(_ body: BodyShape) -> Route { with { $0.body = body } }

    /// The same, asking for `Idempotency-Key`.
    public func onceOnly() -> Route { with { $0.isOnceOnly = true } }

    /// The same, asking for the version that was seen.
    public func withVersion() -> Route { with { $0.needsVersion = true } }

    /// The same with an answer of JSON.
    public func answering(
        _ status: Int, _ schema: JSONValue, _ description: String = "Done."
    ) -> Route {
        answering(ResponseShape(status, .json, schema: schema, description))
    }

    /// The same with an answer of any shape.
    public func answering(_ response: ResponseShape) -> Route {
        with { $0.responses.append(response) }
    }

    /// The same with problems of its own.
    public func refusing(_ kinds: Problem.Kind...) -> Route {
        with { $0.ownProblems += kinds }
    }

    /// The same under other rate limits.
    public func limited(_ rate: RateClass) -> Route { with { $0.rate = rate } }

    /// The same, taking in what somebody sent from a page of ours whose session has ended.
    ///
    /// The answer must change nothing: it keeps what was typed until they have signed in again.
    public func whenSignedOut(_ answer: @escaping Answer) -> Route {
        with { $0.answerSignedOut = answer }
    }

    /// The same, answering people in a browser.
    public func forPeople() -> Route { with { $0.reader = .person } }

    /// The same, answering with a stream that a page keeps open.
    public func live() -> Route { with { $0.isLive = true } }

    /// Method and template, as logs and metrics name it.
    public var label: String { "\(method.rawValue) \(path.text)" }
}

/// A body a route reads.
public enum BodyShape: Sendable {
    case none
    /// `application/json`, checked against the schema before the route sees it.
    case json(JSONValue, atMost: Int)
    /// `application/x-www-form-urlencoded`.
    case form(atMost: Int)
    /// Bytes of any type, collected.
    case bytes(atMost: Int)
    /// Bytes of any type, read piece by piece by the route.
    case stream(atMost: Int)

    /// Bytes accepted at most.
    public var limit: Int {
        switch self {
        case .none: 0
        case .json(_, let most), .form(let most), .bytes(let most), .stream(let most): most
        }
    }
}

/// An answer a route gives when all is well.
public struct ResponseShape: Sendable {
    /// The HTTP status.
    public let status: Int
    /// The type of its body; `nil` when it has none.
    public let mediaType: MediaType?
    /// The JSON Schema of a JSON body.
    public let schema: JSONValue?
    /// One sentence.
    public let description: String

    /// An answer.
    public init(
        _ status: Int, _ mediaType: MediaType?, schema: JSONValue? = nil, _ description: String
    ) {
        self.status = status
        self.mediaType = mediaType
        self.schema = schema
        self.description = description
    }
}
