import City
import Civics
import Web

/// The frame around every page: who this is, how to get on, who to ask.
struct FrameView: View {
    struct Link {
        var title: String
        var address: String
        var isHere: Bool
    }
    struct Tongue {
        var title: String
        /// Keeps the choice and comes back.
        var address: String
        /// The same page in this language.
        var direct: String
        var tag: String
        var isHere: Bool
    }

    let tag: String
    let size: String
    let title: String
    let style: String
    let script: String
    let manifest: String
    let icon: String
    let alternates: [Tongue]
    let isPrivate: Bool
    let isWide: Bool
    let skip: String
    let official: String
    let howToTell: String
    let howToTellAddress: String
    let sample: String?
    let site: String
    let home: String
    let find: Find?
    let languageLabel: String
    let elder: Link
    let mainLabel: String
    let links: [Link]
    let account: [Link]
    let accountLabel: String
    let signOut: SignOut?
    let back: Link?
    let main: HTML
    let help: HelpView?
    let footLabel: String
    let foot: [Link]
    let version: String

    struct Find {
        var address: String
        var label: String
        var title: String

        init(_ visit: Visit) {
            address = visit.href(.search)
            label = visit.say(HouseWord.searchLabel)
            title = visit.say(HouseWord.search)
        }
    }

    struct SignOut {
        var name: String
        var address: String
        var title: String
        var csrf: String
    }

    init(_ page: Page, _ visit: Visit) throws {
        let plate = visit.portal.nameplate
        let city = plate.name.text(in: visit.language)
        tag = visit.language.rawValue
        size = visit.display.rawValue
        site = visit.say(HouseWord.site, ["city": city])
        let named = visit.say(HouseWord.titleWithSite, ["title": page.title, "site": site])
        title = page.hasErrors ? visit.say(HouseWord.errorPrefix, ["title": named]) : named
        style = Asset.style.address
        script = Asset.script.address
        manifest = visit.href(.other("/manifest.webmanifest"))
        icon = AppIcon.address(192)
        alternates = Self.tongues(visit)
        isPrivate = page.isPrivate
        isWide = page.isWide
        skip = visit.say(HouseWord.skip)
        official = visit.say(HouseWord.official, ["city": city])
        howToTell = visit.say(HouseWord.howToTell)
        howToTellAddress = visit.href(.privacy) + "#official"
        sample = plate.isSample ? visit.say(HouseWord.sample) : nil
        home = visit.href(.home)
        // One search on a page: where the page itself is one, the masthead has none.
        let hasOwnSearch = ["/", "/s"].contains(visit.path)
        find = hasOwnSearch ? nil : Find(visit)
        languageLabel = visit.say(HouseWord.language)
        elder = Self.elder(visit)
        mainLabel = visit.say(HouseWord.mainNavigation)
        links = Self.links(visit)
        account = Self.account(visit)
        accountLabel = visit.say(HouseWord.personNavigation)
        signOut = visit.person.map { person in
            SignOut(
                name: person.displayName, address: visit.href(.signOut),
                title: visit.say(HouseWord.signOut), csrf: visit.csrf)
        }
        back = page.back.map { Link(title: $0.title, address: $0.address, isHere: false) }
        main = page.main
        help = HelpView(visit)
        footLabel = visit.say(HouseWord.footNavigation)
        foot = Self.foot(visit)
        version = visit.say(HouseWord.version, ["version": plate.version])
    }

    private static func tongues(_ visit: Visit) -> [Tongue] {
        let offered = visit.portal.nameplate.languages
        let words: [(Language, HouseWord)] = [
            (.zhHans, .simplified), (.zhHant, .traditional), (.en, .english),
        ].filter { offered.contains($0.0) }
        let back = Site.escaped(visit.pathAndQuery)
        return words.map { language, word in
            Tongue(
                title: visit.say(word),
                address: "\(Site.language(language).path)?back=\(back)",
                direct: Site.address(of: visit.pathAndQuery, in: language),
                tag: language.rawValue, isHere: language == visit.language)
        }
    }

    private static func elder(_ visit: Visit) -> Link {
        let isOn = visit.display == .elder
        let size = isOn ? Display.normal : .elder
        let back = Site.escaped(Site.address(of: visit.pathAndQuery, in: visit.language))
        return Link(
            title: visit.say(isOn ? HouseWord.elderOff : .elderOn),
            address: "\(Site.display(size.rawValue).path)?back=\(back)", isHere: isOn)
    }

    private static func link(_ visit: Visit, _ word: HouseWord, _ site: Site) -> Link {
        let path = site.path
        let isHere = path == "/" ? visit.path == "/" : visit.path.hasPrefix(path)
        return Link(title: visit.say(word), address: visit.href(site), isHere: isHere)
    }

    private static func links(_ visit: Visit) -> [Link] {
        var links = [
            link(visit, .services, .services), link(visit, .track, .track),
            link(visit, .verify, .verify),
        ]
        if visit.isStaff {
            links += visit.deskLinks.map { word, site in
                Link(
                    title: visit.say(word), address: visit.href(site),
                    isHere: site.path == "/desk"
                        ? visit.path == "/desk" : visit.path.hasPrefix(site.path))
            }
        }
        if visit.isAdministrator { links.append(link(visit, .admin, .other("/admin"))) }
        return links
    }

    private static func account(_ visit: Visit) -> [Link] {
        guard let person = visit.person else { return [link(visit, .signIn, .signIn)] }
        // Who sits only at desks has no cases of their own: that page would refuse them.
        let hasOwnCases = person.seats.contains {
            Rights.table[.listOwnCases]?[$0.role] != nil
        }
        let first =
            hasOwnCases
            ? link(visit, .me, .me)
            : Link(
                title: visit.say(CaseWord.settingsTitle), address: visit.href(.settings),
                isHere: visit.path == Site.settings.path)
        return [first, link(visit, .inbox, .inbox)]
    }

    private static func foot(_ visit: Visit) -> [Link] {
        [
            link(visit, .accessibility, .accessibility), link(visit, .privacy, .privacy),
            link(visit, .cookies, .cookies), link(visit, .licences, .licences),
            link(visit, .status, .status),
        ]
    }

    static let template = Template(
        "frame",
        """
        <!doctype html>
        <html lang="{{.tag}}" data-size="{{.size}}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="theme-color" content="#0A4C5E">
        {{#.isPrivate}}<meta name="robots" content="noindex">
        {{/.isPrivate}}<title>{{.title}}</title>
        <link rel="stylesheet" href="{{.style}}">
        <link rel="icon" href="/favicon.svg" type="image/svg+xml">
        <link rel="apple-touch-icon" href="{{.icon}}">
        <link rel="manifest" href="{{.manifest}}">
        {{#.alternates}}<link rel="alternate" hreflang="{{.tag}}" href="{{.direct}}">
        {{/.alternates}}<script type="module" src="{{.script}}"></script>
        </head>
        <body{{#.isWide}} class="wide"{{/.isWide}}>
        <a class="skip" href="#main">{{.skip}}</a>
        {{#.sample}}<div class="sample" role="note">{{.}}</div>
        {{/.sample}}<header class="masthead">
        <div class="official"><div class="in"><span>{{.official}}</span> <a href="{{.howToTellAddress}}">{{.howToTell}}</a></div></div>
        <div class="in bar">
        <a class="brand" href="{{.home}}"><svg width="32" height="32" viewBox="0 0 32 32" aria-hidden="true" focusable="false"><rect width="32" height="32" rx="4"></rect><path d="M6 12c3-3 5-3 8 0s5 3 8 0 4-2 4-2M6 21c3-3 5-3 8 0s5 3 8 0 4-2 4-2"></path></svg><span>{{.site}}</span></a>
        {{#.find}}<form class="find" action="{{.address}}" method="get" role="search"><label class="unseen" for="find">{{.label}}</label><input id="find" name="q" type="search" autocomplete="off" maxlength="100" placeholder="{{.label}}"><button class="button quiet" type="submit">{{.title}}</button></form>{{/.find}}
        <nav class="tools" aria-label="{{.languageLabel}}">{{#.alternates}}<a href="{{.address}}" hreflang="{{.tag}}" lang="{{.tag}}" rel="nofollow"{{#.isHere}} aria-current="true"{{/.isHere}}>{{.title}}</a>{{/.alternates}}{{#.elder}}<a class="elder" href="{{.address}}" rel="nofollow">{{.title}}</a>{{/.elder}}</nav>
        </div>
        <div class="in ways">
        <nav aria-label="{{.mainLabel}}"><ul>{{#.links}}<li><a href="{{.address}}"{{#.isHere}} aria-current="page"{{/.isHere}}>{{.title}}</a></li>{{/.links}}</ul></nav>
        <nav class="account" aria-label="{{.accountLabel}}"><ul>{{#.account}}<li><a href="{{.address}}"{{#.isHere}} aria-current="page"{{/.isHere}}>{{.title}}</a></li>{{/.account}}{{#.signOut}}<li><form action="{{.address}}" method="post"><input type="hidden" name="csrf" value="{{.csrf}}"><button class="plain" type="submit">{{.title}}</button></form></li>{{/.signOut}}</ul></nav>
        </div>
        </header>
        <div class="in body">
        {{#.back}}<p class="back"><a href="{{.address}}">{{.title}}</a></p>
        {{/.back}}<main id="main" tabindex="-1">
        {{{.main}}}
        </main>
        {{#.help}}<aside class="help" aria-labelledby="help-title"><h2 id="help-title">{{.title}}</h2><dl><div><dt>{{.telephoneLabel}}</dt><dd><a href="tel:{{.telephone}}">{{.telephone}}</a></dd></div><div><dt>{{.hoursLabel}}</dt><dd>{{.hours}}</dd></div><div><dt>{{.addressLabel}}</dt><dd>{{.address}}</dd></div></dl><p class="small">{{.feedback}}</p></aside>{{/.help}}
        </div>
        <footer class="foot"><div class="in"><nav aria-label="{{.footLabel}}"><ul>{{#.foot}}<li><a href="{{.address}}">{{.title}}</a></li>{{/.foot}}</ul></nav><p class="small">{{.version}}</p></div></footer>
        </body>
        </html>
        """)
}

/// Who to ask, at the same place on every page (WCAG 2.2, 3.2.6).
struct HelpView {
    let title: String
    let telephoneLabel: String
    let telephone: String
    let hoursLabel: String
    let hours: String
    let addressLabel: String
    let address: String
    let feedback: String

    /// Nil while the city has said nothing of itself: a box of dashes helps nobody.
    init?(_ visit: Visit) {
        let plate = visit.portal.nameplate
        guard plate.telephone.contains(where: \.isNumber) else { return nil }
        title = visit.say(HouseWord.helpTitle)
        telephoneLabel = visit.say(HouseWord.telephone)
        telephone = plate.telephone
        hoursLabel = visit.say(HouseWord.hours)
        hours = plate.hours.text(in: visit.language)
        addressLabel = visit.say(HouseWord.inPerson)
        address = plate.address.text(in: visit.language)
        feedback = visit.say(HouseWord.feedback)
    }
}

extension Visit {
    /// Sits at a desk of some office.
    var isStaff: Bool {
        person?.seats.contains { seat in
            switch seat.role {
            case .citizen, .agent, .volunteer: false
            case .windowClerk, .hotlineOperator, .gridWorker, .fieldTeam, .dispatcher, .examiner,
                .approver, .supervisor, .dataSteward, .policyAuthor, .policyReleaser,
                .systemAdministrator, .securityAdministrator, .auditor, .leader,
                .privacyOfficer:
                true
            }
        } ?? false
    }
}
