import City
import Civics
import Policies
import Web

extension Portal {
    func versionPage(_ visit: Visit) async throws -> Page {
        let document = try await shelfDocument(visit)
        let version = try version(visit, of: document)
        guard let package = try await hall.policyPackage(version.policy.reference) else {
            throw Problem(.notFound)
        }
        let number = version.policy.reference.version
        let part = visit.call.query.text("part") ?? "text"
        let base = "/desk/policies/\(document.id)/versions/\(number)"
        let named = visit.say(ShelfWord.version, ["version": String(number)])
        let title = visit.title(version.policy)
        let tabs = Tabs(
            [
                ("text", ShelfWord.partText), ("situations", .partSituations),
                ("checks", .partFindings),
            ].map {
                .init(
                    visit.say($0.1), visit.href(.other(base)) + "?part=\($0.0)",
                    isHere: $0.0 == part)
            } + [
                .init(
                    visit.say(ShelfWord.running), visit.href(.other("\(base)/cases")),
                    isHere: false)
            ])
        var parts = [
            try Heading(title, above: named).html(),
            try visit.chip(version, of: document).html(), try tabs.html(),
        ]
        switch part {
        case "situations": parts.append(try situations(package, visit))
        case "checks": parts.append(try checks(package, visit))
        case _:
            parts.append(try await versionRows(version, visit))
            parts.append(try text(package, version.policy, visit))
        }
        return Page(
            visit.wording.bracketed(title, named), .joined(parts),
            back: (title, visit.href(.other("/desk/policies/\(document.id)"))), isWide: true,
            isPrivate: true)
    }

    private func versionRows(_ version: ShelvedPolicy, _ visit: Visit) async throws -> HTML {
        let policy = version.policy
        var rows = [
            Rows.Row(visit.say(ShelfWord.effective), visit.wording.day(policy.effective)),
            Rows.Row(visit.say(ShelfWord.fromInstant), visit.wording.moment(version.from)),
        ]
        if let until = policy.until {
            rows.append(Rows.Row(visit.say(ShelfWord.until), visit.wording.day(until)))
        }
        rows.append(
            Rows.Row(visit.say(ShelfWord.runningRule), visit.text(policy.runningCases)))
        rows.append(
            Rows.Row(visit.say(ShelfWord.releasedBy), await signatories(version, visit)))
        rows.append(Rows.Row(visit.say(ShelfWord.fingerprint), visit.print(policy.digest)))
        return try Rows(rows).html()
    }

    /// The document with its contents beside it.
    func text(_ package: PolicyPackage, _ policy: Policy, _ visit: Visit) throws -> HTML {
        let drawing = DocumentDrawing(visit: visit, package: package, policy: policy)
        let contents = try ContentsView(
            label: visit.say(ShelfWord.contents), lines: drawing.contents
        ).html()
        var main = [try drawing.html()]
        if visit.language != .zhHans {
            main.insert(
                try Paragraphs(visit.say(ShelfWord.originalLanguage), css: "muted").html(), at: 0)
        }
        return try DocumentFrame(contents: contents, main: .joined(main)).html()
    }
}

/// The articles of a document, to jump to.
struct ContentsView: View {
    let label: String
    let lines: [Lines.Line]
    static let template = Template(
        "contents",
        """
        <nav class="contents" aria-label="{{.label}}"><h2>{{.label}}</h2><ol>{{#.lines}}<li>{{#.address}}<a href="{{.}}">{{/.address}}{{.title}}{{#.address}}</a>{{/.address}}</li>{{/.lines}}</ol></nav>
        """)
}

/// Contents beside the document on a wide screen, above it on a narrow one.
struct DocumentFrame: View {
    let contents: HTML
    let main: HTML
    static let template = Template(
        "document-frame", #"<div class="document">{{{.contents}}}<div>{{{.main}}}</div></div>"#)
}
