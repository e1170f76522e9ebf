public import Civics

/// One policy document as the engine runs it: read from Markdown, checked, never changed afterwards.
///
/// A document may hold a service, a bundle, a benefit, categories of city events, a calendar, or
/// only shared vocabulary; whatever it lacks is empty or `nil`. Every block remembers the article
/// it stands under, so that each decision can cite its article.
public struct Policy: Sendable {
    public var reference: PolicyReference
    public var title: LocalizedText
    public var issuer: Issuer
    public var level: GovernmentLevel
    /// First day on which the document is in force.
    public var effective: CivilDate
    /// Last day on which it is in force; `nil` while it is open-ended.
    public var until: CivilDate?
    public var supersedes: [PolicyReference]
    /// Laws it rests on.
    public var basis: [Citation]
    /// What someone who disagrees may do, and until when (行政许可法 第三十八条); `nil` when unsaid.
    public var remedies: LocalizedText?
    public var runningCases: RunningCases
    /// In which direction it counts days their month does not have.
    public var missingDays: MissingDays
    public var status: PolicyStatus
    /// Articles in the order of the document, prose kept as written.
    public var articles: [Article]
    public var facts: NamedList<Fact>
    public var parameters: NamedList<Parameter>
    public var tables: NamedList<Table>
    public var decisions: NamedList<Decision>
    public var questions: NamedList<Question>
    public var services: NamedList<PublicService>
    public var bundle: Bundle?
    public var form: Form?
    public var materials: NamedList<Material>
    public var flow: Flow?
    public var fees: NamedList<Fee>
    public var papers: NamedList<Paper>
    public var categories: [Category]
    public var calendars: [CalendarBlock]
    public var resources: NamedList<ResourceBlock>
    /// What kind of case the flow makes (application, bundle, benefit, city event, wish, request …).
    public var caseKind: CaseKind
    /// Who may start a case and how; empty for documents without a flow.
    public var intake: Intake
    /// Paper templates (mustache text) by file name: `food-permit.en`, `food-permit`.
    public var templates: [String: String]
    /// SHA-256 (lower-case hex) over the canonical bytes of the whole package folder.
    public var digest: String
    /// The document's rules, ready to be asked.
    public internal(set) var rules: PolicyRules
}

/// Document and version: `sample.yunting.open-restaurant@1`.
public struct PolicyReference: Hashable, Sendable, CustomStringConvertible {
    public var id: String
    public var version: Int

    public init(id: String, version: Int) {
        self.id = id
        self.version = version
    }

    /// Reads `id@version`; `nil` when either part is missing or the version is no whole number.
    public init?(_ text: String) {
        guard let at = text.lastIndex(of: "@"), let version = Int(text[text.index(after: at)...]),
            at != text.startIndex
        else { return nil }
        self.init(id: String(text[..<at]), version: version)
    }

    public var description: String { "\(id)@\(version)" }
}

/// The region and body that issue the document.
public struct Issuer: Hashable, Sendable {
    public var region: RegionCode
    /// Name of the body as the document writes it.
    public var body: String

    public init(region: RegionCode, body: String) {
        self.region = region
        self.body = body
    }
}

/// Levels of government, the highest first.
public enum GovernmentLevel: String, Sendable, CaseIterable, Comparable {
    case nation, province, city, district

    public static func < (left: Self, right: Self) -> Bool {
        allCases.firstIndex(of: left)! < allCases.firstIndex(of: right)!
    }
}

/// Whether the document is still being written.
public enum PolicyStatus: String, Sendable { case draft, released }

/// What happens to cases in flight when a new version comes into force.
public enum RunningCases: Hashable, Sendable {
    /// Cases end under the version they were accepted under.
    case pin
    /// Cases go over to the new version at its instant; waiting places keep step and branch ids.
    case follow
    /// The person concerned is asked which version shall hold; until the answer, the old one.
    case ask
    /// The old version holds until this day; what still runs then goes over.
    case finishBy(CivilDate)
    /// Cases go over, waiting places are renamed as listed (`step` or `step/branch`).
    case migrate([String: String])
}

/// Kinds of case; the engine is one, their difference stands in the document.
public enum CaseKind: String, Sendable, CaseIterable {
    case application, bundle, benefit, cityEvent = "city-event", hotline, wish
    case sharingRequest = "sharing-request", correction, supervisionOrder = "supervision-order"
    case postCheck = "post-check", appeal
}

/// A heading `第六条 …` / `Article 6 …` with all that stands under it.
public struct Article: Hashable, Sendable {
    /// `第六条`, `Article 6`; the preamble before the first article has none.
    public var citation: Citation?
    public var heading: String
    /// Prose paragraphs in Markdown, blocks left out.
    public var prose: [String]
    /// Names of the blocks and tables that stand here, in order.
    public var blocks: [BlockName]
    public var place: Place

    /// A block or table that stands under an article.
    public struct BlockName: Hashable, Sendable {
        public var kind: String
        public var name: String?
        public init(kind: String, name: String? = nil) { (self.kind, self.name) = (kind, name) }
    }
}

/// Where something stands in a package: file relative to the folder, line and column from 1.
public struct Place: Hashable, Sendable, CustomStringConvertible, Comparable {
    public var file: String
    public var line: Int
    public var column: Int

    public init(file: String, line: Int, column: Int = 1) {
        (self.file, self.line, self.column) = (file, line, column)
    }

    public var description: String { "\(file):\(line):\(column)" }
    public static func < (left: Self, right: Self) -> Bool {
        (left.file, left.line, left.column) < (right.file, right.line, right.column)
    }
}

/// Something with a name of its own inside a document.
public protocol Named: Sendable {
    var name: String { get }
}

/// Named things in the order of the document, found by name in constant time.
public struct NamedList<Element: Named>: Sendable, RandomAccessCollection {
    private var elements: [Element] = []
    private var positions: [String: Int] = [:]

    public init() {}
    public init(_ elements: some Sequence<Element>) { for element in elements { append(element) } }

    /// Adds at the end; an element of the same name is replaced in its place.
    public mutating func append(_ element: Element) {
        if let position = positions[element.name] { elements[position] = element; return }
        positions[element.name] = elements.count
        elements.append(element)
    }

    public subscript(_ name: String) -> Element? { positions[name].map { elements[$0] } }
    public var startIndex: Int { elements.startIndex }
    public var endIndex: Int { elements.endIndex }
    public subscript(position: Int) -> Element { elements[position] }
    public var names: [String] { elements.map(\.name) }
}
