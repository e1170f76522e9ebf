import City
import Civics
import JSON
import Policies

extension Portal {
    /// 办事指南: everything the document says to somebody who thinks of applying.
    func guidePage(_ visit: Visit, _ id: String) async throws -> Page {
        let policy = try visit.policy(id)
        let title = visit.name(of: policy)
        let draft = try await latestDraft(visit, of: id)
        var parts = [
            try Heading(title, above: visit.say(ServiceWord.guideAbove)).html(),
            try start(visit, policy, draft: draft),
            try Rows(glance(visit, policy)).html(),
        ]
        parts += try included(visit, policy)
        parts.append(try materials(visit, policy))
        parts += try results(visit, policy)
        parts.append(try basis(visit, policy))
        if let remedies = policy.remedies?.text(in: visit.language) {
            parts.append(
                try Section(visit.say(ServiceWord.remedy), lead: remedies, []).html())
        }
        parts.append(try PrintButton(title: visit.say(HouseWord.print)).html())
        return Page(
            title, .joined(parts),
            back: (visit.say(ServiceWord.servicesTitle), visit.href(.services)), hasForm: true)
    }

    private func latestDraft(_ visit: Visit, of id: String) async throws -> String? {
        guard visit.person != nil, let drafts = try? await hall.drafts(of: visit.person) else {
            return nil
        }
        return drafts.first { $0["service"]?.string == id }?["id"]?.string
    }

    private func start(_ visit: Visit, _ policy: Policy, draft: String?) throws -> HTML {
        var links = [Notice.Link]()
        if let draft {
            links.append(.init(visit.say(ServiceWord.resume), visit.href(.draft(draft))))
        }
        if !policy.questions.isEmpty {
            links.append(
                .init(
                    visit.say(ServiceWord.check), visit.href(.eligibility(policy.reference.id))))
        }
        return try FormView(
            visit, to: visit.href(.start), fields: [],
            buttons: [.init(visit.say(ServiceWord.start))],
            hidden: [("service", policy.reference.id)], links: links
        ).html()
    }

    private func glance(_ visit: Visit, _ policy: Policy) -> [Rows.Row] {
        var limits: [String] = []
        if let limit = visit.text(policy.promisedLimit) {
            limits.append(visit.say(ServiceWord.promisedLine, ["limit": limit]))
        }
        if let limit = visit.text(policy.statutoryLimit) {
            limits.append(visit.say(ServiceWord.statutoryLine, ["limit": limit]))
        }
        if limits.isEmpty { limits = [visit.say(ServiceWord.noLimit)] }
        let visits = policy.bundle?.visits ?? policy.services.map(\.visits).max() ?? 0
        let fees = policy.fees.map { $0.title.text(in: visit.language) }
        let channels = policy.intake.channels.map { visit.text($0) }
        return [
            .init(visit.say(ServiceWord.who), visit.text(policy.intake.audience)),
            .init(visit.say(ServiceWord.howLong), limits),
            .init(
                visit.say(ServiceWord.cost), fees.isEmpty ? [visit.say(ServiceWord.free)] : fees),
            .init(
                visit.say(ServiceWord.visits),
                visits == 0
                    ? visit.say(ServiceWord.noVisit)
                    : visit.say(ServiceWord.upTo, ["count": String(visits)])),
            .init(visit.say(ServiceWord.where_), visit.wording.list(channels)),
        ]
    }

    private func included(_ visit: Visit, _ policy: Policy) throws -> [HTML] {
        guard policy.services.count > 1 else { return [] }
        let lines = policy.services.map { service in
            let limit = visit.text(service.promised).map {
                visit.say(ServiceWord.promisedLine, ["limit": $0])
            }
            let notes = [visit.unit(service.unit), limit].compactMap { $0 }
            return Lines.Line(
                service.title.text(in: visit.language), note: visit.wording.list(notes))
        }
        return [
            try Section(
                visit.say(ServiceWord.includes), lead: visit.say(ServiceWord.includesLead),
                [try Lines(lines).html()]
            ).html()
        ]
    }

    private func materials(_ visit: Visit, _ policy: Policy) throws -> HTML {
        var (bring, held, made): ([Lines.Line], [Lines.Line], [Lines.Line]) = ([], [], [])
        for material in policy.materials {
            let title = material.title.text(in: visit.language)
            var notes: [String] = []
            if material.when != nil { notes.append(visit.say(ServiceWord.sometimes)) }
            switch material.how {
            case .own, .later:
                if case .later = material.how { notes.append(visit.say(ServiceWord.later)) }
                if let kinds = visit.kinds(of: material) { notes.append(kinds) }
                bring.append(.init(title, note: visit.wording.list(notes)))
            case .fetch(_, let otherwise):
                if otherwise != nil { notes.append(visit.say(ServiceWord.fallback)) }
                held.append(.init(title, note: visit.wording.list(notes)))
            case .generated: made.append(.init(title))
            }
        }
        let groups: [(ServiceWord, [Lines.Line])] = [
            (.materialsBring, bring), (.materialsHeld, held), (.materialsMade, made),
        ]
        let parts = try groups.filter { !$0.1.isEmpty }.map { word, lines in
            try Subsection(title: visit.say(word), content: try Lines(lines).html()).html()
        }
        return try Section(
            visit.say(ServiceWord.materials),
            lead: parts.isEmpty ? visit.say(ServiceWord.materialsNone) : nil, parts
        ).html()
    }

    private func results(_ visit: Visit, _ policy: Policy) throws -> [HTML] {
        let names = Set(policy.services.compactMap(\.result))
        let papers = policy.papers.filter { names.contains($0.name) }
        guard !papers.isEmpty else { return [] }
        let lines = papers.map { Lines.Line($0.title.text(in: visit.language)) }
        return [
            try Section(visit.say(ServiceWord.results), [try Lines(lines).html()]).html()
        ]
    }

    private func basis(_ visit: Visit, _ policy: Policy) throws -> HTML {
        let laws = policy.basis.map { Lines.Line($0.text(in: visit.language)) }
        let articles = policy.articles.filter { $0.citation != nil }.map {
            ArticleView.Article(heading: $0.heading, prose: $0.prose)
        }
        let version = visit.say(
            ServiceWord.documentVersion,
            [
                "title": policy.title.text(in: visit.language),
                "version": String(policy.reference.version),
                "day": visit.wording.day(policy.effective), "issuer": policy.issuer.body,
            ])
        return try Section(
            visit.say(ServiceWord.basis),
            [
                try Lines(laws).html(), try Paragraphs(version).html(),
                try Unfold(
                    visit.say(ServiceWord.document), try ArticleView(articles: articles).html()
                ).html(),
            ]
        ).html()
    }
}

extension Visit {
    /// `PDF、JPEG，不超过 10 MB`; `nil` where the document says nothing.
    func kinds(of material: Material) -> String? {
        guard !material.accepts.isEmpty else { return nil }
        let kinds = wording.list(material.accepts.map { $0.uppercased() })
        return say(
            ServiceWord.kinds,
            ["kinds": kinds, "size": Wording.size(material.largest ?? FileTaken.usualSize)])
    }
}

/// The articles of a document as it is written, in its own language.
struct ArticleView: View {
    struct Article {
        var heading: String
        var prose: [String]
    }
    let articles: [Article]

    static let template = Template(
        "articles",
        """
        <div class="prose" lang="zh-Hans">{{#.articles}}<h3>{{.heading}}</h3>{{#.prose}}<p>{{.}}</p>{{/.prose}}{{/.articles}}</div>
        """)
}

/// A heading of the third rank with what stands under it.
struct Subsection: View {
    let title: String
    let content: HTML

    static let template = Template("subsection", "<h3>{{.title}}</h3>{{{.content}}}")
}

/// Prints the page; shown only where a script can do it.
struct PrintButton: View {
    let title: String

    static let template = Template(
        "print-button",
        #"<p class="actions"><button class="button quiet" type="button" data-print hidden>{{.title}}</button></p>"#
    )
}
