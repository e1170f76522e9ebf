import City
import Civics
import Web

extension Portal {
    func settingsPage(_ visit: Visit) async throws -> Page {
        let title = visit.say(CaseWord.settingsTitle)
        let back = "?back=" + Site.escaped(visit.href(.settings))
        let languages: [(Language, HouseWord)] = [
            (.zhHans, .simplified), (.zhHant, .traditional), (.en, .english),
        ]
        let sizes: [(Display, CaseWord)] = [
            (.normal, .sizeNormal), (.large, .sizeLarge), (.elder, .sizeElder),
        ]
        var parts = [
            try Heading(title).html(),
            try Section(
                visit.say(CaseWord.settingsLanguage),
                [
                    try Choices(
                        languages.map {
                            .init(
                                visit.say($1),
                                Site.language($0).path + "?back="
                                    + Site.escaped(Site.settings.path),
                                isHere: $0 == visit.language)
                        }
                    ).html()
                ]
            ).html(),
            try Section(
                visit.say(CaseWord.settingsSize),
                [
                    try Choices(
                        sizes.map {
                            .init(
                                visit.say($1), Site.display($0.rawValue).path + back,
                                isHere: $0 == visit.display)
                        }
                    ).html()
                ]
            ).html(),
        ]
        if let person = visit.person {
            var rows = [Rows.Row(visit.say(CaseWord.settingsName), person.displayName)]
            if !person.mandates.isEmpty {
                rows.append(
                    .init(
                        visit.say(CaseWord.settingsMandates),
                        person.mandates.sorted().map { Wording.grouped($0) }))
            }
            parts.append(
                try Section(
                    visit.say(CaseWord.settingsAccount),
                    [try Rows(rows).html(), try await sessionsSection(visit)]
                ).html())
        }
        return Page(title, .joined(parts), isPrivate: true)
    }
}

/// A choice made by following a link; the one that holds is marked.
struct Choices: View {
    let choices: [Tabs.Tab]
    init(_ choices: [Tabs.Tab]) { self.choices = choices }

    static let template = Template(
        "choices",
        """
        <ul class="tasks">{{#.choices}}<li><a href="{{.address}}" rel="nofollow"{{#.isHere}} aria-current="true"{{/.isHere}}>{{.title}}</a>{{#.isHere}}<span class="chip ok" aria-hidden="true"></span>{{/.isHere}}</li>{{/.choices}}</ul>
        """)
}
