/// What has to be mended on a form, at its top, each a link to its field.
public struct ErrorSummary: View {
    /// One fault, with the field it leads to.
    public struct Item: Sendable, Hashable {
        /// Id of the field's control; empty where no single field is meant.
        public var field: String
        public var message: String

        public init(_ field: String, _ message: String) {
            (self.field, self.message) = (field, message)
        }
    }

    let title: String
    let linked: [Item]
    let plain: [Item]

    /// `empty` markup when nothing is wrong.
    public static func html(_ items: [Item], _ visit: Visit) throws -> HTML {
        guard !items.isEmpty else { return .empty }
        return try ErrorSummary(
            title: visit.say(HouseWord.errorSummary, ["count": String(items.count)]),
            linked: items.filter { !$0.field.isEmpty }, plain: items.filter { $0.field.isEmpty }
        ).html()
    }

    public static let template = Template(
        "error-summary",
        """
        <div class="errors" tabindex="-1"><div role="alert"><h2>{{.title}}</h2><ul>
        {{#.linked}}<li><a href="#{{.field}}">{{.message}}</a></li>
        {{/.linked}}{{#.plain}}<li>{{.message}}</li>
        {{/.plain}}</ul></div></div>
        """)
}
