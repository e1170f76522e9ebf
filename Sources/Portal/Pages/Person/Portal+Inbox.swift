import City
import Civics
import JSON
import Web

extension Portal {
    func inboxPage(_ visit: Visit) async throws -> Page {
        let wish = InboxWish(visit.call.query)
        let (messages, next) = try await wish.messages(visit, limit: Self.listRows)
        let title = visit.say(CaseWord.inboxTitle)
        let isNew = messages.contains { $0.read == nil }
        let tasks = messages.map { message -> TaskList.Task in
            let body = (try? JSONValue(parsing: message.body)) ?? .null
            let number = body["number"]?.string ?? ""
            return TaskList.Task(
                text(visit, message),
                number.isEmpty
                    ? body["mandate"]?.string.map { visit.href(.other("/me/mandates/\($0)")) }
                    : visit.href(.ofCase(number)),
                note: visit.wording.moment(message.at),
                chip: message.read == nil ? visit.chip(.info, CaseWord.inboxNew) : .empty)
        }
        var parts = [try Heading(title).html(), try wish.form(visit)]
        parts.append(
            messages.isEmpty
                ? try visit.emptyList(wish.address, CaseWord.inboxNone)
                : try TaskList(tasks).html())
        if isNew {
            parts.append(
                try FormView(
                    visit, to: visit.href(.inbox), fields: [],
                    buttons: [.init(visit.say(CaseWord.markRead), weight: .quiet)]
                ).html())
        }
        parts.append(try wish.address.twins(visit, next: next))
        return Page(
            title, .joined(parts), back: (visit.say(CaseWord.meTitle), visit.href(.me)),
            isPrivate: true)
    }

    /// What happened, to which matter.
    private func text(_ visit: Visit, _ message: InboxMessage) -> String {
        let body = (try? JSONValue(parsing: message.body)) ?? .null
        if let word = EventWord.event(message.kind), message.kind.hasPrefix("mandate.") {
            return visit.say(word)
        }
        let event = EventWord.event(message.kind).map { visit.say($0, ["subject": ""]) }
        let title = visit.caseTitle(
            body["policy"]?.string ?? "", else: body["number"]?.string ?? "")
        return visit.say(
            ApplyWord.fieldProblem, ["name": title, "problem": event ?? message.kind])
    }

    func inboxCSV(_ visit: Visit) async throws -> Reply {
        var table = CSVText(
            headings: [CaseWord.timeColumn, .messageColumn].map { visit.say($0) })
        let wish = InboxWish(visit.call.query)
        let (messages, next) = try await wish.messages(visit, limit: Self.twinRows)
        for message in messages {
            table.add(row: [message.at.text(at: hall.world.offset), text(visit, message)])
        }
        return .csv(table, named: "messages").next(wish.address.next(next))
    }

    func inboxJSON(_ visit: Visit) async throws -> Reply {
        let (messages, next) = try await InboxWish(visit.call.query).messages(
            visit, limit: Self.twinRows)
        let items = messages.map { message -> JSONValue in
            [
                "id": .string(message.id.description), "kind": .string(message.kind),
                "at": .string(message.at.text(at: hall.world.offset)),
                "read": .bool(message.read != nil), "text": .string(text(visit, message)),
            ]
        }
        return .page(items, next: next)
    }
}

/// Which of their messages somebody wants to see.
struct InboxWish: Sendable {
    static let parameters = [
        QueryParameter("show", .choice(["unread"]), "Those not read yet only."),
        QueryParameter("after", .opaqueID, "The last message of the page before."),
    ]

    var isUnreadOnly: Bool
    var after: MessageID?

    init(_ query: QueryValues) {
        isUnreadOnly = query.text("show") == "unread"
        after = query.text("after").flatMap { MessageID($0) }
    }

    var address: ListAddress {
        ListAddress(
            path: "/me/inbox", filters: [("show", isUnreadOnly ? "unread" : nil)],
            after: after?.description)
    }

    func messages(
        _ visit: Visit, limit: Int
    ) async throws -> (messages: [InboxMessage], next: String?) {
        let (messages, next) = try await visit.hall.inbox(
            of: visit.person, isUnreadOnly: isUnreadOnly, before: after, limit: limit)
        return (messages, next?.description)
    }

    func form(_ visit: Visit) throws -> HTML {
        let unread = Field.Option("unread", visit.say(ListWord.unread))
        return try address.form(
            visit,
            [
                visit.choice(
                    "show", ListWord.show, [unread], chosen: isUnreadOnly ? "unread" : nil)
            ])
    }
}
