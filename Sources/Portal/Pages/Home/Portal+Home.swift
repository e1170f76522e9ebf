import City
import Civics
import Policies

extension Portal {
    func homePage(_ visit: Visit) async throws -> Page {
        let title = visit.say(ServiceWord.homeTitle)
        let hero = HeroView(
            title: title, address: visit.href(.search), label: visit.say(ServiceWord.homeLabel),
            hint: visit.say(ServiceWord.homeHint), button: visit.say(ServiceWord.searchTitle))
        var parts = [try hero.html()]
        if visit.person != nil, let own = try await ownMatters(visit) { parts.append(own) }
        let common = visit.startable.sorted {
            ($0.bundle == nil ? 1 : 0) < ($1.bundle == nil ? 1 : 0)
        }
        parts.append(
            try Section(
                visit.say(ServiceWord.popular),
                [
                    try Cards(common.prefix(6).map { serviceCard($0, visit) }).html(),
                    try ButtonLink(
                        visit.say(ServiceWord.allServices), visit.href(.services), weight: .quiet
                    ).html(),
                ]
            ).html())
        let ways = Cards([
            .init(
                visit.say(ServiceWord.trackTitle), visit.href(.track),
                notes: [visit.say(ServiceWord.trackText)]),
            .init(
                visit.say(ServiceWord.verifyTitle), visit.href(.verify),
                notes: [visit.say(ServiceWord.verifyText)]),
        ])
        parts.append(try Section(visit.say(ServiceWord.otherWays), [try ways.html()]).html())
        return Page(title, .joined(parts))
    }

    /// How many cases of the person are open; `nil` when there are none.
    private func ownMatters(_ visit: Visit) async throws -> HTML? {
        guard let open = try? await visit.openCases(limit: 50).count else { return nil }
        guard open > 0 else { return nil }
        return try Notice(
            .info, title: visit.say(ServiceWord.myOpen),
            links: [
                .init(visit.say(ServiceWord.openCount, ["count": String(open)]), visit.href(.me))
            ]
        ).html()
    }

    func serviceCard(_ policy: Policy, _ visit: Visit) -> Cards.Card {
        var notes: [String] = []
        if let limit = visit.text(policy.promisedLimit) {
            notes.append(visit.say(ServiceWord.promised, ["limit": limit]))
        }
        if policy.services.count > 1 {
            notes.append(
                visit.say(ServiceWord.including, ["count": String(policy.services.count)]))
        } else if let unit = policy.leadUnit {
            notes.append(visit.unit(unit))
        }
        return Cards.Card(
            visit.name(of: policy), visit.href(.guide(policy.reference.id)), notes: notes)
    }
}

/// The home page's own search: the first thing on it.
struct HeroView: View {
    let title: String
    let address: String
    let label: String
    let hint: String
    let button: String

    static let template = Template(
        "hero",
        """
        <div class="hero"><h1>{{.title}}</h1><form action="{{.address}}" method="get" role="search"><div class="field"><label for="q">{{.label}}</label><span class="hint" id="q-hint">{{.hint}}</span><input id="q" name="q" type="search" maxlength="100" autocomplete="off" aria-describedby="q-hint"></div><button class="button" type="submit">{{.button}}</button></form></div>
        """)
}
