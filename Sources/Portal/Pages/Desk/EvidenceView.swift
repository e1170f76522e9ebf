/// Papers with what is in them, pictures shown where they stand.
struct EvidenceView: View {
    struct Picture {
        var address: String
        var alt: String
    }
    struct File {
        var title: String
        var address: String?
        var picture: Picture?
    }
    struct Item {
        var title: String
        var state: HTML
        var why: String?
        var files: [File]
    }

    let items: [Item]

    static let template = Template(
        "evidence",
        """
        <ul class="evidence">{{#.items}}<li><p><strong>{{.title}}</strong> {{{.state}}}</p>{{#.why}}<p class="small">{{.}}</p>{{/.why}}{{#.files}}<p>{{#.picture}}<img src="{{.address}}" alt="{{.alt}}" loading="lazy">{{/.picture}}{{#.address}}<a href="{{.}}">{{/.address}}{{.title}}{{#.address}}</a>{{/.address}}</p>{{/.files}}</li>{{/.items}}</ul>
        """)
}
