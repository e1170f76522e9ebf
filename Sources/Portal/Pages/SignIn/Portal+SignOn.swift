import City
import Civics
import HTTPTypes
import Web

/// Signing in with somebody else's word. What the visitor's browser keeps while they are away is one
/// cookie with a secret and the page they wanted; it works once and for ten minutes.
extension Portal {
    var signOnRoutes: [Route] {
        [
            Route(.get, "/login/elsewhere", "sign-on", for: .anyone) { [self] call in
                try await setOut(try await Visit(call, self))
            }
            .forPeople().limited(.heavy)
            .query(QueryParameter("next", .text(atMost: 512), "Where to go then.")),
            Route(.get, "/login/back", "sign-on-return", for: .anyone) { [self] call in
                try await comeBack(try await Visit(call, self))
            }
            .forPeople().limited(.heavy)
            .query(
                QueryParameter("code", .text(atMost: 2048), "What the service gave."),
                QueryParameter("state", .text(atMost: 512), "What we gave."),
                QueryParameter("iss", .text(atMost: 512), "The service (RFC 9207)."),
                QueryParameter("scope", .text(atMost: 512), "Not read."),
                QueryParameter("session_state", .text(atMost: 512), "Not read."),
                QueryParameter("error", .text(atMost: 128), "Why there is no code."),
                QueryParameter("error_description", .text(atMost: 1024), "Not read."),
                QueryParameter("error_uri", .text(atMost: 512), "Not read.")),
            page("/login/ended", "sign-on-ended-page", for: .anyone) { visit in
                .page(try await endedPage(visit))
            },
        ]
    }

    // MARK: There

    private func setOut(_ visit: Visit) async throws -> Reply {
        guard let service = hall.foreignSignIn else { throw Problem(.notFound) }
        let secret = hall.world.randomBytes(32)
        let address: String
        do {
            address = try await service.address(secret: secret, back: ownReturn(visit))
        } catch let problem as Problem where problem.kind == .signOnUnavailable {
            return try refused(visit, problem)
        }
        let next = Site.ownPath(visit.call.query.text("next")) ?? ""
        let kept = "\(Hex.text(secret)).\(visit.language.rawValue).\(Hex.text(Array(next.utf8)))"
        return .seeOther(address)
            .with(.setCookie, cookie(kept, seconds: 600))
    }

    /// The one address the service is told of: it must know it beforehand.
    private func ownReturn(_ visit: Visit) -> String {
        let origin = nameplate.origin ?? "http://\(visit.call.head.authority ?? "")"
        return origin + "/login/back"
    }

    // MARK: And back

    private func comeBack(_ visit: Visit) async throws -> Reply {
        guard let service = hall.foreignSignIn else { throw Problem(.notFound) }
        let refusal = Problem(.signOnRefused, facts: ["reason": "state"])
        let kept = visit.call.cookie(awayCookie)?.split(
            separator: ".", omittingEmptySubsequences: false)
        guard let kept, kept.count == 3, let secret = Hex.bytes(kept[0]), secret.count == 32,
            let code = visit.call.query.text("code"),
            let state = visit.call.query.text("state")
        else { return try refused(visit, refusal) }
        let language = Language(rawValue: String(kept[1])) ?? .zhHans
        let next = Hex.bytes(kept[2]).flatMap { Site.ownPath(String(decoding: $0, as: UTF8.self)) }
        do {
            let person = try await service.finish(
                code: code, state: state, issuer: visit.call.query.text("iss"), secret: secret,
                back: ownReturn(visit))
            let welcome = try await hall.signIn(vouched: person)
            return try await entered(visit, welcome, next ?? Site.me.address(in: language))
        } catch let problem as Problem
            where problem.kind == .signOnRefused || problem.kind == .signOnUnavailable
        {
            return try refused(visit, problem)
        }
    }

    private func entered(
        _ visit: Visit, _ welcome: CityHall.Welcome, _ next: String
    ) async throws -> Reply {
        if let old = visit.call.token.flatMap({ SessionToken($0) }) { try await hall.signOut(old) }
        var reply = Reply.seeOther(next)
        for value in [
            SessionCookie.setting(welcome.token.text, isSecure: nameplate.isSecure),
            cookie("", seconds: 0), via("elsewhere"),
        ] {
            reply.fields.append(HTTPField(name: .setCookie, value: value))
        }
        return reply
    }

    private func refused(_ visit: Visit, _ problem: Problem) throws -> Reply {
        let language = visit.language
        let message = problem.sentence(in: language)
        let page = try signInPage(visit, next: nil, errors: [.init("", message)])
        var shown = page
        shown.status = .init(code: problem.kind.status)
        return try reply(.page(shown), to: visit).with(.setCookie, cookie("", seconds: 0))
    }

    // MARK: Signing out there too

    /// Whether this browser signed in elsewhere; no secret.
    func cameFromElsewhere(_ call: Call) -> Bool { call.cookie(viaCookie) == "elsewhere" }

    private func endedPage(_ visit: Visit) async throws -> Page {
        let title = visit.say(SignInWord.endedTitle)
        var parts = [try Heading(title, lead: visit.say(SignInWord.endedText)).html()]
        let origin = nameplate.origin ?? "http://\(visit.call.head.authority ?? "")"
        if let service = hall.foreignSignIn,
            let address = await service.endAddress(back: origin + visit.href(.home))
        {
            let name = service.name.text(in: visit.language)
            parts.append(
                try ButtonLink(visit.say(SignInWord.endThere, ["name": name]), address).html())
        }
        parts.append(
            try Lines([.init(visit.say(HouseWord.goHome), visit.href(.home))]).html())
        return Page(title, .joined(parts))
    }

    // MARK: Cookies

    private var awayCookie: String { nameplate.isSecure ? "__Host-away" : "away" }
    private var viaCookie: String { nameplate.isSecure ? "__Host-via" : "via" }

    private func cookie(_ value: String, seconds: Int) -> String {
        "\(awayCookie)=\(value); Path=/; Max-Age=\(seconds); HttpOnly; SameSite=Lax" + secure
    }

    func via(_ value: String) -> String {
        "\(viaCookie)=\(value); Path=/; HttpOnly; SameSite=Lax" + secure
            + (value.isEmpty ? "; Max-Age=0" : "")
    }

    private var secure: String { nameplate.isSecure ? "; Secure" : "" }
}
