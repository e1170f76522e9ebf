import HTTPTypes
import JSON
import Web

extension CityAPI {
    var queueRoutes: [Route] {
        [
            queueRoute("/api/v1/queue", "queue") { .page($0) }
                .answering(200, Components.page("QueueItem"), "The places."),
            queueRoute("/api/v1/queue.csv", "queue-csv", QueueTable.csv)
                .answering(ResponseShape(200, .csv, "The places as a table.")),
        ]
    }

    private func queueRoute(
        _ path: String, _ name: String, _ shown: @escaping @Sendable (Page) -> Reply
    ) -> Route {
        Route(.get, path, name, for: .holding(.listQueue)) { call in
            shown(
                try await city.queue(
                    QueueQuestion(call), of: try call.signedIn(), in: call.language))
        }
        .summary("Places that wait at the caller's desk, most urgent first.").topic("desk")
        .query(
            QueryParameter("unit", .code(1...80), "Key of the unit; one's own unless said."),
            QueryParameter("desk", .code(1...40), "One desk only."),
            ListQuery.stage,
            QueryParameter(
                "light", .choice(["green", "yellow", "red", "black"]), "One light only."),
            QueryParameter("service", .dotted(1...80), "Id of a service."),
            QueryParameter("mine", .choice(["true", "false"]), "Assigned to the caller only."),
            QueryParameter("q", .text(atMost: 100), "Words of the title, beginning of a number."),
            QueryParameter("sort", .choice(["due", "newest"]), "By due moment unless said."),
            ListQuery.after, ListQuery.limit)
    }
}

extension QueueQuestion {
    init(_ call: Call) {
        let query = call.query
        self.init(
            unit: query.text("unit"), desk: query.text("desk"), stage: query.text("stage"),
            light: query.text("light"), service: query.text("service"),
            isMine: query.text("mine") == "true", words: query.text("q"),
            order: query.text("sort") ?? "due", after: query.text("after"), limit: call.limit)
    }
}

/// The queue as a table for a spreadsheet: the members that every item may have, in this order.
enum QueueTable {
    static let columns = [
        "number", "title", "service", "stage", "place", "unit", "desk", "since", "due", "light",
        "assignee", "id",
    ]

    static func csv(_ page: Page) -> Reply {
        var table = CSVText(headings: columns)
        for item in page.items { table.add(row: columns.map { cell(item[$0]) }) }
        return Reply.bytes(table.bytes, as: .csv)
            .with(.contentDisposition, "attachment; filename=\"queue.csv\"")
    }

    private static func cell(_ value: JSONValue?) -> String {
        guard let value, !value.isNull else { return "" }
        return value.string ?? String(decoding: value.serialized(), as: UTF8.self)
    }
}
