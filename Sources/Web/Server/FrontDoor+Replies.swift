import Civics
import HTTPTypes
import Hummingbird
import Logging

extension FrontDoor {
    /// The answer where no route is.
    func stray(
        _ found: RouteFinder.Found, _ head: HTTPRequest, _ language: Language?, _ id: CallID,
        _ context: Context
    ) -> Reply {
        let problem: Problem
        switch found {
        case .otherMethods(let methods):
            problem = Problem(
                .methodNotAllowed, facts: ["allowed": Self.allowed(methods).joined(separator: ", ")]
            )
        case .route, .nothing: problem = Problem(.notFound)
        }
        let source = settings.proxies.source(
            of: CallSource(context.channel.remoteAddress), fields: head.headerFields)
        return show(
            (try? admitted(source, problem)) ?? problem,
            in: language ?? settings.languages.choose(head, account: nil), id, head,
            isForPeople: Self.isBrowser(head))
    }

    /// Guessing paths counts against the place it comes from as every other call does.
    private func admitted(_ source: CallSource, _ problem: Problem) throws -> Problem {
        do throws(Problem) {
            try settings.rates.admit(source, to: .ordinary)
            return problem
        } catch {
            return error
        }
    }

    private static func allowed(_ methods: [String]) -> [String] {
        (methods + (methods.contains("GET") ? ["HEAD"] : [])).sorted()
    }

    private static func isBrowser(_ head: HTTPRequest) -> Bool {
        head.headerFields[.accept]?.contains("text/html") ?? false
    }

    /// The answer to whatever a check or a route threw. Faults of ours are logged with the call's
    /// id and the error's type; its text may hold a person's data and stays out of the log.
    func refusal(_ error: any Error, _ call: Call, _ logger: Logger) -> Reply {
        let problem = Problem(showing: error)
        if problem.kind.status >= 500 {
            logger.error(
                "call failed",
                metadata: [
                    "call": "\(call.id)", "route": "\(call.route.label)",
                    "problem": "\(problem.kind.name)", "error": "\(type(of: error))",
                    "cause": "\(problem.cause ?? "")",
                ])
        }
        return show(
            problem, in: call.language, call.id, call.head,
            isForPeople: call.route.reader == .person)
    }

    private func show(
        _ problem: Problem, in language: Language, _ id: CallID, _ head: HTTPRequest,
        isForPeople: Bool
    ) -> Reply {
        if isForPeople, let page = settings.problemPage { return page(problem, language, head, id) }
        return ProblemReply.reply(to: problem, in: language, instance: id.description)
    }

    /// Counts and logs one call.
    func note(
        _ meter: RouteMeter, _ name: StaticText, _ reply: Reply, _ id: CallID, _ begun: UInt64
    ) {
        let microseconds = (time.nanoseconds() &- begun) / 1000
        meter.record(status: reply.status.code, microseconds: microseconds)
        log?.note(route: name, status: reply.status.code, microseconds: microseconds, id: id)
    }

    /// The reply with the fields every answer carries, as the server below wants it.
    func finished(_ reply: Reply, _ route: Route?, _ head: HTTPRequest) -> Response {
        let isPage = route?.reader == .person
        var fields = isPage ? SecurityFields.page : SecurityFields.program
        if settings.isSecure { fields.append(SecurityFields.transport) }
        for field in reply.fields {
            if Self.replaceable.contains(field.name) { fields[field.name] = nil }
            fields.append(field)
        }
        if reply.fields[.cacheControl] == nil {
            fields.append(HTTPField(name: .cacheControl, value: "no-store"))
        }
        var response = Response(status: reply.status, headers: fields, body: reply.body)
        if head.method == .head { response = response.createHeadResponse() }
        if reply.status == .noContent || reply.status == .notModified {
            response.headers[.contentLength] = nil
        }
        return response
    }

    /// Security fields a reply may set for itself (a sandboxed attachment, a public tile).
    private static let replaceable: Set<HTTPField.Name> = [
        .contentSecurityPolicy, .crossOriginResourcePolicy, .referrerPolicy,
    ]
}
