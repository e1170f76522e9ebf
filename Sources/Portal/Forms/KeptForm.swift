import City
import HTTPTypes

/// What somebody typed when their session had ended, or the page was made for another one: carried
/// through signing in, in the form itself, and sent again by one press. It stays with the person's
/// browser; the server keeps nothing of it.
struct KeptForm: Sendable {
    /// Where it was to be sent.
    let address: String
    let fields: [(String, String)]

    private static let mark = "kept."

    /// Reads it from the sign-in form; `nil` when there is none.
    init?(_ posted: Posted) {
        guard let address = Site.ownPath(posted["kept-address"]) else { return nil }
        self.address = address
        fields = posted.fields.filter { $0.name.hasPrefix(Self.mark) }
            .map { (String($0.name.dropFirst(Self.mark.count)), $0.value) }
    }

    /// What a form sent, without its token; `nil` where a password is among it, which no page
    /// repeats.
    init?(_ posted: Posted, to address: String) {
        guard !posted.fields.contains(where: { $0.name == "password" }) else { return nil }
        self.address = address
        fields = posted.fields.filter { $0.name != "csrf" }.map { ($0.name, $0.value) }
    }

    /// As hidden fields of the sign-in form.
    var hidden: [(String, String)] {
        [("kept-address", address)] + fields.map { (Self.mark + $0.0, $0.1) }
    }

    /// The page that sends it, for the new session.
    func page(_ visit: Visit, secret: String) throws -> Page {
        try page(
            visit, secret: secret, title: visit.say(SignInWord.keptTitle),
            lead: visit.say(SignInWord.keptText))
    }

    /// The page that sends it, for whoever is signed in now: another tab may have changed that.
    func agedPage(_ visit: Visit) throws -> Page {
        let name = visit.person?.displayName
        var page = try page(
            visit, secret: visit.formSecret, title: visit.say(SignInWord.agedTitle),
            lead: name.map { visit.say(SignInWord.agedTextAs, ["name": $0]) }
                ?? visit.say(SignInWord.agedText))
        page.status = .forbidden
        page.hasForm = true
        return page
    }

    private func page(
        _ visit: Visit, secret: String, title: String, lead: String
    ) throws -> Page {
        let form = FormView(
            visit, to: address, fields: [],
            buttons: [.init(visit.say(SignInWord.keptSend))], hidden: fields)
        let main = HTML.joined([
            try Heading(title, lead: lead).html(),
            try form.bound(to: Visit.csrf(secret)).html(),
        ])
        return Page(title, main, isPrivate: true)
    }
}
