public import HTTPTypes

/// A page before its frame is put around it.
public struct Page: Sendable {
    /// What it is about, for the tab and the history; the city's name follows.
    public var title: String
    public var main: HTML
    public var status: HTTPResponse.Status
    /// The page came back with errors: the title says so first.
    public var hasErrors: Bool
    /// Where "back" leads, and what it is called.
    public var back: (title: String, address: String)?
    /// Holds a form that somebody without a session may send.
    public var hasForm: Bool
    /// Wide, for desks and tables.
    public var isWide: Bool
    /// Nobody else may see it: not for search engines.
    public var isPrivate: Bool

    public init(
        _ title: String, _ main: HTML, status: HTTPResponse.Status = .ok, hasErrors: Bool = false,
        back: (title: String, address: String)? = nil, hasForm: Bool = false, isWide: Bool = false,
        isPrivate: Bool = false
    ) {
        self.title = title
        self.main = main
        self.status = status
        self.hasErrors = hasErrors
        self.back = back
        self.hasForm = hasForm
        self.isWide = isWide
        self.isPrivate = isPrivate
    }
}
