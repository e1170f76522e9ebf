import Policies

extension Policy {
    /// Paths a case may wait at at some office's desk, in the order of the document.
    var deskPaths: [String] {
        (flow?.steps ?? []).flatMap { step -> [String] in
            guard case .parallel(let parallel) = step.pattern else {
                return step.desk == .applicant || step.desk == .system ? [] : [step.id]
            }
            return parallel.branches.flatMap { branch in
                branch.ways.flatMap(\.steps).map { "\(branch.id)/\($0.id)" }
            }
        }
    }
}

/// A queue: each row leads to its case and can be picked.
struct QueueTable: View {
    struct Row {
        var id: String
        var value: String
        var isPicked: Bool
        var label: String
        var number: String
        var address: String
        var title: String
        var step: String
        var due: HTML
        var date: String?
        var since: String
        var who: String
        var stage: HTML
        var notes: [HTML]
    }

    let caption: String
    let columns: [String]
    let rows: [Row]

    static let template = Template(
        "queue-table",
        """
        <div class="scroll" tabindex="0" role="region" aria-label="{{.caption}}"><table class="queue"><caption>{{.caption}}</caption><thead><tr>{{#.columns}}<th scope="col">{{.}}</th>{{/.columns}}</tr></thead><tbody>
        {{#.rows}}<tr><td class="pick"><input id="{{.id}}" type="checkbox" name="pick" value="{{.value}}" aria-label="{{.label}}"{{#.isPicked}} checked{{/.isPicked}}></td><td class="figure"><a class="whole" href="{{.address}}">{{.number}}</a></td><td>{{.title}}</td><td>{{.step}}</td><td>{{{.due}}}{{#.date}}<span class="small">{{.}}</span>{{/.date}}</td><td>{{.since}}</td><td>{{.who}}</td><td>{{{.stage}}} {{#.notes}}{{{.}}} {{/.notes}}</td></tr>
        {{/.rows}}</tbody></table></div>
        """)
}
