/// One field of a form with its label, hint, error, source and what was typed.
public struct Field: Sendable {
    /// What is typed into it.
    public enum Shape: Sendable {
        /// A line; the type of the control (`text`, `tel`, `email`, `password`, `date`) and its
        /// `autocomplete`.
        case line(type: String = "text", autocomplete: String? = nil, isShort: Bool = false)
        /// A number, with its unit.
        case number(unit: String?)
        case text(rows: Int = 4)
        /// One of several, as radio buttons; side by side when they are short.
        case oneOf([Option], isAcross: Bool = false)
        /// Any of several.
        case anyOf([Option])
        /// One of many, as a list to unfold.
        case list([Option])
        /// A single box to tick.
        case tick
        /// A file: media types or endings, largest size in bytes and what to say past it.
        case file(accept: String, most: Int, tooLarge: String)
    }

    /// One choice of a list or of radio buttons.
    public struct Option: Sendable, Hashable {
        public var value: String
        public var title: String
        public var hint: String?
        public init(_ value: String, _ title: String, hint: String? = nil) {
            (self.value, self.title, self.hint) = (value, title, hint)
        }
    }

    /// Also the name the form sends.
    public var id: String
    public var label: String
    public var shape: Shape
    /// What was typed or chosen before.
    public var values: [String]
    public var hint: String?
    /// What is wrong with what was typed.
    public var wrong: String?
    /// The word shown beside the label of a field that may stay empty.
    public var optional: String?
    /// Where a value filled in beforehand comes from.
    public var source: String?
    /// Where to ask for a wrong source to be corrected.
    public var correction: Notice.Link?
    /// Characters at most.
    public var most: Int?

    public init(
        _ id: String, _ label: String, _ shape: Shape, values: [String] = [], hint: String? = nil,
        wrong: String? = nil, optional: String? = nil, source: String? = nil,
        correction: Notice.Link? = nil, most: Int? = nil
    ) {
        self.id = id
        self.label = label
        self.shape = shape
        self.values = values
        self.hint = hint
        self.wrong = wrong
        self.optional = optional
        self.source = source
        self.correction = correction
        self.most = most
    }

    /// The field's markup.
    public func html() throws -> HTML {
        let frame = FieldFrame(
            id: id, label: label, option: optional, css: wrong == nil ? "field" : "field wrong",
            described: described, notes: notes, control: try control())
        switch shape {
        case .oneOf, .anyOf: return try FieldFrame.group.render(frame)
        case .tick: return try FieldFrame.ticked.render(frame)
        case .line, .number, .text, .list, .file: return try frame.html()
        }
    }

    private var described: String? {
        notes.isEmpty ? nil : notes.map(\.id).joined(separator: " ")
    }

    private var notes: [FieldFrame.Note] {
        var notes: [FieldFrame.Note] = []
        func add(_ part: String, _ css: String, _ text: String?, _ link: Notice.Link? = nil) {
            guard let text else { return }
            notes.append(.init(id: "\(id)-\(part)", css: css, text: text, link: link))
        }
        add("hint", "hint", hint)
        add("wrong", "wrongly", wrong)
        add("source", "source", source, correction)
        return notes
    }

    private func control() throws -> HTML {
        switch shape {
        case .line(let type, let autocomplete, let isShort):
            try LineControl(
                id: id, type: type, value: values.first ?? "", css: isShort ? "short" : nil,
                autocomplete: autocomplete, inputmode: type == "tel" ? "numeric" : nil, most: most,
                described: described, invalid: wrong != nil, unit: nil
            ).html()
        case .number(let unit):
            try LineControl(
                id: id, type: "text", value: values.first ?? "", css: "tiny", autocomplete: "off",
                inputmode: "decimal", most: 20, described: described, invalid: wrong != nil,
                unit: unit
            ).html()
        case .text(let rows):
            try AreaControl(
                id: id, value: values.first ?? "", rows: rows, most: most, described: described,
                invalid: wrong != nil
            ).html()
        case .oneOf(let options, let isAcross): try choices(options, "radio", isAcross).html()
        case .anyOf(let options): try choices(options, "checkbox", false).html()
        case .list(let options):
            try ListControl(
                id: id, options: choices(options, "", false).choices, described: described,
                invalid: wrong != nil
            ).html()
        case .tick:
            try TickControl(
                id: id, isTicked: !(values.first ?? "").isEmpty, described: described,
                invalid: wrong != nil
            ).html()
        case .file(let accept, let most, let tooLarge):
            try FileControl(
                id: id, accept: accept, most: most, tooLarge: tooLarge, described: described,
                invalid: wrong != nil
            ).html()
        }
    }

    /// The first choice has the field's own id, so that the error summary leads to it.
    private func choices(_ options: [Option], _ type: String, _ isAcross: Bool) -> ChoiceControl {
        ChoiceControl(
            isAcross: isAcross,
            choices: options.enumerated().map { place, option in
                ChoiceControl.Choice(
                    id: place == 0 ? id : "\(id)-\(place)", name: id, type: type,
                    value: option.value, title: option.title, hint: option.hint,
                    isChosen: values.contains(option.value))
            })
    }
}

/// Label, notes and control of a field.
struct FieldFrame: View {
    struct Note {
        var id: String
        var css: String
        var text: String
        var link: Notice.Link?
    }

    let id: String
    let label: String
    let option: String?
    let css: String
    let described: String?
    let notes: [Note]
    let control: HTML

    private static let told = """
        {{#.notes}}<span class="{{.css}}" id="{{.id}}">{{.text}}{{#.link}} <a href="{{.address}}">{{.title}}</a>{{/.link}}</span>{{/.notes}}
        """

    static let template = Template(
        "field",
        """
        <div class="{{.css}}"><label for="{{.id}}">{{.label}}</label>{{#.option}} <span class="option">{{.}}</span>{{/.option}}\(told){{{.control}}}</div>
        """)

    static let group = Template(
        "field-group",
        """
        <fieldset class="{{.css}}"{{#.described}} aria-describedby="{{.}}"{{/.described}}><legend>{{.label}}{{#.option}} <span class="option">{{.}}</span>{{/.option}}</legend>\(told){{{.control}}}</fieldset>
        """)

    static let ticked = Template(
        "field-ticked",
        """
        <div class="{{.css}}">\(told)<div class="choice">{{{.control}}}<label for="{{.id}}">{{.label}}</label></div></div>
        """)
}
