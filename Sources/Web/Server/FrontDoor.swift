public import Hummingbird
import Logging
import Civics
import HTTPTypes
import NIOCore

/// Takes every call: finds its route, checks who calls and what was sent, lets the route answer,
/// and turns whatever goes wrong into a problem. The order of checks is the same for all routes:
/// path → place's limit → who → audience → same origin → account's limit → parameters →
/// idempotency key → body → route.
public struct FrontDoor: HTTPResponder {
    /// What the connection gives to a call.
    public struct Context: InitializableFromSource, Sendable {
        let channel: any Channel
        let logger: Logger

        /// Made by the server for every call.
        public init(source: ApplicationRequestContextSource) {
            channel = source.channel
            logger = source.logger
        }
    }

    let table: RouteTable
    let doorkeeper: any Doorkeeper
    let settings: WebSettings
    let metrics: Metrics
    let log: CallLog?
    let ids: CallIDs
    let time: Monotonic
    private let meters: [RouteMeter]
    private let names: [StaticText]
    private let strayMeter: RouteMeter
    private let strayName = StaticText("(no route)")
    private let sameOrigin: SameOrigin
    private let sessionCookie: String

    /// - Parameters:
    ///   - ids: Names the calls.
    ///   - log: Where calls are noted; `nil` for nowhere.
    public init(
        _ table: RouteTable, doorkeeper: any Doorkeeper, settings: WebSettings, metrics: Metrics,
        log: CallLog?, ids: CallIDs, time: Monotonic = .machine
    ) {
        self.table = table
        self.doorkeeper = doorkeeper
        self.settings = settings
        self.metrics = metrics
        self.log = log
        self.ids = ids
        self.time = time
        meters = table.routes.map { metrics.meter(of: $0.label) }
        names = table.routes.map { StaticText($0.label) }
        strayMeter = metrics.meter(of: "(no route)")
        sameOrigin = SameOrigin(origin: settings.origin)
        sessionCookie = settings.isSecure ? SessionCookie.name : SessionCookie.plainName
    }

    /// Answers one call; never throws for what a client sent.
    @Sendable
    public func respond(to request: Request, context: Context) async throws -> Response {
        let begun = time.nanoseconds()
        let id = ids.draw()
        let (path, query) = Self.split(request.head.path)
        let (found, pathLanguage) = find(request.head.method.rawValue, path)
        guard case .route(let place, let values) = found else {
            let reply = stray(found, request.head, pathLanguage, id, context)
            note(strayMeter, strayName, reply, id, begun)
            return finished(reply, nil, request.head)
        }
        var call = call(id, request.head, table.routes[place], pathLanguage, context)
        call.values = values
        let reply = await answer(&call, place, query, request, context)
        note(meters[place], names[place], reply, id, begun)
        return finished(reply, call.route, request.head)
    }

    /// The route of a path. The address of a page may begin with a language, one for programs may
    /// not.
    private func find(
        _ method: String, _ path: Substring
    ) -> (found: RouteFinder.Found, language: Language?) {
        let found = table.finder.find(method: method, path: path)
        guard case .nothing = found, let (language, rest) = PathLanguage.split(path) else {
            return (found, nil)
        }
        let behind = table.finder.find(method: method, path: rest)
        if case .route(let place, _) = behind, table.routes[place].reader == .program {
            return (.nothing, language)
        }
        return (behind, language)
    }

    private func call(
        _ id: CallID, _ head: HTTPRequest, _ route: Route, _ language: Language?,
        _ context: Context
    ) -> Call {
        let source = settings.proxies.source(
            of: CallSource(context.channel.remoteAddress), fields: head.headerFields)
        return Call(
            id: id, head: head, route: route, table: table, source: source,
            pathLanguage: language, languages: settings.languages)
    }

    private func answer(
        _ call: inout Call, _ place: Int, _ query: Substring?, _ request: Request,
        _ context: Context
    ) async -> Reply {
        do {
            let answer = try await admitted(&call, query)
            call.body = try await BodyIntake(route: call.route, check: table.bodyChecks[place])
                .read(request)
            return try await answer(call)
        } catch {
            return refusal(error, call, context.logger)
        }
    }

    /// The route's answer for who is let in; for whoever's session has ended meanwhile, the one that
    /// keeps what they typed, if it came from a page of ours.
    private func admitted(
        _ call: inout Call, _ query: Substring?
    ) async throws -> Route.Answer {
        do {
            try await admit(&call, query)
            return call.route.answer
        } catch let problem as Problem where problem.kind == .notSignedIn {
            guard let answer = call.route.answerSignedOut else { throw problem }
            try sameOrigin.check(call.head)
            return answer
        }
    }

    private static func split(_ target: String?) -> (path: Substring, query: Substring?) {
        let target = (target ?? "/")[...]
        guard let mark = target.utf8.firstIndex(of: UInt8(ascii: "?")) else { return (target, nil) }
        return (target[..<mark], target[target.index(after: mark)...])
    }

    private func admit(_ call: inout Call, _ query: Substring?) async throws {
        let route = call.route
        try settings.rates.admit(call.source, to: route.rate)
        let isCookie = try await identify(&call)
        if route.audience.needsSignIn { try letIn(try call.signedIn(), to: route) }
        if route.method.changesState, isCookie || route.reader == .person {
            try sameOrigin.check(call.head)
        }
        if let caller = call.caller { try settings.rates.admit(caller.account, to: route.rate) }
        for (parameter, value) in zip(route.pathParameters, call.values)
        where !parameter.kind.accepts(value) {
            throw Problem(.notFound)
        }
        if query != nil || route.query.contains(where: \.isRequired) {
            call.query = try QueryValues(
                query, known: route.query, passesOverEmpty: route.reader == .person)
        }
        if route.isOnceOnly { try Self.checkKey(call.head.headerFields[.idempotencyKey]) }
    }

    private func letIn(_ caller: Caller, to route: Route) throws {
        guard !route.audience.admits(caller) else { return }
        doorkeeper.turnedAway(caller, needed: route.audience.permissionNames, at: route.name)
        throw Problem(.notPermitted)
    }

    private static func checkKey(_ key: String?) throws(Problem) {
        guard let key else { throw Problem(.idempotencyKeyMissing) }
        guard (8...128).contains(key.utf8.count), key.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { throw Problem(.idempotencyKeyMalformed) }
    }

    /// Finds the account behind a bearer token or, without one, behind the session cookie.
    ///
    /// - Returns: Whether the cookie was used.
    private func identify(_ call: inout Call) async throws -> Bool {
        let fields = call.head.headerFields
        if let sent = fields[.authorization] {
            guard let token = Self.bearer(sent) else { return false }
            call.caller = try await doorkeeper.caller(bearing: token)
            call.token = call.caller == nil ? nil : token
            return false
        }
        guard let field = fields[.cookie],
            let token = Cookies.value(of: sessionCookie, in: field), Self.isToken(token)
        else { return false }
        call.caller =
            call.isAttended
            ? try await doorkeeper.caller(bearing: token)
            : try await doorkeeper.caller(bearingUnattended: token)
        call.token = call.caller == nil ? nil : token
        return call.caller != nil
    }

    private static func bearer(_ field: String) -> String? {
        guard field.utf8.count > 7, field.prefix(7).lowercased() == "bearer " else { return nil }
        let token = String(field.dropFirst(7))
        return isToken(token) ? token : nil
    }

    private static func isToken(_ text: String) -> Bool {
        (1...512).contains(text.utf8.count) && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }
}
