/// What is left to do and how far each part is.
public struct TaskList: View {
    /// One task with its state in words.
    public struct Task: Sendable {
        public var title: String
        /// `nil` for what cannot be begun yet.
        public var address: String?
        public var note: String?
        public var chip: HTML

        public init(_ title: String, _ address: String?, note: String? = nil, chip: HTML) {
            (self.title, self.address, self.note, self.chip) = (title, address, note, chip)
        }
    }

    let tasks: [Task]

    public init(_ tasks: [Task]) { self.tasks = tasks }

    public static let template = Template(
        "task-list",
        """
        <ul class="tasks">{{#.tasks}}<li>{{#.address}}<a href="{{.}}">{{/.address}}<span>{{.title}}</span>{{#.address}}</a>{{/.address}}{{{.chip}}}{{#.note}}<span class="small">{{.}}</span>{{/.note}}</li>{{/.tasks}}</ul>
        """)
}
