public import Civics
public import FEEL

/// One word of the document's vocabulary and where its value comes from.
public struct Fact: Named {
    public var name: String
    public var type: FactType
    public var unit: String?
    public var source: FactSource
    /// What a person is told to do when no office holds it (`null-means`).
    public var nullMeaning: LocalizedText?
    /// What people are shown instead of the name.
    public var title: LocalizedText?
    /// Enumeration values as people read them.
    public var labels: [String: LocalizedText]
    public var citation: Citation?
    public var place: Place
}

/// The types a fact, a question or a table column may have.
public indirect enum FactType: Hashable, Sendable {
    case boolean, integer, decimal, money, text, date, dateTime, time, duration
    case enumeration([String])
    case residentID, creditCode, region, mobile, email
    case list(FactType)
    /// Any structured value (persons of a household, papers); no type checks inside.
    case structure
}

/// Who gives a fact its value.
public enum FactSource: Sendable {
    /// Typed by the person who applies.
    case form
    /// A register's field, `resource.field` (`market-regulation.company.status`), fetched by the
    /// value of another fact; without `key`, by the applicant's own number.
    case register(resource: String, field: String, key: String?)
    /// Derived by an expression over other facts.
    case derived(Expression)
    /// Set by the engine: 基准日 (as-of date), 受理日, 申请日 and the like.
    case engine(String)
}

/// An amount or limit with values by date.
public struct Parameter: Named {
    public var name: String
    public var unit: String?
    public var citation: Citation?
    /// Values by the first day on which each holds, ascending.
    public var values: [(from: CivilDate, value: Value)]
    /// Levels that may set a value of their own within the bounds.
    public var openFor: [GovernmentLevel]
    public var bounds: UnitTests?
    /// Declared type; from the values where none is written.
    public var type: FactType
    public var place: Place

    /// The value in force on a day; `nil` before the first.
    public func value(on day: CivilDate) -> Value? {
        values.last { $0.from <= day }?.value
    }

    /// Bounds as written, for display, and as tests.
    public struct UnitTests: Sendable {
        public var text: String
        public var tests: UnaryTests
        public init(text: String, tests: UnaryTests) { (self.text, self.tests) = (text, tests) }
    }
}

/// A decision table of the document.
public struct Table: Named {
    public var name: String
    /// Unit of the single output (`元` turns it into money).
    public var unit: String?
    public var table: DecisionTable
    /// The name stands for the single output's value; otherwise for a context of all outputs.
    public var isValue: Bool
    public var citation: Citation?
    /// Place of each row, in row order.
    public var rowPlaces: [Place]
    public var place: Place
}

/// A named expression.
public struct Decision: Named {
    public var name: String
    public var expression: Expression
    public var type: FactType?
    public var citation: Citation?
    public var place: Place
}

/// An everyday question; its answer is a fact of the same name.
public struct Question: Named {
    public var name: String
    public var text: LocalizedText
    public var type: FactType
    public var unit: String?
    /// Admissible answers (from `above`, `below`, `values`), as tests on the answer.
    public var bounds: Parameter.UnitTests?
    /// Asked only when this holds.
    public var when: Expression?
    public var hint: LocalizedText?
    /// Enumeration values as people read them.
    public var labels: [String: LocalizedText]
    public var citation: Citation?
    public var place: Place
}
