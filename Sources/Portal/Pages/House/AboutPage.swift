import City
import Civics
import HTTPTypes
import Web

/// The pages a visitor can check the site by.
enum AboutPage {
    static func accessibility(_ visit: Visit) throws -> Page {
        try plain(
            visit, .accessibility, [.accessibilityAim, .accessibilityTested, .accessibilityReport])
    }

    static func privacy(_ visit: Visit) throws -> Page {
        let origin = visit.portal.nameplate.origin ?? "http://\(visit.call.head.authority ?? "")"
        let main = HTML.joined([
            try Heading(visit.say(AboutWord.privacy)).html(),
            try Paragraphs(
                visit.say(AboutWord.privacyUse), visit.say(AboutWord.privacyLook),
                visit.say(AboutWord.privacyRight)
            ).html(),
            try Section(
                visit.say(AboutWord.official), id: "official",
                lead: visit.say(AboutWord.officialText, ["origin": origin]), []
            ).html(),
        ])
        return Page(visit.say(AboutWord.privacy), main)
    }

    static func cookies(_ visit: Visit) throws -> Page {
        let isSecure = visit.portal.nameplate.isSecure
        let rows: [(String, AboutWord, AboutWord)] = [
            (isSecure ? "__Host-session" : "session", .cookieSession, .cookieSessionEnds),
            (isSecure ? "__Host-form" : "form", .cookieForm, .cookieFormEnds),
            ("language", .cookieLanguage, .cookieYear), ("display", .cookieDisplay, .cookieYear),
        ]
        let table = DataTable(
            visit.say(AboutWord.cookies),
            [AboutWord.cookieName, .cookieUse, .cookieEnds].map { .init(visit.say($0)) },
            rows.map { [.init($0.0), .init(visit.say($0.1)), .init(visit.say($0.2))] })
        let main = HTML.joined([
            try Heading(visit.say(AboutWord.cookies), lead: visit.say(AboutWord.cookiesText))
                .html(), try table.html(),
        ])
        return Page(visit.say(AboutWord.cookies), main)
    }

    static func licences(_ visit: Visit) throws -> Page {
        let software = [
            ("Hummingbird, swift-mustache", "Apache-2.0"), ("SwiftNIO, swift-crypto", "Apache-2.0"),
            ("GRDB.swift", "MIT"), ("Yams", "MIT"), ("SQLite", "Public domain"),
        ]
        let main = HTML.joined([
            try Heading(visit.say(AboutWord.licences), lead: visit.say(AboutWord.licencesText))
                .html(), try Lines(software.map { .init($0.0, note: $0.1) }).html(),
        ])
        return Page(visit.say(AboutWord.licences), main)
    }

    static func status(_ visit: Visit) throws -> Page {
        let fault = visit.hall.store.writerFault()
        let notice =
            fault == nil
            ? Notice(.ok, visit.say(AboutWord.statusFine))
            : Notice(.bad, visit.say(AboutWord.statusNoWriting))
        let time = visit.wording.moment(visit.hall.world.now())
        let main = HTML.joined([
            try Heading(visit.say(AboutWord.status)).html(), try notice.html(),
            try Paragraphs(visit.say(AboutWord.statusTime, ["time": time])).html(),
        ])
        return Page(visit.say(AboutWord.status), main)
    }

    static func offline(_ visit: Visit) throws -> Page {
        try plain(visit, .offline, [.offlineText])
    }

    private static func plain(
        _ visit: Visit, _ title: AboutWord, _ texts: [AboutWord]
    ) throws -> Page {
        let main = HTML.joined([
            try Heading(visit.say(title)).html(),
            try Paragraphs(texts.map { visit.say($0) }).html(),
        ])
        return Page(visit.say(title), main)
    }
}
