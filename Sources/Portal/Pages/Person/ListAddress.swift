import HTTPTypes
import JSON
import Web

/// The filters of a list's address, those that say something, and where the page begins.
struct ListAddress: Sendable {
    /// The list's path without a language.
    var path: String
    var filters: [(name: String, value: String?)]
    /// What the page comes after.
    var after: String?

    /// With its `?`; empty where nothing is filtered.
    private func query(after: String?) -> String {
        let pairs = (filters + [("after", after)]).compactMap { name, value in
            value.map { "\(name)=\(Site.escaped($0))" }
        }
        return pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
    }

    /// Where the next page is, relative to this one; `nil` where none is.
    func next(_ next: String?) -> String? { next.map { query(after: $0) } }

    /// Links to the next page, and to this one as CSV and JSON.
    func twins(_ visit: Visit, next: String?) throws -> HTML {
        try Twins(
            visit, path: path, query: query(after: after),
            next: next.map { visit.href(.other(path)) + query(after: $0) }
        ).html()
    }

    /// The form of the filters.
    func form(_ visit: Visit, _ fields: [Field]) throws -> HTML {
        let isNarrowed = filters.contains { $0.value != nil }
        let address = visit.href(.other(path))
        return try AskForm(
            address: address, fields: fields.map { try $0.html() }, hidden: [],
            button: visit.say(DeskWord.filterSend),
            clear: isNarrowed ? Notice.Link(visit.say(DeskWord.filterClear), address) : nil
        ).html()
    }
}

extension Reply {
    /// One page of a list as JSON; `next` is what to send as `after`.
    static func page(_ items: [JSONValue], next: String?) -> Reply {
        .json(["items": .array(items), "next": next.map { .string($0) } ?? .null])
    }

    private static let link = HTTPField.Name("Link")!

    /// Says where the next page is (RFC 8288).
    func next(_ query: String?) -> Reply {
        query.map { with(Self.link, "<\($0)>; rel=\"next\"") } ?? self
    }
}

extension Visit {
    /// A filter that may be left open.
    func choice(
        _ id: String, _ label: some Word, _ options: [Field.Option], chosen: String?
    ) -> Field {
        Field(
            id, say(label), .list([Field.Option("", say(DeskWord.filterAny))] + options),
            values: [chosen ?? ""])
    }

    /// The word "nothing found" where something was filtered, else that there is nothing yet.
    func emptyList(_ address: ListAddress, _ none: some Word) throws -> HTML {
        let isNarrowed = address.after != nil || address.filters.contains { $0.value != nil }
        return try Paragraphs(isNarrowed ? say(ListWord.noneFits) : say(none)).html()
    }
}

/// Words of the lists that belong to a person.
enum ListWord: String, Word {
    case running = "在办 | 在辦 | In progress"
    case finished = "已办结 | 已辦結 | Finished"
    case noneFits = "没有符合条件的。 | 沒有符合條件的。 | Nothing fits."
    case show = "看哪些 | 看哪些 | Show"
    case unread = "没读过的 | 沒讀過的 | Unread"
    case offices = "只看别人看过的 | 只看別人看過的 | By others only"
}
