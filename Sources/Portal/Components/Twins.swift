/// Links to the next page of a list, and to the same list as CSV and JSON.
public struct Twins: View {
    let links: [Notice.Link]

    /// - Parameters:
    ///   - path: The list's path without a language; the twins are `path.csv` and `path.json`.
    ///   - query: Query of both, with its `?`, or empty.
    ///   - next: Address of the next page.
    public init(_ visit: Visit, path: String, query: String = "", next: String? = nil) {
        let nextLink = next.map { Notice.Link(visit.say(HouseWord.more), $0) }
        links =
            [nextLink].compactMap { $0 } + [
                Notice.Link(
                    visit.say(HouseWord.asCSV), visit.href(.other(path + ".csv")) + query),
                Notice.Link(
                    visit.say(HouseWord.asJSON), visit.href(.other(path + ".json")) + query),
            ]
    }

    public static let template = Template(
        "twins",
        """
        <p class="twins">{{#.links}}<a href="{{.address}}">{{.title}}</a>{{/.links}}</p>
        """)
}
