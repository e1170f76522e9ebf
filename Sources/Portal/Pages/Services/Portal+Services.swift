import Civics
import HTTPTypes
import JSON
import Policies
import Web

extension Portal {
    /// Searching, browsing, a service's guide and its eligibility check.
    var serviceRoutes: [Route] {
        let by = QueryParameter("by", .choice(["event", "unit", "name"]), "How they are grouped.")
        return [
            page("/s", "search-page", for: .anyone) { .page(try searchPage($0)) }
                .query(QueryParameter("q", .text(atMost: 100), "Words.")),
            page("/services", "services-page", for: .anyone) { .page(try servicesPage($0)) }
                .query(by),
            page("/services.csv", "services-csv", for: .anyone) { .reply(servicesCSV($0)) },
            page("/services.json", "services-json", for: .anyone) { visit in
                .reply(.json(["items": .array(visit.startable.map { summary($0, visit) })]))
            },
            page("/services/{service}", "service-guide-page", for: .anyone) { visit in
                .page(try await guidePage(visit, visit.call.path("service")))
            }.path("service", .restrictedName, "Document."),
            page("/services/{service}/check", "eligibility-page", for: .anyone) { visit in
                .page(try checkPage(visit, visit.call.path("service"), Posted(fields: [])))
            }.path("service", .restrictedName, "Document."),
            form("/services/{service}/check", "eligibility-form", for: .anyone) { visit, posted in
                .page(try checkPage(visit, visit.call.path("service"), posted))
            }.path("service", .restrictedName, "Document."),
        ]
    }

    private func searchPage(_ visit: Visit) throws -> Page {
        let words = (visit.call.query.text("q") ?? "").trimmed
        guard !words.isEmpty else {
            return Page(visit.say(ServiceWord.searchTitle), try searchHead(visit, words))
        }
        let found = searches.search(in: visit.startable).find(words)
        let title = visit.say(ServiceWord.searchTitleWith, ["words": words])
        var parts = [try searchHead(visit, words)]
        if found.isEmpty {
            gaps.note(Folding.fold(words))
            parts.append(
                try Notice(
                    .info, title: visit.say(ServiceWord.noneTitle, ["words": words]),
                    visit.say(ServiceWord.noneText, ["telephone": nameplate.telephone]),
                    links: [.init(visit.say(ServiceWord.allServices), visit.href(.services))]
                ).html())
        } else {
            let count = visit.say(ServiceWord.found, ["count": String(found.count)])
            parts.append(try Paragraphs(count, css: "muted").html())
            parts.append(try Cards(found.map { serviceCard($0, visit) }).html())
        }
        return Page(title, .joined(parts))
    }

    private func searchHead(_ visit: Visit, _ words: String) throws -> HTML {
        try SearchHead(
            title: words.isEmpty
                ? visit.say(ServiceWord.searchTitle)
                : visit.say(ServiceWord.searchTitleWith, ["words": words]),
            address: visit.href(.search), label: visit.say(ServiceWord.homeLabel), words: words,
            button: visit.say(ServiceWord.searchTitle)
        ).html()
    }

    private func servicesPage(_ visit: Visit) throws -> Page {
        let by = visit.call.query.text("by") ?? "event"
        let title = visit.say(ServiceWord.servicesTitle)
        let tabs = Tabs(
            [("event", ServiceWord.byEvent), ("unit", .byUnit), ("name", .byName)].map {
                .init(
                    visit.say($0.1), "\(visit.href(.services))?by=\($0.0)", isHere: $0.0 == by)
            })
        var parts = [
            try Heading(title, lead: visit.say(ServiceWord.servicesLead)).html(), try tabs.html(),
        ]
        for (heading, policies) in groups(visit, by) {
            parts.append(
                try Section(heading, [try Cards(policies.map { serviceCard($0, visit) }).html()])
                    .html())
        }
        parts.append(try Twins(visit, path: "/services").html())
        return Page(title, .joined(parts))
    }

    private func groups(_ visit: Visit, _ by: String) -> [(String, [Policy])] {
        let all = visit.startable
        switch by {
        case "unit":
            let units = Dictionary(grouping: all) { $0.leadUnit ?? "" }
            return units.map { (visit.unit($0.key), $0.value) }.sorted { $0.0 < $1.0 }
        case "name":
            let sorted = all.map { (visit.name(of: $0), $0) }.sorted {
                sortKey($0.0) < sortKey($1.0)
            }
            return [(visit.say(ServiceWord.byName), sorted.map(\.1))]
        case _:
            let bundles = all.filter { $0.bundle != nil }
            let rest = all.filter { $0.bundle == nil }
            return [
                (visit.say(ServiceWord.byEvent), bundles),
                (visit.say(ServiceWord.otherEvents), rest),
            ].filter { !$0.1.isEmpty }
        }
    }

    /// Chinese names in the order of their pinyin.
    private func sortKey(_ name: String) -> String {
        Folding.shared.initials(name) + Folding.fold(name)
    }

    private func servicesCSV(_ visit: Visit) -> Reply {
        var table = CSVText(
            headings: [
                ServiceWord.columnName, .columnUnit, .columnAudience, .columnPromised,
                .columnStatutory, .columnDocument,
            ].map { visit.say($0) })
        for policy in visit.startable {
            table.add(row: [
                visit.name(of: policy), policy.leadUnit.map { visit.unit($0) } ?? "",
                visit.text(policy.intake.audience), visit.text(policy.promisedLimit) ?? "",
                visit.text(policy.statutoryLimit) ?? "", policy.reference.description,
            ])
        }
        return .csv(table, named: "services")
    }

    private func summary(_ policy: Policy, _ visit: Visit) -> JSONValue {
        var object: JSONObject = [
            "id": .string(policy.reference.id), "title": .string(visit.name(of: policy)),
            "audience": .string(policy.intake.audience.rawValue),
            "document": .string(policy.reference.description),
        ]
        object["unit"] = policy.leadUnit.map { .string($0) }
        object["promised"] = visit.text(policy.promisedLimit).map { .string($0) }
        object["statutory"] = visit.text(policy.statutoryLimit).map { .string($0) }
        return .object(object)
    }
}

extension Reply {
    /// A table to be saved under a name.
    static func csv(_ table: CSVText, named name: String) -> Reply {
        Reply.bytes(table.bytes, as: .csv)
            .with(.contentDisposition, "attachment; filename=\"\(name).csv\"")
    }
}

extension ParameterKind {
    /// A document's id: `sample.yunting.open-restaurant`. What does not look like one is no
    /// document.
    static let restrictedName = ParameterKind.text(atMost: 120)
}

/// Heading and form of the search page.
struct SearchHead: View {
    let title: String
    let address: String
    let label: String
    let words: String
    let button: String

    static let template = Template(
        "search-head",
        """
        <h1>{{.title}}</h1><form class="filters" action="{{.address}}" method="get"><div class="field"><label for="q">{{.label}}</label><input id="q" name="q" type="search" value="{{.words}}" maxlength="100"></div><button class="button" type="submit">{{.button}}</button></form>
        """)
}

/// Ways to look at the same things.
public struct Tabs: View {
    /// One way of listing the services.
    public struct Tab: Sendable {
        var title: String
        var address: String
        var isHere: Bool
        public init(_ title: String, _ address: String, isHere: Bool) {
            (self.title, self.address, self.isHere) = (title, address, isHere)
        }
    }

    let tabs: [Tab]
    public init(_ tabs: [Tab]) { self.tabs = tabs }

    public static let template = Template(
        "tabs",
        """
        <ul class="tabs">{{#.tabs}}<li><a href="{{.address}}"{{#.isHere}} aria-current="page"{{/.isHere}}>{{.title}}</a></li>{{/.tabs}}</ul>
        """)
}
