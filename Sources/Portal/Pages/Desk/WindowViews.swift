/// Fields close together, as many beside each other as fit.
struct DenseFields: View {
    let fields: [HTML]

    static let template = Template(
        "dense-fields", #"<div class="dense">{{#.fields}}{{{.}}}{{/.fields}}</div>"#)
}

/// Topics of a form, small ones beside each other.
struct TopicsAcross: View {
    let topics: [HTML]

    static let template = Template(
        "topics-across", #"<div class="topics">{{#.topics}}{{{.}}}{{/.topics}}</div>"#)
}

/// One box to tick that is no field of the form itself.
struct BoxToTick: View {
    let id: String
    let name: String
    let value: String
    let label: String

    static let template = Template(
        "box-to-tick",
        #"<div class="choice"><input id="{{.id}}" type="checkbox" name="{{.name}}" value="{{.value}}"><label for="{{.id}}">{{.label}}</label></div>"#
    )
}

/// Parts that stay together in a grid.
struct Boxed: View {
    let content: HTML

    static let template = Template("boxed", #"<div>{{{.content}}}</div>"#)
}

/// A button inside a form that is not its last.
struct SendButton: View {
    let title: String
    let name: String
    let value: String

    static let template = Template(
        "send-button",
        #"<p><button class="button quiet" type="submit" name="{{.name}}" value="{{.value}}">{{.title}}</button></p>"#
    )
}
