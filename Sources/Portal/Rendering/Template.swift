import Mustache

/// A template in Mustache, written beside the view it shows and parsed once.
///
/// It holds no sentence, no arithmetic and no formatting: a view gives it finished text.
public struct Template: Sendable {
    /// Its name in faults.
    public let name: String
    /// The text as written.
    public let text: String
    private let parsed: MustacheTemplate?

    /// A template of this name. A text that cannot be parsed fails when it is first shown.
    public init(_ name: String, _ text: String) {
        self.name = name
        self.text = text
        parsed = try? MustacheTemplate(string: text)
    }

    /// - Throws: ``RenderFault`` when the text is no template, or (in debug builds) names what the
    ///   view does not have.
    func render(_ view: Any) throws(RenderFault) -> HTML {
        guard let parsed else { throw .notATemplate(name) }
        #if DEBUG
            try TemplateTags(text).check(against: view, template: name)
        #endif
        return HTML(safe: parsed.render(ShownFields.shown(view) ?? view))
    }
}

/// What is wrong with a page of ours. Only a programmer meets it.
public enum RenderFault: Error, Hashable, Sendable {
    case notATemplate(String)
    /// The template names something its view does not have: it would show as nothing.
    case unknownName(template: String, name: String)
    /// Three braces around what is not ``HTML``.
    case notSafe(template: String, name: String)
}

/// What a page or a part of one shows: stored properties only, every text finished and in the
/// reader's language. Nothing computed is visible to a template.
public protocol View: Sendable {
    /// The template that shows it.
    static var template: Template { get }
}

extension View {
    /// The markup of this view.
    ///
    /// - Throws: ``RenderFault``.
    public func html() throws(RenderFault) -> HTML { try Self.template.render(self) }
}
