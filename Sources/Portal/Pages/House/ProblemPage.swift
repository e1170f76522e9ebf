public import Civics
public import HTTPTypes
public import Web

/// Shows what went wrong to somebody in a browser: what it means and what to do.
public struct ProblemPage: Sendable {
    let portal: Portal

    /// For `WebSettings.problemPage`.
    public func reply(
        to problem: Problem, in language: Language, _ head: HTTPRequest, _ id: CallID
    ) -> Reply {
        let target = (head.path ?? "/")[...]
        let split = PathLanguage.split(target)
        let language = split?.language ?? language
        if problem.kind == .notSignedIn, head.method == .get {
            let next = Site.escaped(String(target))
            return .seeOther("\(Site.signIn.address(in: language))?next=\(next)")
        }
        let parts = Parts(problem, language, id.description, portal.nameplate)
        let body = (try? Self.template.render(parts).markup) ?? parts.title
        var reply = Reply.bytes(
            Array(body.utf8), as: .html, .init(code: problem.kind.status)
        ).with(.contentLanguage, language.rawValue)
        if problem.kind.isRetryable { reply.fields[.retryAfter] = problem.facts["seconds"] ?? "5" }
        return reply
    }

    /// The page stands alone: whatever failed, it does not need it.
    private struct Parts {
        let tag: String
        let title: String
        let heading: String
        let detail: String
        let fields: [String]
        let help: String
        let reference: String
        let home: String
        let homeTitle: String
        let signIn: Notice.Link?
        let telephoneTitle: String
        let telephone: String
        let site: String
        let style: String

        init(_ problem: Problem, _ language: Language, _ id: String, _ plate: Nameplate) {
            tag = language.rawValue
            let city = plate.name.text(in: language)
            site = HouseWord.site.text(in: language, ["city": city])
            (heading, detail) = problem.told(in: language)
            title = HouseWord.titleWithSite.text(in: language, ["title": heading, "site": site])
            fields = problem.fields.map { $0.message(in: language) }
            help = AboutWord.problemHelp.text(in: language)
            reference = HouseWord.reference.text(in: language, ["id": id])
            home = Site.home.address(in: language)
            homeTitle = HouseWord.goHome.text(in: language)
            signIn =
                problem.kind == .notSignedIn
                ? Notice.Link(
                    HouseWord.signIn.text(in: language), Site.signIn.address(in: language)) : nil
            telephoneTitle = HouseWord.telephone.text(in: language)
            telephone = plate.telephone
            style = Asset.style.address
        }
    }

    private static let template = Template(
        "problem-page",
        """
        <!doctype html>
        <html lang="{{.tag}}">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>{{.title}}</title><link rel="stylesheet" href="{{.style}}"><link rel="icon" href="/favicon.svg" type="image/svg+xml"></head>
        <body><header class="masthead"><div class="in bar"><a class="brand" href="{{.home}}">{{.site}}</a></div></header>
        <div class="in body"><main id="main"><h1>{{.heading}}</h1><p class="lead">{{.detail}}</p>{{#.fields}}<p>{{.}}</p>{{/.fields}}
        <p>{{.help}}</p><p class="actions">{{#.signIn}}<a class="button" href="{{.address}}">{{.title}}</a>{{/.signIn}}<a class="button quiet" href="{{.home}}">{{.homeTitle}}</a></p>
        <p>{{.telephoneTitle}} <a href="tel:{{.telephone}}">{{.telephone}}</a></p><p class="small">{{.reference}}</p></main></div></body></html>
        """)
}
