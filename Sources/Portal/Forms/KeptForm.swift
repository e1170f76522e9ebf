/// What somebody typed when their session had ended: carried through signing in, in the form itself,
/// and sent again by one press. It stays with the person's browser; the server keeps nothing of it.
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

    /// What a form sent, without its token.
    init(_ posted: Posted, to address: String) {
        self.address = address
        fields = posted.fields.filter { $0.name != "csrf" }.map { ($0.name, $0.value) }
    }

    /// As hidden fields of the sign-in form.
    var hidden: [(String, String)] {
        [("kept-address", address)] + fields.map { (Self.mark + $0.0, $0.1) }
    }

    /// The page that sends it, for the new session.
    func page(_ visit: Visit, secret: String) throws -> Page {
        let title = visit.say(SignInWord.keptTitle)
        let form = FormView(
            visit, to: address, fields: [],
            buttons: [.init(visit.say(SignInWord.keptSend))], hidden: fields)
        let main = HTML.joined([
            try Heading(title, lead: visit.say(SignInWord.keptText)).html(),
            try form.bound(to: Visit.csrf(secret)).html(),
        ])
        return Page(title, main, isPrivate: true)
    }
}
