/// A line to type in, with its unit behind it.
struct LineControl: View {
    let id: String
    let type: String
    let value: String
    let css: String?
    let autocomplete: String?
    let inputmode: String?
    let most: Int?
    let described: String?
    let invalid: Bool
    let unit: String?

    static let template = Template(
        "line-control",
        """
        <span class="unit"><input id="{{.id}}" name="{{.id}}" type="{{.type}}" value="{{.value}}"{{#.css}} class="{{.}}"{{/.css}}{{#.autocomplete}} autocomplete="{{.}}"{{/.autocomplete}}{{#.inputmode}} inputmode="{{.}}"{{/.inputmode}}{{#.most}} maxlength="{{.}}"{{/.most}}{{#.described}} aria-describedby="{{.}}"{{/.described}}{{#.invalid}} aria-invalid="true"{{/.invalid}}>{{#.unit}} <span>{{.}}</span>{{/.unit}}</span>
        """)
}

/// Several lines.
struct AreaControl: View {
    let id: String
    let value: String
    let rows: Int
    let most: Int?
    let described: String?
    let invalid: Bool

    static let template = Template(
        "area-control",
        """
        <textarea id="{{.id}}" name="{{.id}}" rows="{{.rows}}"{{#.most}} maxlength="{{.}}"{{/.most}}{{#.described}} aria-describedby="{{.}}"{{/.described}}{{#.invalid}} aria-invalid="true"{{/.invalid}}>
        {{.value}}</textarea>
        """)
}

/// Radio buttons or boxes.
struct ChoiceControl: View {
    struct Choice {
        var id: String
        var name: String
        var type: String
        var value: String
        var title: String
        var hint: String?
        var isChosen: Bool
    }

    let isAcross: Bool
    let choices: [Choice]

    static let template = Template(
        "choice-control",
        """
        <div{{#.isAcross}} class="across"{{/.isAcross}}>{{#.choices}}<div class="choice"><input id="{{.id}}" name="{{.name}}" type="{{.type}}" value="{{.value}}"{{#.isChosen}} checked{{/.isChosen}}><label for="{{.id}}">{{.title}}{{#.hint}}<span class="hint">{{.}}</span>{{/.hint}}</label></div>{{/.choices}}</div>
        """)
}

/// A list to unfold.
struct ListControl: View {
    let id: String
    let options: [ChoiceControl.Choice]
    let described: String?
    let invalid: Bool

    static let template = Template(
        "list-control",
        """
        <select id="{{.id}}" name="{{.id}}"{{#.described}} aria-describedby="{{.}}"{{/.described}}{{#.invalid}} aria-invalid="true"{{/.invalid}}>{{#.options}}<option value="{{.value}}"{{#.isChosen}} selected{{/.isChosen}}>{{.title}}</option>{{/.options}}</select>
        """)
}

/// One box to tick.
struct TickControl: View {
    let id: String
    let isTicked: Bool
    let described: String?
    let invalid: Bool

    static let template = Template(
        "tick-control",
        """
        <input id="{{.id}}" name="{{.id}}" type="checkbox" value="true"{{#.isTicked}} checked{{/.isTicked}}{{#.described}} aria-describedby="{{.}}"{{/.described}}{{#.invalid}} aria-invalid="true"{{/.invalid}}>
        """)
}

/// A file to choose.
struct FileControl: View {
    let id: String
    let accept: String
    let most: Int
    let tooLarge: String
    let described: String?
    let invalid: Bool

    static let template = Template(
        "file-control",
        """
        <input id="{{.id}}" name="{{.id}}" type="file" accept="{{.accept}}" data-most="{{.most}}" data-too-large="{{.tooLarge}}"{{#.described}} aria-describedby="{{.}}"{{/.described}}{{#.invalid}} aria-invalid="true"{{/.invalid}}><span class="hint" id="{{.id}}-note" aria-live="polite"></span>
        """)
}
