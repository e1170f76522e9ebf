import City
import Civics
import HTTPTypes
import Policies
import Web

extension Portal {
    var differenceRoutes: [Route] {
        let number = ParameterKind.whole(1...1_000_000)
        return [
            page("/desk/policies/{document}/difference", "policy-difference-page", for: .shelf) {
                .page(try await differencePage($0))
            }
            .path("document", .dotted(1...120), "Document.")
            .query(
                QueryParameter("from", number, "The older version."),
                QueryParameter("to", number, "The newer version."))
        ]
    }

    private func differencePage(_ visit: Visit) async throws -> Page {
        let document = try await shelfDocument(visit)
        let numbers = document.versions.map(\.policy.reference.version)
        let to = visit.call.query.whole("to") ?? numbers.last ?? 1
        let from = visit.call.query.whole("from") ?? numbers.last { $0 < to } ?? to
        guard let newer = document.versions.first(where: { $0.policy.reference.version == to }),
            let older = document.versions.first(where: { $0.policy.reference.version == from })
        else { throw Problem(.notFound) }
        let title = visit.say(ShelfWord.differenceTitle)
        let name = visit.title(newer.policy)
        var parts = [
            try Heading(
                title, above: name,
                lead: visit.say(
                    ShelfWord.differenceOf, ["from": String(from), "to": String(to)])
            ).html()
        ]
        if numbers.count < 2 {
            parts.append(try Notice(.info, visit.say(ShelfWord.differenceFirst)).html())
        } else {
            parts += try differences(older.policy.differences(to: newer.policy), visit)
            if let before = try await hall.policyPackage(older.policy.reference),
                let after = try await hall.policyPackage(newer.policy.reference)
            {
                parts.append(try sideBySide(before, after, visit))
            }
            parts.append(try chooser(document, from, to, visit))
        }
        return Page(
            title, .joined(parts),
            back: (name, visit.href(.other("/desk/policies/\(document.id)"))), isWide: true,
            isPrivate: true)
    }

    /// The differences in words.
    func differences(_ differences: [PolicyDifference], _ visit: Visit) throws -> [HTML] {
        guard !differences.isEmpty else {
            return [try Paragraphs(visit.say(ShelfWord.differenceNone)).html()]
        }
        let lines = differences.map { Lines.Line($0.text.text(in: visit.language)) }
        return [
            try Section(
                visit.say(ShelfWord.differenceWords), [try Lines(lines).html()]
            ).html()
        ]
    }

    /// Articles that differ, the old text beside the new.
    func sideBySide(
        _ before: PolicyPackage, _ after: PolicyPackage, _ visit: Visit
    ) throws -> HTML {
        var (parts, same): ([HTML], Int) = ([], 0)
        let old = before.articleTexts
        let new = after.articleTexts
        for article in new {
            let other = old.first { $0.number == article.number }
            if let other, other.lines == article.lines, other.heading == article.heading {
                same += 1
                continue
            }
            parts.append(try columns(other, article, visit))
        }
        for article in old where !new.contains(where: { $0.number == article.number }) {
            parts.append(try columns(article, nil, visit))
        }
        if same > 0, !parts.isEmpty {
            parts.append(
                try Paragraphs(
                    visit.say(ShelfWord.unchanged, ["count": String(same)]), css: "muted"
                ).html())
        }
        guard !parts.isEmpty else { return .empty }
        return try Section(visit.say(ShelfWord.sideBySide), parts).html()
    }

    private func columns(
        _ old: ArticleText?, _ new: ArticleText?, _ visit: Visit
    ) throws -> HTML {
        func all(_ article: ArticleText?) -> [String] {
            guard let article else { return [] }
            return (article.heading.isEmpty ? [] : [article.heading]) + article.lines
        }
        let heading = [new?.heading, old?.heading].compactMap(\.self).first { !$0.isEmpty }
        let word: ShelfWord = old == nil ? .articleNew : new == nil ? .articleGone : .articleChanged
        let rows = LineDifference.rows(all(old), all(new)).map { SideRow($0) }
        return try SidesView(
            heading: heading ?? visit.say(ShelfWord.beforeArticles),
            chip: try Chip(old == nil ? .ok : new == nil ? .bad : .info, visit.say(word)).html(),
            oldLabel: visit.say(ShelfWord.oldColumn), newLabel: visit.say(ShelfWord.newColumn),
            rows: SideRow.folded(rows)
        ).html()
    }

    private func chooser(
        _ document: ShelfDocument, _ from: Int, _ to: Int, _ visit: Visit
    ) throws -> HTML {
        let options = document.versions.map { version in
            let number = String(version.policy.reference.version)
            return Field.Option(number, visit.say(ShelfWord.version, ["version": number]))
        }
        let form = AskForm(
            address: visit.href(.other("/desk/policies/\(document.id)/difference")),
            fields: [
                try Field(
                    "from", visit.say(ShelfWord.oldColumn), .list(options),
                    values: [String(from)]
                ).html(),
                try Field(
                    "to", visit.say(ShelfWord.newColumn), .list(options), values: [String(to)]
                ).html(),
            ], hidden: [], button: visit.say(ShelfWord.compareSend), clear: nil)
        return try Section(visit.say(ShelfWord.compareOther), [try form.html()]).html()
    }
}

/// One row of the two columns, with its marks.
struct SideRow: Hashable {
    struct Side: Hashable {
        var before: String
        var gone: String?
        var come: String?
        var after: String
    }
    struct Sides: Hashable {
        var old: Side?
        var new: Side?
    }
    let sides: Sides?
    /// Stands for lines that did not change and are left out.
    let left: String?

    init(left: String) { (sides, self.left) = (nil, left) }

    init(_ row: LineDifference.Row) {
        func plain(_ text: String) -> Side { Side(before: text, gone: nil, come: nil, after: "") }
        left = nil
        switch row {
        case .same(let text): sides = Sides(old: plain(text), new: plain(text))
        case .gone(let text):
            sides = Sides(old: Side(before: "", gone: text, come: nil, after: ""), new: nil)
        case .come(let text):
            sides = Sides(old: nil, new: Side(before: "", gone: nil, come: text, after: ""))
        case .changed(let was, let now):
            sides = Sides(
                old: Side(
                    before: was.before, gone: was.differing.isEmpty ? nil : was.differing,
                    come: nil, after: was.after),
                new: Side(
                    before: now.before, gone: nil,
                    come: now.differing.isEmpty ? nil : now.differing, after: now.after))
        }
    }

    private var isSame: Bool { sides.map { $0.old == $0.new } ?? false }

    /// Long runs of unchanged lines become one line of dots, two lines kept around each change.
    static func folded(_ rows: [SideRow]) -> [SideRow] {
        let near = rows.indices.filter { place in
            let around = max(0, place - 2)...min(rows.count - 1, place + 2)
            return around.contains { !rows[$0].isSame }
        }
        var (shown, last): ([SideRow], Int) = ([], -1)
        for place in near {
            if place > last + 1 { shown.append(SideRow(left: "⋯")) }
            shown.append(rows[place])
            last = place
        }
        if last < rows.count - 1, last >= 0 { shown.append(SideRow(left: "⋯")) }
        return shown
    }
}

/// An article's old text beside its new one.
struct SidesView: View {
    let heading: String
    let chip: HTML
    let oldLabel: String
    let newLabel: String
    let rows: [SideRow]

    private static let side =
        "{{.before}}{{#.gone}}<del>{{.}}</del>{{/.gone}}{{#.come}}<ins>{{.}}</ins>{{/.come}}{{.after}}"

    static let template = Template(
        "sides",
        """
        <section class="sides"><h3>{{.heading}} {{{.chip}}}</h3><table><thead><tr><th scope="col">{{.oldLabel}}</th><th scope="col">{{.newLabel}}</th></tr></thead><tbody lang="zh-Hans">
        {{#.rows}}<tr>{{#.left}}<td colspan="2" class="dots">{{.}}</td>{{/.left}}{{#.sides}}<td>{{#.old}}\(side){{/.old}}</td><td>{{#.new}}\(side){{/.new}}</td>{{/.sides}}</tr>
        {{/.rows}}</tbody></table></section>
        """)
}
